import { z } from 'zod';
import type { ReportKey, VersionOrigin } from '../domain/report.ts';
import type { Queries, Statement } from './engine.ts';
import type { DeliveryReason } from './follow.ts';
import { keyValues } from './report-row.ts';
import { topicsHeard } from './topics.ts';

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
      select ${topicsHeard('a')} as own from agencies a where a.id = $1 and ($4::smallint = 0 or exists (
        select from report_versions d where ${ofReport} and d.version = $4::smallint and d.is_current
      ))
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

/** $1: agencies as JSON. */
const lockAllFollowers: Statement<unknown> = {
  text: `
    with topics as (
      select ${topicsHeard('a')} as own from agencies a where a.id in (select json_array_elements_text($1::text::json))
    ),
    locked as (
      select f.chat_id from followers f
      where f.chat_id in (select s.chat_id from subscriptions s, topics where s.topic = any(topics.own))
      order by f.chat_id for update
    )
    select count(*) from locked`,
  row: nothing,
};

/**
 * $6: why; $7: whether figures differ; $8: the version that answered before; $9: the act of care.
 *
 * A new report and a correction are told to everybody who follows. What is our error is told to those who saw other
 * figures, and to those who still wait for what it takes the place of, or who waited when a report was withdrawn that now
 * answers again; they are told that, with the figures as they are now. What a chat knows is the version that it was told
 * of last, also where that is not certain; who was never told knows what answered when the wait began.
 */
const enqueue: Statement<unknown> = {
  text: `
    with topics as (select ${topicsHeard('a')} as own from agencies a where a.id = $1),
    following as (
      select distinct s.chat_id, s.thread from subscriptions s
      join followers f on f.chat_id = s.chat_id, topics
      where s.topic = any(topics.own) and f.paused is distinct from 'blocked'
    ),
    earlier as (
      select d.*, d.state = 'sent' or d.attempt_started_at is not null or d.ambiguous > 0 as seen
      from deliveries d where ${ofReport}
    ),
    told as (
      select distinct on (chat_id, thread) chat_id, thread, version from earlier where seen
      order by chat_id, thread, id desc
    ),
    latest as (
      select distinct on (chat_id, thread) chat_id, thread, state, seen, reason, before_version from earlier
      order by chat_id, thread, id desc
    ),
    waiting as (
      select * from latest where not seen and (state = 'pending' or state = 'superseded' and reason = 'report')
    )
    insert into deliveries (
      chat_id, thread, agency_id, year, scope, version, act, before_version, reason, state, created_at
    )
    select g.chat_id, g.thread, $1, $2, $3::report_scope, $4::smallint, $9::integer,
      coalesce(told.version, case when waiting.chat_id is null then nullif($8::smallint, 0) else waiting.before_version end),
      case
        when told.version is null and (waiting.reason = 'report' or waiting.chat_id is not null and $6 <> 'correction')
          then waiting.reason::text
        when $6 = 'report' and told.version <> 0 then 'care'
        else $6
      end::delivery_reason,
      'pending', $5
    from following g
    left join told on told.chat_id = g.chat_id and told.thread = g.thread
    left join waiting on waiting.chat_id = g.chat_id and waiting.thread = g.thread
    where $6 in ('report', 'correction')
      or told.version <> $4::smallint and $7::boolean
      or told.version is null and $4::smallint <> 0
        and (waiting.reason = 'report' or waiting.before_version <> $4::smallint)
    on conflict do nothing`,
  row: nothing,
};

/** What was still pending is told by this one, or not at all where a chat knows what answers now. */
const supersede: Statement<unknown> = {
  text: `
    update deliveries d set state = 'superseded', superseded_by = $4::smallint, finished_at = $5
    where ${ofReport} and d.state = 'pending' and (d.version, d.act) <> ($4::smallint, $6::integer)`,
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

/** What is known of a version ($4) that act $5 took out again must not be taken for a later one with its number. */
const renumber: Statement<unknown> = {
  text: `
    update deliveries d set version = -d.version, act = $5::integer where ${ofReport} and d.version = $4::smallint`,
  row: nothing,
};

/** As what a version that answers is told. */
export const arrivalReasons: { readonly [origin in VersionOrigin]: DeliveryReason } = {
  first: 'report',
  correction: 'correction',
  rereading: 'rereading',
  // It answers where nothing better stands: for those who follow, it is the report.
  lesser: 'report',
};

/** What answers for a report changed: a version arrived, or an administrator did something to one. */
export type Arrival = {
  readonly key: ReportKey;
  /** The version that answers now; 0: none does any more. */
  readonly version: number;
  /** The one that answered before; 0: none did. */
  readonly before: number;
  readonly reason: DeliveryReason;
  /** Whether figures differ from those before. */
  readonly differs: boolean;
  /** The act of care that did it, below 0 where it was undone; 0: none. */
  readonly act: number;
  readonly at: Date;
};

/** Writes the deliveries of what answers now, in the transaction that changes it. */
export async function enqueueDeliveries(queries: Queries, arrival: Arrival): Promise<void> {
  const { key, version, before, reason, differs, act, at } = arrival;
  const [locked] = await queries.rows(lockFollowers, [...keyValues(key), version]);
  if (locked?.followers === 0) return;
  const here = [...keyValues(key), version, at];
  await queries.rows(enqueue, [...here, reason, differs, before, act]);
  await queries.rows(supersede, [...here, act]);
  await queries.rows(wake, [...here, settling, longestSettling]);
  await queries.rows(notify);
}

/** Locks whoever follows any of several reports' agencies, before each is enqueued. */
export async function lockFollowersOf(queries: Queries, keys: readonly ReportKey[]): Promise<void> {
  await queries.rows(lockAllFollowers, [JSON.stringify(keys.map(({ agency }) => agency))]);
}

/** Notes that a version is no more, before `enqueueDeliveries` says what answers in its place. */
export async function forgetVersion(queries: Queries, key: ReportKey, version: number, act: number): Promise<void> {
  await queries.rows(renumber, [...keyValues(key), version, act]);
}
