import type { Table3RowCode } from '../domain/metric.ts';
import { outcomeRows, type Table3Edition } from '../domain/table3.ts';
import type { Value } from './line.ts';

const width = 7;
const totalColumn = width - 1;

/** The rows of table 三 that were read, each with its seven cells, 总计 last. */
export type RowValues = ReadonlyMap<Table3RowCode, readonly Value[]>;

/** The number of a cell for sums: a blank or "/" adds nothing. Undefined where it could not be read. */
function addend(value: Value | undefined): number | undefined {
  const state = value?.reading.state;
  if (state === undefined || state.kind === 'unreadable') return undefined;
  return state.kind === 'number' ? state.value : 0;
}

function isNumber(value: Value | undefined): boolean {
  return value?.reading.state.kind === 'number';
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (total, value) => (total === undefined || value === undefined ? undefined : total + value),
    0,
  );
}

/** Whether 总计 is printed and equals the six columns before it. */
export function addsUp(row: readonly Value[]): boolean {
  return (
    row.length === width &&
    isNumber(row[totalColumn]) &&
    sum(row.slice(0, totalColumn).map(addend)) === addend(row[totalColumn])
  );
}

function same(left: number | undefined, right: number | undefined): boolean | undefined {
  return left === undefined || right === undefined ? undefined : left === right;
}

function minus(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left - right;
}

const balanceRows = ['requests.received', 'requests.carried_in', 'outcome.total', 'requests.carried_out'] as const;

type Equation = { readonly rows: readonly Table3RowCode[]; readonly holds: (column: number) => boolean | undefined };

function equations(values: RowValues, edition: Table3Edition): readonly Equation[] {
  const at = (row: Table3RowCode, column: number) => addend(values.get(row)?.[column]);
  const leaves = outcomeRows(edition);
  return [
    {
      rows: [...leaves, 'outcome.total'],
      holds: (column) => same(sum(leaves.map((row) => at(row, column))), at('outcome.total', column)),
    },
    {
      rows: balanceRows,
      holds: (column) =>
        same(
          sum([at('requests.received', column), at('requests.carried_in', column)]),
          sum([at('outcome.total', column), at('requests.carried_out', column)]),
        ),
    },
  ];
}

const columns = Array.from({ length: width }, (_, column) => column);

/** Whether every sum in which a row takes part can be tried and holds, along the row and down all seven columns. */
export function isProven(row: Table3RowCode, values: RowValues, edition: Table3Edition): boolean {
  const own = values.get(row);
  if (own === undefined || !addsUp(own)) return false;
  return equations(values, edition)
    .filter(({ rows }) => rows.includes(row))
    .every(({ holds }) => columns.every((column) => holds(column) === true));
}

/**
 * What a row must be for its sums to hold, if all rows beside it were read: seven numbers, 总计 last. Undefined where that
 * is not the case, or gives no possible row.
 */
export function rowBySums(
  row: Table3RowCode,
  values: RowValues,
  edition: Table3Edition,
): readonly number[] | undefined {
  const leaves = outcomeRows(edition);
  const others = (rows: readonly Table3RowCode[], column: number) =>
    sum(rows.filter((other) => other !== row).map((other) => addend(values.get(other)?.[column])));
  const at = (other: Table3RowCode, column: number) => addend(values.get(other)?.[column]);

  const candidates: (number | undefined)[][] = [];
  if (leaves.includes(row)) {
    candidates.push(columns.map((column) => minus(at('outcome.total', column), others(leaves, column))));
  }
  if (row === 'outcome.total') candidates.push(columns.map((column) => others(leaves, column)));
  const into = ['requests.received', 'requests.carried_in'] as const;
  const out = ['outcome.total', 'requests.carried_out'] as const;
  for (const [side, opposite] of [
    [into, out],
    [out, into],
  ] as const) {
    if (!side.some((member) => member === row)) continue;
    candidates.push(
      columns.map((column) => minus(sum(opposite.map((member) => at(member, column))), others(side, column))),
    );
  }
  const solved = candidates.filter((candidate) => candidate.every((value) => value !== undefined));
  const [first] = solved;
  const isPossible =
    first !== undefined &&
    solved.every((candidate) => candidate.every((value, column) => value === first[column])) &&
    first.every((value) => value >= 0) &&
    sum(first.slice(0, totalColumn)) === first[totalColumn];
  return isPossible ? first : undefined;
}

/** Whether the printed figures stand in the solution in this order. */
export function isPartOf(printed: readonly Value[], solution: readonly number[]): boolean {
  let column = 0;
  for (const value of printed) {
    if (value.reading.state.kind !== 'number') continue;
    while (column < solution.length && solution[column] !== value.reading.state.value) column += 1;
    if (column === solution.length) return false;
    column += 1;
  }
  return true;
}

const mostSurplus = 2;

function leaveOut(values: readonly Value[], count: number): (readonly Value[])[] {
  if (count === 0) return [values];
  return values.flatMap((_, index) =>
    leaveOut(values.slice(index + 1), count - 1).map((rest) => [...values.slice(0, index), ...rest]),
  );
}

/**
 * A row that prints a figure or two more than it has columns: shifting a merged cell repeats a neighbour's 0. Undefined
 * unless all ways of leaving out the surplus that add up give the same row.
 */
export function withoutSurplus(values: readonly Value[]): readonly Value[] | undefined {
  const figures = values.filter(({ reading }) => reading.state.kind !== 'blank');
  const surplus = figures.length - width;
  if (surplus < 1 || surplus > mostSurplus) return undefined;
  // A label among the figures, which is a cell that cannot be read: the rest may be of another row.
  if (figures.some(({ reading }) => reading.state.kind === 'unreadable')) return undefined;
  const ways = leaveOut(figures, surplus).filter(addsUp);
  const distinct = new Set(ways.map((way) => way.map(addend).join(' ')));
  return distinct.size === 1 ? ways[0] : undefined;
}

/**
 * The 总计 that a row leaves blank, if its six columns and the printed （七）总计 make it certain: every outcome column adds
 * up with blanks as nothing, and so do the row totals (Shanghai's report of 2019 fills in 总计 for four rows only).
 */
export function blankTotals(values: RowValues, edition: Table3Edition): ReadonlyMap<Table3RowCode, number> {
  const totals = new Map<Table3RowCode, number>();
  const leaves = outcomeRows(edition);
  const printedTotal = values.get('outcome.total');
  if (printedTotal === undefined || !addsUp(printedTotal)) return totals;
  for (let column = 0; column < totalColumn; column += 1) {
    const added = sum(leaves.map((row) => addend(values.get(row)?.[column])));
    if (added === undefined || added !== addend(printedTotal[column])) return totals;
  }
  for (const row of leaves) {
    const cells = values.get(row);
    const parts = cells?.slice(0, totalColumn) ?? [];
    const total = sum(parts.map(addend));
    const isBlank = cells?.[totalColumn]?.reading.state.kind === 'blank';
    if (isBlank && total !== undefined && parts.some(isNumber)) totals.set(row, total);
  }
  return totals;
}
