import { z } from 'zod';
import { type ChatState, type ChatStates, chatStatuses } from './chat-state.ts';
import { only, type Queries, type Statement } from './engine.ts';

const stateOf: Statement<ChatState> = {
  text: 'select status, may_write, migrated_to, changed_at from chat_states where chat_id = $1',
  row: z
    .object({
      status: z.enum(chatStatuses),
      may_write: z.boolean(),
      migrated_to: z.coerce.number().nullable(),
      changed_at: z.date(),
    })
    .transform((row) => ({
      status: row.status,
      mayWrite: row.may_write,
      migratedTo: row.migrated_to,
      changedAt: row.changed_at,
    })),
};

/** A group that became a supergroup stays one, in whatever order that is told. */
const note: Statement<{ latest: boolean }> = {
  text: `
    with told as (
      select $1::bigint as chat_id, $2 as status, $3::boolean as may_write, $4::bigint as migrated_to,
        $5::timestamptz as changed_at, $6::bigint as update_id
    )
    insert into chat_states as held (chat_id, status, may_write, migrated_to, changed_at, update_id)
    select * from told
    on conflict (chat_id) do update set (status, may_write, migrated_to, changed_at, update_id) = (
      select one.status, one.may_write, coalesce(held.migrated_to, excluded.migrated_to), one.changed_at, one.update_id
      from (values
        (held.status, held.may_write, held.changed_at, held.update_id),
        (excluded.status, excluded.may_write, excluded.changed_at, excluded.update_id)
      ) as one (status, may_write, changed_at, update_id)
      order by one.changed_at desc, one.update_id desc limit 1
    )
    returning update_id = $6::bigint and changed_at = $5::timestamptz as latest`,
  row: z.object({ latest: z.boolean() }),
};

/** Forgets how the bot stands in a chat ($1), and in the private one of a person ($2). */
export const forgetChatStates: Statement<unknown> = {
  text: 'delete from chat_states where chat_id in ($1, $2)',
  row: z.unknown(),
};

/** SQL: who wrote after blocking the bot must have unblocked it. `heard`: JSON of private chats and moments. */
export function reopenHeard(heard: string): string {
  return `
    update chat_states s set status = 'member', may_write = true, changed_at = h.at
    from json_to_recordset(${heard}) as h (chat bigint, at timestamptz)
    where s.chat_id = h.chat and not s.may_write and s.changed_at < h.at`;
}

/** How the bot stands in chats. */
export function chatStates(queries: Queries): ChatStates {
  return {
    async of(chat) {
      return (await queries.rows(stateOf, [chat]))[0] ?? null;
    },
    async note({ chat, status, mayWrite, migratedTo, changedAt, update }) {
      return only(await queries.rows(note, [chat, status, mayWrite, migratedTo, changedAt, update])).latest;
    },
  };
}
