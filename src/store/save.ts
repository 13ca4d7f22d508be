import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReportKey } from '../domain/report.ts';
import { packDocument } from './compression.ts';
import { type Engine, only, type Queries, type SqlValue, type Statement } from './engine.ts';
import { packCells } from './packed-cells.ts';
import { packEvidence } from './packed-evidence.ts';
import { packRemarks } from './packed-remarks.ts';
import {
  cellColumns,
  cellValues,
  keyValues,
  storableText,
  versionColumns,
  versionOf,
  versionRow,
} from './report-row.ts';
import type { NewReport, SaveOutcome, Store } from './store.ts';
import { type Decision, decide, type HeldVersion } from './versioning.ts';

const nothing = z.unknown();
const keyCondition = 'agency_id = $1 and year = $2 and scope = $3';

/** Two documents of one report that are stored at once wait for each other; others do not. */
const lockReport: Statement<unknown> = {
  text: `select pg_advisory_xact_lock(hashtextextended(concat_ws(' ', $1::text, $2::int, $3::text), 0))`,
  row: nothing,
};

const isAgencyHeld: Statement<{ held: boolean }> = {
  text: 'select exists (select from agencies where id = $1) as held',
  row: z.object({ held: z.boolean() }),
};

const heldVersions: Statement<HeldVersion> = {
  text: `
    select ${versionColumns}, v.is_current, v.precedence, s.sources
    from report_versions v
    join (
      select version,
        json_agg(json_build_object('number', number, 'sha256', encode(sha256, 'hex'), 'abridged', abridged)) as sources
      from report_sources where ${keyCondition} group by version
    ) s on s.version = v.version
    where v.agency_id = $1 and v.year = $2 and v.scope = $3
    order by v.version`,
  row: versionRow
    .extend({
      is_current: z.boolean(),
      precedence: z.number(),
      sources: z.array(z.object({ number: z.number(), sha256: z.string(), abridged: z.boolean() })),
    })
    .transform((row) => {
      const { version, editions, cells, prose, machineRead } = versionOf(row);
      const { is_current: isCurrent, precedence, sources } = row;
      return { version, editions, cells, prose, machineRead, isCurrent, precedence, sources };
    }),
};

const cells = cellColumns(11);
const addVersion: Statement<unknown> = {
  text: `
    insert into report_versions (
      agency_id, year, scope, version, is_current, precedence, origin, machine_read, remarks, stored_at, region, kind,
      ${cells.columns}
    )
    select $1, $2, $3::report_scope, $4, false, $5, $6::version_origin, $7, $8, $9, a.region, a.kind, ${cells.parameters}
    from agencies a where a.id = $10`,
  row: nothing,
};

/** The original takes the place of a sample that was kept under its hash. */
const addDocument: Statement<unknown> = {
  text: `
    insert into documents (agency_id, sha256, content) values ($1, decode($2, 'hex'), $3)
    on conflict (agency_id, sha256) do update set content = excluded.content where $4::boolean`,
  row: nothing,
};

const addSource: Statement<unknown> = {
  text: `
    insert into report_sources (
      agency_id, year, scope, version, number, sha256, file_name, url, published_on, fetched_at, abridged, evidence
    )
    values (
      $1, $2, $3, $4,
      (select coalesce(max(number), 0) + 1 from report_sources where ${keyCondition} and version = $4),
      decode($5, 'hex'), $6, $7, $8, $9, $10, $11
    )`,
  row: nothing,
};

const confirmVersion: Statement<unknown> = {
  text: `update report_versions set machine_read = false where ${keyCondition} and version = $4`,
  row: nothing,
};

const refreshRemarks: Statement<unknown> = {
  text: `
    update report_versions set remarks = $5, machine_read = $6
    where ${keyCondition} and version = $4 and (remarks, machine_read) is distinct from ($5::bytea, $6::boolean)`,
  row: nothing,
};

const refreshEvidence: Statement<unknown> = {
  text: `
    update report_sources set evidence = $6
    where ${keyCondition} and version = $4 and number = $5 and evidence is distinct from $6::bytea`,
  row: nothing,
};

const replaceSample: Statement<unknown> = {
  text: `
    update report_sources set abridged = false, file_name = $6, url = $7, published_on = $8, fetched_at = $9
    where ${keyCondition} and version = $4 and number = $5`,
  row: nothing,
};

const withdrawVersion: Statement<{ version: number }> = {
  text: `
    update report_versions set withdrawn_at = coalesce(withdrawn_at, $5), withdrawn_reason = coalesce(withdrawn_reason, $6)
    where ${keyCondition} and version = $4 returning version`,
  row: z.object({ version: z.number() }),
};

/** The one that answers: not withdrawn, of the highest precedence, and of those the newest. */
const chooseCurrent: Statement<unknown> = {
  text: `
    update report_versions set is_current = not is_current
    where ${keyCondition} and is_current is distinct from (version = (
      select version from report_versions where ${keyCondition} and withdrawn_at is null
      order by precedence desc, version desc limit 1
    ) and withdrawn_at is null)`,
  row: nothing,
};

