import type { Table3RowCode } from '../domain/metric.ts';
import type { Table3Edition } from '../domain/table3.ts';
import type { Value } from './line.ts';
import type { Alignment } from './row-alignment.ts';
import { hasDoubtfulEdge, layRow } from './run.ts';
import { table3Labels } from './table-three-label.ts';
import { type LabelledRun, table3Width } from './table-three-runs.ts';
import { addsUp, isPartOf, isProven, rowBySums, type RowValues, withoutSurplus } from './table-three-sums.ts';

/**
 * What became of a row that was found.
 * - printed: seven cells, certain; `by` says what makes them so: the label, or else position (or a surplus cell left out)
 *   together with the sums
 * - unproven: seven cells, but neither a label nor the sums tell the row, or which figure is the surplus one
 * - twice: printed twice with different figures
 * - short: fewer figures than cells, or blank cells beside them that may be padding; `solution` is what the sums leave as the only row that contains them
 */
export type ResolvedRow = { readonly row: Table3RowCode; readonly printed: readonly Value[] } & (
  | {
      readonly kind: 'printed';
      readonly cells: readonly Value[];
      readonly by: Found['by'];
      /** What the sums make of a row of which some cells cannot be read. */
      readonly solution: readonly number[] | undefined;
    }
  | { readonly kind: 'unproven' }
  | { readonly kind: 'twice' }
  | { readonly kind: 'short'; readonly solution: readonly number[] | undefined }
);

type Found = {
  readonly run: LabelledRun;
  readonly row: Table3RowCode;
  readonly printed: readonly Value[];
  readonly cells: readonly Value[] | undefined;
  readonly by: 'label' | 'order' | 'surplus';
};

function isLabelBeside({ values, label, before, exactGrid }: LabelledRun): boolean {
  const lines = new Set(values.map(({ place }) => place.line));
  const above = label.words.filter((word) => before.includes(word));
  return exactGrid || lines.has(above.at(-1)?.place.line ?? null);
}

/**
 * Runs whose label may be that of the run before: where a label is wrapped, all or most of it may stand below its figures.
 * Then the run has no label above it, and every label after that is suspect that does not stand on the line of its figures;
 * so are the few that do not where most do.
 */
function maybeShifted(runs: readonly LabelledRun[]): ReadonlySet<LabelledRun> {
  const shifted = new Set<LabelledRun>();
  const isUsuallyBeside = runs.filter(isLabelBeside).length * 2 > runs.length;
  let isSuspect = isUsuallyBeside;
  for (const run of runs) {
    if (run.label.row === undefined) isSuspect ||= !run.isContinued && !run.exactGrid;
    else if (isLabelBeside(run)) isSuspect = isUsuallyBeside;
    else if (isSuspect) shifted.add(run);
  }
  return shifted;
}

/**
 * Whether figures in exact columns may stand beside their own, where the row does not add up: a blank cell that is too many may
 * be taken for 自然人, and the figure at the end for 总计, when that is of another column or the totals are gone.
 */
function maybeBeside({ values }: LabelledRun, cells: readonly Value[]): boolean {
  if (cells.every(isBlank) || addsUp(cells)) return false;
  const [first] = cells;
  const last = cells.at(-1);
  const isBetween = first !== undefined && last !== undefined && isBlank(first) && !isBlank(last);
  return values.length > table3Width || isBetween;
}

function lay(row: Table3RowCode, run: LabelledRun, by: 'label' | 'order'): Found {
  const laid = layRow(run.values, table3Width, addsUp);
  const found = { row, run, printed: run.values };
  if (laid.kind === 'row') {
    const isDoubtful = run.exactGrid ? maybeBeside(run, laid.values) : hasDoubtfulEdge(laid.values, addsUp);
    return { ...found, cells: isDoubtful ? undefined : laid.values, by };
  }
  return { ...found, cells: withoutSurplus(run.values), by: 'surplus' };
}

function figuresOf(values: readonly Value[]): string {
  return values.map(({ reading: { state } }) => (state.kind === 'number' ? state.value : state.kind)).join(' ');
}

/** A number that was not printed, for the next sum. */
function solved(value: number): Value {
  return {
    kind: 'value',
    raw: '',
    place: { page: null, line: null, row: null, column: null },
    reading: { state: { kind: 'number', value }, unit: null, signed: false, note: null },
  };
}

