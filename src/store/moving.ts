import { z } from 'zod';
import type { AgencyId } from '../domain/agency.ts';
import type { ReportKey } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import * as care from './care-statements.ts';
import type { Queries } from './engine.ts';
import { keyValues } from './report-row.ts';
import * as statements from './version-statements.ts';
import { decide, type HeldVersion } from './versioning.ts';

/** What a move added to the report to which a version went, so that exactly that can be taken out again. */
export const addedShape = z.object({
  version: z.number(),
  /** The version itself, and not only documents of one that was there with the same figures. */
  whole: z.boolean(),
  documents: z.array(z.object({ number: z.number(), sha256: z.string() })),
  /** A reading by machine that a document confirmed. */
  confirmed: z.boolean(),
  /** The newest version of the report right after the move. */
  newest: z.number(),
});
export type Added = z.infer<typeof addedShape>;

/** Locks the rows of agencies, in one order for all who do. Throws RangeError when one is not held. */
export async function lockAgencies(queries: Queries, agencies: readonly AgencyId[]): Promise<void> {
  for (const agency of [...new Set(agencies)].toSorted()) {
    const held = await queries.rows(statements.lockAgency, [agency]);
    if (held.length === 0) throw new RangeError(`the agency ${agency} is not held: add it first`);
  }
}

/**
 * Lets a version of one report appear in another by the rules of versions, as if its documents arrived there now; what
 * was withdrawn there has no say. A document that is known there is not added again. Throws RangeError when the version
 * is not held.
 */
export async function copyTo(
  queries: Queries,
  from: ReportKey & { readonly version: number },
  to: ReportKey,
  now: Date,
): Promise<Added> {
  const moved = (await queries.rows(statements.heldVersions, keyValues(from))).find(isVersion(from.version));
  const first = moved?.sources[0];
  if (moved === undefined || first === undefined)
    throw new RangeError(`version ${from.version} of ${from.agency} ${from.year} is not held`);
  const held = await queries.rows(statements.heldVersions, keyValues(to));
  // As if what was taken back there had never been: a version may be moved to where it was once before.
  const standing = held.filter(({ withdrawn }) => !withdrawn);
  const decision = decide(standing, { ...moved, sha256: first.sha256, abridged: first.abridged });
  const newest = held.at(-1)?.version ?? 0;

  if (from.agency !== to.agency)
    await queries.rows(care.copyDocuments, [
      from.agency,
      to.agency,
      JSON.stringify(moved.sources.map(({ sha256 }) => sha256)),
    ]);
  const here = [...keyValues(from), from.version];
  if (decision.write === 'addVersion') {
    const version = newest + 1;
    const there = [...keyValues(to), version];
    await queries.rows(care.copyVersion, [...here, ...there, decision.precedence, decision.origin, now]);
    for (const { number } of moved.sources) {
      if (number > 1) await queries.rows(care.copySource, [...here, ...there, number, number]);
      await queries.rows(care.copyEvidence, [...here, ...there, number, number]);
    }
    const documents = moved.sources.map(({ number, sha256 }) => ({ number, sha256 }));
    return { version, whole: true, documents, confirmed: false, newest: version };
  }
  const { version } = decision;
  const there = [...keyValues(to), version];
  const sources = held.find(isVersion(version))?.sources ?? [];
  const documents: { readonly number: number; readonly sha256: string }[] = [];
  for (const { number, sha256 } of moved.sources) {
    if (sources.some((source) => source.sha256 === sha256)) continue;
    const next = 1 + (sources.at(-1)?.number ?? 0) + documents.length;
    await queries.rows(care.copySource, [...here, ...there, number, next]);
    await queries.rows(care.copyEvidence, [...here, ...there, number, next]);
    documents.push({ number: next, sha256 });
  }
  const confirmed = decision.write === 'addSource' && decision.confirmed;
  if (confirmed) await queries.rows(statements.confirmVersion, there);
  return { version, whole: false, documents, confirmed, newest };
}

/**
 * Takes out of a report what `copyTo` added to it. Throws UserError when that was built upon since: its documents were
 * read again there, others joined them, or the version was itself taken back.
 */
export async function takeOut(queries: Queries, added: Added, to: ReportKey): Promise<void> {
  const held = await queries.rows(statements.heldVersions, keyValues(to));
  if (!isUntouched(added, held)) throw builtUpon();
  const there = [...keyValues(to), added.version];
  const numbers = JSON.stringify(added.documents.map(({ number }) => number));
  await queries.rows(care.removeEvidence, [...there, numbers]);
  await queries.rows(care.removeSources, [...there, numbers]);
  if (added.whole) await queries.rows(care.removeVersion, there);
  if (added.confirmed) await queries.rows(care.unconfirmVersion, there);
  await queries.rows(care.removeDocuments, [to.agency, JSON.stringify(added.documents.map(({ sha256 }) => sha256))]);
}

function isUntouched({ version, whole, documents, newest }: Added, held: readonly HeldVersion[]): boolean {
  const there = held.find(isVersion(version));
  if (there === undefined || there.withdrawn) return false;
  const own = there.sources;
  const later = held.filter((other) => other.version > newest).flatMap(({ sources }) => sources);
  return (
    documents.every(({ number, sha256 }) =>
      own.some((source) => source.number === number && source.sha256 === sha256),
    ) &&
    (!whole || own.length === documents.length) &&
    !later.some(({ sha256 }) => documents.some((document) => document.sha256 === sha256))
  );
}

function isVersion(version: number) {
  return (other: { readonly version: number }): boolean => other.version === version;
}

function builtUpon(): UserError {
  return new UserError({
    zh: '移过去之后，那份报告又有了变化，不能直接撤销：请用 /source 查看它的各个版本，再用 /withdraw 或 /move 处理。',
    en: 'The report it was moved to has changed since, so this cannot be undone at once: look at its versions with /source, then use /withdraw or /move.',
  });
}
