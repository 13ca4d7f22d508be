import { z } from 'zod';
import { gathered } from './batches.ts';
import { listOf, type Queries, type Statement } from './engine.ts';
import type { ChatSettings, Store } from './store.ts';

const settingsOf: Statement<ChatSettings & { readonly chat: number }> = {
  text: `
    select chat_id, locale, home_region, last_agency, last_year from chat_settings
    where chat_id = any($1::text::bigint[])`,
  row: z
    .object({
      chat_id: z.coerce.number(),
      locale: z.enum(['zh', 'en']).nullable(),
      home_region: z.string().nullable(),
      last_agency: z.string().nullable(),
      last_year: z.number().int().nullable(),
    })
    .transform((row) => ({
      chat: row.chat_id,
      locale: row.locale,
      homeRegion: row.home_region,
      lastAgency: row.last_agency,
      lastYear: row.last_year,
    })),
};

const none: ChatSettings = { locale: null, homeRegion: null, lastAgency: null, lastYear: null };

/** Each setting with whether it is given: what is not stays as it is. */
const set: Statement<unknown> = {
  text: `
    insert into chat_settings as held (chat_id, locale, home_region, last_agency, last_year)
    values ($1, $2, $4, $6, $8)
    on conflict (chat_id) do update set
      locale = case when $3::boolean then excluded.locale else held.locale end,
      home_region = case when $5::boolean then excluded.home_region else held.home_region end,
      last_agency = case when $7::boolean then excluded.last_agency else held.last_agency end,
      last_year = case when $9::boolean then excluded.last_year else held.last_year end`,
  row: z.unknown(),
};

/** What chats have chosen. */
export function chatSettingsMethods(queries: Queries): Pick<Store, 'chatSettings' | 'setChatSettings'> {
  const read = gathered<{ readonly chat: number; settings: ChatSettings }>(async (asked) => {
    const rows = await queries.rows(settingsOf, [listOf(asked.map(({ chat }) => chat))]);
    const known = new Map(rows.map(({ chat, ...settings }) => [chat, settings]));
    for (const question of asked) question.settings = known.get(question.chat) ?? none;
  });
  return {
    // Every message needs them: those of many chats that write at once are one question.
    async chatSettings(chat) {
      const question = { chat, settings: none };
      await read(question);
      return question.settings;
    },
    async setChatSettings(chat, { locale, homeRegion, lastAgency, lastYear }) {
      const given = [locale, homeRegion, lastAgency, lastYear].flatMap((value) => [value ?? null, value !== undefined]);
      await queries.rows(set, [chat, ...given]);
    },
  };
}
