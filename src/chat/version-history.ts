import type { ReportScope, ReportVersion, Source, VersionOrigin } from '../domain/report.ts';
import { readWithdrawal, type Withdrawal } from '../domain/withdrawal.ts';
import {
  contradictionsOf,
  differencesOf,
  gainsOf,
  inOrderOfTheForm,
  usesAnotherForm,
} from '../store/reading-comparison.ts';
import type { FigureChange, HeldReport, Store } from '../store/store.ts';
import type { ChatDeps } from './command.ts';

type Versions = Awaited<ReturnType<Store['versions']>>;
type Version = { readonly report: ReportVersion };

/** A version of a report with what it changed. */
export type VersionStep = {
  readonly report: ReportVersion;
  readonly sources: readonly Source[];
  /** Why it exists, as far as the versions that still stand tell: what corrects nothing is no correction. */
  readonly origin: VersionOrigin;
  /** The version that it is compared with; null when it has none to be compared with. */
  readonly before: ReportVersion | null;
  /** What differs from that one, in the order of the form. */
  readonly changes: readonly FigureChange[];
};

/** All versions of one report, newest first, each beside the one that it took the place of. */
export function historyOf(versions: Versions, scope: ReportScope): readonly VersionStep[] {
  const own = versions
    .filter(({ report }) => report.scope === scope)
    .toSorted((one, other) => other.report.version - one.report.version);
  return own.map(({ report, sources }, index) => {
    const earlier = own.slice(index + 1);
    const hashes = new Set(sources.map(({ sha256 }) => sha256));
    const standing = earlier.find((other) => other.report.withdrawn === null && other.report.origin !== 'lesser');
    const sameDocument = earlier.find((other) => other.sources.some(({ sha256 }) => hashes.has(sha256)));
    const before = (report.origin === 'rereading' ? (sameDocument ?? standing) : standing) ?? null;
    const options = { sameDocument: sameDocument === before, gains: report.origin === 'rereading' };
    return {
      report,
      sources,
      origin: before === null ? 'first' : report.origin,
      before: before?.report ?? null,
      changes: before === null ? [] : changesBetween({ report }, before, options),
    };
  });
}

/**
 * What differs between two versions, in the order of the form. Between two readings of one document every difference
 * counts; between two documents what only one gives does not, unless `gains` says that it was our reading that lacked it.
 */
export function changesBetween(
  { report }: Version,
  before: Version,
  { sameDocument, gains }: { readonly sameDocument: boolean; readonly gains: boolean },
): readonly FigureChange[] {
  if (sameDocument) return differencesOf(before.report, report);
  const gained = gains || usesAnotherForm(before.report, report) ? gainsOf(before.report, report) : [];
  return inOrderOfTheForm([...contradictionsOf(before.report, report), ...gained]);
}

/** What has to be said with the figures of a report, as people may have seen others. */
export type VersionNote =
  | { readonly kind: 'correction' | 'rereading'; readonly at: Date; readonly changes: number }
  /** A newer document of the report, or its only one, was taken back. */
  | { readonly kind: 'gone'; readonly at: Date; readonly withdrawal: Withdrawal };

/** What has to be said with a version; null when it is the first document and no other took its place for a while. */
export function noteOf(history: readonly VersionStep[], version: number): VersionNote | null {
  const gone = history.find(({ report }) => report.withdrawn !== null && report.origin !== 'lesser')?.report;
  if (gone !== undefined && gone.withdrawn !== null && gone.version > version)
    return { kind: 'gone', at: gone.withdrawn.at, withdrawal: readWithdrawal(gone.withdrawn.reason) };
  const step = history.find(({ report }) => report.version === version);
  if (step === undefined || (step.origin !== 'correction' && step.origin !== 'rereading')) return null;
  return { kind: step.origin, at: step.report.storedAt, changes: step.changes.length };
}

/** What has to be said with a report that is held. Another round trip only where it has several versions. */
export async function noteOn({ report, versions }: HeldReport, { store }: ChatDeps): Promise<VersionNote | null> {
  if (versions === 1) return null;
  return noteOf(historyOf(await store.versions(report.agency, report.year), report.scope), report.version);
}
