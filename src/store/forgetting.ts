import { z } from 'zod';
import { forgetChatStates } from './chat-states.ts';
import type { Engine, Statement } from './engine.ts';
import type { FollowStore } from './follow.ts';
import { forgetUpdates } from './recorded-updates.ts';

const nothing = z.unknown();
const statement = (text: string): Statement<unknown> => ({ text, row: nothing });

/**
 * A chat under its new id, $2: what it has there already stays. Deliveries keep their numbers and the chat its lease, so
 * that an attempt that is under way ends as it would have.
 */
const migration: readonly Statement<unknown>[] = [
  statement(`
    insert into followers as held (
      chat_id, locale, followed_by, daily_hour, time_zone, quiet_from, quiet_to, paused, due_at, held_since, woken,
      lease_until, leased_by
    )
    select $2, locale, followed_by, daily_hour, time_zone, quiet_from, quiet_to, paused, due_at, held_since, woken,
      lease_until, leased_by
    from followers where chat_id = $1
    on conflict (chat_id) do update set woken = held.woken + 1,
      due_at = coalesce(least(held.due_at, excluded.due_at), held.due_at, excluded.due_at),
      held_since = coalesce(least(held.held_since, excluded.held_since), held.held_since, excluded.held_since),
      lease_until = coalesce(held.lease_until, excluded.lease_until),
      leased_by = coalesce(held.leased_by, excluded.leased_by)`),
  statement('delete from followers where chat_id = $1 and $2::bigint is not null'),
  statement(`
    insert into subscriptions (chat_id, thread, topic, name, followed_at)
    select $2, thread, topic, name, followed_at from subscriptions where chat_id = $1 on conflict do nothing`),
  statement('delete from subscriptions where chat_id = $1 and $2::bigint is not null'),
  statement(`
    update deliveries d set chat_id = $2 where d.chat_id = $1 and not exists (
      select from deliveries other
      where other.chat_id = $2 and other.thread = d.thread and other.agency_id = d.agency_id and other.year = d.year
        and other.scope = d.scope and other.version = d.version
    )`),
  statement('delete from deliveries where chat_id = $1 and $2::bigint is not null'),
  statement(`
    insert into chat_settings (chat_id, locale, home_region, last_agency, last_year)
    select $2, locale, home_region, last_agency, last_year from chat_settings where chat_id = $1 on conflict do nothing`),
  statement('delete from chat_settings where chat_id = $1 and $2::bigint is not null'),
];

/** $1 is the chat, $2 the person. Every table that names either is here, or the test that looks at all tables fails. */
const deletion: readonly Statement<unknown>[] = [
  ...['followers', 'subscriptions', 'deliveries', 'chat_settings'].map((table) =>
    statement(`delete from ${table} where chat_id = $1 and $2::bigint is not null`),
  ),
  statement('update followers set followed_by = null where followed_by = $2 and $1::bigint is not null'),
  // What an administrator did stays written down, as it can be undone and its reason is public; who did it does not.
  ...['done_by', 'undone_by'].map((column) =>
    statement(`update care_actions set ${column} = null where ${column} = $2 and $1::bigint is not null`),
  ),
  forgetUpdates,
  forgetChatStates,
];

/** Chats that become others, and chats that are to be forgotten. */
export function forgettingMethods(engine: Engine): Pick<FollowStore, 'migrateChat' | 'deleteChat'> {
  return {
    async migrateChat(from, to) {
      await engine.transaction(async (queries) => {
        for (const step of migration) await queries.rows(step, [from, to]);
      });
    },
    async deleteChat(chat, user) {
      await engine.transaction(async (queries) => {
        for (const step of deletion) await queries.rows(step, [chat, user]);
      });
    },
  };
}
