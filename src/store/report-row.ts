import { z } from 'zod';
import type { Cells } from '../domain/figure.ts';
import type { ReportKey, ReportVersion, Source } from '../domain/report.ts';
import { listOf, type SqlValue } from './engine.ts';
import { headlineTotals } from './headline-totals.ts';
import { type PackedCells, type PackedEditions, unpackCells, unpackEditions } from './packed-cells.ts';
import { type Remarks, unpackRemarks } from './packed-remarks.ts';

const numbers = z.array(z.number()).nullable();

/** A row of report_versions as `versionColumns` selects it. */
export const versionRow = z.object({
  agency_id: z.string(),
  year: z.number(),
  scope: z.enum(['agency', 'government']),
  version: z.number(),
  origin: z.enum(['first', 'correction', 'rereading', 'lesser']),
  machine_read: z.boolean(),
  t2_edition: z.number().nullable(),
  t3_edition: z.number().nullable(),
  t4_edition: z.number().nullable(),
  form_2014: z.boolean(),
  totals: z.string(),
  cells: numbers,
  large: numbers,
  exceptions: numbers,
  remarks: z.instanceof(Uint8Array),
  stored_at: z.date(),
  withdrawn_at: z.date().nullable(),
  withdrawn_reason: z.string().nullable(),
});
export type VersionRow = z.infer<typeof versionRow>;

const absent = '-';

/** Columns of report_versions, named `v`, in `versionRow`'s shape. The totals come as one text, which costs less. */
export const versionColumns = `v.agency_id, v.year, v.scope, v.version, v.origin, v.machine_read, v.t2_edition,
  v.t3_edition, v.t4_edition, v.form_2014, v.cells, v.large, v.exceptions, v.remarks, v.stored_at, v.withdrawn_at,
  v.withdrawn_reason,
  array_to_string(array[${headlineTotals.map(({ column }) => `v.${column}`).join(', ')}], ',', '${absent}') as totals`;

/** Where a document came from, as `sourceColumns` selects it. */
export const sourceRow = z.object({
  sha256: z.string(),
  file_name: z.string(),
  url: z.string().nullable(),
  published_on: z.string().nullable(),
  fetched_at: z.date(),
  abridged: z.boolean(),
});

/** Columns in `sourceRow`'s shape, of a row of report_versions or report_sources by its name in the statement. */
export function sourceColumns(row: 'v' | 's'): string {
  return `encode(${row}.sha256, 'hex') as sha256, ${row}.file_name, ${row}.url, ${row}.published_on, ${row}.fetched_at,
  ${row}.abridged`;
}

/** The version of a row. Its cells and remarks are each unpacked when they are first looked at. */
export function versionOf(row: VersionRow): ReportVersion {
  let cells: Cells | undefined;
  let unpackedRemarks: Remarks | undefined;
  const remarks = (): Remarks => (unpackedRemarks ??= unpackRemarks(row.remarks));
  return {
    agency: row.agency_id,
    year: row.year,
    scope: row.scope,
    version: row.version,
    origin: row.origin,
    machineRead: row.machine_read,
    editions: unpackEditions(packedEditionsOf(row)),
    storedAt: row.stored_at,
    withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
    get cells() {
      return (cells ??= unpackCells(packedCellsOf(row)));
    },
    get agencyAsWritten() {
      return remarks().agencyAsWritten;
    },
    get prose() {
      return remarks().prose;
    },
    get derived() {
      return remarks().derived;
    },
    get findings() {
      return remarks().findings;
    },
  };
}

/** The document of a row. */
export function sourceOf(row: z.infer<typeof sourceRow>): Source {
  return {
    sha256: row.sha256,
    fileName: row.file_name,
    url: row.url,
    publishedOn: row.published_on,
    fetchedAt: row.fetched_at,
    abridged: row.abridged,
  };
}

function packedEditionsOf(row: VersionRow): PackedEditions {
  return { t2Edition: row.t2_edition, t3Edition: row.t3_edition, t4Edition: row.t4_edition };
}

function packedCellsOf(row: VersionRow): PackedCells {
  return {
    ...packedEditionsOf(row),
    form2014: row.form_2014,
    totals: row.totals.split(',').map((total) => (total === absent ? null : Number(total))),
    cells: row.cells ?? [],
    large: row.large ?? [],
    exceptions: row.exceptions ?? [],
  };
}

/** Columns that hold cells, with the parameters that write them, the first of which is `$first`. */
export function cellColumns(first: number): { readonly columns: string; readonly parameters: string } {
  const columns = [
    't2_edition',
    't3_edition',
    't4_edition',
    'form_2014',
    'cells',
    'large',
    'exceptions',
    ...headlineTotals.map(({ column }) => column),
  ];
  return { columns: columns.join(', '), parameters: columns.map((_, index) => `$${first + index}`).join(', ') };
}

/** The values of the parameters of `cellColumns`. */
export function cellValues(packed: PackedCells): SqlValue[] {
  return [
    packed.t2Edition,
    packed.t3Edition,
    packed.t4Edition,
    packed.form2014,
    pairsValue(packed.cells),
    pairsValue(packed.large),
    pairsValue(packed.exceptions),
    ...packed.totals,
  ];
}

function pairsValue(pairs: readonly number[]): SqlValue {
  return pairs.length === 0 ? null : listOf(pairs);
}

/** Parameters $1, $2 and $3 of every statement about one report. */
export function keyValues({ agency, year, scope }: ReportKey): SqlValue[] {
  return [agency, year, scope];
}

/** NUL, which Postgres cannot hold in a text, made visible. */
export function storableText<Text extends string | null>(text: Text): string | (Text & null) {
  return text === null ? text : text.replaceAll('\0', '\uFFFD');
}
