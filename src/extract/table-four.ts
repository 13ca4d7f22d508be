import { table4Columns, table4Groups } from '../domain/taxonomy/table4.ts';
import { emptyHarvest, type Harvest, keep, printedText, setUnreadable } from './harvest.ts';
import type { Line, Value } from './line.ts';
import { missingFinding, readingFinding } from './reading-finding.ts';
import type { Stretch } from './region.ts';
import { hasDoubtfulEdge, layRow, type Run, runsOf } from './run.ts';
import { table4Codes, table4CodesOf } from './table-four-heads.ts';

const codes = table4Codes;
const groupWidth = table4Columns.length;

/** Words of the head of table 四. */
const head = /结果维持|结果纠正|尚未审结|复议后起诉/u;

function numberOf(value: Value | undefined): number | undefined {
  const state = value?.reading.state;
  if (state === undefined || state.kind === 'unreadable') return undefined;
  return state.kind === 'number' ? state.value : 0;
}

function groupsOf(row: readonly Value[]): readonly (readonly Value[])[] {
  return table4Groups.map((_, index) => row.slice(index * groupWidth, (index + 1) * groupWidth));
}

function groupAddsUp(group: readonly Value[]): boolean {
  const parts = group.slice(0, -1).map(numberOf);
  const total = group.at(-1);
  return (
    total?.reading.state.kind === 'number' &&
    parts.every((part) => part !== undefined) &&
    parts.reduce((sum, part) => sum + part, 0) === numberOf(total)
  );
}

/** Whether each of the three totals is printed and equals its four. */
function addsUp(row: readonly Value[]): boolean {
  return groupsOf(row).every(groupAddsUp);
}

/** One of the fifteen cannot be read and may be no figure, so that the others are one too few: the sums around it tell. */
function isShifted(row: readonly Value[]): boolean {
  const isUnreadable = ({ reading }: Value): boolean => reading.state.kind === 'unreadable';
  return row.some(isUnreadable) && groupsOf(row).some((group) => !group.some(isUnreadable) && !groupAddsUp(group));
}

function isPrinted({ reading }: Value): boolean {
  return reading.state.kind !== 'blank';
}

/** A page number may stand beside a row that stands on one line. */
const mostBeside = 2;

/** Figures beside a row, of which nobody can say that they are not its own. */
function hasRest(row: readonly Value[], beside: readonly Value[]): boolean {
  const isOnOneLine = new Set(row.map(({ place }) => place.line)).size === 1;
  return beside.filter(isPrinted).length > (isOnOneLine ? mostBeside : 0);
}

/** Numbers of columns: 1 2 3 … 15, which no row of figures is, as the fifth is the sum of the four before it. */
function isNumbering(values: readonly Value[]): boolean {
  return values.length === codes.length && values.every((value, index) => numberOf(value) === index + 1);
}

/**
 * A page break between the cells (one per line) cuts the row; some sites print 行政复议 and 行政诉讼 as two tables, or the columns
 * as rows. The pieces are one row if its totals prove it; in exact columns blank cells are among the fifteen.
 */
function joinedPieces(runs: readonly Run[]): readonly (readonly Value[])[] {
  const printed = runs.flatMap(({ values }) => values.filter(isPrinted));
  const exact = runs.every(({ exactGrid }) => exactGrid) ? runs.flatMap(({ values }) => values) : [];
  return [printed, exact].filter((row) => row.length === codes.length && addsUp(row)).slice(0, 1);
}

function wholeRow(runs: readonly Run[], all: readonly Run[]): readonly (readonly Value[])[] {
  const laid = runs
    .filter(({ values }) => !isNumbering(values))
    .map((run) => ({ run, row: layRow(run.values, codes.length, addsUp) }));
  const beside = laid.flatMap(({ run, row }) => (row.kind === 'row' ? [] : run.values));
  const rows = laid.flatMap(({ run: { exactGrid }, row }) => {
    if (row.kind !== 'row') return [];
    const { values } = row;
    const isDoubtful = !exactGrid && (isShifted(values) || hasRest(values, beside) || hasDoubtfulEdge(values, addsUp));
    return isDoubtful ? [] : [values];
  });
  if (rows.length > 0) return rows;
  return joinedPieces(all);
}

/**
 * Reads table 四: fifteen figures, mostly in one row. Its labels are not needed, save where they stand in another order than
 * that of the form; its heading may stand between them and the figures.
 */
export function readTableFour(lines: readonly Line[], stretch: Stretch | undefined): Harvest {
  const harvest = emptyHarvest();
  if (stretch === undefined) return harvest;
  const all = runsOf(lines, stretch);
  const runs = all.filter(
    ({ values, exactGrid }) => values.some(isPrinted) || (exactGrid && values.length === codes.length),
  );
  const own = lines.slice(stretch.start, stretch.end).map(({ text }) => text);
  const hasHead = head.test(own.join(''));
  if (runs.length === 0) {
    if (hasHead) harvest.findings.push(missingFinding({ zh: '表四', en: 'Table 4' }, [{ zh: '数据', codes }]));
    return harvest;
  }
  const rows = wholeRow(runs, all);
  const [row] = rows;
  const order = row === undefined ? undefined : table4CodesOf(row, lines.slice(stretch.start, stretch.end));
  const texts = new Set(rows.map((values) => values.map(({ raw }) => raw.trim()).join(' ')));
  if (row !== undefined && order !== undefined && texts.size === 1) {
    for (const [index, code] of order.entries()) {
      const value = row[index];
      if (value !== undefined) keep(harvest, code, value, 't4');
    }
    return harvest;
  }
  // Under a heading alone, other figures than fifteen are not a table: the return of 2014 counts reviews in a row of its own.
  if (!hasHead) return harvest;
  const printed = runs.flatMap(({ values }) => values);
  for (const code of codes) setUnreadable(harvest, code, printed, 't4');
  const raw = printedText(printed);
  harvest.findings.push(
    readingFinding('R.unreadable', codes, {
      zh: `表四的数字（${raw}）无法与十五列逐一对应。`,
      en: `The figures of table 4 (${raw}) cannot be told by its fifteen columns.`,
    }),
  );
  return harvest;
}
