import type { Turn } from '../store/follow.ts';
import { createBreaker } from './breaker.ts';
import { createServing, type ServingTools } from './serving.ts';

export type Broadcast = {
  /** Gives every chat whose turn it is what is pending for it. Gives how many chats that were. */
  round(stop?: AbortSignal): Promise<number>;
  /** Goes on until it is told to stop; then ends what is under way and gives everything else back. */
  run(stop: AbortSignal): Promise<void>;
};

/** Chats taken at once at most, and at least while others are being served. */
const mostTurns = 25;
const fewestTurns = 10;
/** Seconds within which, by the rate, a chat gets a message after it was taken. */
const soon = 0.5;
/** Milliseconds between two looks at the queue when nothing says that something was written. */
const lookAgain = 5000;
/** Milliseconds between two counts of the processes that send. */
const betweenCounts = 2000;

/** The worker that sends alerts; any number of them share one queue (reliability.md, section 2). */
export function createBroadcast(tools: ServingTools): Broadcast {
  const { store, gate, clock, log } = tools;
  const breaker = createBreaker();
  const serve = createServing(tools, breaker);

  /** Serves a chat and gives it back. What could not be noted is found by who takes the chat next. */
  async function take(turn: Turn, stop: AbortSignal | undefined): Promise<void> {
    const { due, told } = await serve(turn, stop);
    try {
      await store.endTurn(turn, due, told);
    } catch (error) {
      logError('a chat was not given back', error);
    }
  }

  function logError(event: string, error: unknown): void {
    log.error(event, error instanceof Error ? { error } : { thrown: typeof error });
  }

  /** Takes more chats while so many are being served: not many, as all of them may be of unknown end when nothing answers. */
  async function takeTurns(inHand: number): Promise<readonly Turn[]> {
    const allowance = breaker.allowance(clock.now());
    if (allowance === 0) return [];
    if (allowance === 1) return inHand > 0 ? [] : await store.takeTurns(1);
    const room = Math.max(mostTurns, Math.ceil(soon * gate.rate())) - inHand;
    return room < fewestTurns ? [] : await store.takeTurns(Math.min(room, mostTurns));
  }

  async function round(stop?: AbortSignal): Promise<number> {
    const turns = await takeTurns(0);
    await Promise.all(turns.map((turn) => take(turn, stop)));
    return turns.length;
  }

  let countedAt = Number.NEGATIVE_INFINITY;
  async function countProcesses(): Promise<void> {
    const time = clock.now().getTime();
    if (Math.abs(time - countedAt) < betweenCounts) return;
    countedAt = time;
    gate.share(await store.sendingProcesses());
  }

  async function run(stop: AbortSignal): Promise<void> {
    /** Resolved when there may be something to do. */
    let news = Promise.withResolvers<void>();
    let waiting = new AbortController();
    stop.addEventListener('abort', () => waiting.abort(), { once: true });
    const pause = async (): Promise<void> => {
      waiting = new AbortController();
      if (stop.aborted) return;
      await clock.wait(Math.max(lookAgain, breaker.wait(clock.now())), waiting.signal).catch(() => undefined);
    };
    let unlisten: (() => Promise<void>) | null = null;
    const inHand = new Set<Promise<void>>();
    const takeAside = (turn: Turn): void => {
      const served = take(turn, stop).finally(() => {
        inHand.delete(served);
        news.resolve();
      });
      inHand.add(served);
    };
    while (!stop.aborted) {
      try {
        // A database that is away when the program starts must not end alerts for good.
        unlisten ??= await store.onDeliveries(() => news.resolve());
        const turns = await takeTurns(inHand.size);
        turns.forEach(takeAside);
        if (turns.length > 0) await countProcesses();
        else await Promise.race([pause(), news.promise]);
      } catch (error) {
        logError('alerts not looked at', error);
        await pause();
      }
      waiting.abort();
      news = Promise.withResolvers<void>();
    }
    await Promise.all(inHand);
    await unlisten?.();
  }

  return { round, run };
}
