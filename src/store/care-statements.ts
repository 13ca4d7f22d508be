import { z } from 'zod';
import type { VersionOrigin } from '../domain/report.ts';
import type { Statement } from './engine.ts';
import { cellColumns } from './report-row.ts';

// What withdrawing, moving and restoring run, within one transaction. $1 to $4 are a report's key and a version, where
// nothing else is said; of a copy $5 to $8 are where it goes.

const nothing = z.unknown();
const version = 'agency_id = $1 and year = $2 and scope = $3::report_scope and version = $4';

export type Answering = { readonly version: number; readonly origin: VersionOrigin; readonly abridged: boolean };

/** The version that answers for a report, of which there is one at most. */
export const answering: Statement<Answering> = {
  text: `
    select version, origin, abridged from report_versions
    where agency_id = $1 and year = $2 and scope = $3::report_scope and is_current`,
  row: z.object({
    version: z.number(),
    origin: z.enum(['first', 'correction', 'rereading', 'lesser']),
    abridged: z.boolean(),
  }),
};

export const restoreVersion: Statement<unknown> = {
  text: `update report_versions set withdrawn_at = null, withdrawn_reason = null where ${version}`,
  row: nothing,
};

const source = 'sha256, file_name, url, published_on, fetched_at, abridged';
const { columns: cells } = cellColumns(1);

/** $9 precedence, $10 origin, $11 when it is said to have been stored. */
export const copyVersion: Statement<unknown> = {
  text: `
    insert into report_versions (
      agency_id, year, scope, version, is_current, precedence, versions, origin, machine_read, remarks, stored_at,
      region, kind, ${source}, ${cells}
    )
    select a.id, $6, $7::report_scope, $8, false, $9, $8, $10::version_origin, machine_read, remarks, $11,
      a.region, a.kind, ${source}, ${cells}
    from (select ${cells}, machine_read, remarks, ${source} from report_versions where ${version}) v
    join agencies a on a.id = $5`,
  row: nothing,
};

/** $1 the agency, $2 the other, $3 the version's hashes as JSON. What the other holds already stays as it is. */
export const copyDocuments: Statement<unknown> = {
  text: `
    insert into documents (agency_id, sha256, content)
    select $2, sha256, content from documents
    where agency_id = $1 and encode(sha256, 'hex') in (select json_array_elements_text($3::text::json))
    on conflict do nothing`,
  row: nothing,
};

/** $9 the number of the document where it is, $10 where it goes. */
export const copySource: Statement<unknown> = {
  text: `
    insert into report_sources (agency_id, year, scope, version, number, ${source})
    select $5, $6, $7::report_scope, $8, $10, ${source}
    from (
      select 1 as number, ${source} from report_versions where ${version}
      union all
      select number, ${source} from report_sources where ${version}
    ) s
    where number = $9`,
  row: nothing,
};

/** As of `copySource`. */
export const copyEvidence: Statement<unknown> = {
  text: `
    insert into report_evidence (agency_id, year, scope, version, number, evidence)
    select $5, $6, $7::report_scope, $8, $10, evidence from report_evidence where ${version} and number = $9`,
  row: nothing,
};

/** $5: the numbers of documents as JSON. */
export const removeEvidence: Statement<unknown> = {
  text: `
    delete from report_evidence
    where ${version} and number in (select json_array_elements_text($5::text::json)::smallint)`,
  row: nothing,
};

/** As of `removeEvidence`. */
export const removeSources: Statement<unknown> = {
  text: `
    delete from report_sources
    where ${version} and number in (select json_array_elements_text($5::text::json)::smallint)`,
  row: nothing,
};

export const removeVersion: Statement<unknown> = {
  text: `delete from report_versions where ${version}`,
  row: nothing,
};

/** $1 the agency, $2 hashes as JSON: those that no version names any more. */
export const removeDocuments: Statement<unknown> = {
  text: `
    delete from documents d
    where agency_id = $1 and encode(sha256, 'hex') in (select json_array_elements_text($2::text::json))
      and not exists (select from report_versions v where v.agency_id = $1 and v.sha256 = d.sha256)
      and not exists (select from report_sources s where s.agency_id = $1 and s.sha256 = d.sha256)`,
  row: nothing,
};

/** A version that was confirmed by text is again known from a machine's reading alone. */
export const unconfirmVersion: Statement<unknown> = {
  text: `update report_versions set machine_read = true where ${version}`,
  row: nothing,
};
