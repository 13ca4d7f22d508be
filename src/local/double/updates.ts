import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { badRequest, Refusal } from './refusal.ts';

const pollParameters = z.object({
  offset: z.int().default(0),
  limit: z.int().default(100),
  timeout: z.number().default(0),
  allowed_updates: z.array(z.string()).optional(),
});

/** Updates on their way to the bot. */
export type UpdateQueue = {
  /** An update of the next id. */
  number(update: Omit<Update, 'update_id'>): Update;
  /** Continues the numbering elsewhere, as Telegram does after a quiet week. */
  continueAt(id: number): void;
  /** Queues an update of a kind that the bot asked for; a repeated one is delivered again. */
  deliver(update: Update): void;
  /** Updates not yet confirmed. */
  pending(): readonly Update[];
  /** getUpdates: long polling by the clock. A second poller ends the first with a conflict. */
  poll(parameters: unknown, signal: AbortSignal): Promise<readonly Update[]>;
  setWebhook(url: string): void;
};

export function createUpdateQueue(clock: Clock): UpdateQueue {
  let queue: Update[] = [];
  let nextId = 1000;
  let allowed: readonly string[] = [];
  let webhook = '';
  /** Ends the poll that is waiting: an update has come, or another poller. */
  let waiting: { readonly wake: () => void; readonly conflict: () => void } | null = null;

  const wanted = (update: Update): boolean =>
    allowed.length === 0 || Object.keys(update).some((key) => allowed.includes(key));

  async function wait(seconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const done = new AbortController();
    const mine = {
      wake: resolve,
      conflict: () =>
        reject(
          new Refusal(
            409,
            'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
          ),
        ),
    };
    waiting = mine;
    const gone = (): void => reject(signal.reason);
    signal.addEventListener('abort', gone);
    clock.wait(seconds * 1000, done.signal).then(resolve, () => undefined);
    try {
      await promise;
    } finally {
      done.abort();
      signal.removeEventListener('abort', gone);
      if (waiting === mine) waiting = null;
    }
  }

  return {
    number: (update) => {
      nextId += 1;
      return { ...update, update_id: nextId - 1 };
    },
    continueAt: (id) => {
      nextId = id;
    },
    deliver: (update) => {
      if (!wanted(update)) return;
      queue.push(update);
      waiting?.wake();
    },
    pending: () => queue,
    poll: async (parameters, signal) => {
      const { offset, limit, timeout, allowed_updates: kinds } = pollParameters.parse(parameters);
      if (limit < 1 || limit > 100) throw badRequest('limit must be between 1 and 100');
      if (webhook !== '')
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      waiting?.conflict();
      allowed = kinds ?? allowed;
      // A negative offset counts from the end; either way what lies before it is forgotten.
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
      if (queue.length === 0 && timeout > 0) await wait(timeout, signal);
      return queue.slice(0, limit);
    },
    setWebhook: (url) => {
      webhook = url;
    },
  };
}