/** Whether the cells that could be read are those of the solution. */
function agrees(cells: readonly Value[], solution: readonly number[]): boolean {
  return cells.every(({ reading: { state } }, index) => state.kind !== 'number' || state.value === solution[index]);
}

/** So many labels of rows above the label of a run are a column of labels: text that was read column by column. */
const columnOfLabels = 3;

function isBelowLabels({ before, label, exactGrid }: LabelledRun): boolean {
  if (exactGrid) return false;
  const others = before.filter((word) => !label.words.includes(word) && table3Labels.exact(word.key) !== undefined);
  return others.length >= columnOfLabels;
}

const otherOutcomes = table3Labels.official('outcome.other').key;

/** （六）其他处理 with figures is a row of its own, on the form of 2019, and none of those below it on that of 2021. */
function isRowOfItsOwn(row: Table3RowCode, { before }: LabelledRun): boolean {
  return row.startsWith('outcome.other.') && before.at(-1)?.key === otherOutcomes;
}

/** Decides, for every row that has figures, whether they can be taken. Returns the rows that can, for further sums. */
export function resolveRows(
  runs: readonly LabelledRun[],
  { placements, duplicates }: Alignment<Table3RowCode>,
  edition: Table3Edition,
): { readonly rows: readonly ResolvedRow[]; readonly values: RowValues } {
  const found = placements.flatMap(({ run: index, row, by }) => {
    const run = runs[index];
    return run === undefined ? [] : [lay(row, run, by)];
  });
  const twice = new Set(
    duplicates.flatMap(({ run, row }) => {
      const first = found.find((candidate) => candidate.row === row)?.printed ?? [];
      const again = runs[run]?.values ?? [];
      return figuresOf(first.filter(isFilled)) === figuresOf(again.filter(isFilled)) ? [] : [row];
    }),
  );
  const values = new Map(found.flatMap(({ row, cells }) => (cells === undefined ? [] : [[row, cells] as const])));
  // Where most rows have lost a cell, one of seven has a surplus cell left of those that it lost.
  const hasLostColumn = values.size * 2 < found.length;
  const shifted = maybeShifted(runs);
  const unproven = found.filter(({ row, cells, by, run }) => {
    if (cells === undefined) return false;
    if (by !== 'label' && isRowOfItsOwn(row, run)) return true;
    if (by === 'label' && (hasLostColumn || isBelowLabels(run)) && !addsUp(cells)) return true;
    // What cannot be read may be a stray mark, and the figures beside it one too few.
    if (!run.exactGrid && !cells.every(isReadable)) return !isSolved(row, cells, values, edition);
    return (by !== 'label' || shifted.has(run)) && !isProven(row, values, edition);
  });
  const doubtful = new Set([...unproven.map(({ row }) => row), ...twice]);
  for (const row of doubtful) values.delete(row);

  // A solved row may be what the next one needs: （七）总计 and then 结转下年度.
  const sums = new Map(values);
  const rows = found.map(({ row, printed, cells, by }): ResolvedRow => {
    if (twice.has(row)) return { row, printed, kind: 'twice' };
    if (doubtful.has(row)) return { row, printed, kind: 'unproven' };
    if (cells !== undefined) {
      const whole = cells.every(isReadable) ? undefined : rowBySums(row, sums, edition);
      const solution = whole !== undefined && agrees(cells, whole) ? whole : undefined;
      return { row, printed, kind: 'printed', cells, by, solution };
    }
    const only = printed.length > 1 ? rowBySums(row, sums, edition) : undefined;
    const solution = only !== undefined && isPartOf(printed, only) ? only : undefined;
    if (solution !== undefined) sums.set(row, solution.map(solved));
    return { row, printed, kind: 'short', solution };
  });
  return { rows, values };
}

/** Whether the sums leave one row, and the cells that can be read are its own. */
function isSolved(row: Table3RowCode, cells: readonly Value[], values: RowValues, edition: Table3Edition): boolean {
  const solution = rowBySums(row, values, edition);
  return solution !== undefined && agrees(cells, solution);
}

function isReadable({ reading }: Value): boolean {
  return reading.state.kind !== 'unreadable';
}

function isBlank({ reading }: Value): boolean {
  return reading.state.kind === 'blank';
}

function isFilled(value: Value): boolean {
  return !isBlank(value);
}
