import { z } from 'zod';
import type { AgencyId } from '../domain/agency.ts';
import type { Evidence, ReportKey, ReportVersion, Source } from '../domain/report.ts';
import { unpackDocument } from './compression.ts';
import type { Queries, Statement } from './engine.ts';
import { unpackEvidence } from './packed-evidence.ts';
import { keyValues, sourceColumns, sourceOf, sourceRow, versionColumns, versionOf, versionRow } from './report-row.ts';
import type { HeldReport, Store } from './store.ts';

const years = z.array(z.number());

/** Years held with no report of those asked for, or a report. */
const heldRow = z.union([
  versionRow.extend({ ...sourceRow.shape, years, versions: z.number() }),
  z.object({ years, version: z.null() }),
]);

function heldReports(condition: string): Statement<z.infer<typeof heldRow>> {
  return {
    text: `select a.years, v.versions, ${versionColumns}, ${sourceColumns('v')}
from agencies a left join report_versions v on v.agency_id = a.id and v.is_current and ${condition}
where a.id = $1`,
    row: heldRow,
  };
}

const newestReports = heldReports('v.year = a.years[cardinality(a.years)]');

/**
 * By how many years are asked for. With a list as one parameter Postgres would plan the statement anew each time, which
 * takes three times as long as running it.
 */
const reportsOfYears = new Map(
  [1, 2, 4, 8, 16, 32].map((count) => {
    const parameters = Array.from({ length: count }, (_, index) => `$${index + 2}`);
    return [count, heldReports(`v.year in (${parameters.join(', ')})`)];
  }),
);

const furtherSourceRow = sourceRow.extend({ fetched_at: z.string().transform((text) => new Date(text)) });

const allVersions: Statement<{ report: ReportVersion; sources: Source[] }> = {
  text: `
    select ${versionColumns}, ${sourceColumns('v')}, coalesce(further.sources, '[]') as further
    from report_versions v
    left join (
      select scope, version, json_agg(s order by number) as sources
      from (
        select scope, version, number, ${sourceColumns('s')} from report_sources s where agency_id = $1 and year = $2
      ) s
      group by scope, version
    ) further on further.scope = v.scope and further.version = v.version
    where v.agency_id = $1 and v.year = $2
    order by v.scope, v.version desc`,
  row: versionRow
    .extend({ ...sourceRow.shape, further: z.array(furtherSourceRow) })
    .transform((row) => ({ report: versionOf(row), sources: [row, ...row.further].map(sourceOf) })),
};

const evidenceOf: Statement<{ evidence: Uint8Array }> = {
  text: `
    select evidence from report_evidence
    where agency_id = $1 and year = $2 and scope = $3 and version = $4 and number = 1`,
  row: z.object({ evidence: z.instanceof(Uint8Array) }),
};

const documentOf: Statement<{ content: Uint8Array }> = {
  text: `select content from documents where agency_id = $1 and sha256 = decode($2, 'hex')`,
  row: z.object({ content: z.instanceof(Uint8Array) }),
};

const reportsOfAgencies: Statement<ReportVersion> = {
  text: `
    select ${versionColumns} from report_versions v
    where v.agency_id in (select json_array_elements_text($1::text::json)) and v.year = $2 and v.is_current`,
  row: versionRow.transform(versionOf),
};

const yearsOfAgencies: Statement<{ id: AgencyId; years: number[] }> = {
  text: `
    select id, years from agencies
    where years <> '{}' and id in (select json_array_elements_text($1::text::json))`,
  row: z.object({ id: z.string(), years }),
};

const holdings: Statement<Awaited<ReturnType<Store['holdings']>>> = {
  text: `
    select counts.*, years.*, newest.*,
      counts.reports > 0 and not exists (select from report_versions where not abridged)
        and not exists (select from report_sources where not abridged) as samples_only
    from (select count(*)::int as agencies, coalesce(sum(reports), 0)::int as reports from agencies where reports > 0) counts
    cross join (
      select coalesce(array_agg(year order by year), '{}') as years
      from (select unnest(years) as year from agencies group by year) held
    ) years
    left join (
      select name, newest_year as year, newest_stored_at as stored_at from agencies where reports > 0
      order by newest_stored_at desc, newest_year desc limit 1
    ) newest on true`,
  row: z
    .object({
      agencies: z.number(),
      reports: z.number(),
      years,
      name: z.string().nullable(),
      year: z.number().nullable(),
      stored_at: z.date().nullable(),
      samples_only: z.boolean(),
    })
    .transform(({ name, year, stored_at: storedAt, samples_only: samplesOnly, ...counts }) => ({
      ...counts,
      newest: name === null || year === null || storedAt === null ? null : { agency: name, year, storedAt },
      samplesOnly,
    })),
};

type ReportMethods = Pick<
  Store,
  'reports' | 'reportsOfYear' | 'versions' | 'evidence' | 'document' | 'yearsHeld' | 'holdings'
>;

/** What is held of reports. */
export function reportMethods(queries: Queries): ReportMethods {
  return {
    async reports(agency, wanted) {
      const rows = await heldRows(queries, agency, wanted);
      return {
        reports: rows
          .flatMap((row): HeldReport[] =>
            row.version === null ? [] : [{ report: versionOf(row), source: sourceOf(row), versions: row.versions }],
          )
          .toSorted((one, other) => one.report.year - other.report.year || byScope(one.report, other.report)),
        years: rows[0]?.years ?? [],
      };
    },
    reportsOfYear: (agencies, year) => queries.rows(reportsOfAgencies, [JSON.stringify(agencies), year]),
    versions: (agency, year) => queries.rows(allVersions, [agency, year]),
    async evidence(key: ReportKey, version: number): Promise<Evidence> {
      const [row] = await queries.rows(evidenceOf, [...keyValues(key), version]);
      if (row === undefined) throw new RangeError(`version ${version} of ${key.agency} ${key.year} is not held`);
      return unpackEvidence(row.evidence);
    },
    async document(agency, sha256) {
      const [row] = await queries.rows(documentOf, [agency, sha256]);
      return row === undefined ? null : unpackDocument(row.content);
    },
    async yearsHeld(agencies) {
      const rows = await queries.rows(yearsOfAgencies, [JSON.stringify(agencies)]);
      return new Map(rows.map((row) => [row.id, row.years]));
    },
    async holdings() {
      const [row] = await queries.rows(holdings);
      if (row === undefined) throw new Error('counting returned no row');
      return row;
    },
  };
}

function heldRows(
  queries: Queries,
  agency: AgencyId,
  wanted: readonly number[] | 'newest',
): Promise<z.infer<typeof heldRow>[]> {
  if (wanted === 'newest') return queries.rows(newestReports, [agency]);
  for (const [count, statement] of reportsOfYears) {
    if (wanted.length > count) continue;
    const repeated = Array.from({ length: count }, (_, index) => wanted[index] ?? wanted[0] ?? 0);
    return queries.rows(statement, [agency, ...repeated]);
  }
  throw new RangeError(`reports of ${wanted.length} years were asked for at once`);
}

/** The report of the agency itself first, then that of the government. */
function byScope({ scope: one }: ReportKey, { scope: other }: ReportKey): number {
  return one === other ? 0 : one === 'agency' ? -1 : 1;
}
