import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { deliveriesChannel } from './enqueueing.ts';
import { type Engine, only, type Queries, type Statement } from './engine.ts';
import type { AttemptEnd, Delivery, DeliveryCounts, DeliveryStore, Turn } from './follow.ts';
import { deliveryColumns, deliveryRow, followerColumns, followerOf, followerRow } from './follow-rows.ts';
import { storableText } from './report-row.ts';

/** Milliseconds for which a chat is left to the process that took it: longer than a message may take to be sent. */
export const leaseLength = 120_000;
/** No turn is set further ahead than a day and the hour by which a clock may be changed: what is, a clock that jumped has set. */
const furthestTurn = 26 * 3_600_000;

const nothing = z.unknown();
const ids = (parameter: number): string =>
  `(select value::bigint from json_array_elements_text($${parameter}::text::json))`;

/** $1: now; $2: end of the lease; $3: furthest turn; $4: the taker; $5: how many. A clock that jumps leaves no lease stuck. */
const take: Statement<Omit<Turn, 'deliveries' | 'token'>> = {
  text: `
    update followers f set lease_until = $2, leased_by = $4::text || f.chat_id
    where f.chat_id in (
      select chat_id from followers
      where due_at is not null and paused is null and (due_at <= $1 or due_at > $3)
        and (lease_until is null or lease_until <= $1 or lease_until > $2)
      order by due_at limit $5 for update skip locked
    )
    returning f.chat_id, f.woken, ${followerColumns}`,
  row: followerRow
    .extend({ chat_id: z.coerce.number(), woken: z.number() })
    .transform((row) => ({ chat: row.chat_id, woken: row.woken, follower: followerOf(row) })),
};

const pending: Statement<Delivery> = {
  text: `
    select ${deliveryColumns} from deliveries d where d.state = 'pending' and d.chat_id in ${ids(1)} order by d.id`,
  row: deliveryRow,
};

/** An attempt that was never ended counts as one that may have arrived. The lease is renewed with each. */
const begin: Statement<{ id: number }> = {
  text: `
    with mine as (
      update followers set lease_until = $3 where leased_by = $1 and lease_until > $2 returning chat_id
    )
    update deliveries d set attempt_started_at = $2, digest = $5::bigint,
      ambiguous = d.ambiguous + (d.attempt_started_at is not null)::int,
      ambiguous_since = coalesce(d.ambiguous_since, d.attempt_started_at)
    where d.id in ${ids(4)} and d.state = 'pending' and exists (select from mine)
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

const endTurn: Statement<unknown> = {
  text: `
    update followers set lease_until = null, leased_by = null,
      due_at = case when $3::timestamptz is not null then $3 when woken = $2 then null else due_at end,
      held_since = case when $3::timestamptz is null and woken = $2 then null else held_since end
    where leased_by = $1`,
  row: nothing,
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

/** The queue of deliveries. Chats are taken, not deliveries, so that each chat hears from one process at a time. */
export function deliveryMethods(engine: Engine, now: () => Date): DeliveryStore {
  return {
    async takeTurns(most) {
      const at = now();
      const token = `${randomUUID()} `;
      const taken = await engine.rows(take, [at, after(at, leaseLength), after(at, furthestTurn), token, most]);
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
      const at = now();
      const first = digest ? Math.min(...deliveries) : null;
      const values = [token, at, after(at, leaseLength), JSON.stringify(deliveries), first];
      return (await engine.rows(begin, values)).map(({ id }) => id);
    },
    async endAttempt(deliveries, end) {
      if (deliveries.length > 0) await endAll(engine, JSON.stringify(deliveries), end, now());
    },
    async endTurn({ token, woken }, due) {
      await engine.rows(endTurn, [token, woken, due]);
    },
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
