import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { Refusal } from './refusal.ts';

/** How much may be sent; Telegram's own limits are about 30 a second in all, 1 a second to a chat, 20 a minute to a group. */
export type Rates = {
  readonly perSecond?: number;
  readonly perSecondAndChat?: number;
  readonly perMinuteAndGroup?: number;
};

/** What is sent, counted by the clock. */
export type RateLimiter = {
  /** Limits what is sent from now on; without rates, nothing. */
  limit(rates: Rates): void;
  /** Counts a call. Throws Refusal, which says how long to wait, when it is one too many. */
  count(method: string, parameters: unknown): void;
};

const addressed = z.object({ chat_id: z.coerce.number() });
const second = 1000;
const minute = 60_000;

export function createRateLimiter(clock: Clock): RateLimiter {
  let rates: Rates = {};
  let sent = new Map<string, number[]>();

  return {
    limit: (given) => {
      rates = given;
      sent = new Map();
    },
    count: (method, parameters) => {
      const { data } = addressed.safeParse(parameters);
      if (!method.startsWith('send') || method === 'sendChatAction' || data === undefined) return;
      const chat = data.chat_id;
      const now = clock.now().getTime();
      const windows = [
        { name: 'all', most: rates.perSecond, length: second },
        { name: `chat ${chat}`, most: rates.perSecondAndChat, length: second },
        { name: `group ${chat}`, most: chat < 0 ? rates.perMinuteAndGroup : undefined, length: minute },
      ].flatMap(({ name, most, length }) => {
        if (most === undefined) return [];
        const times = (sent.get(name) ?? []).filter((time) => time > now - length);
        return [{ name, times, full: times.length >= most, until: (times[0] ?? now) + length }];
      });
      const waits = windows.filter(({ full }) => full).map(({ until }) => Math.ceil((until - now) / second));
      if (waits.length > 0) {
        const seconds = Math.max(1, ...waits);
        throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
      }
      for (const { name, times } of windows) sent.set(name, [...times, now]);
    },
  };
}
