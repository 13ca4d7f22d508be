import { z } from 'zod';
import type { Act, CareAction, CareOrder } from './care-action.ts';
import type { Queries, Statement } from './engine.ts';
import { type Added, addedShape } from './moving.ts';
import { keyValues, storableText } from './report-row.ts';

/** An action with what is needed to undo it. */
export type LoggedAction = CareAction & { readonly added: Added | null };

const scope = z.enum(['agency', 'government']);

const actionRow = z
  .object({
    id: z.number(),
    agency_id: z.string(),
    agency_name: z.string(),
    year: z.number(),
    scope,
    version: z.number(),
    to_agency_id: z.string().nullable(),
    to_name: z.string().nullable(),
    to_year: z.number().nullable(),
    to_scope: scope.nullable(),
    reason: z.string(),
    planned_at: z.date(),
    done_at: z.date().nullable(),
    done_by: z.coerce.number().nullable(),
    undone_at: z.date().nullable(),
    undone_by: z.coerce.number().nullable(),
    added: z.string().nullable(),
  })
  .transform((row): LoggedAction => {
    const { to_agency_id: agency, to_name: name, to_year: year, to_scope: toScope } = row;
    return {
      id: row.id,
      key: { agency: row.agency_id, year: row.year, scope: row.scope },
      agencyName: row.agency_name,
      version: row.version,
      to:
        agency === null || name === null || year === null || toScope === null
          ? null
          : { agency, name, year, scope: toScope },
      reason: row.reason,
      plannedAt: row.planned_at,
      done: act(row.done_at, row.done_by),
      undone: act(row.undone_at, row.undone_by),
      added: row.added === null ? null : addedShape.parse(JSON.parse(row.added)),
    };
  });

function act(at: Date | null, by: number | null): Act | null {
  return at === null ? null : { at, by };
}

const columns = `c.id, c.agency_id, a.name as agency_name, c.year, c.scope, c.version, c.to_agency_id, c.to_name, c.to_year,
  c.to_scope, c.reason, c.planned_at, c.done_at, c.done_by, c.undone_at, c.undone_by, c.added`;
const actions = `select ${columns} from care_actions c join agencies a on a.id = c.agency_id`;

const plan: Statement<{ id: number }> = {
  text: `
    insert into care_actions (
      agency_id, year, scope, version, to_agency_id, to_name, to_year, to_scope, reason, planned_at
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
  row: z.object({ id: z.number() }),
};

const forgetPlans: Statement<unknown> = {
  text: 'delete from care_actions where done_at is null and planned_at < $1',
  row: z.unknown(),
};

const one: Statement<LoggedAction> = { text: `${actions} where c.id = $1`, row: actionRow };
/** For change: whoever else wants to change it waits. */
const oneLocked: Statement<LoggedAction> = { text: `${actions} where c.id = $1 for update of c`, row: actionRow };

const latest: Statement<LoggedAction> = {
  text: `${actions} where c.done_at is not null order by coalesce(c.undone_at, c.done_at) desc, c.id desc limit $1`,
  row: actionRow,
};

/** What took a version back and was not undone. */
const open: Statement<{ id: number }> = {
  text: `
    select id from care_actions
    where agency_id = $1 and year = $2 and scope = $3 and version = $4 and done_at is not null and undone_at is null
    order by id desc limit 1`,
  row: z.object({ id: z.number() }),
};

const setDone: Statement<unknown> = {
  text: 'update care_actions set done_at = $2, done_by = $3, added = $4 where id = $1',
  row: z.unknown(),
};

const setUndone: Statement<unknown> = {
  text: 'update care_actions set undone_at = $2, undone_by = $3 where id = $1',
  row: z.unknown(),
};

/** How long a plan may wait for its confirmation, in milliseconds. */
const longestPlan = 7 * 24 * 60 * 60 * 1000;

/** Writes an order down, forgets those that were never confirmed, and gives its id. */
export async function planIn(queries: Queries, { key, version, to, reason }: CareOrder, now: Date): Promise<number> {
  await queries.rows(forgetPlans, [new Date(now.getTime() - longestPlan)]);
  const target = to === null ? [null, null, null, null] : [to.agency, storableText(to.name), to.year, to.scope];
  const [planned] = await queries.rows(plan, [...keyValues(key), version, ...target, storableText(reason), now]);
  if (planned === undefined) throw new Error('planning returned no row');
  return planned.id;
}

export async function actionOf(queries: Queries, id: number): Promise<LoggedAction | null> {
  return (await queries.rows(one, [id]))[0] ?? null;
}

/** The action, locked until the end of the transaction. Throws RangeError when there is none. */
export async function lockedAction(queries: Queries, id: number): Promise<LoggedAction> {
  const [found] = await queries.rows(oneLocked, [id]);
  if (found === undefined) throw new RangeError(`no act of care has the number ${id}`);
  return found;
}

/** Id of the action that took a version back; null when none that is written down did. */
export async function openActionOn(queries: Queries, { key, version }: CareOrder): Promise<number | null> {
  return (await queries.rows(open, [...keyValues(key), version]))[0]?.id ?? null;
}

export async function latestActions(queries: Queries, limit: number): Promise<readonly LoggedAction[]> {
  return await queries.rows(latest, [limit]);
}

export async function markDone(queries: Queries, id: number, { at, by }: Act, added: Added | null): Promise<void> {
  await queries.rows(setDone, [id, at, by, added === null ? null : JSON.stringify(added)]);
}

export async function markUndone(queries: Queries, id: number, { at, by }: Act): Promise<void> {
  await queries.rows(setUndone, [id, at, by]);
}
