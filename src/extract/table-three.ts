import { type Table3RowCode, table3Code } from '../domain/metric.ts';
import { printedRows, type Table3Edition } from '../domain/table3.ts';
import { type BareRow, keepBareRows } from './bare-rows.ts';
import { emptyHarvest, type Harvest, keep, setUnreadable } from './harvest.ts';
import type { Line, Value } from './line.ts';
import { missingFinding, readingFinding } from './reading-finding.ts';
import type { Stretch } from './region.ts';
import { type Alignment, alignRows } from './row-alignment.ts';
import { table3Labels, withoutHead } from './table-three-label.ts';
import { labelRemarks, rowRemark, table3CodesOf, unplacedRemark } from './table-three-remarks.ts';
import { resolveRows } from './table-three-rows.ts';
import { type LabelledRun, table3Runs } from './table-three-runs.ts';
import { blankTotals } from './table-three-sums.ts';

export type TableThree = Harvest & { readonly edition: Table3Edition | null };

function align(runs: readonly LabelledRun[], edition: Table3Edition): Alignment<Table3RowCode> {
  const rows = printedRows(edition);
  return alignRows(
    runs.map(({ label }) => {
      const isGroup = label.row !== undefined && !rows.includes(label.row);
      // The heading （三）不予公开 beside a row that lost its own label is no label of that row.
      return isGroup ? { likeness: new Map<Table3RowCode, number>(), row: undefined, ordinal: null } : label;
    }),
    rows.map((code) => ({ code, ordinal: table3Labels.official(code).ordinal })),
  );
}

/** Rows that only edition 2021 has below （六）其他处理. */
const fingerprint2021 = /逾期不补正|逾期未按收费|逾期(?:不|未)缴/u;

/** A damaged table has as many rows that cannot be placed; more have lost their columns. */
const mostMisfits = 3;

/**
 * The edition by what stands below （六）其他处理. A table that ends before it, or lost its labels there, is of the edition
 * into whose rows more of its figures fit, else of that of table 二.
 */
function editionOf(text: string, runs: readonly LabelledRun[], edition2: Table3Edition | null): Table3Edition | null {
  if (fingerprint2021.test(text)) return '2021';
  const unplaced2019 = align(runs, '2019').unplaced.length;
  const unplaced2021 = align(runs, '2021').unplaced.length;
  // Where most figures fit into neither, the difference says nothing.
  const isTelling = Math.min(unplaced2019, unplaced2021) <= mostMisfits;
  if (isTelling && unplaced2019 !== unplaced2021) return unplaced2019 < unplaced2021 ? '2019' : '2021';
  const carriesFigures = runs.some(({ label, values }) => label.row === 'outcome.other' && values.some(isNumber));
  return carriesFigures ? '2019' : edition2;
}

function isNumber({ reading }: Value): boolean {
  return reading.state.kind === 'number';
}

/** More open rows than this for the figures that are left, and naming them all would name half the table. */
const mostSuspects = 3;

/** Reads table 三. `edition2` is the edition of table 二, for a table that is cut before it shows its own. */
export function readTableThree(
  lines: readonly Line[],
  stretch: Stretch | undefined,
  edition2: Table3Edition | null,
): TableThree {
  const harvest = emptyHarvest();
  if (stretch === undefined) return { ...harvest, edition: null };
  const runs = table3Runs(lines, stretch);
  const own = lines.slice(stretch.start, stretch.end);
  const known = editionOf(own.map(({ text }) => text).join(''), runs, edition2);
  // Up to where a cut table ends, both editions have the same rows.
  const edition = known ?? '2021';
  const alignment = align(runs, edition);
  const { rows, values } = resolveRows(runs, alignment, edition);

  for (const resolved of rows) {
    const codes = table3CodesOf(resolved.row);
    for (const [index, code] of codes.entries()) {
      const cell = resolved.kind === 'printed' ? resolved.cells[index] : undefined;
      if (cell === undefined) setUnreadable(harvest, code, resolved.printed, 't3');
      else keep(harvest, code, cell, 't3');
      const solution = 'solution' in resolved ? resolved.solution?.[index] : undefined;
      if (solution !== undefined && harvest.cells.get(code)?.kind === 'unreadable') {
        harvest.derived.set(code, {
          value: solution,
          why: '该行印的数字不能与各列逐一对应；勾稽关系只容许这一种填法。',
        });
      }
    }
    const remark = rowRemark(resolved);
    if (remark !== undefined) harvest.findings.push(remark);
  }
  for (const [row, total] of blankTotals(values, edition)) {
    harvest.derived.set(table3Code(row, 'total'), {
      value: total,
      why: '总计一格空白；按该行各列相加，各列与总计行均吻合。',
    });
  }
  for (const { run: index, rows: open } of alignment.unplaced) {
    const run = runs[index];
    if (run === undefined) continue;
    const free = open.filter((row) => !harvest.cells.has(table3Code(row, 'total')));
    const suspects = free.length > mostSuspects ? [] : free;
    harvest.findings.push(unplacedRemark(run, suspects, edition));
    for (const code of suspects.flatMap(table3CodesOf)) setUnreadable(harvest, code, run.values, 't3');
  }
  const isEnd = stretch.end === lines.length;
  readBare(harvest, own, runs, alignment, edition, isEnd);
  harvest.findings.push(...labelRemarks(runs, alignment, edition));
  const isWhole = alignment.placements.some(({ row }) => row === 'requests.carried_out');
  const missing = printedRows(edition).filter((row) => !harvest.cells.has(table3Code(row, 'total')));
  if (isEnd && !isWhole && harvest.cells.size > 0) {
    harvest.findings.push(
      readingFinding('R.truncated', [], {
        zh: '文本在表三中间结束，其后的数字没有印出。',
        en: 'The text ends within table 3; the figures after that are not printed.',
      }),
    );
  } else if (missing.length > 0 && harvest.cells.size > 0) {
    const rowsMissing = missing.map((row) => ({ zh: table3Labels.official(row).zh, codes: table3CodesOf(row) }));
    harvest.findings.push(missingFinding({ zh: '表三', en: 'Table 3' }, rowsMissing));
  }
  return { ...harvest, edition: harvest.cells.size === 0 ? null : known };
}

/** Labels without any figure: blank cells that the converter dropped, unless figures of that table are left over. */
function readBare(
  harvest: Harvest,
  lines: readonly Line[],
  runs: readonly LabelledRun[],
  { unplaced }: Alignment<Table3RowCode>,
  edition: Table3Edition,
  isEnd: boolean,
): void {
  const rows = new Set(printedRows(edition));
  const used = new Set(runs.flatMap(({ label }) => label.words));
  const words = lines.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'words'));
  const bare = new Map<Table3RowCode, BareRow>();
  for (const word of withoutHead(words)) {
    // The last words of a text that was cut may be the beginning of a row whose figures are gone.
    if (used.has(word) || (isEnd && word === words.at(-1))) continue;
    const code = table3Labels.exact(word.key);
    if (code === undefined || !rows.has(code) || harvest.cells.has(table3Code(code, 'total'))) continue;
    bare.set(code, { label: word, codes: table3CodesOf(code) });
  }
  keepBareRows(harvest, 't3', [...bare.values()], unplaced.length === 0);
}