/** A new report, made ready before the transaction begins. */
type Packed = {
  readonly report: NewReport;
  readonly key: SqlValue[];
  readonly cells: SqlValue[];
  readonly remarks: Uint8Array;
  readonly evidence: Uint8Array;
  readonly document: Uint8Array;
};

/** Storing and withdrawing versions. `now`: when they are said to have been stored. */
export function saveMethods(engine: Engine, now: () => Date): Pick<Store, 'save' | 'withdraw'> {
  return {
    async save(report) {
      const packed = await pack(report);
      return engine.transaction((queries) => saveIn(queries, packed, now()));
    },
    async withdraw(key: ReportKey, version, reason) {
      await engine.transaction(async (queries) => {
        await queries.rows(lockReport, keyValues(key));
        const found = await queries.rows(withdrawVersion, [...keyValues(key), version, now(), storableText(reason)]);
        if (found.length === 0) throw new RangeError(`version ${version} of ${key.agency} ${key.year} is not held`);
        await queries.rows(chooseCurrent, keyValues(key));
      });
    },
  };
}

async function pack(report: NewReport): Promise<Packed> {
  const { source, bytes } = report;
  // Else the next document with these bytes would not be recognised. A sample keeps the hash of its original.
  if (!source.abridged && createHash('sha256').update(bytes).digest('hex') !== source.sha256) {
    throw new RangeError(`the bytes of ${source.fileName} do not have the hash ${source.sha256}`);
  }
  return {
    report,
    key: keyValues(report),
    cells: cellValues(packCells(report.editions, report.cells)),
    remarks: packRemarks(report),
    evidence: packEvidence(report.evidence),
    document: await packDocument(bytes),
  };
}

async function saveIn(queries: Queries, packed: Packed, now: Date): Promise<SaveOutcome> {
  const { report, key } = packed;
  const { source } = report;
  await queries.rows(lockReport, key);
  const [agency, held] = await Promise.all([
    queries.rows(isAgencyHeld, [report.agency]),
    queries.rows(heldVersions, key),
  ]);
  if (!only(agency).held) throw new RangeError(`the agency ${report.agency} is not held: add it first`);
  const decision = decide(held, { ...report, sha256: source.sha256, abridged: source.abridged });
  switch (decision.write) {
    case 'nothing':
      return { kind: decision.kind, version: decision.version, changes: [] };
    case 'refresh':
      await refresh(queries, packed, decision);
      return { kind: decision.kind, version: decision.version, changes: [] };
    case 'addSource':
      await writeSource(queries, packed, decision.version, held);
      if (decision.confirmed) await queries.rows(confirmVersion, [...key, decision.version]);
      return { kind: decision.kind, version: decision.version, changes: decision.changes };
    case 'addVersion': {
      const version = (held.at(-1)?.version ?? 0) + 1;
      const { precedence, origin } = decision;
      await queries.rows(addVersion, [
        ...[...key, version, precedence, origin, report.machineRead, packed.remarks, now, report.agency],
        ...packed.cells,
      ]);
      await writeSource(queries, packed, version, held);
      await queries.rows(chooseCurrent, key);
      return { kind: decision.kind, version, changes: decision.changes };
    }
  }
}

async function writeSource(
  queries: Queries,
  { report, key, evidence, document }: Packed,
  version: number,
  held: readonly HeldVersion[],
): Promise<void> {
  const { source } = report;
  const overSample = !source.abridged && isSample(held, source.sha256);
  await queries.rows(addDocument, [report.agency, source.sha256, document, overSample]);
  await queries.rows(addSource, [
    ...[...key, version, source.sha256, storableText(source.fileName), storableText(source.url)],
    ...[source.publishedOn, source.fetchedAt, source.abridged, evidence],
  ]);
}

async function refresh(
  queries: Queries,
  { report, key, remarks, evidence, document }: Packed,
  { version, sourceNumber, kind }: Extract<Decision, { write: 'refresh' }>,
): Promise<void> {
  const { source } = report;
  // What is said of a version is about the document it was first read from.
  if (sourceNumber === 1) await queries.rows(refreshRemarks, [...key, version, remarks, report.machineRead]);
  await queries.rows(refreshEvidence, [...key, version, sourceNumber, evidence]);
  if (kind === 'unchanged') return;
  await queries.rows(addDocument, [report.agency, source.sha256, document, true]);
  await queries.rows(replaceSample, [
    ...[...key, version, sourceNumber, storableText(source.fileName), storableText(source.url)],
    ...[source.publishedOn, source.fetchedAt],
  ]);
}

function isSample(held: readonly HeldVersion[], sha256: string): boolean {
  return held.some(({ sources }) => sources.some((source) => source.sha256 === sha256 && source.abridged));
}
