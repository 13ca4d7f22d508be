import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Clock } from '../domain/clock.ts';
import type { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';
import { wantedUpdates } from './incoming.ts';
import { pauseAfter } from './patience.ts';
import type { Reception } from './reception.ts';
import { withinTime } from './transport.ts';

/** Seconds that Telegram may hold a request open: well within the time that a call has. */
const longPoll = 25;
/** Milliseconds without an answer after which polling counts as dead, though other calls may work. */
const silence = 90_000;
/** The longest pause after a failure, so that a conflict that has ended is noticed soon. */
const longestPause = 15_000;
/** Milliseconds within which a batch is written down, or fetched again later. */
const patience = 5000;
/** Milliseconds that Telegram gets to hear what was taken: whatever comes again is known from the record. */
const farewell = 2000;

/** The batch stays with Telegram. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * Long polling of its own: grammY's handles one update after the other and gives up at the first 409. `take` is handed
 * each batch and awaited before the offset moves on: it writes down what must survive a crash.
 */
export function startPolling(options: {
  /** An Api whose calls end when the signal is aborted; never, without one. */
  readonly apiUntil: (stop?: AbortSignal) => Api;
  readonly take: (updates: readonly Update[]) => Promise<void>;
  /** Resolves when more may be taken. */
  readonly room: () => Promise<void>;
  readonly refusedToken: () => UserError;
  readonly clock: Clock;
  readonly log: Log;
}): Reception {
  const { take, clock, log } = options;
  const stopping = new AbortController();
  const api = options.apiUntil(stopping.signal);
  let offset = 0;
  let failures = 0;
  let answeredAt = clock.now();
  let problem: string | null = null;
  const { promise: stopped, resolve: resolveStopped } = Promise.withResolvers<void>();
  stopping.signal.addEventListener('abort', () => resolveStopped());

  async function pause(error: unknown): Promise<void> {
    const failure = failureOf(error);
    if (failure?.kind === 'unauthorized') {
      problem = 'the token is refused';
      throw options.refusedToken();
    }
    failures += 1;
    if (error instanceof NotTaken) problem = 'updates cannot be written down';
    else
      problem = failure?.kind === 'conflict' ? 'another process polls with the same token' : 'Telegram does not answer';
    const wait = failure?.kind === 'flood' ? failure.wait : Math.min(longestPause, pauseAfter(failures));
    log.warn('polling failed', {
      kind: failure?.kind ?? (error instanceof NotTaken ? 'notTaken' : 'unexpected'),
      attempt: failures,
      milliseconds: wait,
      ...(error instanceof Error ? { error } : {}),
    });
    await clock.wait(wait, stopping.signal);
  }

  async function poll(): Promise<void> {
    const updates = await api.getUpdates({ offset, timeout: longPoll, allowed_updates: wantedUpdates });
    answeredAt = clock.now();
    if (updates.length > 0) {
      await withinTime(clock, patience, null, () => take(updates)).catch((cause: unknown) => {
        throw new NotTaken('updates were not written down', { cause });
      });
      // Update ids may start anywhere after a quiet week (reliability.md, 11): the last of a batch counts, not the highest.
      offset = (updates.at(-1)?.update_id ?? 0) + 1;
    }
    if (problem !== null) log.info('polling recovered', { attempts: failures });
    failures = 0;
    problem = null;
    await Promise.race([options.room(), stopped]);
  }

  async function run(): Promise<void> {
    let webhookRemoved = false;
    while (!stopping.signal.aborted) {
      try {
        // A webhook left from another set-up would make every poll a conflict.
        if (!webhookRemoved) webhookRemoved = await api.deleteWebhook();
        await poll();
      } catch (error) {
        if (stopping.signal.aborted) break;
        try {
          await pause(error);
        } catch (reason) {
          if (!stopping.signal.aborted) throw reason;
        }
      }
    }
    await confirm();
  }

  /** Without this the last batch would come again to the next process. */
  async function confirm(): Promise<void> {
    if (offset === 0) return;
    try {
      await withinTime(clock, farewell, null, (signal) =>
        options.apiUntil(signal).getUpdates({ offset, limit: 1, timeout: 0 }),
      );
    } catch (error) {
      log.warn('offset not confirmed', error instanceof Error ? { error } : {});
    }
  }

  const ended = run();
  // Whoever awaits `ended` learns of a failure; nobody has to.
  ended.catch(() => undefined);
  return {
    ended,
    health: () => {
      if (problem !== null) return { healthy: false, problem };
      const quiet = clock.now().getTime() - answeredAt.getTime();
      return quiet > silence ? { healthy: false, problem: 'no answer to polling' } : { healthy: true };
    },
    stop: async () => {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}
