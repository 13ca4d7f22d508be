import { z } from 'zod';
import type { Statement } from './engine.ts';
import type { Delivery, DeliveryCounts, PendingDelivery, Turn } from './follow.ts';
import {
  deliveryColumns,
  deliveryRow,
  followerColumns,
  followerOf,
  followerRow,
  pendingDeliveryRow,
} from './follow-rows.ts';
import { topicsHeard } from './topics.ts';

/** Milliseconds for which a chat is left to the process that took it: longer than a message may take to be sent. */
export const leaseLength = 120_000;
/** No turn is set further ahead than a day and the hour by which a clock may be changed: what is, a clock that jumped has set. */
const furthestTurn = 26 * 3_600_000;

const nothing = z.unknown();

/**
 * A list of ids as a parameter. Of a list that is unpacked from JSON, Postgres expects so many rows that it reads whole tables,
 * which are never analysed as fast as alerts change them.
 */
const ids = (parameter: number): string => `any($${parameter}::text::bigint[])`;

/**
 * Has the chats that have been due for longest read one after the other. Else Postgres, which knows only later that very many
 * have become due at once, reads and sorts all of them each time.
 */
export const inOrderOfIndex =
  'set local enable_bitmapscan = off; set local enable_seqscan = off; set local enable_sort = off';

/**
 * Chats that are due by a condition, by when they are. $1: now; $2: end of the lease; $3: the taker. The number is no parameter,
 * as Postgres would then prepare for very many, and sort them all. A lease that ends a little later than one given now is that
 * of a process whose clock, or question, was ahead; one that ends much later was given before a clock was put back.
 */
function takeBy(condition: string, most: number): Statement<Omit<Turn, 'deliveries' | 'token'>> {
  return {
    text: `
      update followers f set lease_until = $2, leased_by = $3::text || f.chat_id
      where f.chat_id = any(array(
        select chat_id from followers
        where ${condition} and paused is null and (
          lease_until is null or lease_until <= $1 or lease_until > $2::timestamptz + interval '${leaseLength} ms'
        )
        order by due_at limit ${most} for update skip locked
      ))
      returning f.chat_id, f.woken, ${followerColumns}`,
    row: followerRow
      .extend({ chat_id: z.coerce.number(), woken: z.number() })
      .transform((row) => ({ chat: row.chat_id, woken: row.woken, follower: followerOf(row) })),
  };
}

const takes = new Map<number, { readonly due: ReturnType<typeof takeBy>; readonly stuck: ReturnType<typeof takeBy> }>();

/** `stuck`: whose turn a clock has set that jumped. */
export function takeOf(most: number) {
  const found = takes.get(most) ?? {
    due: takeBy('due_at <= $1', most),
    stuck: takeBy(`due_at > $1::timestamptz + interval '${furthestTurn} ms'`, most),
  };
  takes.set(most, found);
  return found;
}

/** $1: chats. What an agency is followed by is the same for all who follow it, and takes long to find. */
export const pending: Statement<PendingDelivery> = {
  text: `
    with waiting as materialized (
      select found.* from unnest($1::text::bigint[]) as c(chat),
        lateral (select * from deliveries where chat_id = c.chat and state = 'pending' offset 0) found
    ),
    heard as materialized (
      select a.id, ${topicsHeard('a')} as topics from agencies a where a.id in (select agency_id from waiting)
    )
    select ${deliveryColumns}, coalesce((
      select json_agg(topic order by topic) from (
        select distinct s.topic from subscriptions s where s.chat_id = d.chat_id and s.topic = any(h.topics)
      ) followed
    ), '[]') as topics
    from waiting d left join heard h on h.id = d.agency_id order by d.id`,
  row: pendingDeliveryRow,
};

/**
 * $1: now; $2: end of the lease; $3 to $5: deliveries, tokens of their turns, digests; $6: tokens, in the order of their chats.
 * An attempt that was never ended counts as one that may have arrived. The lease is renewed with each. Chats are locked first
 * and in one order, as by `enqueueDeliveries`.
 */
export const begin: Statement<{ id: number }> = {
  text: `
    with locked as materialized (
      select f.chat_id from unnest($6::text::text[]) as g(token),
        lateral (select chat_id from followers where leased_by = g.token and lease_until > $1 offset 0 for update) f
    ),
    mine as (
      update followers set lease_until = $2 where chat_id = any(array(select chat_id from locked)) returning leased_by
    )
    update deliveries d set attempt_started_at = $1, digest = g.digest,
      ambiguous = d.ambiguous + (d.attempt_started_at is not null)::int,
      ambiguous_since = coalesce(d.ambiguous_since, d.attempt_started_at)
    from unnest($3::text::bigint[], $4::text::text[], $5::text::bigint[]) as g(id, token, digest)
    where d.id = g.id and d.state = 'pending' and g.token in (select leased_by from mine)
    returning d.id`,
  row: z.object({ id: z.coerce.number() }),
};

