import { z } from 'zod';
import type { Statement } from './engine.ts';
import { cellColumns, versionColumns, versionOf, versionRow } from './report-row.ts';
import type { HeldVersion } from './versioning.ts';

// What storing a report runs, within one transaction. $1, $2 and $3 are the report's key, where nothing else is said.

const nothing = z.unknown();
const keyCondition = 'agency_id = $1 and year = $2 and scope = $3';

/**
 * Documents of one agency that are stored at once wait for each other, as they share its row; others do not. No row: the
 * agency is not held.
 */
export const lockAgency: Statement<unknown> = {
  text: 'select id from agencies where id = $1 for no key update',
  row: nothing,
};

const heldSource = z.object({ number: z.number(), sha256: z.string(), abridged: z.boolean() });

export const heldVersions: Statement<HeldVersion> = {
  text: `
    select ${versionColumns}, v.is_current, v.precedence, encode(v.sha256, 'hex') as sha256, v.abridged,
      coalesce(s.sources, '[]') as further
    from report_versions v
    left join (
      select version,
        json_agg(json_build_object('number', number, 'sha256', encode(sha256, 'hex'), 'abridged', abridged)
          order by number) as sources
      from report_sources where ${keyCondition} group by version
    ) s on s.version = v.version
    where v.agency_id = $1 and v.year = $2 and v.scope = $3
    order by v.version`,
  row: versionRow
    .extend({
      is_current: z.boolean(),
      precedence: z.number(),
      sha256: z.string(),
      abridged: z.boolean(),
      further: z.array(heldSource),
    })
    .transform((row) => {
      const { version, editions, cells, prose, machineRead, withdrawn } = versionOf(row);
      const { is_current: isCurrent, precedence, sha256, abridged } = row;
      const sources = [{ number: 1, sha256, abridged }, ...row.further];
      const reading = { version, editions, cells, prose, machineRead };
      return { ...reading, isCurrent, withdrawn: withdrawn !== null, precedence, sources };
    }),
};

const cells = cellColumns(16);
export const addVersion: Statement<unknown> = {
  text: `
    insert into report_versions (
      agency_id, year, scope, version, is_current, precedence, versions, origin, machine_read, remarks, stored_at,
      sha256, file_name, url, published_on, fetched_at, abridged, region, kind, ${cells.columns}
    )
    select $1, $2, $3::report_scope, $4, false, $5, $4, $6::version_origin, $7, $8, $9,
      decode($10, 'hex'), $11, $12, $13, $14, $15, a.region, a.kind, ${cells.parameters}
    from agencies a where a.id = $1`,
  row: nothing,
};

/** $1 is the agency, $2 the hash. $4: an original takes the place of the sample that was kept under its hash. */
export const addDocument: Statement<unknown> = {
  text: `
    insert into documents (agency_id, sha256, content) values ($1, decode($2, 'hex'), $3)
    on conflict (agency_id, sha256) do update set content = excluded.content where $4::boolean`,
  row: nothing,
};

export const addSource: Statement<unknown> = {
  text: `
    insert into report_sources (
      agency_id, year, scope, version, number, sha256, file_name, url, published_on, fetched_at, abridged
    )
    values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11)`,
  row: nothing,
};

/** Also of a document that was read again. */
export const setEvidence: Statement<unknown> = {
  text: `
    insert into report_evidence as held (agency_id, year, scope, version, number, evidence)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (agency_id, year, scope, version, number) do update set evidence = excluded.evidence
    where held.evidence <> excluded.evidence`,
  row: nothing,
};

export const confirmVersion: Statement<unknown> = {
  text: `update report_versions set machine_read = false where ${keyCondition} and version = $4`,
  row: nothing,
};

export const refreshRemarks: Statement<unknown> = {
  text: `
    update report_versions set remarks = $5, machine_read = $6
    where ${keyCondition} and version = $4 and (remarks, machine_read) is distinct from ($5::bytea, $6::boolean)`,
  row: nothing,
};

const original = 'abridged = false, file_name = $5, url = $6, published_on = $7, fetched_at = $8';

export const replaceFirstSample: Statement<unknown> = {
  text: `update report_versions set ${original} where ${keyCondition} and version = $4`,
  row: nothing,
};

export const replaceSample: Statement<unknown> = {
  text: `update report_sources set ${original} where ${keyCondition} and version = $4 and number = $9`,
  row: nothing,
};

export const withdrawVersion: Statement<{ version: number }> = {
  text: `
    update report_versions set withdrawn_at = coalesce(withdrawn_at, $5), withdrawn_reason = coalesce(withdrawn_reason, $6)
    where ${keyCondition} and version = $4 returning version`,
  row: z.object({ version: z.number() }),
};

/** The one that answers: not withdrawn, of the highest precedence, and of those the newest. */
export const chooseCurrent: Statement<unknown> = {
  text: `
    update report_versions v set is_current = chosen.is_current, versions = chosen.versions
    from (
      select version, count(*) over () as versions,
        withdrawn_at is null and row_number() over (
          order by withdrawn_at is not null, precedence desc, version desc
        ) = 1 as is_current
      from report_versions where ${keyCondition}
    ) chosen
    where agency_id = $1 and year = $2 and scope = $3 and v.version = chosen.version
      and (v.is_current, v.versions) is distinct from (chosen.is_current, chosen.versions)`,
  row: nothing,
};

/** What an agency's row says of its current versions. $1 is the agency. */
export const refreshAgency: Statement<unknown> = {
  text: `
    update agencies set years = held.years, reports = held.reports, newest_year = newest.year,
      newest_stored_at = newest.stored_at
    from (
      select coalesce(array_agg(distinct year order by year), '{}') as years, count(*) as reports
      from report_versions where agency_id = $1 and is_current
    ) held
    left join (
      select year, stored_at from report_versions where agency_id = $1 and is_current
      order by stored_at desc, year desc limit 1
    ) newest on true
    where id = $1`,
  row: nothing,
};
