import type { Cells, CellState } from '../domain/figure.ts';
import { type MetricCode, metrics, printedCodes, type TableId } from '../domain/metric.ts';
import type { TableEditions } from '../domain/report.ts';
import { type Edition, editions as knownEditions } from '../domain/taxonomy/editions.ts';
import { cellNumber, codeOfCell } from './cell-numbers.ts';
import { headlineTotals } from './headline-totals.ts';

/** Editions of the tables, as years; null: the document does not print the table. */
export type PackedEditions = {
  readonly t2Edition: number | null;
  readonly t3Edition: number | null;
  readonly t4Edition: number | null;
};

/**
 * The cells of a document as a row holds them. Most cells of most reports are printed zeros, and these take no room:
 * a cell is 0 when an edition of its table is named, that edition prints the cell, and no list says otherwise. What
 * the edition does not print is in a list or is not there at all, so that an unread cell can never become 0.
 */
export type PackedCells = PackedEditions & {
  /** Whether zeros of the 2014 form are left out too. */
  readonly form2014: boolean;
  /** In the order of `headlineTotals`; null: not a whole number, or none at all. Zeros are written out. */
  readonly totals: readonly (number | null)[];
  /** Cell number and value, in turn: whole numbers of at most 16 bits, as nearly all are. */
  readonly cells: readonly number[];
  /** Cell number and value, in turn: all other numbers. */
  readonly large: readonly number[];
  /** Cell number and state, in turn. */
  readonly exceptions: readonly number[];
};

/** States as `exceptions` writes them; `absent` is a cell that its edition has and the document does not. */
const exceptionNumbers = { blank: 1, notApplicable: 2, unreadable: 3, absent: 4 } as const;
const exceptionStates = new Map<number, CellState>([
  [exceptionNumbers.blank, { kind: 'blank' }],
  [exceptionNumbers.notApplicable, { kind: 'notApplicable' }],
  [exceptionNumbers.unreadable, { kind: 'unreadable' }],
]);

const zero: CellState = { kind: 'number', value: 0 };
const headlineCodes: ReadonlySet<MetricCode> = new Set(headlineTotals.map(({ code }) => code));
const form2014Codes = metrics.filter(({ place }) => place === 'form2014').map(({ code }) => code);
const tables = ['t2', 't3', 't4'] as const satisfies readonly TableId[];

const zerosByForm = new Map<string, Cells>();

/** A zero for every cell that the named editions print, in printed order. */
function zerosOf(editions: TableEditions, form2014: boolean): Cells {
  const form = `${editions.t2} ${editions.t3} ${editions.t4} ${form2014}`;
  let zeros = zerosByForm.get(form);
  if (zeros === undefined) {
    const codes = tables.flatMap((table) => {
      const edition = editions[table];
      return edition === null ? [] : printedCodes(table, edition);
    });
    zeros = new Map([...codes, ...(form2014 ? form2014Codes : [])].map((code) => [code, zero]));
    zerosByForm.set(form, zeros);
  }
  return zeros;
}

/** Throws RangeError when a value is no finite number. */
export function packCells(editions: TableEditions, cells: Cells): PackedCells {
  // A choice of the encoding only: naming the zeros costs more as soon as half of the form is printed.
  const form2014 = form2014Codes.filter((code) => cells.has(code)).length * 2 > form2014Codes.length;
  const zeros = zerosOf(editions, form2014);
  const small: number[] = [];
  const large: number[] = [];
  const exceptions: number[] = [];
  for (const [code, state] of cells) {
    if (state.kind !== 'number') exceptions.push(cellNumber(code), exceptionNumbers[state.kind]);
    else if (!Number.isFinite(state.value)) throw new RangeError(`${code} is ${state.value}, which is no figure`);
    else if (headlineCodes.has(code) && isInteger(state.value, 32)) continue;
    else if (!isInteger(state.value, 16)) large.push(cellNumber(code), state.value);
    else if (state.value !== 0 || !zeros.has(code)) small.push(cellNumber(code), state.value);
  }
  for (const code of zeros.keys()) {
    // A headline total without a column is absent as it is.
    if (!cells.has(code) && !headlineCodes.has(code)) exceptions.push(cellNumber(code), exceptionNumbers.absent);
  }
  return {
    t2Edition: yearOf(editions.t2),
    t3Edition: yearOf(editions.t3),
    t4Edition: yearOf(editions.t4),
    form2014,
    totals: headlineTotals.map(({ code }) => {
      const state = cells.get(code);
      return state?.kind === 'number' && isInteger(state.value, 32) ? state.value : null;
    }),
    cells: small,
    large,
    exceptions,
  };
}

/** The editions that were packed. Throws RangeError when the row is damaged or was written by a newer program. */
export function unpackEditions(packed: PackedEditions): TableEditions {
  return {
    t2: editionOf(packed.t2Edition),
    t3: editionOf(packed.t3Edition),
    t4: editionOf(packed.t4Edition),
  };
}

/** The very cells that were packed. Throws as `unpackEditions` does. */
export function unpackCells(packed: PackedCells): Cells {
  const cells = new Map(zerosOf(unpackEditions(packed), packed.form2014));
  for (const [index, { code }] of headlineTotals.entries()) {
    const value = packed.totals[index];
    if (value === null || value === undefined) cells.delete(code);
    else if (value !== 0 || !cells.has(code)) cells.set(code, { kind: 'number', value });
  }
  for (const list of [packed.cells, packed.large]) {
    for (const [code, value] of pairsOf(list)) cells.set(code, { kind: 'number', value });
  }
  for (const [code, number] of pairsOf(packed.exceptions)) {
    const state = exceptionStates.get(number);
    if (state !== undefined) cells.set(code, state);
    else if (number === exceptionNumbers.absent) cells.delete(code);
    else throw new RangeError(`${code} has the unknown state ${number}`);
  }
  return cells;
}

function* pairsOf(list: readonly number[]): Generator<readonly [MetricCode, number]> {
  for (let index = 0; index < list.length; index += 2) {
    const cell = list[index];
    const value = list[index + 1];
    if (cell === undefined || value === undefined) throw new RangeError('a list of cells and values ends in a cell');
    yield [codeOfCell(cell), value];
  }
}

function isInteger(value: number, bits: 16 | 32): boolean {
  return Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
}

function yearOf(edition: Edition | null): number | null {
  return edition === null ? null : Number(edition);
}

function editionOf(year: number | null): Edition | null {
  if (year === null) return null;
  const edition = knownEditions.find(({ id }) => Number(id) === year);
  if (edition === undefined) throw new RangeError(`${year} is no edition of the form`);
  return edition.id;
}
