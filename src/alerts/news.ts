import { changesBetween, type VersionStep } from '../chat/version-history.ts';
import { readWithdrawal, type Withdrawal } from '../domain/withdrawal.ts';
import { sameEditions } from '../store/reading-comparison.ts';
import type { Delivery } from '../store/follow.ts';
import type { FigureChange } from '../store/store.ts';

/** What happened to a report since a chat was told of it. `changes`: from the figures that it knows to those that stand. */
export type News =
  | { readonly kind: 'report' }
  /** Other figures, by the agency, by our own reading, or by both; `supplement`: nothing that we gave before was wrong. */
  | { readonly kind: 'corrected' | 'misread' | 'both' | 'supplement'; readonly changes: readonly FigureChange[] }
  /** What it knows was taken back by an administrator; where no version answers any more there are no changes. */
  | {
      readonly kind: 'withdrawn';
      readonly known: VersionStep;
      readonly at: Date;
      readonly withdrawal: Withdrawal;
      readonly changes: readonly FigureChange[];
    }
  /** What it knows had been moved here by mistake, and is no version of this report any more. */
  | { readonly kind: 'misplaced' }
  /** What it was told had been taken back answers again. */
  | { readonly kind: 'restored'; readonly changes: readonly FigureChange[] };

/**
 * What a delivery tells, by the versions of its report, newest first. Null when there is nothing to tell, as the figures
 * that the chat knows are those that stand.
 */
export function newsOf(delivery: Delivery, history: readonly VersionStep[]): News | null {
  const { reason, version, before } = delivery;
  const stepOf = (wanted: number): VersionStep | null =>
    history.find(({ report }) => report.version === wanted) ?? null;
  if (reason === 'report') return { kind: 'report' };
  if (before !== null && before < 0) return { kind: 'misplaced' };
  if (before === 0) return { kind: 'restored', changes: [] };
  const now = stepOf(version);
  // Written before it was noted what a chat knows.
  const known = before === null ? stepOf(now?.before?.version ?? 0) : stepOf(before);
  if (known === null) return now === null ? { kind: 'misplaced' } : { kind: 'report' };
  const { withdrawn } = known.report;
  if (now === null)
    return withdrawn === null
      ? { kind: 'misplaced' }
      : { kind: 'withdrawn', known, at: withdrawn.at, withdrawal: readWithdrawal(withdrawn.reason), changes: [] };

  const since = history.filter(
    ({ report }) => report.version > known.report.version && report.version <= version && report.withdrawn === null,
  );
  // What was misread only after the chat was told is no error that it saw.
  const ours = since.some(
    (step) => step.origin === 'rereading' && step.before !== null && step.before.version <= known.report.version,
  );
  const changes = changesBetween(now, known, { sameDocument: shareDocument(now, known), gains: ours });
  if (changes.length === 0 && sameEditions(now.report, known.report)) return null;
  if (withdrawn !== null)
    return { kind: 'withdrawn', known, at: withdrawn.at, withdrawal: readWithdrawal(withdrawn.reason), changes };
  if (reason === 'care') return { kind: 'restored', changes };
  if (!ours) return { kind: 'corrected', changes };
  if (since.some(({ origin }) => origin === 'correction')) return { kind: 'both', changes };
  return { kind: changes.every(isGain) ? 'supplement' : 'misread', changes };
}

function shareDocument(one: VersionStep, other: VersionStep): boolean {
  return one.sources.some(({ sha256 }) => other.sources.some((source) => source.sha256 === sha256));
}

/** A figure that was not given before, so that nothing wrong was. */
function isGain({ before }: FigureChange): boolean {
  return before === undefined || before.kind === 'unreadable';
}
