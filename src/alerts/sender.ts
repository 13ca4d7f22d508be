import type { Reply } from '../chat/reply.ts';

/** What became of a message, as far as it decides what happens next (reliability.md, sections 1 and 2). */
export type Sent =
  | { readonly kind: 'sent'; readonly messageId: number }
  /** It cannot have arrived. */
  | { readonly kind: 'neverConnected' }
  /** It may have arrived or not: reset, time-out, 5xx, an answer that cannot be read. */
  | { readonly kind: 'ambiguous' }
  /** It did not arrive, and nothing may be sent to this chat for so many milliseconds. */
  | { readonly kind: 'flood'; readonly retryAfter: number }
  /** The chat takes no messages of the bot: it was blocked or removed. */
  | { readonly kind: 'blocked' }
  /** The account or the chat is no more. */
  | { readonly kind: 'gone' }
  /** The bot is there but may not post. */
  | { readonly kind: 'noRights' }
  | { readonly kind: 'migrated'; readonly to: number }
  /** The token is not valid: nothing can be sent at all. */
  | { readonly kind: 'unauthorized' }
  /** Any other no: our own mistake, most likely. */
  | { readonly kind: 'refused'; readonly why: string };

/** Sends one message, once, without trying again, within 30 s. `thread`: 0 for the chat itself. Never throws. */
export type SendOnce = (chat: number, thread: number, reply: Reply) => Promise<Sent>;