/** $1: deliveries; $2: now; $3: their message. Also of one that was superseded while it was on its way: it was sent. */
export const endSent: Statement<unknown> = {
  text: `
    update deliveries set state = 'sent', message_id = $3, finished_at = $2, attempt_started_at = null
    where id = ${ids(1)} and state in ('pending', 'superseded')`,
  row: nothing,
};

/** $1: deliveries of attempts that cannot have arrived. */
export const endNotSent: Statement<unknown> = {
  text: `update deliveries set attempt_started_at = null where id = ${ids(1)}`,
  row: nothing,
};

/** $1: deliveries of attempts that may have arrived; $2: now. */
export const endAmbiguous: Statement<unknown> = {
  text: `
    update deliveries set attempt_started_at = null, ambiguous = ambiguous + 1,
      ambiguous_since = coalesce(ambiguous_since, attempt_started_at, $2)
    where id = ${ids(1)}`,
  row: nothing,
};

/** $1: deliveries; $2: now; $3: their final state; $4: why. */
export const endOver: Statement<unknown> = {
  text: `
    update deliveries set state = $3::delivery_state, why = $4, finished_at = $2, attempt_started_at = null
    where id = ${ids(1)} and state = 'pending'`,
  row: nothing,
};

/**
 * $1 to $3: tokens of turns, in the order of their chats, how often these were woken, and when they are due; $4: now; $5 and $6:
 * deliveries that are told of and not noted yet, also if superseded meanwhile or of a lost lease, and their messages. Chats are
 * locked first and in one order, as by `enqueueDeliveries`.
 */
export const endTurns: Statement<unknown> = {
  text: `
    with locked as materialized (
      select f.chat_id, g.woken, g.due
      from unnest($1::text::text[], $2::text::integer[], $3::text::timestamptz[]) as g(token, woken, due),
        lateral (select chat_id from followers where leased_by = g.token offset 0 for update) f
    ),
    told as (
      update deliveries d set state = 'sent', message_id = t.message_id, finished_at = $4, attempt_started_at = null
      from unnest($5::text::bigint[], $6::text::bigint[]) as t(id, message_id)
      where d.id = t.id and d.state in ('pending', 'superseded') and (select count(*) from locked) >= 0
    )
    update followers f set lease_until = null, leased_by = null,
      due_at = case when l.due is not null then l.due when f.woken = l.woken then null else f.due_at end,
      held_since = case when l.due is null and f.woken = l.woken then null else f.held_since end
    from locked l where f.chat_id = any(array(select chat_id from locked)) and f.chat_id = l.chat_id`,
  row: nothing,
};

/** $1: now. Tokens begin with the process that they are of. */
export const sendingProcesses: Statement<{ processes: number }> = {
  text: `
    select count(distinct split_part(leased_by, '.', 1))::int as processes
    from followers where leased_by is not null and lease_until > $1`,
  row: z.object({ processes: z.number() }),
};

/** $1: a chat; $2: the final state of all that is pending for it; $3: now. */
export const closePending: Statement<unknown> = {
  text: `
    update deliveries set state = $2::delivery_state, finished_at = $3, attempt_started_at = null
    where chat_id = $1 and state = 'pending'`,
  row: nothing,
};

/** $1: a chat that takes no messages. */
export const block: Statement<unknown> = {
  text: `update followers set paused = 'blocked', held_since = null, due_at = null where chat_id = $1`,
  row: nothing,
};

/** $1: a chat that is no more. What it followed and how it wanted its alerts. */
export const forget = ['subscriptions', 'followers', 'chat_settings'].map(
  (table): Statement<unknown> => ({ text: `delete from ${table} where chat_id = $1`, row: nothing }),
);

/** $1: a chat that is no more. What is left counts what was not delivered. */
export const forgetDelivered: Statement<unknown> = {
  text: `delete from deliveries where chat_id = $1 and state <> 'gone'`,
  row: nothing,
};

/** $1: a chat; $2: the first delivery of a digest. */
export const digestOf: Statement<Delivery> = {
  text: `select ${deliveryColumns} from deliveries d where d.digest = $2 and d.chat_id = $1 order by d.id`,
  row: deliveryRow,
};

/** Deliveries by their states. */
export const counts: Statement<DeliveryCounts> = {
  text: `
    select ${['pending', 'sent', 'blocked', 'gone', 'failed', 'superseded']
      .map((state) => `(count(*) filter (where state = '${state}'))::int as ${state}`)
      .join(', ')},
      (count(*) filter (where state in ('sent', 'failed') and ambiguous > 0))::int as "possiblyTwice"
    from deliveries`,
  row: z.object({
    pending: z.number(),
    sent: z.number(),
    blocked: z.number(),
    gone: z.number(),
    failed: z.number(),
    superseded: z.number(),
    possiblyTwice: z.number(),
  }),
};
