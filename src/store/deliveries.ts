import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { inBatches } from './batches.ts';
import { deliveriesChannel } from './enqueueing.ts';
import { type Engine, only, type Queries, type Statement } from './engine.ts';
import type { AttemptEnd, Delivery, DeliveryCounts, DeliveryStore, PendingDelivery, Told, Turn } from './follow.ts';
import {
  deliveryColumns,
  deliveryRow,
  followerColumns,
  followerOf,
  followerRow,
  pendingDeliveryRow,
} from './follow-rows.ts';
import { storableText } from './report-row.ts';
import { topicsHeard } from './topics.ts';

/** Milliseconds for which a chat is left to the process that took it: longer than a message may take to be sent. */
export const leaseLength = 120_000;
/** No turn is set further ahead than a day and the hour by which a clock may be changed: what is, a clock that jumped has set. */
const furthestTurn = 26 * 3_600_000;

const nothing = z.unknown();
const ids = (parameter: number): string =>
  `(select value::bigint from json_array_elements_text($${parameter}::text::json))`;

/**
 * $1: now; $2: end of the lease; $3: furthest turn; $4: the taker; $5: how many; $6: of one chat alone. A clock that jumps leaves no lease stuck; one that
 * ends a little later than one given now is that of a process whose clock, or question, was ahead.
 */
const take: Statement<Omit<Turn, 'deliveries' | 'token'>> = {
  text: `
    update followers f set lease_until = $2, leased_by = $4::text || f.chat_id
    where f.chat_id in (
      select chat_id from followers
      where due_at is not null and paused is null and (due_at <= $1 or due_at > $3)
        and (lease_until is null or lease_until <= $1
          or lease_until > $2::timestamptz + interval '${leaseLength} ms')
        and ($6::bigint is null or chat_id = $6)
      order by due_at limit $5 for update skip locked
    )
    returning f.chat_id, f.woken, ${followerColumns}`,
  row: followerRow
    .extend({ chat_id: z.coerce.number(), woken: z.number() })
    .transform((row) => ({ chat: row.chat_id, woken: row.woken, follower: followerOf(row) })),
};

