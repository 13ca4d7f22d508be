import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { reopenHeard } from './chat-states.ts';
import { type Engine, listOf, only, type Statement } from './engine.ts';
import { type ClaimedUpdate, updateLease, type UpdateRecord } from './update-record.ts';

/** The channel on which processes tell each other that updates wait. */
const channel = 'gongkai_updates';

/** Updates of one chat that are claimed at once. */
const mostOfChat = 20;

const nothing = z.unknown();
const numbered = z.object({ update_id: z.coerce.number() });

/**
 * Whether nobody holds `row` any more. $1: this process; $2: now. A lease that ends later than any can was made by a clock
 * that was ahead. $4: nobody else can be alive, as only one process opens an embedded database.
 */
const isFree = (row: string) => `(
  ${row}.leased_by is null or $4::boolean and ${row}.leased_by <> $1
  or ${row}.lease_until <= $2 or ${row}.lease_until > $3::timestamptz + interval '${updateLease} ms')`;

/** $1: updates; $2: this process; $3: now; $4: end of the lease; $5: whether to claim. */
const add: Statement<{ id: number; claimed: boolean }> = {
  text: `
    with given as (
      select * from json_to_recordset($1::text::json)
        as g (place integer, id bigint, chat bigint, person bigint, body text)
    ),
    busy as (
      select r.chat_id from recorded_updates r
      where r.done_at is null and r.leased_by is distinct from $2 and r.chat_id in (select chat from given)
    )
    insert into recorded_updates (update_id, chat_id, user_id, body, recorded_at, leased_by, lease_until)
    select g.id, g.chat, g.person, g.body, $3, case when claims.own then $2 end,
      case when claims.own then $4::timestamptz end
    from given g cross join lateral (
      select $5::boolean and not exists (select from busy where busy.chat_id = g.chat) as own
    ) claims
    order by g.place
    on conflict (update_id) do nothing
    returning update_id, leased_by is not null as claimed`,
  row: numbered.extend({ claimed: z.boolean() }).transform(({ update_id: id, claimed }) => ({ id, claimed })),
};

/**
 * $3: end of the lease; $5: chats. Whoever claims of a chat locks the first update of it that is not its own: two processes
 * never have updates of one chat at once. Only that one is held responsible when its process did not end it.
 */
const claim: Statement<ClaimedUpdate> = {
  text: `
    with heads as (
      select r.update_id, r.chat_id from recorded_updates r
      where r.done_at is null and ${isFree('r')} and not exists (
        select from recorded_updates e
        where e.done_at is null and e.chat_id = r.chat_id and e.number < r.number and e.leased_by is distinct from $1
      )
      order by r.number limit $5 for update of r skip locked
    ),
    wanted as (
      select update_id, true as head from heads
      union all
      select t.update_id, false from heads h cross join lateral (
        select t.update_id from recorded_updates t
        where t.done_at is null and t.chat_id = h.chat_id and t.update_id <> h.update_id and ${isFree('t')}
        order by t.number limit ${mostOfChat - 1}
      ) t
    ),
    claimed as (
      update recorded_updates u set leased_by = $1, lease_until = $3, 
        attempts = u.attempts + (w.head and u.leased_by is not null)::integer
      from wanted w where u.update_id = w.update_id and ${isFree('u')}
      returning u.update_id, u.body, u.attempts, u.number
    )
    select update_id, body, attempts from claimed order by number`,
  row: numbered
    .extend({ body: z.string(), attempts: z.number() })
    .transform(({ update_id: id, ...rest }) => ({ id, ...rest })),
};

const waiting: Statement<{ waiting: boolean }> = {
  text: 'select exists (select from recorded_updates where done_at is null and leased_by is null) as waiting',
  row: z.object({ waiting: z.boolean() }),
};

const emptied = 'body = null, chat_id = null, user_id = null, leased_by = null, lease_until = null';

/** $1: numbers; $2: now; $3: private chats that were heard. */
const finish: Statement<unknown> = {
  text: `
    with reopened as (${reopenHeard('$3::text::json')})
    update recorded_updates set done_at = $2, ${emptied}
    where done_at is null and update_id = any($1::text::bigint[])`,
  row: nothing,
};

const renew: Statement<{ update_id: number }> = {
  text: `
    update recorded_updates set lease_until = $2
    where done_at is null and leased_by = $1 and update_id = any($3::text::bigint[]) returning update_id`,
  row: numbered,
};

const release: Statement<unknown> = {
  text: `
    update recorded_updates set leased_by = null, lease_until = null,
      attempts = attempts + (update_id = any($2::text::bigint[]))::integer
    where done_at is null and leased_by = $1`,
  row: nothing,
};

const expire: Statement<{ unhandled: number }> = {
  text: `
    with expired as (delete from recorded_updates where recorded_at < $1 returning done_at)
    select (count(*) filter (where done_at is null))::int as unhandled from expired`,
  row: z.object({ unhandled: z.number() }),
};

const backlog: Statement<{ count: number; since: Date | null }> = {
  text: `
    select count(*)::int as count, min(recorded_at) as since from recorded_updates where done_at is null`,
  row: z.object({ count: z.number(), since: z.date().nullable() }),
};

const notify: Statement<unknown> = { text: `select pg_notify('${channel}', '')`, row: nothing };

/**
 * What is recorded of a chat ($1) or a person ($2) and not handled yet is emptied: handled updates keep neither.
 * Their numbers stay, so that none of them is taken for new when it comes again.
 */
export const forgetUpdates: Statement<unknown> = {
  text: `
    update recorded_updates set done_at = now(), ${emptied}
    where done_at is null and (chat_id = $1 or user_id = $2)`,
  row: nothing,
};

/** The record of updates, as one process uses it. */
export function updateRecord(engine: Engine, now: () => Date): UpdateRecord {
  const own = randomBytes(9).toString('base64url');
  const leaseFrom = (moment: Date): Date => new Date(moment.getTime() + updateLease);

  return {
    async add(updates, claiming) {
      const at = now();
      const given = updates.map(({ id, chat, user, body }, place) => ({ place, id, chat, person: user, body }));
      const added = await engine.rows(add, [JSON.stringify(given), own, at, leaseFrom(at), claiming]);
      const left = added.some(({ claimed }) => !claimed);
      if (left) await engine.rows(notify);
      return { claimed: new Set(added.flatMap(({ id, claimed }) => (claimed ? [id] : []))), waiting: left };
    },
    async claim(chats) {
      const at = now();
      const alone = engine.kind === 'pglite';
      const updates = await engine.rows(claim, [own, at, leaseFrom(at), alone, chats]);
      return { updates, ...only(await engine.rows(waiting)) };
    },
    async finish(updates) {
      const heard = updates.flatMap((update) => (update.heard === null ? [] : [update.heard]));
      await engine.rows(finish, [listOf(updates.map(({ id }) => id)), now(), JSON.stringify(heard)]);
    },
    async renew(updates) {
      const held = await engine.rows(renew, [own, leaseFrom(now()), listOf(updates)]);
      return new Set(held.map(({ update_id: id }) => id));
    },
    async release(begun) {
      await engine.rows(release, [own, listOf(begun)]);
      await engine.rows(notify);
    },
    async expire(before) {
      return only(await engine.rows(expire, [before])).unhandled;
    },
    async backlog() {
      return only(await engine.rows(backlog));
    },
    onWaiting: (callback) => engine.listen(channel, callback),
  };
}
