import { type Api, GrammyError } from 'grammy';
import type { Sent, SendOnce } from '../alerts/sender.ts';
import { failureOf } from './failure.ts';
import { keyboardOf } from './keyboard.ts';

/** What a 403 says of a chat that is no more: nobody can ever be told anything there. */
const goneFor403 = ['user is deactivated', 'the group chat was deleted'];
const goneFor400 = ['chat not found', 'user not found', 'group chat was deactivated'];
const noRights = [
  'not enough rights',
  'need administrator rights',
  'have no rights to send a message',
  'chat_write_forbidden',
];

/** Sends one message by one call, and says what became of it (reliability.md, section 1). */
export function createSendOnce(api: Api): SendOnce {
  return async (chat, thread, reply) => {
    try {
      const keyboard = keyboardOf(reply.buttons);
      const { message_id: messageId } = await api.sendMessage(chat, reply.text, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(thread === 0 ? {} : { message_thread_id: thread }),
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      });
      return { kind: 'sent', messageId };
    } catch (error) {
      return sentOf(error);
    }
  };
}

function sentOf(error: unknown): Sent {
  const failure = failureOf(error);
  const description = error instanceof GrammyError ? error.description.toLowerCase() : '';
  const says = (texts: readonly string[]): boolean => texts.some((text) => description.includes(text));
  switch (failure?.kind) {
    case 'neverConnected':
    case 'ambiguous':
    case 'unauthorized':
      return { kind: failure.kind };
    case 'flood':
      return { kind: 'flood', retryAfter: failure.wait };
    case 'migrated':
      return { kind: 'migrated', to: failure.to };
    case 'forbidden':
      return { kind: says(goneFor403) ? 'gone' : 'blocked' };
    case 'conflict':
    case 'notModified':
    case 'refused':
    case 'staleQuery':
    case 'uneditable':
    case undefined:
      if (says(goneFor400)) return { kind: 'gone' };
      if (says(noRights)) return { kind: 'noRights' };
      return { kind: 'refused', why: description === '' ? String(error) : description };
  }
}
