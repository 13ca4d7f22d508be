import { z } from 'zod';
import type { KeptDocument, StoredVersion } from './care-action.ts';
import { only, type Queries, type Statement } from './engine.ts';
import { sourceColumns, sourceOf, sourceRow } from './report-row.ts';
import type { Store } from './store.ts';

const latest: Statement<StoredVersion> = {
  text: `
    select v.agency_id, a.name, v.year, v.version, v.origin, v.stored_at, v.withdrawn_at is not null as withdrawn
    from report_versions v join agencies a on a.id = v.agency_id
    order by v.stored_at desc, v.agency_id, v.year desc, v.version desc limit $1`,
  row: z
    .object({
      agency_id: z.string(),
      name: z.string(),
      year: z.number(),
      version: z.number(),
      origin: z.enum(['first', 'correction', 'rereading', 'lesser']),
      stored_at: z.date(),
      withdrawn: z.boolean(),
    })
    .transform(({ agency_id: agency, name: agencyName, stored_at: storedAt, ...rest }) => ({
      ...rest,
      agency,
      agencyName,
      storedAt,
    })),
};

const source = sourceColumns('s');
const kept: Statement<KeptDocument> = {
  text: `
    select distinct on (s.year, s.scope, s.sha256) s.agency_id, a.name as agency_name, s.year, s.scope, ${source}
    from (
      select agency_id, year, scope, version, sha256, file_name, url, published_on, fetched_at, abridged
      from report_versions where agency_id = $1 and withdrawn_at is null
      union all
      select s.agency_id, s.year, s.scope, s.version, s.sha256, s.file_name, s.url, s.published_on, s.fetched_at,
        s.abridged
      from report_sources s
      join report_versions v
        on v.agency_id = s.agency_id and v.year = s.year and v.scope = s.scope and v.version = s.version
      where s.agency_id = $1 and v.withdrawn_at is null
    ) s
    join agencies a on a.id = s.agency_id
    order by s.year, s.scope, s.sha256, s.version desc`,
  row: sourceRow
    .extend({
      agency_id: z.string(),
      agency_name: z.string(),
      year: z.number(),
      scope: z.enum(['agency', 'government']),
    })
    .transform((row) => ({
      key: { agency: row.agency_id, year: row.year, scope: row.scope },
      agencyName: row.agency_name,
      source: sourceOf(row),
    })),
};

const nextAgency: Statement<{ id: string | null }> = {
  text: 'select min(agency_id) as id from report_versions where agency_id > $1',
  row: z.object({ id: z.string().nullable() }),
};

/** What arrived last, and the documents that are kept. */
export function arrivalMethods(queries: Queries): Pick<Store, 'latest' | 'keptDocuments' | 'agencyAfter'> {
  return {
    latest: (limit) => queries.rows(latest, [limit]),
    keptDocuments: (agency) => queries.rows(kept, [agency]),
    async agencyAfter(id) {
      return only(await queries.rows(nextAgency, [id])).id;
    },
  };
}
