import type { Cells, CellState } from '../domain/figure.ts';
import { type MetricCode, metricOf, metrics, printedCodes, type TableId } from '../domain/metric.ts';
import type { ReportFigures } from '../domain/report.ts';
import type { FigureChange } from './store.ts';

const tables = ['t2', 't3', 't4'] as const satisfies readonly TableId[];

/** What is compared of two documents, or of two readings of one. */
export type Reading = Pick<ReportFigures, 'editions' | 'cells' | 'prose'> & { readonly machineRead: boolean };

/** Whether a document was read by machine, or in part, where the version held was not. */
export function isLesser(incoming: Reading, current: Reading): boolean {
  if (incoming.machineRead && !current.machineRead) return true;
  const [inIncoming, inCurrent] = [placesRead(incoming), placesRead(current)];
  return [...inCurrent].some((place) => !inIncoming.has(place)) || unread(incoming) > unread(current);
}

/** Tables of which something was read. */
function placesRead({ cells }: Reading): Set<string> {
  return new Set([...cells].filter(([, state]) => isRead(state)).map(([code]) => metricOf(code).place));
}

/** How many cells were not read that the editions of the document print, or that it prints unreadably. */
function unread({ editions, cells }: Reading): number {
  const expected = tables.flatMap((table) => {
    const edition = editions[table];
    return edition === null ? [] : printedCodes(table, edition);
  });
  return new Set([...expected, ...cells.keys()].filter((code) => !isRead(cells.get(code)))).size;
}

function isRead(state: CellState | undefined): state is CellState {
  return state !== undefined && state.kind !== 'unreadable';
}

/**
 * The figures by which two documents are compared. Prose counts only where neither prints a table, as which sentence
 * gives a figure is our reading, and would make corrections of it.
 */
function comparable(one: Reading, other: Reading): readonly [Cells, Cells] {
  return one.cells.size > 0 || other.cells.size > 0
    ? [one.cells, other.cells]
    : [proseStates(one, one.cells), proseStates(other, other.cells)];
}

function proseStates({ prose }: Reading, cells: Cells): Cells {
  return new Map(
    [...prose].filter(([code]) => !cells.has(code)).map(([code, { value }]) => [code, { kind: 'number', value }]),
  );
}

/** Figures that both sides read, differently. */
export function contradictionsOf(before: Reading, after: Reading): FigureChange[] {
  const [old, now] = comparable(before, after);
  return changesWhere(old, now, (one, other) => isRead(one) && isRead(other) && !sameState(one, other));
}

/** Figures that only the later side read. */
export function gainsOf(before: Reading, after: Reading): FigureChange[] {
  const [old, now] = comparable(before, after);
  return changesWhere(old, now, (one, other) => !isRead(one) && isRead(other));
}

/** Every difference between two readings of one document; of prose, where there is no cell for it. */
export function differencesOf(before: Reading, after: Reading): FigureChange[] {
  const all = (reading: Reading): Cells => {
    const inCells = new Map([...before.cells, ...after.cells].map(([code]) => [code, { kind: 'blank' } as const]));
    return new Map([...reading.cells, ...proseStates(reading, inCells)]);
  };
  return changesWhere(all(before), all(after), (one, other) => !sameState(one, other));
}

/** Whether two documents print the same figures in the same editions. */
export function isSame(version: Reading, incoming: Reading): boolean {
  const [old, now] = comparable(version, incoming);
  return sameEditions(version, incoming) && changesWhere(old, now, (one, other) => !sameState(one, other)).length === 0;
}

/** Whether two documents use the same edition for each table. */
export function sameEditions({ editions: one }: Reading, { editions: other }: Reading): boolean {
  return tables.every((table) => one[table] === other[table]);
}

/** Whether both documents print a table, in different editions of the form. */
export function usesAnotherForm({ editions: one }: Reading, { editions: other }: Reading): boolean {
  return tables.some((table) => one[table] !== null && other[table] !== null && one[table] !== other[table]);
}

/** Whether two readings give the same figures in prose, also of what stands in a cell. */
export function sameProse({ prose: one }: Reading, { prose: other }: Reading): boolean {
  return one.size === other.size && [...one].every(([code, { value }]) => other.get(code)?.value === value);
}

function changesWhere(
  before: Cells,
  after: Cells,
  differ: (before: CellState | undefined, after: CellState | undefined) => boolean,
): FigureChange[] {
  const codes = new Set([...before.keys(), ...after.keys()]);
  return inOrderOfTheForm(
    [...codes]
      .map((code) => ({ code, before: before.get(code), after: after.get(code) }))
      .filter((change) => differ(change.before, change.after)),
  );
}

function sameState(one: CellState | undefined, other: CellState | undefined): boolean {
  if (one?.kind !== 'number' || other?.kind !== 'number') return one?.kind === other?.kind;
  return one.value === other.value;
}

const placeInForm: ReadonlyMap<MetricCode, number> = new Map(metrics.map(({ code }, index) => [code, index]));

/** Changes in the order in which the form prints their figures. */
export function inOrderOfTheForm(changes: readonly FigureChange[]): FigureChange[] {
  return changes.toSorted((one, other) => (placeInForm.get(one.code) ?? 0) - (placeInForm.get(other.code) ?? 0));
}
