import { createHash } from 'node:crypto';
import type { ReportKey, Source } from '../domain/report.ts';
import { packDocument } from './compression.ts';
import { arrivalReasons, enqueueDeliveries } from './enqueueing.ts';
import type { Engine, Queries, SqlValue } from './engine.ts';
import { packCells } from './packed-cells.ts';
import { packEvidence } from './packed-evidence.ts';
import { packRemarks } from './packed-remarks.ts';
import { cellValues, keyValues, storableText } from './report-row.ts';
import type { NewReport, SaveOutcome, Store } from './store.ts';
import * as statements from './version-statements.ts';
import { type Decision, decide, type HeldVersion } from './versioning.ts';

/** A new report, made ready before the transaction begins. */
type Packed = {
  readonly report: NewReport;
  readonly key: SqlValue[];
  readonly cells: SqlValue[];
  readonly remarks: Uint8Array;
  readonly evidence: Uint8Array;
  readonly document: Uint8Array;
};

/** Storing versions. `now`: when they are said to have been stored. */
export function saveMethods(engine: Engine, now: () => Date): Pick<Store, 'save' | 'preview'> {
  return {
    async save(report) {
      const packed = await pack(report);
      return engine.transaction((queries) => saveIn(queries, packed, now()));
    },
    async preview(report) {
      const held = await engine.rows(statements.heldVersions, keyValues(report));
      const { sha256, abridged } = report.source;
      return outcomeOf(decide(held, { ...report, sha256, abridged }), held);
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
  const [agency, held] = await Promise.all([
    queries.rows(statements.lockAgency, [report.agency]),
    queries.rows(statements.heldVersions, key),
  ]);
  if (agency.length === 0) throw new RangeError(`the agency ${report.agency} is not held: add it first`);
  const decision = decide(held, { ...report, sha256: source.sha256, abridged: source.abridged });
  const outcome = outcomeOf(decision, held);
  if (decision.write === 'nothing') return outcome;
  if (decision.write === 'refresh') {
    await refresh(queries, packed, decision);
    return outcome;
  }
  const overSample = !source.abridged && isSample(held, source.sha256);
  const addDocument = [report.agency, source.sha256, packed.document, overSample];
  // Sent one after another without waiting for each, as none needs what another returns.
  if (decision.write === 'addSource') {
    const { version, confirmed } = decision;
    const number = 1 + (held.find((one) => one.version === version)?.sources.at(-1)?.number ?? 1);
    await Promise.all([
      queries.rows(statements.addDocument, addDocument),
      queries.rows(statements.addSource, [...key, version, number, source.sha256, ...facts(source)]),
      queries.rows(statements.setEvidence, [...key, version, number, packed.evidence]),
      ...(confirmed ? [queries.rows(statements.confirmVersion, [...key, version])] : []),
    ]);
    return outcome;
  }
  const { precedence, origin } = decision;
  const { version } = outcome;
  const columns = [precedence, origin, report.machineRead, packed.remarks, now, source.sha256, ...facts(source)];
  await Promise.all([
    queries.rows(statements.addDocument, addDocument),
    queries.rows(statements.addVersion, [...key, version, ...columns, ...packed.cells]),
    queries.rows(statements.setEvidence, [...key, version, 1, packed.evidence]),
    chooseCurrent(queries, report),
  ]);
  if (!source.abridged && origin !== 'lesser') {
    const differs = outcome.changes.length > 0;
    const before = held.find(({ isCurrent }) => isCurrent)?.version ?? 0;
    const reason = arrivalReasons[origin];
    await enqueueDeliveries(queries, { key: report, version, before, reason, differs, act: 0, at: now });
  }
  return outcome;
}

function outcomeOf(decision: Decision, held: readonly HeldVersion[]): SaveOutcome {
  return {
    kind: decision.kind,
    version: decision.write === 'addVersion' ? 1 + (held.at(-1)?.version ?? 0) : decision.version,
    changes: 'changes' in decision ? decision.changes : [],
  };
}

async function refresh(
  queries: Queries,
  { report, key, remarks, evidence, document }: Packed,
  { version, sourceNumber, kind }: Extract<Decision, { write: 'refresh' }>,
): Promise<void> {
  const { source } = report;
  const first = sourceNumber === 1;
  // What is said of a version is about the document it was first read from.
  if (first) await queries.rows(statements.refreshRemarks, [...key, version, remarks, report.machineRead]);
  await queries.rows(statements.setEvidence, [...key, version, sourceNumber, evidence]);
  // The text of a sample may change with the program.
  if (kind === 'unchanged' && !source.abridged) return;
  await queries.rows(statements.addDocument, [report.agency, source.sha256, document, true]);
  if (kind === 'unchanged') return;
  const [fileName, url, publishedOn, fetchedAt] = facts(source);
  const values = [...key, version, fileName, url, publishedOn, fetchedAt];
  if (first) await queries.rows(statements.replaceFirstSample, values);
  else await queries.rows(statements.replaceSample, [...values, sourceNumber]);
}

/** Where a document came from, without its hash. */
function facts({ fileName, url, publishedOn, fetchedAt, abridged }: Source) {
  return [storableText(fileName), storableText(url), publishedOn, fetchedAt, abridged] as const;
}

async function chooseCurrent(queries: Queries, key: ReportKey): Promise<void> {
  await Promise.all([
    queries.rows(statements.chooseCurrent, keyValues(key)),
    queries.rows(statements.refreshAgency, [key.agency]),
  ]);
}

function isSample(held: readonly HeldVersion[], sha256: string): boolean {
  return held.some(({ sources }) => sources.some((source) => source.sha256 === sha256 && source.abridged));
}
