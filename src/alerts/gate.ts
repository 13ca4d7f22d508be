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
  /** Says how many processes send alerts at present, this one included: they share the rate evenly. */
  share(processes: number): void;
  /** Alerts a second that this process may send. */
  rate(): number;
};

/** Milliseconds between two messages to a person, and to a group or channel, which may be sent about 20 a minute. */
const privatePause = 1000;
const sharedPause = 3000;
/** Chats remembered before those that may be written to are forgotten. */
const mostChats = 10_000;

/**
 * Milliseconds by which an alert that is late may come sooner after the one before it. Without that every timer that ends
 * late would slow all alerts down.
 */
const catchingUp = 20;
/** Alerts are so much further apart than the rate asks for that it is kept in any second, also while catching up. */
const stretch = 1 / (1 - catchingUp / 1000);
/** Milliseconds that answers may push alerts back by: what is further ahead was set before the clock was put back. */
const furthest = 60_000;

/** Ids of groups and channels are negative. */
function pauseOf(chat: number): number {
  return chat < 0 ? sharedPause : privatePause;
}

/** `perSecond`: messages to all chats, by all processes that share a database. */
export function createGate(clock: Clock, perSecond = 30): Gate {
  const free = new Map<number, number>();
  let rate = perSecond;
  /** When the next alert may go. An answer pushes it back, and so takes its place. */
  let next = 0;
  /** Ends when the alert at the end of the line has gone. */
  let line: Promise<unknown> = Promise.resolve();

  let latest = Number.NEGATIVE_INFINITY;
  /** A clock that is put back takes along what it was to tell the end of, else a chat would be left alone for that much longer. */
  const now = (): number => {
    const time = clock.now().getTime();
    if (time < latest) for (const [chat, moment] of free) free.set(chat, moment - (latest - time));
    latest = time;
    return time;
  };

  /** Milliseconds until the next alert may go. */
  function wait(): number {
    const left = next - now();
    return left > furthest ? 0 : Math.max(0, Math.ceil(left));
  }

  function takePlace(): void {
    const time = now();
    const from = next - time > furthest ? time : Math.max(next, time - catchingUp);
    next = from + (1000 * stretch) / rate;
  }

  function forgetFree(): void {
    if (free.size <= mostChats) return;
    const time = now();
    for (const [chat, moment] of free) if (moment <= time) free.delete(chat);
  }

  function silence(chat: number): number {
    return Math.max(0, (free.get(chat) ?? 0) - now());
  }

  /** Waits at the end of the line: if each had a timer of its own, every place would wake them all. */
  async function queue(stop: AbortSignal | undefined): Promise<void> {
    const place = line.then(async () => {
      stop?.throwIfAborted();
      while (wait() > 0) await clock.wait(wait(), stop);
      takePlace();
    });
    line = place.catch(() => undefined);
    await place;
  }

  return {
    share: (processes) => {
      rate = perSecond / Math.max(1, processes);
    },
    rate: () => rate,
    flooded: (chat, milliseconds) => {
      free.set(chat, Math.max(free.get(chat) ?? 0, now() + milliseconds));
    },
    answer: async (chat) => {
      // Right after an alert an answer need not wait: bursts are allowed, and a person is waiting.
      if (silence(chat) > pauseOf(chat)) await clock.wait(silence(chat));
      takePlace();
      free.set(chat, Math.max(free.get(chat) ?? 0, now() + pauseOf(chat)));
      forgetFree();
    },
    alert: async (chat, stop) => {
      do {
        if (silence(chat) > 0) await clock.wait(silence(chat), stop);
        await queue(stop);
        // It may have been answered, or flooded, while this one stood in line.
      } while (silence(chat) > 0);
      free.set(chat, now() + pauseOf(chat));
      forgetFree();
    },
  };
}
