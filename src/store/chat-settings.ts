import { z } from 'zod';
import type { Queries, Statement } from './engine.ts';
import type { ChatSettings, Store } from './store.ts';

const settingsOf: Statement<ChatSettings> = {
  text: 'select locale, home_region from chat_settings where chat_id = $1',
  row: z
    .object({ locale: z.enum(['zh', 'en']).nullable(), home_region: z.string().nullable() })
    .transform(({ locale, home_region: homeRegion }) => ({ locale, homeRegion })),
};

const set: Statement<unknown> = {
  text: `
    insert into chat_settings as held (chat_id, locale, home_region) values ($1, $2, $4)
    on conflict (chat_id) do update set
      locale = case when $3::boolean then excluded.locale else held.locale end,
      home_region = case when $5::boolean then excluded.home_region else held.home_region end`,
  row: z.unknown(),
};

/** What chats have chosen. */
export function chatSettingsMethods(queries: Queries): Pick<Store, 'chatSettings' | 'setChatSettings'> {
  return {
    async chatSettings(chat) {
      const [settings] = await queries.rows(settingsOf, [chat]);
      return settings ?? { locale: null, homeRegion: null };
    },
    async setChatSettings(chat, { locale, homeRegion }) {
      await queries.rows(set, [
        chat,
        locale ?? null,
        locale !== undefined,
        homeRegion ?? null,
        homeRegion !== undefined,
      ]);
    },
  };
}
