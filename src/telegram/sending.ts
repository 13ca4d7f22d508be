import { type Api, InputFile } from 'grammy';
import type { Gate } from '../alerts/gate.ts';
import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';
import { keyboardOf } from './keyboard.ts';
import { patiently } from './patience.ts';
import { longestCaption, splitHtml } from './splitting.ts';

/** Where an answer goes. */
export type Place = {
  readonly chat: number;
  /** Topic of a forum. */
  readonly thread?: number;
  /** In a group: the message that is answered, so that it is clear whom. */
  readonly answers?: number;
};

export type Sender = {
  /** Sends a reply, in several messages where it is too long for one; the buttons stand under the last. */
  send(place: Place, reply: Reply): Promise<void>;
  /** Puts a reply in place of a message; where that cannot be done any more, sends it. */
  edit(place: Place, message: number, reply: Reply): Promise<void>;
  /** Takes the waiting sign off a pressed button. Never fails. */
  settle(query: string, settlement?: Settlement): Promise<void>;
};

/** What a press shows: a short notice of at most 200 characters, or an address that opens the bot. */
export type Settlement = { readonly notice?: string; readonly url?: string };

/** Characters of a notice that Telegram shows. */
export const longestNotice = 200;

const markup = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Sends by the rules of `patiently`; every other failure is thrown, unless it is none (reliability.md, 33 and 34). */
export function createSender(
  api: Api,
  tools: { readonly clock: Clock; readonly log: Log; readonly gate?: Gate | undefined },
): Sender {
  const { log, gate } = tools;

  /** Makes a call for a person, before any alert, and lets alerts know of a 429. */
  async function patientlyTo<Result>(chat: number, call: () => Promise<Result>): Promise<Result> {
    return await patiently(async () => {
      await gate?.answer(chat);
      try {
        return await call();
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.kind === 'flood') gate?.flooded(chat, failure.wait);
        throw error;
      }
    }, tools);
  }

  async function sendTexts(place: Place, texts: readonly string[], reply: Reply): Promise<void> {
    const keyboard = keyboardOf(reply.buttons);
    for (const [index, text] of texts.entries()) {
      const last = index === texts.length - 1;
      await patientlyTo(place.chat, () =>
        api.sendMessage(place.chat, text, {
          ...markup,
          ...placeOptions(place, index === 0),
          ...(last && keyboard !== undefined ? { reply_markup: keyboard } : {}),
        }),
      );
    }
  }

  async function sendFile(place: Place, file: NonNullable<Reply['file']>, reply: Reply): Promise<void> {
    // A caption is a quarter of a message; a longer text follows in messages of its own.
    const captioned = splitHtml(reply.text, longestCaption).length === 1;
    // Made before anything is sent: a button that cannot be fails the whole answer.
    const keyboard = keyboardOf(reply.buttons);
    const shared = {
      ...placeOptions(place, true),
      ...(captioned && reply.text !== '' ? { caption: reply.text, parse_mode: markup.parse_mode } : {}),
      ...(captioned && keyboard !== undefined ? { reply_markup: keyboard } : {}),
    };
    // An InputFile is read once: a second attempt needs a new one.
    const input = (): InputFile => new InputFile(file.bytes, quotedName(file.name));
    if (file.name.endsWith('.png')) await patientlyTo(place.chat, () => api.sendPhoto(place.chat, input(), shared));
    else await patientlyTo(place.chat, () => api.sendDocument(place.chat, input(), shared));
    if (!captioned) await sendTexts(place, splitHtml(reply.text), reply);
  }

  const send: Sender['send'] = async (place, reply) => {
    if (reply.file === undefined) await sendTexts(place, splitHtml(reply.text), reply);
    else await sendFile(place, reply.file, reply);
  };

  return {
    send,

    edit: async (place, message, reply) => {
      if (reply.file !== undefined) {
        await send(place, reply);
        return;
      }
      const [first = '', ...rest] = splitHtml(reply.text);
      const keyboard = keyboardOf(reply.buttons);
      try {
        await patientlyTo(place.chat, () =>
          api.editMessageText(place.chat, message, first, {
            ...markup,
            ...(rest.length === 0 && keyboard !== undefined ? { reply_markup: keyboard } : {}),
          }),
        );
      } catch (error) {
        const failure = failureOf(error)?.kind;
        if (failure === 'uneditable') {
          await send(place, reply);
          return;
        }
        if (failure !== 'notModified') throw error;
      }
      await sendTexts(place, rest, reply);
    },

    settle: async (query, { notice, url } = {}) => {
      try {
        const shown = {
          ...(notice === undefined
            ? {}
            : { text: Array.from(notice).slice(0, longestNotice).join(''), show_alert: true }),
          ...(url === undefined ? {} : { url }),
        };
        await patiently(() => api.answerCallbackQuery(query, shown), tools);
      } catch (error) {
        const stale = failureOf(error)?.kind === 'staleQuery';
        log[stale ? 'info' : 'warn']('press not settled', error instanceof Error ? { error } : {});
      }
    },
  };
}

/** The parameters that send a message to its place; `first`: of several messages, the one that is the answer. */
export function placeOptions(place: Place, first: boolean) {
  return {
    ...(place.thread === undefined ? {} : { message_thread_id: place.thread }),
    ...(first && place.answers !== undefined
      ? { reply_parameters: { message_id: place.answers, allow_sending_without_reply: true } }
      : {}),
  };
}

/** grammY writes a name into the header of its part as it is: without quotes, a space or a bracket would end it. */
function quotedName(name: string): string {
  return `"${name.replaceAll(/["\\\r\n]/g, '_')}"`;
}
