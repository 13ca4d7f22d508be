import { z } from 'zod';
import type { Queries, Statement } from './engine.ts';
import type { ChatSettings, Store } from './store.ts';

const settingsOf: Statement<ChatSettings> = {
  text: 'select locale, home_region, last_agency, last_year from chat_settings where chat_id = $1',
  row: z
    .object({
      locale: z.enum(['zh', 'en']).nullable(),
      home_region: z.string().nullable(),
      last_agency: z.string().nullable(),
      last_year: z.number().int().nullable(),
    })
    .transform((row) => ({
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
  return {
    async chatSettings(chat) {
      const [settings] = await queries.rows(settingsOf, [chat]);
      return settings ?? none;
    },
    async setChatSettings(chat, { locale, homeRegion, lastAgency, lastYear }) {
      const given = [locale, homeRegion, lastAgency, lastYear].flatMap((value) => [value ?? null, value !== undefined]);
      await queries.rows(set, [chat, ...given]);
    },
  };
}
