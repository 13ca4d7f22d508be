import { z } from 'zod';
import type { ReportKey } from '../domain/report.ts';
import { alreadyTakenBack, alreadyThere, writeWithdrawal } from '../domain/withdrawal.ts';
import type { CareOrder, WithdrawnVersion } from './care-action.ts';
import {
  actionOf,
  type LoggedAction,
  latestActions,
  lockedAction,
  markDone,
  markUndone,
  openActionOn,
  planIn,
} from './care-log.ts';
import * as care from './care-statements.ts';
import type { Answering } from './care-statements.ts';
import type { Engine, Queries, Statement } from './engine.ts';
import { arrivalReasons, enqueueDeliveries, forgetVersion, lockFollowersOf } from './enqueueing.ts';
import { copyTo, lockAgencies, takeOut } from './moving.ts';
import { keyValues, storableText } from './report-row.ts';
import type { Store } from './store.ts';
import * as statements from './version-statements.ts';

type CareMethods = Pick<
  Store,
  | 'withdraw'
  | 'restore'
  | 'move'
  | 'planCare'
  | 'careAction'
  | 'carryOutCare'
  | 'undoCare'
  | 'latestCare'
  | 'withdrawals'
>;

const withdrawalsOf: Statement<WithdrawnVersion> = {
  text: `
    select year, scope, version, withdrawn_at as at, coalesce(withdrawn_reason, '') as reason from report_versions
    where agency_id = $1 and withdrawn_at is not null order by year, scope, version`,
  row: z.object({
    year: z.number(),
    scope: z.enum(['agency', 'government']),
    version: z.number(),
    at: z.date(),
    reason: z.string(),
  }),
};

/** Taking versions back, moving them to the right report, and undoing either; each is written down. */
export function careMethods(engine: Engine, now: () => Date): CareMethods {
  /** Plans and carries out at once. */
  async function take(order: CareOrder): Promise<void> {
    await engine.transaction(async (queries) => {
      await carryOut(queries, await lockedAction(queries, await planIn(queries, order, now())), {
        at: now(),
        by: null,
      });
    });
  }
  return {
    withdraw: (key, version, reason) => take({ key, version, to: null, reason }),
    move: (key, version, to, reason) => take({ key, version, to, reason }),
    async restore(key, version) {
      await engine.transaction(async (queries) => {
        const id = await openActionOn(queries, { key, version, to: null, reason: '' });
        if (id === null) await restoreAlone(queries, key, version);
        else await undo(queries, await lockedAction(queries, id), { at: now(), by: null });
      });
    },
    planCare: (order) => engine.transaction((queries) => planIn(queries, order, now())),
    careAction: (id) => actionOf(engine, id),
    carryOutCare: (id, by) =>
      engine.transaction(async (queries) => {
        const action = await lockedAction(queries, id);
        if (action.done === null) await carryOut(queries, action, { at: now(), by });
        return await lockedAction(queries, id);
      }),
    undoCare: (id, by) =>
      engine.transaction(async (queries) => {
        const action = await lockedAction(queries, id);
        if (action.done !== null && action.undone === null) await undo(queries, action, { at: now(), by });
        return await lockedAction(queries, id);
      }),
    latestCare: (limit) => latestActions(engine, limit),
    withdrawals: (agency) => engine.rows(withdrawalsOf, [agency]),
  };
}

type Doing = { readonly at: Date; readonly by: number | null };

async function carryOut(queries: Queries, { id, key, version, to, reason }: LoggedAction, act: Doing): Promise<void> {
  await lockAgencies(queries, to === null ? [key.agency] : [key.agency, to.agency]);
  const held = await queries.rows(statements.heldVersions, keyValues(key));
  if (held.find((one) => one.version === version)?.withdrawn === true) throw alreadyTakenBack(version);
  if (to !== null && isSameReport(key, to)) throw alreadyThere();
  const noteChanges = await answersBefore(queries, to === null ? [key] : [to, key]);
  const added = to === null ? null : await copyTo(queries, { ...key, version }, to, act.at);
  const words = writeWithdrawal({ reason, movedTo: to === null ? null : `${to.name} ${to.year}` });
  const values = [...keyValues(key), version, act.at, storableText(words)];
  const found = await queries.rows(statements.withdrawVersion, values);
  if (found.length === 0) throw new RangeError(`version ${version} of ${key.agency} ${key.year} is not held`);
  await chooseCurrent(queries, to === null ? [key] : [key, to]);
  await markDone(queries, id, act, added);
  await noteChanges(id, act.at, (one) => one !== key);
}

async function undo(queries: Queries, { id, key, version, to, added }: LoggedAction, act: Doing): Promise<void> {
  await lockAgencies(queries, to === null ? [key.agency] : [key.agency, to.agency]);
  const noteChanges = await answersBefore(queries, to === null ? [key] : [key, to]);
  if (to !== null && added !== null) {
    await takeOut(queries, added, to);
    if (added.whole) await forgetVersion(queries, to, added.version, -id);
  }
  await queries.rows(care.restoreVersion, [...keyValues(key), version]);
  await chooseCurrent(queries, to === null ? [key] : [key, to]);
  await markUndone(queries, id, act);
  await noteChanges(-id, act.at, () => false);
}

/**
 * What answers for some reports before something is done to them; to be called again after it, with the act: whoever was
 * told what answers no more is told what does. `arrives`: whether what answers now is new there, and told as such.
 */
async function answersBefore(queries: Queries, keys: readonly ReportKey[]) {
  const answering = async (key: ReportKey): Promise<Answering | null> =>
    (await queries.rows(care.answering, keyValues(key)))[0] ?? null;
  const before = new Map<ReportKey, number>();
  for (const key of keys) before.set(key, (await answering(key))?.version ?? 0);
  return async (act: number, at: Date, arrives: (key: ReportKey) => boolean): Promise<void> => {
    // All at once, in the order in which others lock them.
    if (keys.length > 1) await lockFollowersOf(queries, keys);
    for (const [key, version] of before) {
      const now = await answering(key);
      if ((now?.version ?? 0) === version) continue;
      const arrival = arrives(key) && now !== null ? now : null;
      // Nobody is told of samples.
      if (arrival?.abridged === true) continue;
      await enqueueDeliveries(queries, {
        key,
        version: now?.version ?? 0,
        before: version,
        reason: arrival === null ? 'care' : arrivalReasons[arrival.origin],
        differs: true,
        act,
        at,
      });
    }
  };
}

/** A version that was taken back before that was written down. */
async function restoreAlone(queries: Queries, key: ReportKey, version: number): Promise<void> {
  await lockAgencies(queries, [key.agency]);
  await queries.rows(care.restoreVersion, [...keyValues(key), version]);
  await chooseCurrent(queries, [key]);
}

async function chooseCurrent(queries: Queries, keys: readonly ReportKey[]): Promise<void> {
  for (const key of keys) await queries.rows(statements.chooseCurrent, keyValues(key));
  for (const agency of new Set(keys.map((key) => key.agency))) await queries.rows(statements.refreshAgency, [agency]);
}

function isSameReport(one: ReportKey, other: ReportKey): boolean {
  return one.agency === other.agency && one.year === other.year && one.scope === other.scope;
}
