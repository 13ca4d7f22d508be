import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import type { Delivery, Follower, Turn } from '../store/follow.ts';
import type { Store } from '../store/store.ts';
import { createBreaker } from './breaker.ts';
import type { Gate } from './gate.ts';
import { nextTurn } from './schedule.ts';
import type { Sent, SendOnce } from './sender.ts';

/** Makes messages of deliveries. Either may throw: what one delivery cannot be made into does not hold up the others. */
export type Composer = {
  /** One alert; null when no version of the report stands any more. */
  alert(delivery: Delivery, follower: Follower): Promise<Reply | null>;
  /** Many in one. */
  digest(deliveries: readonly Delivery[], follower: Follower): Promise<Reply>;
};

export type Broadcast = {
  /** Gives every chat whose turn it is what is pending for it. Gives how many chats that were. */
  round(stop?: AbortSignal): Promise<number>;
  /** Goes on until it is told to stop; then ends what is under way and gives everything else back. */
  run(stop: AbortSignal): Promise<void>;
};

/** More than this many at once come as a digest. */
export const mostSingle = 3;
/** Chats taken at once. */
const mostTurns = 25;
/** Milliseconds between two looks at the queue when nothing says that something was written. */
const lookAgain = 5000;
/** Milliseconds after an attempt that cannot have arrived. */
const unreachedPause = 5000;
const firstPause = 30_000;
const longestPause = 3_600_000;
/** Milliseconds after which an attempt whose end is not known is not repeated any more. */
const givenUp = 24 * 3_600_000;

type Tools = {
  readonly store: Store;
  readonly send: SendOnce;
  readonly gate: Gate;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly log: Log;
  /** Zone of chats that have chosen none. */
  readonly timeZone: string;
  /** What the person who followed for a group or channel is told when the bot may not post there any more. */
  readonly noRights: (chat: number, follower: Follower) => Reply;
};

