import { z } from 'zod';
import type { Engine, Statement } from './engine.ts';
import type { Follow, Follower, FollowStore, Reach } from './follow.ts';
import { followerColumns, followerOf, followerRow } from './follow-rows.ts';
import { storableText } from './report-row.ts';
import { topicsHeard, topicsOf } from './topics.ts';

/** Follows that one chat may have; a wide one counts as one. */
export const mostFollows = 100;

const nothing = z.unknown();

/** Only now is the chat paused no more, as whoever follows wants to hear. Locks the chat, so that follows are counted right. */
const noteFollower: Statement<unknown> = {
  text: `
    insert into followers as f (chat_id, locale, followed_by) values ($1, $2, $3)
    on conflict (chat_id) do update set locale = excluded.locale, followed_by = excluded.followed_by,
      paused = case when f.paused = 'byUser' then f.paused end`,
  row: nothing,
};

const countFollows: Statement<{ all: number; same: number }> = {
  text: `
    select count(*)::int as all, (count(*) filter (where thread = 0 and topic = $2))::int as same
    from subscriptions where chat_id = $1`,
  row: z.object({ all: z.number(), same: z.number() }),
};

const addFollow: Statement<unknown> = {
  text: 'insert into subscriptions (chat_id, topic, name, followed_at) values ($1, $2, $3, $4)',
  row: nothing,
};

/** What is written for the chat at the same time waits, or is seen. */
const lockFollower: Statement<unknown> = {
  text: 'select from followers where chat_id = $1 for update',
  row: nothing,
};

const removeFollows: Statement<unknown> = {
  text: `
    delete from subscriptions where chat_id = $1
      and ($2::text is null or topic in (select json_array_elements_text($2::text::json))) returning topic`,
  row: nothing,
};

const unwanted = `
  d.chat_id = $1 and d.state = 'pending' and a.id = d.agency_id and not exists (
    select from subscriptions s
    where s.chat_id = d.chat_id and s.thread = d.thread and s.topic = any(${topicsHeard('a')})
  )`;

const dropUnwanted: Statement<unknown> = {
  text: `
    delete from deliveries d using agencies a
    where ${unwanted} and d.attempt_started_at is null and d.ambiguous = 0`,
  row: nothing,
};

/** What may have arrived stays counted, and is not tried again. */
const endUnwanted: Statement<unknown> = {
  text: `
    update deliveries d set state = 'failed', why = 'unfollowed', finished_at = $2,
      ambiguous = d.ambiguous + (d.attempt_started_at is not null)::int, attempt_started_at = null
    from agencies a where ${unwanted}`,
  row: nothing,
};

const follows: Statement<Follow> = {
  text: 'select topic, name from subscriptions where chat_id = $1 order by followed_at, topic',
  row: z.object({ topic: z.string(), name: z.string().nullable() }),
};

const followsOf: Statement<{ topic: string }> = {
  text: `
    select distinct s.topic from subscriptions s join agencies a on a.id = $2
    where s.chat_id = $1 and s.topic = any(${topicsHeard('a')}) order by s.topic`,
  row: z.object({ topic: z.string() }),
};

const follower: Statement<Follower> = {
  text: `select ${followerColumns} from followers f where f.chat_id = $1`,
  row: followerRow.transform(followerOf),
};

/** Each setting with whether it is given. What is pending is looked at anew. */
const set: Statement<unknown> = {
  text: `
    update followers set
      locale = case when $3::boolean then $2 else locale end,
      followed_by = case when $5::boolean then $4::bigint else followed_by end,
      daily_hour = case when $7::boolean then $6::smallint else daily_hour end,
      time_zone = case when $9::boolean then $8 else time_zone end,
      quiet_from = case when $11::boolean then $10::smallint else quiet_from end,
      quiet_to = case when $11::boolean then $12::smallint else quiet_to end,
      paused = case when $14::boolean then $13 else paused end,
      woken = woken + 1,
      due_at = case when held_since is not null then least(due_at, $15::timestamptz) end
    where chat_id = $1`,
  row: nothing,
};

const reach: Statement<Reach> = {
  text: `
    select count(*)::int as agencies, coalesce(sum(a.reports), 0)::int as reports
    from agencies a where $1 = any(${topicsOf('a')})`,
  row: z.object({ agencies: z.number(), reports: z.number() }),
};

type Methods = Omit<FollowStore, 'migrateChat' | 'deleteChat'>;

/** What chats follow, and how they want their alerts. */
export function followMethods(engine: Engine, now: () => Date): Methods {
  return {
    follow: (chat, { topic, name }, { user, locale }) =>
      engine.transaction(async (queries) => {
        await queries.rows(noteFollower, [chat, locale, user]);
        const [counted] = await queries.rows(countFollows, [chat, topic]);
        if (counted !== undefined && counted.same > 0) return 'already';
        if (counted !== undefined && counted.all >= mostFollows) return 'full';
        await queries.rows(addFollow, [chat, topic, storableText(name), now()]);
        return 'followed';
      }),
    unfollow: (chat, topics) =>
      engine.transaction(async (queries) => {
        await queries.rows(lockFollower, [chat]);
        const ended = await queries.rows(removeFollows, [chat, topics === 'all' ? null : JSON.stringify(topics)]);
        await queries.rows(dropUnwanted, [chat]);
        await queries.rows(endUnwanted, [chat, now()]);
        return ended.length;
      }),
    follows: (chat) => engine.rows(follows, [chat]),
    async followsOf(chat, agency) {
      return (await engine.rows(followsOf, [chat, agency])).map(({ topic }) => topic);
    },
    async follower(chat) {
      return (await engine.rows(follower, [chat]))[0] ?? null;
    },
    async setFollower(chat, { locale, followedBy, dailyHour, timeZone, quiet, paused }) {
      const given = (value: string | number | null | undefined) => [value ?? null, value !== undefined] as const;
      await engine.rows(set, [
        chat,
        ...given(locale),
        ...given(followedBy),
        ...given(dailyHour),
        ...given(timeZone),
        quiet?.from ?? null,
        quiet !== undefined,
        quiet?.to ?? null,
        ...given(paused),
        now(),
      ]);
    },
    async reachOf(topic) {
      return (await engine.rows(reach, [topic]))[0] ?? { agencies: 0, reports: 0 };
    },
  };
}
