import type { Answer, Incoming, Locale } from './reply.ts';

/**
 * The chat, as Telegram sees it: what to answer to what a person did. Throws UserError where a sentence says it all;
 * anything else that it throws is our own fault, and the person gets an apology.
 */
export type Answerer = (incoming: Incoming) => Promise<Answer>;

/** A line of the command menu. `name`: lower-case ASCII, up to 32; descriptions: up to 256 characters. */
export type MenuEntry = { readonly name: string; readonly description: { readonly zh: string; readonly en: string } };

/** The language of a client: any Chinese gets Chinese, any other English. Null: not known. */
export function localeOfClient(languageCode: string | null): Locale {
  return languageCode?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