/** The worker that sends alerts; any number of them share one queue (reliability.md, section 2). */
export function createBroadcast(tools: Tools): Broadcast {
  const { store, send, gate, composer, clock, log, timeZone, noRights } = tools;
  const breaker = createBreaker();

  /** Sends one message for some deliveries of a turn. Null: it is done with; else when the chat's turn is again. */
  async function attempt(
    turn: Turn,
    deliveries: readonly Delivery[],
    reply: Reply,
    stop: AbortSignal | undefined,
  ): Promise<Date | null> {
    const ids = deliveries.map(({ id }) => id);
    await gate.alert(turn.chat, stop);
    // Meanwhile others may have found out that nothing gets through.
    const now = clock.now();
    if (breaker.allowance(now) === 0) return later(now, breaker.wait(now));
    const begun = await store.beginAttempt(turn, ids, deliveries.length > 1);
    if (begun.length < ids.length) {
      // Some of it was superseded meanwhile, or the lease was lost: what is pending is looked at anew.
      await store.endAttempt(begun, { kind: 'notSent' });
      return clock.now();
    }
    return await settle(turn, deliveries, await send(turn.chat, deliveries[0]?.thread ?? 0, reply));
  }

  async function settle(turn: Turn, deliveries: readonly Delivery[], sent: Sent): Promise<Date | null> {
    const { chat, follower } = turn;
    const ids = deliveries.map(({ id }) => id);
    const now = clock.now();
    const reachable = !['ambiguous', 'neverConnected', 'unauthorized'].includes(sent.kind);
    if (reachable) breaker.passed();
    switch (sent.kind) {
      case 'sent':
        await store.endAttempt(ids, sent);
        return null;
      case 'ambiguous': {
        await store.endAttempt(ids, sent);
        const attempts = 1 + Math.max(...deliveries.map(({ ambiguous }) => ambiguous));
        log.warn('alert of unknown end', { chat, deliveries: ids.length, attempts });
        if (breaker.failed(now, false)) log.error('alerts paused: attempts end unknown');
        return later(now, Math.min(longestPause, firstPause * 2 ** (attempts - 1)));
      }
      case 'neverConnected':
        await store.endAttempt(ids, { kind: 'notSent' });
        return later(now, unreachedPause);
      case 'unauthorized':
        await store.endAttempt(ids, { kind: 'notSent' });
        if (breaker.failed(now, true)) log.error('alerts paused: the token is refused');
        return now;
      case 'flood':
        await store.endAttempt(ids, { kind: 'notSent' });
        gate.flooded(chat, sent.retryAfter);
        return later(now, sent.retryAfter);
      case 'migrated':
        await store.endAttempt(ids, { kind: 'notSent' });
        await store.migrateChat(chat, sent.to);
        log.info('chat has a new id', { chat, to: sent.to });
        return now;
      case 'blocked':
      case 'gone':
        await store.closeChat(chat, sent.kind);
        log.info('chat takes no alerts', { chat, why: sent.kind });
        return null;
      case 'noRights':
        await store.endAttempt(ids, { kind: 'notSent' });
        await store.setFollower(chat, { paused: 'noRights' });
        log.info('chat takes no alerts', { chat, why: sent.kind });
        // Told once, as nothing is sent to the chat any more.
        if (follower.followedBy !== null) await send(follower.followedBy, 0, noRights(chat, follower));
        return now;
      case 'refused':
        await store.endAttempt(ids, { kind: 'failed', why: sent.why });
        log.error('alert refused', { chat, deliveries: ids.length, why: sent.why });
        return null;
    }
  }

  /** Those that are worth an attempt; the others are ended. */
  async function withoutExpired(deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
    const limit = clock.now().getTime() - givenUp;
    const expired = deliveries.filter(
      ({ ambiguousSince }) => ambiguousSince !== null && ambiguousSince.getTime() < limit,
    );
    if (expired.length === 0) return deliveries;
    log.error('alerts given up: no answer for a day', { deliveries: expired.length });
    const openAttempts = expired.filter(({ attemptOpen }) => attemptOpen).map(({ id }) => id);
    await store.endAttempt(openAttempts, { kind: 'ambiguous' });
    await store.endAttempt(
      expired.map(({ id }) => id),
      { kind: 'failed', why: 'no answer for a day' },
    );
    return deliveries.filter((delivery) => !expired.includes(delivery));
  }

  /** What a delivery can be made into; ended when into nothing. */
  async function composed(delivery: Delivery, follower: Follower): Promise<Reply | null> {
    try {
      const reply = await composer.alert(delivery, follower);
      if (reply === null) await store.endAttempt([delivery.id], { kind: 'superseded' });
      return reply;
    } catch (error) {
      await poison([delivery], error);
      return null;
    }
  }

  async function poison(deliveries: readonly Delivery[], error: unknown): Promise<void> {
    const ids = deliveries.map(({ id }) => id);
    log.error('alert cannot be made', { deliveries: ids.length, ...(error instanceof Error ? { error } : {}) });
    await store.endAttempt(ids, { kind: 'failed', why: 'cannot be made' });
  }

  /** Null when everything was dealt with; else when the chat's turn is again. */
  async function serve(turn: Turn, stop: AbortSignal | undefined): Promise<Date | null> {
    const { follower } = turn;
    const deliveries = await withoutExpired(turn.deliveries);
    const [oldest] = deliveries;
    if (oldest === undefined) return null;
    const now = clock.now();
    const turnAt = nextTurn(follower, oldest.createdAt, now, timeZone);
    if (turnAt > now) return turnAt;
    for (const [, ofThread] of Map.groupBy(deliveries, ({ thread }) => thread)) {
      if (ofThread.length > mostSingle) {
        let reply: Reply;
        try {
          reply = await composer.digest(ofThread, follower);
        } catch (error) {
          await poison(ofThread, error);
          continue;
        }
        const again = await attempt(turn, ofThread, reply, stop);
        if (again !== null) return again;
        continue;
      }
      for (const delivery of ofThread) {
        if (stop?.aborted === true) return clock.now();
        const reply = await composed(delivery, follower);
        const again = reply === null ? null : await attempt(turn, [delivery], reply, stop);
        if (again !== null) return again;
      }
    }
    return null;
  }

  async function take(turn: Turn, stop: AbortSignal | undefined): Promise<void> {
    let due: Date | null = clock.now();
    try {
      if (stop?.aborted !== true && breaker.allowance(clock.now()) !== 0) due = await serve(turn, stop);
    } catch (error) {
      if (stop?.aborted !== true) {
        due = later(clock.now(), firstPause);
        log.error('alerts of a chat failed', error instanceof Error ? { error } : { thrown: typeof error });
      }
    }
    await store.endTurn(turn, due);
  }

  async function round(stop?: AbortSignal): Promise<number> {
    const allowance = breaker.allowance(clock.now());
    if (allowance === 0) return 0;
    const turns = await store.takeTurns(allowance === 1 ? 1 : mostTurns);
    await Promise.all(turns.map((turn) => take(turn, stop)));
    return turns.length;
  }

  async function run(stop: AbortSignal): Promise<void> {
    let news = Promise.withResolvers<void>();
    let unlisten: (() => Promise<void>) | null = null;
    while (!stop.aborted) {
      let served = 0;
      try {
        // A database that is away when the program starts must not end alerts for good.
        unlisten ??= await store.onDeliveries(() => news.resolve());
        served = await round(stop);
      } catch (error) {
        log.error('alerts not looked at', error instanceof Error ? { error } : { thrown: typeof error });
      }
      if (served > 0) continue;
      const waiting = new AbortController();
      const pause = Math.max(lookAgain, breaker.wait(clock.now()));
      await Promise.race([
        clock.wait(pause, AbortSignal.any([stop, waiting.signal])).catch(() => undefined),
        news.promise,
      ]);
      waiting.abort();
      news = Promise.withResolvers<void>();
    }
    await unlisten?.();
  }

  return { round, run };
}

function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
