import type { Answer, Incoming } from './reply.ts';

/**
 * The chat, as Telegram sees it: what to answer to what a person did. Throws UserError where a sentence says it all;
 * anything else that it throws is our own fault, and the person gets an apology.
 */
export type Answerer = (incoming: Incoming) => Promise<Answer>;

/** A line of the command menu. `name`: lower-case ASCII, up to 32; descriptions: up to 256 characters. */
export type MenuEntry = { readonly name: string; readonly description: { readonly zh: string; readonly en: string } };
