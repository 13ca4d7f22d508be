import type { Clock } from '../domain/clock.ts';

/**
 * Everything that is sent passes here, so that answers to people go before alerts and a 429 is obeyed by all. Rates are
 * those that Telegram names, which are approximate: a 429 is what counts (reliability.md, section 1).
 */
export type Gate = {
  /** Called before an answer to a person: lets it pass at once, unless the chat is to be left alone. */
  answer(chat: number): Promise<void>;
  /** Called before an alert: waits until nobody else has to go first. Rejects when the signal is aborted. */
  alert(chat: number, stop?: AbortSignal): Promise<void>;
  /** Nothing to this chat for so many milliseconds from now. */
  flooded(chat: number, milliseconds: number): void;
  /** Milliseconds for which the chat is to be left alone; 0: none. */
  silence(chat: number): number;
};

/** Milliseconds between two messages to a person, and to a group or channel, which may be sent about 20 a minute. */
const privatePause = 1000;
const sharedPause = 3000;
/** Chats remembered before those that may be written to are forgotten. */
const mostChats = 10_000;

/** Ids of groups and channels are negative. */
function pauseOf(chat: number): number {
  return chat < 0 ? sharedPause : privatePause;
}

/** `perSecond`: messages to all chats. */
export function createGate(clock: Clock, perSecond = 30): Gate {
  const free = new Map<number, number>();
  const spacing = 1000 / perSecond;
  /** When the next alert may go. An answer pushes it back, and so takes its place. */
  let next = 0;

  const now = (): number => clock.now().getTime();

  /** What was set further ahead than anything may be was set before the clock was put back. */
  function open(moment: number, most: number): number {
    const time = now();
    return moment - time > most ? time : Math.max(moment, time);
  }

  function forgetFree(): void {
    if (free.size <= mostChats) return;
    const time = now();
    for (const [chat, moment] of free) if (moment <= time) free.delete(chat);
  }

  function silence(chat: number): number {
    return Math.max(0, (free.get(chat) ?? 0) - now());
  }

  return {
    silence,
    flooded: (chat, milliseconds) => {
      free.set(chat, Math.max(free.get(chat) ?? 0, now() + milliseconds));
    },
    answer: async (chat) => {
      // Right after an alert an answer need not wait: bursts are allowed, and a person is waiting.
      if (silence(chat) > pauseOf(chat)) await clock.wait(silence(chat));
      next = open(next, 60_000) + spacing;
      free.set(chat, Math.max(free.get(chat) ?? 0, now() + pauseOf(chat)));
      forgetFree();
    },
    alert: async (chat, stop) => {
      for (;;) {
        const time = now();
        const moment = Math.max(open(next, 60_000), time + silence(chat));
        if (moment <= time) break;
        await clock.wait(moment - time, stop);
      }
      next = now() + spacing;
      free.set(chat, now() + pauseOf(chat));
      forgetFree();
    },
  };
}
