import type { Api } from 'grammy';
import type { MenuEntry } from '../chat/answerer.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { patiently } from './patience.ts';
import { profileDescription, profileShortDescription } from './phrases.ts';

/** English for every client, Chinese for those set to any Chinese: Telegram goes by the first two letters. */
const languages = [
  { locale: 'en', code: {} },
  { locale: 'zh', code: { language_code: 'zh' } },
] as const;

/**
 * Sets the command menu and the texts of the bot's profile in both languages, where they differ from what is set:
 * Telegram limits how often that may be done. A failure is logged and leaves the rest to be set.
 */
export async function publishProfile(
  api: Api,
  menu: readonly MenuEntry[],
  tools: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const { log } = tools;

  async function publish(what: string, current: () => Promise<string>, wanted: string, set: () => Promise<true>) {
    try {
      if ((await patiently(current, tools)) === wanted) return;
      await patiently(set, tools);
      log.info('profile published', { what });
    } catch (error) {
      log.warn('profile not published', { what, ...(error instanceof Error ? { error } : {}) });
    }
  }

  for (const { locale, code } of languages) {
    const commands = menu.map(({ name, description }) => ({ command: name, description: description[locale] }));
    await publish(
      `commands ${locale}`,
      async () =>
        JSON.stringify((await api.getMyCommands(code)).map(({ command, description }) => [command, description])),
      JSON.stringify(commands.map(({ command, description }) => [command, description])),
      () => api.setMyCommands(commands, code),
    );
    await publish(
      `description ${locale}`,
      async () => (await api.getMyDescription(code)).description,
      profileDescription[locale],
      () => api.setMyDescription(profileDescription[locale], code),
    );
    await publish(
      `short description ${locale}`,
      async () => (await api.getMyShortDescription(code)).short_description,
      profileShortDescription[locale],
      () => api.setMyShortDescription(profileShortDescription[locale], code),
    );
  }
}
