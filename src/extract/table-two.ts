import { type BareRow, keepBareRows } from './bare-rows.ts';
import { emptyHarvest, type Harvest, printedText } from './harvest.ts';
import type { Line, Words } from './line.ts';
import { labelFinding, missingFinding, readingFinding } from './reading-finding.ts';
import type { Stretch } from './region.ts';
import { withoutEnds } from './row-padding.ts';
import { type Run, runsOf } from './run.ts';
import {
  isOfficial,
  type PrintedColumn,
  printedColumns,
  type Table2Edition,
  type Table2Form,
  type Table2FormRow,
  table2CodeOf,
  table2CodesOf,
  table2Forms,
} from './table-two-form.ts';
import { readTable2Row } from './table-two-row.ts';

export type TableTwo = Harvest & { readonly edition: Table2Edition | null };

/** Words that only one edition prints in table 二; the 2021 form is often filled in with 本年新制作数量, so that tells nothing. */
const fingerprints: { readonly [edition in Table2Edition]: RegExp } = {
  '2019': /新公开数量|公开总数量|上一年项目|项目数量|本年增\/?减?|政府集中采购|采购总金额|其他对外管理/gu,
  '2021': /止件数|现行有效|本年收费金额|制发件数|本年处理决定数量/gu,
};

/** Table 二 has eight rows of figures at most; far more runs are of a hostile document. */
const mostRuns = 200;

function isPrinted({ values }: Run): boolean {
  return values.some(({ reading }) => reading.state.kind !== 'blank');
}

/** The edition by its own words; where those are gone, by what 行政许可 prints: one figure in 2021, three in 2019. */
function editionOf(text: string, runs: readonly Run[]): Table2Edition | null {
  const count = (edition: Table2Edition) => new Set(text.match(fingerprints[edition])).size;
  if (count('2019') !== count('2021')) return count('2019') > count('2021') ? '2019' : '2021';
  const licensing = runs.find(({ before }) => before.at(-1)?.key === '行政许可');
  if (licensing === undefined) return null;
  return licensing.values.filter(({ reading }) => reading.state.kind !== 'blank').length === 1 ? '2021' : '2019';
}

/** Whether the heads above a row are those of the other edition alone: a row of another table, or of a year before. */
function isForeign(heads: readonly Words[], edition: Table2Edition): boolean {
  const text = heads.map(({ key }) => key).join('');
  const other = edition === '2019' ? '2021' : '2019';
  return text.match(fingerprints[edition]) === null && text.match(fingerprints[other]) !== null;
}

type Placed = {
  readonly row: Table2FormRow;
  readonly run: Run;
  readonly label: readonly Words[];
};

const mostPieces = 3;

/** The row of a run by the words above or before it, which wrapping and splitting cut into pieces. */
function labelledRow(form: Table2Form, words: readonly Words[]): Omit<Placed, 'run'> | undefined {
  for (let count = 1; count <= Math.min(mostPieces, words.length); count += 1) {
    const label = words.slice(-count);
    const match = form.labels.find(label.map(({ key }) => key).join(''));
    const row = form.rows.find(({ code }) => code === match?.code);
    if (row !== undefined) return { row, label };
  }
  return undefined;
}

