import type { ApiClientOptions } from 'grammy';
import type { Clock } from '../domain/clock.ts';

/** How a request reaches the Bot API: Node's `fetch`, or the double inside this process. */
export type Transport = (url: string, request: RequestInit) => Promise<Response>;

/** A call ends within this time, its whole answer included. */
export const callTimeout = 30_000;

/** Why the wait for a time-out ends when an answer came: given, as making an abort's own error costs more than the call. */
const answered = Symbol('answered');

/** No answer came in time. Whether the call had its effect is not known. */
export class CallTimedOut extends Error {
  override readonly name = 'CallTimedOut';
}

/**
 * Runs `work` with a signal that is aborted when the clock says that it took too long; throws CallTimedOut then, also
 * when `work` does not heed the signal. An abort by the caller is passed on.
 */
export async function withinTime<Result>(
  clock: Clock,
  milliseconds: number,
  caller: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const finished = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const passOn = (): void => stop.abort(caller?.reason);
  if (caller?.aborted === true) passOn();
  caller?.addEventListener('abort', passOn);
  void clock.wait(milliseconds, finished.signal).then(
    () => {
      const error = new CallTimedOut(`no answer within ${milliseconds / 1000} s`);
      stop.abort(error);
      reject(error);
    },
    () => undefined,
  );
  try {
    return await Promise.race([work(stop.signal), late]);
  } finally {
    finished.abort(answered);
    caller?.removeEventListener('abort', passOn);
  }
}

/**
 * A transport as grammY wants it. The body of an answer is read here, so that one cut off in the middle is bounded by
 * the same time as everything else. `stop` ends calls under way; grammY's own signals come from a polyfill, which
 * Node's fetch does not take, and have no other use than a time-out that is longer than ours.
 */
export function grammyFetch(
  transport: Transport,
  clock: Clock,
  stop: AbortSignal | null = null,
): NonNullable<ApiClientOptions['fetch']> {
  return async (url: string, { method = 'POST', headers = {}, body = null }: RequestInit) => {
    const text = await withinTime(clock, callTimeout, stop, async (signal) => {
      const response = await transport(url, { method, headers, body, duplex: 'half', signal });
      return await response.text();
    });
    return { json: async () => JSON.parse(text) };
  };
}
