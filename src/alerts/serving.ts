import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import type { Delivery, Follower, PendingDelivery, Told, Turn } from '../store/follow.ts';
import { mayPass } from '../store/storage-errors.ts';
import type { Store } from '../store/store.ts';
import type { Breaker } from './breaker.ts';
import type { Gate } from './gate.ts';
import { nextTurn } from './schedule.ts';
import type { Sent, SendOnce } from './sender.ts';

/** Makes messages of deliveries. Either may throw: what one delivery cannot be made into does not hold up the others. */
export type Composer = {
  /** One alert; null when no version of the report stands any more. */
  alert(delivery: PendingDelivery, follower: Follower): Promise<Reply | null>;
  /** Many in one. */
  digest(deliveries: readonly Delivery[], follower: Follower): Promise<Reply>;
};

/** What serving a chat needs. */
export type ServingTools = {
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

/** More than this many at once come as a digest. */
export const mostSingle = 3;
/** Milliseconds after an attempt that cannot have arrived. */
const unreachedPause = 5000;
const firstPause = 30_000;
const longestPause = 3_600_000;
/** Milliseconds after which an attempt whose end is not known is not repeated any more. */
const givenUp = 24 * 3_600_000;

/** A turn that is being served. */
type Serving = {
  readonly turn: Turn;
  readonly stop: AbortSignal | undefined;
  /** What was sent last. It is noted with the end of the turn, which most often comes at once, or before what comes next. */
  told: Told | null;
};

/** How a turn ended, as `endTurn` of the store is told. */
export type Served = { readonly due: Date | null; readonly told: Told | null };

/**
 * Sends a chat what is pending for it (reliability.md, section 2). Never throws: what fails is tried again later. Once `stop` is
 * aborted nothing more is sent.
 */
export function createServing(
  tools: ServingTools,
  breaker: Breaker,
): (turn: Turn, stop: AbortSignal | undefined) => Promise<Served> {
  const { store, send, gate, composer, clock, log, timeZone, noRights } = tools;

  /** Sends one message for some deliveries of a turn. Null: it is done with; else when the chat's turn is again. */
  async function attempt(serving: Serving, deliveries: readonly Delivery[], reply: Reply): Promise<Date | null> {
    const { turn, stop, told } = serving;
    const ids = deliveries.map(({ id }) => id);
    if (told !== null) {
      await store.endAttempt(told.deliveries, { kind: 'sent', messageId: told.messageId });
      serving.told = null;
    }
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
    return await settle(serving, deliveries, await send(turn.chat, deliveries[0]?.thread ?? 0, reply));
  }

  async function settle(serving: Serving, deliveries: readonly Delivery[], sent: Sent): Promise<Date | null> {
    const { chat, follower } = serving.turn;
    const ids = deliveries.map(({ id }) => id);
    const now = clock.now();
    const reachable = !['ambiguous', 'neverConnected', 'unauthorized'].includes(sent.kind);
    if (reachable) breaker.passed();
    switch (sent.kind) {
      case 'sent':
        serving.told = { deliveries: ids, messageId: sent.messageId };
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
  async function withoutExpired(deliveries: readonly PendingDelivery[]): Promise<readonly PendingDelivery[]> {
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
  async function composed(delivery: PendingDelivery, follower: Follower): Promise<Reply | null> {
    try {
      const reply = await composer.alert(delivery, follower);
      if (reply === null) await store.endAttempt([delivery.id], { kind: 'superseded' });
      return reply;
    } catch (error) {
      // Else what the database could not answer for a moment would be lost.
      if (mayPass(error)) throw error;
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
  async function serveAll(serving: Serving): Promise<Date | null> {
    const { turn, stop } = serving;
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
          if (mayPass(error)) throw error;
          await poison(ofThread, error);
          continue;
        }
        const again = await attempt(serving, ofThread, reply);
        if (again !== null) return again;
        continue;
      }
      for (const delivery of ofThread) {
        if (stop?.aborted === true) return clock.now();
        const reply = await composed(delivery, follower);
        const again = reply === null ? null : await attempt(serving, [delivery], reply);
        if (again !== null) return again;
      }
    }
    return null;
  }

  return async (turn, stop) => {
    const serving: Serving = { turn, stop, told: null };
    const begun = clock.now();
    const stopped = (): boolean => stop?.aborted === true;
    if (stopped() || breaker.allowance(begun) === 0) return { due: begun, told: null };
    try {
      const due = await serveAll(serving);
      return { due, told: serving.told };
    } catch (error) {
      if (stopped()) return { due: begun, told: serving.told };
      log.error('alerts of a chat failed', error instanceof Error ? { error } : { thrown: typeof error });
      return { due: later(clock.now(), firstPause), told: serving.told };
    }
  };
}

function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
