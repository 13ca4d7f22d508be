import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';

/** Milliseconds before the next attempt, the first being 1: 1, 2, 4 ... 30 s. */
export function pauseAfter(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** (attempt - 1));
}

/** An answer to a person is tried again this many times when Telegram cannot be reached: half a minute. */
const mostUnreached = 5;

/** Milliseconds of a 429 after which an answer would come too late to be of use, and is given up. */
const longestFlood = 300_000;

/**
 * Makes a call for a person who waits. A 429 is obeyed to the second; a request that cannot have arrived is tried again
 * for half a minute. Everything else is thrown: what may have arrived is not sent twice.
 */
export async function patiently<Result>(
  call: () => Promise<Result>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Result> {
  for (let unreached = 0; ; ) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.kind === 'flood' && failure.wait <= longestFlood) {
        log.warn('flood', { milliseconds: failure.wait });
        await clock.wait(failure.wait);
      } else if (failure?.kind === 'neverConnected' && unreached < mostUnreached) {
        unreached += 1;
        await clock.wait(pauseAfter(unreached));
      } else {
        throw error;
      }
    }
  }
}
