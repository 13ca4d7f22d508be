import { type ApplicantKind, type MetricCode, type Table3Code, type Table3RowCode, table3Code } from './metric.ts';
import type { Edition } from './taxonomy/editions.ts';
import { applicantColumns, type Table3RowKind, table3Rows } from './taxonomy/table3.ts';

/** The editions that have a table 三. */
export type Table3Edition = Exclude<Edition, '2014'>;

/** The columns that add up to 总计: natural persons and five kinds of organisation. */
export const applicantKinds: readonly ApplicantKind[] = applicantColumns
  .map(({ code }) => code)
  .filter((code) => code !== 'total');

/** The seven columns, 总计 last. */
export const table3Columns: readonly ApplicantKind[] = applicantColumns.map(({ code }) => code);

const rowCodes: ReadonlySet<string> = new Set(table3Rows.map(({ code }) => code));
/** Whether a text is the code of a row of table 三, without a column. */
export function isTable3RowCode(text: string): text is Table3RowCode {
  return rowCodes.has(text);
}

type Table3Cell = { readonly row: Table3RowCode; readonly applicant: ApplicantKind };

const cells: ReadonlyMap<string, Table3Cell> = new Map(
  table3Rows.flatMap(({ code: row }) =>
    table3Columns.map((applicant) => [table3Code(row, applicant), { row, applicant }] as const),
  ),
);

/** Row and column of a cell of table 三; null for figures of other places. */
export function table3CellOf(code: string): Table3Cell | null {
  return cells.get(code) ?? null;
}

type Kinds = { readonly [id in Table3Edition]?: Table3RowKind };
const kindsOf: ReadonlyMap<string, Kinds> = new Map(table3Rows.map(({ code, kind }) => [code, kind]));

/** What a row is in an edition; undefined where the edition does not have it. */
export function rowKindIn(row: Table3RowCode, edition: Table3Edition): Table3RowKind | undefined {
  return kindsOf.get(row)?.[edition];
}

function rowsPrintedIn(edition: Table3Edition): readonly Table3RowCode[] {
  return table3Rows
    .map(({ code }) => code)
    .filter((row) => {
      const kind = rowKindIn(row, edition);
      return kind !== undefined && kind !== 'group';
    });
}

const printed = { '2019': rowsPrintedIn('2019'), '2021': rowsPrintedIn('2021') } as const;

/** The rows that an edition prints, in printed order: 25 in 2021, 23 in 2019. */
export function printedRows(edition: Table3Edition): readonly Table3RowCode[] {
  return printed[edition];
}

/** The rows that （七）总计 adds up: 21 in edition 2021, 19 in 2019. */
export function outcomeRows(edition: Table3Edition): readonly Table3RowCode[] {
  return printedRows(edition).filter((row) => row.startsWith('outcome.') && row !== 'outcome.total');
}

/** （一） to （六）, the headings under which outcomes are reported in every edition since 2019. */
export const outcomeGroups = [
  'outcome.granted',
  'outcome.partial',
  'outcome.refused',
  'outcome.unavailable',
  'outcome.not_processed',
  'outcome.other',
] as const satisfies readonly Table3RowCode[];

/**
 * The printed rows that make up a row: those under a group heading, or the row alone.
 * （六）其他处理 is one printed row in edition 2019 and a heading over three in 2021.
 */
export function memberRows(row: Table3RowCode, edition: Table3Edition): readonly Table3RowCode[] {
  if (rowKindIn(row, edition) !== 'group') return [row];
  return printedRows(edition).filter((member) => member.startsWith(`${row}.`));
}

function groupCellsIn(edition: Table3Edition): ReadonlyMap<string, readonly Table3Code[]> {
  const groups = table3Rows.map(({ code }) => code).filter((row) => rowKindIn(row, edition) === 'group');
  return new Map(
    groups.flatMap((row) =>
      table3Columns.map((applicant) => [table3Code(row, applicant), column(memberRows(row, edition), applicant)]),
    ),
  );
}

const groupCells = { '2019': groupCellsIn('2019'), '2021': groupCellsIn('2021') } as const;

/** The printed cells that make up the cell of a group heading; undefined for any other figure. */
export function cellsOfGroup(code: MetricCode, edition: Table3Edition): readonly Table3Code[] | undefined {
  return groupCells[edition].get(code);
}

/** The code of a row's cell in the 总计 column, or the code as it is: what a person means who names no column. */
export function cellOf(code: MetricCode | Table3RowCode): MetricCode {
  return isTable3RowCode(code) ? table3Code(code, 'total') : code;
}

/** The cells of some rows in one column. */
export function column(rows: readonly Table3RowCode[], applicant: ApplicantKind): readonly Table3Code[] {
  return rows.map((row) => table3Code(row, applicant));
}
