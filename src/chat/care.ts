import type { Agency } from '../domain/agency.ts';
import { agencyNamed } from '../domain/agency-name.ts';
import { successionsOf } from '../domain/known-successions.ts';
import type { ReportScope } from '../domain/report.ts';
import { UserError } from '../domain/user-error.ts';
import { alreadyTakenBack, alreadyThere } from '../domain/withdrawal.ts';
import { scopeOf } from '../extract/report-identity.ts';
import type { CareAction, CareOrder, MoveTarget } from '../store/care-action.ts';
import type { AdminDeps } from './administration.ts';
import type { CommandFacts } from './command.ts';
import { takeAgency, takeVersion, takeYear, wordsAfter } from './free-words.ts';
import { outOfDate, wrongUsage } from './usage.ts';
import { historyOf, type VersionStep } from './version-history.ts';

/** A version that an administrator means to take back, and what answers then. */
export type CarePlan = {
  readonly id: number;
  readonly order: CareOrder;
  readonly agency: Agency;
  readonly step: VersionStep;
  /** The version that answers now; null when none does. */
  readonly current: number | null;
};

/** An act of care as an administrator sees it: to be confirmed, done, or undone. */
export type Care =
  | { readonly kind: 'plan'; readonly plan: CarePlan }
  | { readonly kind: 'done' | 'undone'; readonly action: CareAction };

/** What a button does to an act of care: confirm it, or undo it. */
export function carePart(what: 'confirm' | 'undo', id: number): string {
  return `${what === 'confirm' ? 'c' : 'u'}${id}`;
}

/** Does what a button says. Throws UserError for a button of another time, and as the store does. */
export async function pressCare(part: string, { store, directory, admin }: AdminDeps): Promise<Care> {
  const found = /^([cu])(\d{1,9})$/.exec(part);
  const planned = found === null ? null : await store.careAction(Number(found[2]));
  if (planned === null) throw outOfDate();
  if (found?.[1] === 'u') return { kind: 'undone', action: await store.undoCare(planned.id, admin) };
  const { to } = planned;
  if (to !== null && directory().names.agency(to.agency) === undefined) {
    const agency = agencyNamed(to.name, 'moved by an administrator');
    await store.addAgencies([agency], successionsOf(agency));
  }
  const action = await store.carryOutCare(planned.id, admin);
  return { kind: action.undone === null ? 'done' : 'undone', action };
}

/**
 * Reads AGENCY YEAR [VERSION] REASON, or AGENCY YEAR [VERSION] [TO-AGENCY] [TO-YEAR] REASON, and writes it down to be
 * confirmed. Throws UserError.
 */
export async function planCare(
  typed: string,
  facts: CommandFacts,
  kind: 'withdraw' | 'move',
  deps: AdminDeps,
): Promise<Care> {
  const { names } = deps.directory();
  const said = wordsAfter(typed, facts);
  const named = takeAgency(said, names.resolve);
  if (named === null) throw wrongUsage(facts, said);
  if (named.kind === 'notHeld') throw notHeld(named.name);
  const { agency } = named;
  const dated = takeYear(named.rest, deps);
  if (dated === null) throw wrongUsage(facts, said);
  const { year } = dated;
  const versioned = takeVersion(dated.rest);
  const rest = versioned?.rest ?? dated.rest;
  const { step, current } = await versionOf(agency, year, versioned?.version, deps);
  const { scope } = step.report;
  const meant =
    kind === 'withdraw' ? { to: null, reason: rest } : readTarget(rest, { agency, year, scope }, facts, deps);
  if (meant.reason.trim() === '') throw wrongUsage(facts, said);
  const order = { key: { agency: agency.id, year, scope }, version: step.report.version, ...meant };
  return { kind: 'plan', plan: { id: await deps.store.planCare(order), order, agency, step, current } };
}

/** The version that is meant: the one that answers when none is named. Throws UserError when it cannot be taken back. */
async function versionOf(
  agency: Agency,
  year: number,
  wanted: number | undefined,
  { store }: AdminDeps,
): Promise<{ readonly step: VersionStep; readonly current: number | null }> {
  const [versions, { reports }] = await Promise.all([
    store.versions(agency.id, year),
    store.reports(agency.id, [year]),
  ]);
  const answering = reports[0]?.report;
  const scope = answering?.scope ?? versions[0]?.report.scope ?? 'agency';
  const current = answering?.version ?? null;
  const step = historyOf(versions, scope).find(({ report }) => report.version === (wanted ?? current));
  if (step === undefined) throw noVersion(agency, year, wanted, versions.length);
  if (step.report.withdrawn !== null) throw alreadyTakenBack(step.report.version);
  return { step, current };
}

/** Where to, and why: another agency, another year, or both. */
function readTarget(
  words: string,
  from: { readonly agency: Agency; readonly year: number; readonly scope: ReportScope },
  facts: CommandFacts,
  deps: AdminDeps,
): { readonly to: MoveTarget; readonly reason: string } {
  const { names } = deps.directory();
  const ownYear = takeYear(words, deps);
  const named = ownYear === null ? takeAgency(words, names.resolve) : null;
  if (ownYear === null && named === null) throw wrongUsage(facts, words);
  const dated = ownYear ?? takeYear(named?.rest ?? '', deps);
  const agency =
    named === null
      ? from.agency
      : named.kind === 'held'
        ? named.agency
        : agencyNamed(named.name, 'named by an administrator');
  const year = dated?.year ?? from.year;
  const scope = agency.id === from.agency.id ? from.scope : scopeOf(agency.name);
  if (agency.id === from.agency.id && year === from.year) throw alreadyThere();
  return {
    to: { agency: agency.id, name: agency.name, year, scope },
    reason: dated?.rest ?? named?.rest ?? '',
  };
}

function notHeld(name: string): UserError {
  return new UserError({
    zh: `没有收录${name}的任何报告，没有可以处理的版本；请检查机关名称。`,
    en: `No report of ${name} is held, so there is no version to act on; check the name of the agency.`,
  });
}

function noVersion({ name }: Agency, year: number, version: number | undefined, held: number): UserError {
  if (held === 0)
    return new UserError({
      zh: `没有收录${name}${year}年度的报告；请检查年份。`,
      en: `The report of ${name} for ${year} is not held; check the year.`,
    });
  return version === undefined
    ? new UserError({
        zh: `${name}${year}年度的版本都已撤回或移走；在 /status 的“管理操作”里可以撤销。`,
        en: `All versions of ${name} ${year} were withdrawn or moved; /status, “Acts of care”, can undo that.`,
      })
    : new UserError({
        zh: `${name}${year}年度没有版本${version}；用 /source ${name} ${year} 查看有哪些版本。`,
        en: `${name} ${year} has no version ${version}; see its versions with /source ${name} ${year}.`,
      });
}
