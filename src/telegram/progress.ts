import type { Api } from 'grammy';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { escapeHtml } from '../text/html.ts';
import { placeOptions, type Place } from './sending.ts';

/** What a person sees who waits for an answer. */
export type Progress = {
  /** Shows words in a message of their own, which later words replace. */
  readonly say: (words: string) => void;
  readonly end: () => Promise<void>;
  /** Once it has ended: the message that shows words, for the answer to take its place; null when none were shown. */
  readonly shown: () => number | null;
};

/** Telegram shows "typing…" for five seconds at most. */
const typingInterval = 4_500;
/** Milliseconds between two changes of the message: about one a second is allowed, of everything in a chat. */
const sayingInterval = 3_000;

/**
 * Shows "typing…" from now on, and words when there are any: in place of one of the bot's own messages, or in a new one. What fails here is given up: the answer alone matters, and a
 * 429 is then obeyed by it.
 */
export function startProgress(
  api: Api,
  place: Place,
  instead: number | null,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Progress {
  const ended = new AbortController();
  let message = instead;
  let shown: number | null = null;
  let newest: string | null = null;
  let saying: Promise<void> | null = null;

  async function untilEnd(step: () => Promise<boolean>, interval: number): Promise<void> {
    try {
      while (!ended.signal.aborted && (await step())) await clock.wait(interval, ended.signal);
    } catch (error) {
      if (!ended.signal.aborted) log.info('progress not shown', error instanceof Error ? { error } : {});
    }
  }

  async function type(): Promise<boolean> {
    const { message_thread_id } = placeOptions(place, false);
    await api.sendChatAction(place.chat, 'typing', message_thread_id === undefined ? {} : { message_thread_id });
    return true;
  }

  /** Whether there was anything new to say. */
  async function sayNewest(): Promise<boolean> {
    if (newest === null) return false;
    const text = escapeHtml(newest);
    newest = null;
    if (message === null) {
      const sent = await api.sendMessage(place.chat, text, { parse_mode: 'HTML', ...placeOptions(place, true) });
      message = sent.message_id;
    } else await api.editMessageText(place.chat, message, text, { parse_mode: 'HTML' });
    shown = message;
    return true;
  }

  void untilEnd(type, typingInterval);
  return {
    say: (words) => {
      newest = words;
      saying ??= untilEnd(sayNewest, sayingInterval).finally(() => {
        saying = null;
      });
    },
    end: async () => {
      ended.abort();
      await saying;
    },
    shown: () => shown,
  };
}
