import { formHtml } from './form-markup.ts';
import { type FigureAt, officialForm } from './official-form.ts';

/** Cells of the official form of 2021 by the tables, rows and columns of official-form.ts; all others are 0. */
export type CellsByPlace = { readonly [place: `${2 | 3 | 4}:${number}:${number}`]: string };

/** Rows of table 三. */
export const rowsOfThree = { received: 4, carriedIn: 5, granted: 6, total: 27, carriedOut: 28 } as const;
const naturalPersons = 4;
const inAll = 10;

/** Requests of natural persons that add up: all that came in was granted, but for what was carried out. */
export function requests(received: number, { carriedIn = 0, carriedOut = 0 } = {}): CellsByPlace {
  const closed = received + carriedIn - carriedOut;
  const { received: first, carriedIn: second, granted, total, carriedOut: last } = rowsOfThree;
  const rows = [
    [first, received],
    [second, carriedIn],
    [granted, closed],
    [total, closed],
    [last, carriedOut],
  ] as const;
  return Object.fromEntries(
    rows.flatMap(([row, value]) => [naturalPersons, inAll].map((column) => [`3:${row}:${column}`, String(value)])),
  );
}

/** The parts of a report on the form of 2021. */
export function madeReport(agency: string, year: number, cells: CellsByPlace = {}) {
  const figure: FigureAt = (table, row, column) => cells[`${table}:${row}:${column}`] ?? '0';
  return officialForm(figure).map((part) =>
    typeof part === 'string' ? part.replace('临江市示例局', agency).replace('2023', String(year)) : part,
  );
}

/** A report as the body of a web page. */
export function madePage(agency: string, year: number, cells: CellsByPlace = {}): Uint8Array {
  return Buffer.from(formHtml(madeReport(agency, year, cells)));
}
