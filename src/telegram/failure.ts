import { GrammyError, HttpError } from 'grammy';
import { CallTimedOut } from './transport.ts';

/** Why a call of the Bot API did not succeed, as far as it decides what to do next. */
export type Failure =
  /** The token is not, or no longer, valid. */
  | { readonly kind: 'unauthorized' }
  /** Another process polls with the same token, or a webhook is set. */
  | { readonly kind: 'conflict' }
  /** Nothing to this chat for so many milliseconds. */
  | { readonly kind: 'flood'; readonly wait: number }
  | { readonly kind: 'notModified' }
  /** The message cannot be edited, now or later: it is gone, too old, or carries a file. */
  | { readonly kind: 'uneditable' }
  | { readonly kind: 'staleQuery' }
  /** The bot may not write to this chat: blocked, kicked, deactivated. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'migrated'; readonly to: number }
  /** Any other no: our own mistake, most likely. */
  | { readonly kind: 'refused' }
  /** The request cannot have arrived. */
  | { readonly kind: 'neverConnected' }
  /** It may have had its effect or not: reset, time-out, 5xx, an answer that cannot be read. */
  | { readonly kind: 'ambiguous' };

/** Errors of Node's network that come before any byte is sent. */
const beforeConnecting: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const uneditable = [
  'message to edit not found',
  "message can't be edited",
  'there is no text in the message to edit',
  'message_id_invalid',
];

/** Milliseconds to wait when a 429 does not say how many. */
const unspecifiedFlood = 5000;

/** Classifies an error by reliability.md, section 1; null when it does not come from a call of the Bot API. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof HttpError) return { kind: neverConnected(error.error) ? 'neverConnected' : 'ambiguous' };
  if (error instanceof CallTimedOut) return { kind: 'ambiguous' };
  if (!(error instanceof GrammyError)) return null;
  const description = error.description.toLowerCase();
  const { retry_after: seconds, migrate_to_chat_id: migratedTo } = error.parameters;
  switch (error.error_code) {
    case 401:
      return { kind: 'unauthorized' };
    case 403:
      return { kind: 'forbidden' };
    case 409:
      return { kind: 'conflict' };
    case 429:
      return { kind: 'flood', wait: seconds === undefined ? unspecifiedFlood : seconds * 1000 };
    case 400:
      if (migratedTo !== undefined) return { kind: 'migrated', to: migratedTo };
      if (description.includes('message is not modified')) return { kind: 'notModified' };
      if (uneditable.some((text) => description.includes(text))) return { kind: 'uneditable' };
      if (description.includes('query is too old')) return { kind: 'staleQuery' };
      return { kind: 'refused' };
    default:
      return { kind: error.error_code >= 500 ? 'ambiguous' : 'refused' };
  }
}

function neverConnected(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 3) return false;
  // Two addresses of one host fail as an AggregateError: nothing arrived only if neither connected.
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every((one) => neverConnected(one, depth + 1));
  return ('code' in error && beforeConnecting.has(error.code)) || neverConnected(error.cause, depth + 1);
}