/** Reads table 二 by the labels of its rows; a row without a label is not read, as no sums could prove it. */
export function readTableTwo(lines: readonly Line[], stretch: Stretch | undefined): TableTwo {
  const harvest = emptyHarvest();
  if (stretch === undefined) return { ...harvest, edition: null };
  const own = lines.slice(stretch.start, stretch.end);
  const runs = runsOf(lines, stretch).slice(0, mostRuns);
  const edition = editionOf(own.map(({ text }) => text).join(''), runs);
  if (edition === null) return { ...harvest, edition: null };
  const form = table2Forms[edition];

  const placed: Placed[] = [];
  const loose: Run[] = [];
  /** Words above each row since the last figures, in which the heads of its columns stand. */
  const heads = new Map<Table2FormRow['block'], readonly PrintedColumn[]>();
  let words: readonly Words[] = [];
  let foreign: Table2FormRow['block'] | undefined;
  for (const run of runs) {
    words = [...words, ...run.before];
    const found = labelledRow(form, run.before);
    const above = words.slice(0, words.length - (found?.label.length ?? 0));
    if (found !== undefined && isForeign(above, edition)) foreign = found.row.block;
    else if (above.length > 0) foreign = undefined;
    if (found === undefined || found.row.block === foreign) {
      loose.push(run);
      if (found !== undefined) words = [];
      continue;
    }
    placed.push({ ...found, run });
    const { block } = found.row;
    const printed = printedColumns(form, block, above);
    if (printed.length > (heads.get(block)?.length ?? 0)) heads.set(block, printed);
    words = [];
  }
  const rows = withoutEnds(
    lines,
    placed.map((one) => ({ ...one, columns: one.row.block.columns.length })),
  );
  for (const { row, run, label } of rows) {
    const twin = rows.find((other) => other.row === row && other.run !== run);
    readTable2Row(harvest, row, run, twin?.run, heads.get(row.block) ?? []);
    const asPrinted = label.map(({ key }) => key).join('');
    if (isOfficial(asPrinted, row.zh)) continue;
    harvest.findings.push(labelFinding(label.map(({ raw }) => raw.trim()).join(''), row.zh, table2CodesOf(row)));
  }
  for (const { column, key, raw } of [...heads.values()].flat()) {
    if (isOfficial(key, column.zh)) continue;
    const codes = form.rows
      .filter(
        ({ code, block }) =>
          heads.has(block) && block.columns.includes(column) && placed.some(({ row }) => row.code === code),
      )
      .map((row) => table2CodeOf(row, column));
    harvest.findings.push(labelFinding(raw, column.zh, codes));
  }
  const stray = loose.filter(isPrinted);
  noteStray(harvest, form, stray);
  readBare(harvest, form, own, placed, { isComplete: stray.length === 0, isEnd: stretch.end === lines.length });
  const missing = form.rows
    .map((row) => ({ zh: row.zh, codes: table2CodesOf(row) }))
    .filter(({ codes }) => codes.every((code) => !harvest.cells.has(code)));
  if (missing.length > 0 && harvest.cells.size > 0) {
    harvest.findings.push(missingFinding({ zh: '表二', en: 'Table 2' }, missing));
  }
  return { ...harvest, edition: harvest.cells.size === 0 ? null : edition };
}

/** Figures that have lost their row. The rows that are missing are then not blank, but unread. */
function noteStray(harvest: Harvest, form: Table2Form, stray: readonly Run[]): void {
  if (stray.length === 0) return;
  const raw = printedText(stray.flatMap(({ values }) => values));
  const missing = form.rows.filter((row) => table2CodesOf(row).every((code) => !harvest.cells.has(code)));
  const codes = missing.length > stray.length ? [] : missing.flatMap(table2CodesOf);
  for (const code of codes) harvest.cells.set(code, { kind: 'unreadable' });
  harvest.findings.push(
    readingFinding('R.unplaced', codes, {
      zh: `表二有数字（${raw}）找不到所属的行，未采用。`,
      en: `Figures in table 2 (${raw}) belong to no row that could be told, and were not taken.`,
    }),
  );
}

/** Labels without any figure: blank cells that the converter dropped, unless figures of that table are left over. */
function readBare(
  harvest: Harvest,
  form: Table2Form,
  lines: readonly Line[],
  placed: readonly Placed[],
  { isComplete, isEnd }: { readonly isComplete: boolean; readonly isEnd: boolean },
): void {
  const used = new Set(placed.flatMap(({ label }) => label));
  const words = lines.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'words'));
  const bare = new Map<string, BareRow>();
  for (const [index, word] of words.entries()) {
    // The last words of a text that was cut may be the beginning of a row whose figures are gone.
    if (used.has(word) || (isEnd && index === words.length - 1)) continue;
    const exact = form.labels.exact(word.key);
    const row = exact === undefined ? undefined : form.rows.find(({ code }) => code === exact);
    if (row === undefined) continue;
    const codes = table2CodesOf(row).filter((code) => !harvest.cells.has(code));
    if (codes.length > 0) bare.set(row.code, { label: word, codes });
  }
  keepBareRows(harvest, 't2', [...bare.values()], isComplete);
}
