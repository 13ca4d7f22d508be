import { z } from 'zod';
import type { ReportKey } from '../domain/report.ts';
import type { Queries, Statement } from './engine.ts';
import type { DeliveryReason } from './follow.ts';
import { keyValues } from './report-row.ts';
import { topicsOf } from './topics.ts';

/** The channel on which processes tell each other that deliveries were written. */
export const deliveriesChannel = 'gongkai_deliveries';

/** Milliseconds without another arrival after which alerts go out, so that many at once come as one digest. */
export const settling = 15_000;
/** Milliseconds that an alert waits at most while others keep arriving. */
export const longestSettling = 600_000;

const nothing = z.unknown();
const ofReport = 'd.agency_id = $1 and d.year = $2 and d.scope = $3::report_scope';

/**
 * In one order, as others lock them too: two reports at once must not wait for each other. None when the version does not
 * answer, as an old document that was read again.
 */
const lockFollowers: Statement<{ followers: number }> = {
  text: `
    with topics as (
      select ${topicsOf('a')} as own from agencies a where a.id = $1 and exists (
        select from report_versions d where ${ofReport} and d.version = $4::smallint and d.is_current
      )
    ),
    locked as (
      select f.chat_id from followers f
      where f.paused is distinct from 'blocked' and f.chat_id in (
        select s.chat_id from subscriptions s, topics where s.topic = any(topics.own)
      )
      order by f.chat_id for update
    )
    select count(*)::int as followers from locked`,
  row: z.object({ followers: z.number() }),
};

/** What was still pending of earlier versions is told by this one. */
const supersede: Statement<unknown> = {
  text: `
    update deliveries d set state = 'superseded', superseded_by = $4::smallint, finished_at = $5
    where ${ofReport} and d.version < $4::smallint and d.state = 'pending'`,
  row: nothing,
};

/**
 * $6: why; $7: whether figures differ. A re-reading of ours is told to those who saw the figures before it; who was still
 * waiting for what it supersedes is told that, with the figures as they are now.
 */
const enqueue: Statement<unknown> = {
  text: `
    with topics as (select ${topicsOf('a')} as own from agencies a where a.id = $1),
    following as (
      select distinct s.chat_id, s.thread from subscriptions s
      join followers f on f.chat_id = s.chat_id, topics
      where s.topic = any(topics.own) and f.paused is distinct from 'blocked'
    ),
    told as (
      select w.chat_id, w.thread, w.superseded, w.waiting_for, w.seen
      from (
        select chat_id, thread,
          bool_or(d.superseded_by = $4::smallint) as superseded,
          min(d.reason::text) filter (
            where d.superseded_by = $4::smallint and d.attempt_started_at is null and d.ambiguous = 0
          ) as waiting_for,
          bool_or(d.state = 'sent' or d.attempt_started_at is not null or d.ambiguous > 0) as seen
        from deliveries d where ${ofReport} and d.version < $4::smallint group by chat_id, thread
      ) w
    )
    insert into deliveries (chat_id, thread, agency_id, year, scope, version, reason, state, created_at)
    select g.chat_id, g.thread, $1, $2, $3::report_scope, $4::smallint,
      case when $6 = 'rereading' then coalesce(told.waiting_for, 'rereading') else $6 end::delivery_reason, 'pending', $5
    from following g left join told on told.chat_id = g.chat_id and told.thread = g.thread
    where $6 <> 'rereading' or told.superseded or (told.seen and $7::boolean)
    on conflict do nothing`,
  row: nothing,
};

/** Never sooner than a chat is due already, as it may have to be left alone until then. */
const wake: Statement<unknown> = {
  text: `
    update followers f set woken = f.woken + 1, held_since = coalesce(f.held_since, $5),
      due_at = greatest(
        coalesce(f.due_at, $5),
        least($5::timestamptz + $6 * interval '1 ms', coalesce(f.held_since, $5) + $7 * interval '1 ms')
      )
    from deliveries d
    where ${ofReport} and d.version = $4::smallint and d.state = 'pending' and f.chat_id = d.chat_id`,
  row: nothing,
};

const notify: Statement<unknown> = { text: `select pg_notify('${deliveriesChannel}', '')`, row: nothing };

/** A version that now answers, and why it exists. */
export type Arrival = {
  readonly key: ReportKey;
  readonly version: number;
  readonly reason: DeliveryReason;
  /** Whether figures differ from those before. */
  readonly differs: boolean;
  readonly at: Date;
};

/** Writes the deliveries of a version, in the transaction that stores it. */
export async function enqueueDeliveries(queries: Queries, arrival: Arrival): Promise<void> {
  const { key, version, reason, differs, at } = arrival;
  const [locked] = await queries.rows(lockFollowers, [...keyValues(key), version]);
  if (locked?.followers === 0) return;
  const here = [...keyValues(key), version, at];
  await queries.rows(supersede, here);
  await queries.rows(enqueue, [...here, reason, differs]);
  await queries.rows(wake, [...here, settling, longestSettling]);
  await queries.rows(notify);
}