/** What an agency is followed by is the same for all who follow it, and takes long to find. */
const pending: Statement<PendingDelivery> = {
  text: `
    with waiting as materialized (
      select * from deliveries where state = 'pending' and chat_id in ${ids(1)}
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
 * $1: now; $2: end of the lease; $3: deliveries with the tokens of their turns. An attempt that was never ended counts as one
 * that may have arrived. The lease is renewed with each. Chats are locked first and in one order, as by `enqueueDeliveries`.
 */
const begin: Statement<{ id: number }> = {
  text: `
    with given as (
      select * from json_to_recordset($3::text::json) as g(id bigint, token text, digest bigint)
    ),
    locked as (
      select f.chat_id, f.leased_by from followers f
      where f.leased_by in (select token from given) and f.lease_until > $1 order by f.chat_id for update
    ),
    mine as (
      update followers f set lease_until = $2 from locked l where f.chat_id = l.chat_id returning l.leased_by
    )
    update deliveries d set attempt_started_at = $1, digest = g.digest,
      ambiguous = d.ambiguous + (d.attempt_started_at is not null)::int,
      ambiguous_since = coalesce(d.ambiguous_since, d.attempt_started_at)
    from given g join mine on mine.leased_by = g.token
    where d.id = g.id and d.state = 'pending'
    returning d.id`,
  row: z.object({ id: z.coerce.number() }),
};

/** Also of one that was superseded while it was on its way: it was sent. */
const endSent: Statement<unknown> = {
  text: `
    update deliveries set state = 'sent', message_id = $3, finished_at = $2, attempt_started_at = null
    where id in ${ids(1)} and state in ('pending', 'superseded')`,
  row: nothing,
};

const endNotSent: Statement<unknown> = {
  text: `update deliveries set attempt_started_at = null where id in ${ids(1)}`,
  row: nothing,
};

const endAmbiguous: Statement<unknown> = {
  text: `
    update deliveries set attempt_started_at = null, ambiguous = ambiguous + 1,
      ambiguous_since = coalesce(ambiguous_since, attempt_started_at, $2)
    where id in ${ids(1)}`,
  row: nothing,
};

const endOver: Statement<unknown> = {
  text: `
    update deliveries set state = $3::delivery_state, why = $4, finished_at = $2, attempt_started_at = null
    where id in ${ids(1)} and state = 'pending'`,
  row: nothing,
};

/**
 * $1: turns; $2: now; $3: what they told of and is not noted yet, also if it was superseded meanwhile or the lease was lost.
 * Chats are locked first and in one order, as by `enqueueDeliveries`.
 */
const endTurns: Statement<unknown> = {
  text: `
    with given as (
      select * from json_to_recordset($1::text::json) as g(token text, woken integer, due timestamptz)
    ),
    locked as materialized (
      select f.chat_id, g.woken, g.due from followers f join given g on f.leased_by = g.token
      order by f.chat_id for update of f
    ),
    told as (
      update deliveries d set state = 'sent', message_id = t.message_id, finished_at = $2, attempt_started_at = null
      from json_to_recordset($3::text::json) as t(id bigint, message_id bigint)
      where d.id = t.id and d.state in ('pending', 'superseded') and (select count(*) from locked) >= 0
    )
    update followers f set lease_until = null, leased_by = null,
      due_at = case when l.due is not null then l.due when f.woken = l.woken then null else f.due_at end,
      held_since = case when l.due is null and f.woken = l.woken then null else f.held_since end
    from locked l where f.chat_id = l.chat_id`,
  row: nothing,
};

/** $1: now. Tokens begin with the process that they are of. */
const sendingProcesses: Statement<{ processes: number }> = {
  text: `
    select count(distinct split_part(leased_by, ' ', 1))::int as processes
    from followers where leased_by is not null and lease_until > $1`,
  row: z.object({ processes: z.number() }),
};

const closePending: Statement<unknown> = {
  text: `
    update deliveries set state = $2::delivery_state, finished_at = $3, attempt_started_at = null
    where chat_id = $1 and state = 'pending'`,
  row: nothing,
};

const block: Statement<unknown> = {
  text: `update followers set paused = 'blocked', held_since = null, due_at = null where chat_id = $1`,
  row: nothing,
};

const forget = ['subscriptions', 'followers', 'chat_settings'].map(
  (table): Statement<unknown> => ({ text: `delete from ${table} where chat_id = $1`, row: nothing }),
);

const forgetDelivered: Statement<unknown> = {
  text: `delete from deliveries where chat_id = $1 and state <> 'gone'`,
  row: nothing,
};

const digestOf: Statement<Delivery> = {
  text: `select ${deliveryColumns} from deliveries d where d.digest = $2 and d.chat_id = $1 order by d.id`,
  row: deliveryRow,
};

const counts: Statement<DeliveryCounts> = {
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

type Beginning = {
  readonly token: string;
  readonly deliveries: readonly number[];
  readonly digest: boolean;
  begun: readonly number[];
};
type Ending = { readonly turn: Turn; readonly due: Date | null; readonly told: Told | null };

/** The queue of deliveries. Chats are taken, not deliveries, so that each chat hears from one process at a time. */
export function deliveryMethods(engine: Engine, now: () => Date): DeliveryStore {
  const process = randomUUID();
  let takes = 0;

  const beginAll = inBatches<Beginning>(async (beginnings) => {
    const at = now();
    const given = beginnings.flatMap(({ token, deliveries, digest }) =>
      deliveries.map((id) => ({ id, token, digest: digest ? Math.min(...deliveries) : null })),
    );
    const begun = await engine.rows(begin, [at, after(at, leaseLength), JSON.stringify(given)]);
    const ofAll = new Set(begun.map(({ id }) => id));
    for (const beginning of beginnings) beginning.begun = beginning.deliveries.filter((id) => ofAll.has(id));
  });

  const endTurnsOf = inBatches<Ending>(async (endings) => {
    const turns = endings.map(({ turn: { token, woken }, due }) => ({ token, woken, due }));
    const told = endings.flatMap(({ told: message }) =>
      (message?.deliveries ?? []).map((id) => ({ id, message_id: message?.messageId })),
    );
    await engine.rows(endTurns, [JSON.stringify(turns), now(), JSON.stringify(told)]);
  });

  return {
    async takeTurns(most, own) {
      const at = now();
      takes += 1;
      const token = `${process} ${takes} `;
      const values = [at, after(at, leaseLength), after(at, furthestTurn), token, most, own ?? null];
      const taken = await engine.rows(take, values);
      if (taken.length === 0) return [];
      const found = await engine.rows(pending, [JSON.stringify(taken.map(({ chat }) => chat))]);
      const byChat = Map.groupBy(found, ({ chat }) => chat);
      return taken.map((turn) => ({
        ...turn,
        token: `${token}${turn.chat}`,
        deliveries: byChat.get(turn.chat) ?? [],
      }));
    },
    async beginAttempt({ token }, deliveries, digest) {
      const beginning: Beginning = { token, deliveries, digest, begun: [] };
      await beginAll([beginning]);
      return beginning.begun;
    },
    async endAttempt(deliveries, end) {
      if (deliveries.length > 0) await endAll(engine, JSON.stringify(deliveries), end, now());
    },
    endTurn: (turn, due, told) => endTurnsOf([{ turn, due, told }]),
    sendingProcesses: async () => only(await engine.rows(sendingProcesses, [now()])).processes,
    async closeChat(chat, why) {
      await engine.transaction(async (queries) => {
        // The chat's row first, as everybody else locks it.
        if (why === 'blocked') await queries.rows(block, [chat]);
        else for (const statement of forget) await queries.rows(statement, [chat]);
        await queries.rows(closePending, [chat, why, now()]);
        if (why === 'gone') await queries.rows(forgetDelivered, [chat]);
      });
    },
    digest: (chat, first) => engine.rows(digestOf, [chat, first]),
    deliveryCounts: async () => only(await engine.rows(counts)),
    onDeliveries: (callback) => engine.listen(deliveriesChannel, callback),
  };
}

async function endAll(queries: Queries, list: string, end: AttemptEnd, at: Date): Promise<void> {
  switch (end.kind) {
    case 'sent':
      await queries.rows(endSent, [list, at, end.messageId]);
      return;
    case 'notSent':
      await queries.rows(endNotSent, [list]);
      return;
    case 'ambiguous':
      await queries.rows(endAmbiguous, [list, at]);
      return;
    case 'failed':
      await queries.rows(endOver, [list, at, end.kind, storableText(end.why)]);
      return;
    case 'superseded':
      await queries.rows(endOver, [list, at, end.kind, null]);
  }
}

function after(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
