import type { Update } from 'grammy/types';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import type { ChatChange } from '../store/chat-state.ts';
import { type FinishedUpdate, updateLease, type UpdateRecord } from '../store/update-record.ts';
import { createAlbums } from './albums.ts';
import { inBatches } from '../store/batches.ts';
import { createChains } from './chains.ts';
import { chatOf, userOf } from './incoming.ts';
import { pauseAfter } from './patience.ts';
import { heardOf, standingOf } from './standing.ts';

/** Updates on their way from Telegram through the record to their handling. */
export type Intake = {
  /**
   * Writes updates down: when it resolves Telegram may forget them. Their handling begins by itself, in order within a chat
   * and side by side across chats.
   */
  readonly take: (updates: readonly Update[]) => Promise<void>;
  /** Resolves as soon as there is room for more in memory. What is taken without waiting for it waits in the record. */
  readonly room: () => Promise<void>;
  /** Lets what is in hand be handled for a while, and gives the rest back. Nothing may be taken after it. */
  readonly stop: () => Promise<void>;
};

/** While so many updates are in hand, no more are claimed. */
const mostInHand = 100;
/** An update that ended so many processes is not handled again. */
const mostAttempts = 3;
/** A change of the bot's standing is tried to be kept so often, over about three minutes. */
const mostNotes = 10;
/** Milliseconds between renewals of leases, which is when those of dead processes are looked for as well. */
const rhythm = 9000;
/**
 * Milliseconds after which an update is forgotten: Telegram sends none again after a day, and after a week without any it
 * numbers them anew (reliability.md, section 1).
 */
const retention = 3 * 86_400_000;
const betweenExpiries = 3_600_000;
/** Milliseconds that what is in hand gets to be handled when the program stops. */
const grace = 7000;
/** Milliseconds that the record gets to note what was not. */
const closing = 2000;

/** An update in hand. `until`: the end of its lease, as far as this process knows. */
type InHand = { until: number; begun: boolean; readonly attempts: number };

/** Starts taking updates, and resumes those that were recorded and not handled. */
export function startIntake(options: {
  readonly record: UpdateRecord;
  /** Handles an update to its end, with the others of its album. Must not throw. */
  readonly handle: (update: Update, others: readonly Update[]) => Promise<unknown>;
  /** Says sorry for an update that is not handled again. Must not throw. */
  readonly apologise: (update: Update) => Promise<unknown>;
  /** Keeps how the bot stands in a chat. */
  readonly noteChat: (change: ChatChange, update: Update) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
}): Intake {
  const { record, clock, log } = options;
  const chains = createChains();
  const albums = createAlbums(clock);
  const inHand = new Map<number, InHand>();
  const stopping = new AbortController();
  /** Aborted when nothing more may be begun. */
  const over = new AbortController();

  const now = (): number => clock.now().getTime();

  function enqueue(update: Update, attempts: number): void {
    inHand.set(update.update_id, { until: now() + updateLease, begun: false, attempts });
    albums.add(update, (whole) => chains.add(chatOf(whole[0]), () => workThrough(whole)));
  }

  /** Handles updates that belong together, except those that somebody else has by now. */
  async function workThrough(updates: readonly Update[]): Promise<void> {
    const ours: Update[] = [];
    for (const update of updates) if (await isOurs(update.update_id)) ours.push(update);
    const [first, ...others] = ours;
    if (first === undefined) return;
    const entries = ours.flatMap(({ update_id: id }) => inHand.get(id) ?? []);
    for (const entry of entries) entry.begun = true;
    await work(first, others, Math.max(...entries.map(({ attempts }) => attempts)));
    for (const update of ours) finish({ id: update.update_id, heard: heardOf(update) });
  }

  /** Whether an update may be begun: nobody else can have it while its lease lasts. */
  async function isOurs(id: number): Promise<boolean> {
    for (let attempt = 1; !over.signal.aborted; attempt += 1) {
      const entry = inHand.get(id);
      if (entry === undefined) return false;
      if (now() < entry.until) return true;
      try {
        await renew();
      } catch (error) {
        unreachable(error);
        await pause(attempt);
      }
    }
    return false;
  }

  async function work(update: Update, others: readonly Update[], attempts: number): Promise<void> {
    const { update_id: id } = update;
    if (attempts >= mostAttempts) {
      log.error('update given up', { update: id, attempts });
      await options.apologise(update);
      return;
    }
    if (attempts > 0) log.warn('update handled again', { update: id, attempts });
    const changes = standingOf(update);
    if (changes.length === 0) await options.handle(update, others);
    for (const change of changes) await note(change, update);
  }

  async function note(change: ChatChange, update: Update): Promise<void> {
    for (let attempt = 1; attempt <= mostNotes && !over.signal.aborted; attempt += 1)
      try {
        await options.noteChat(change, update);
        return;
      } catch (error) {
        logError('standing in a chat not kept', error, { update: change.update, attempt });
        await pause(attempt);
      }
  }

  let finished: FinishedUpdate[] = [];
  let finishing: Promise<void> | null = null;
  function finish(update: FinishedUpdate): void {
    finished.push(update);
    finishing ??= flush().finally(() => {
      finishing = null;
    });
  }

  /** Marks as handled what is: in one batch what came while another was under way. */
  async function flush(): Promise<void> {
    for (let failures = 0; finished.length > 0; ) {
      const batch = finished;
      finished = [];
      try {
        await record.finish(batch);
        failures = 0;
        for (const { id } of batch) inHand.delete(id);
        if (waiting) claimSoon();
      } catch (error) {
        unreachable(error);
        finished = [...batch, ...finished];
        if (over.signal.aborted) return;
        failures += 1;
        await pause(failures);
      }
    }
  }

  let answered: Promise<unknown> = Promise.resolve();
  /**
   * Asks the record for updates, one question at a time: of two answers by two connections the later could be heard first,
   * and a chat's updates would be handled out of order.
   */
  function inTurn<Result>(question: () => Promise<Result>): Promise<Result> {
    const answer = answered.then(question);
    answered = answer.catch(() => undefined);
    return answer;
  }

  /** Whether updates are known to wait in the record. */
  let waiting = true;
  let claimWanted = false;
  let claiming: Promise<void> | null = null;
  function claimSoon(): void {
    claimWanted = true;
    claiming ??= claim().finally(() => {
      claiming = null;
    });
  }

  async function claim(): Promise<void> {
    while (claimWanted && !stopping.signal.aborted) {
      claimWanted = false;
      const room = mostInHand - inHand.size;
      if (room <= 0) {
        waiting = true;
        return;
      }
      // Leases of what is in hand run out while the record cannot be reached; it may be done before this is answered.
      const known = new Set(inHand.keys());
      try {
        const claimed = await inTurn(() => record.claim(room));
        waiting = claimed.waiting;
        claimWanted ||= waiting && claimed.updates.length > 0;
        for (const { id, body, attempts } of claimed.updates) {
          if (known.has(id) || inHand.has(id)) continue;
          const update = readUpdateBody(body);
          if (update !== null) enqueue(update, attempts);
          else {
            log.error('recorded update cannot be read', { update: id });
            finish({ id, heard: null });
          }
        }
      } catch (error) {
        waiting = true;
        unreachable(error);
      }
    }
  }

  /** Hears of updates that wait; those of which it was told before it could hear are looked for. */
  async function listen(): Promise<(() => Promise<void>) | null> {
    try {
      const end = await record.onWaiting(claimSoon);
      claimSoon();
      return end;
    } catch (error) {
      unreachable(error);
      return null;
    }
  }

  async function renew(): Promise<void> {
    const until = now() + updateLease;
    const before = [...inHand];
    const held = await record.renew(before.map(([id]) => id));
    for (const [id, entry] of before)
      if (held.has(id)) entry.until = until;
      // Somebody else has it by now, or it was forgotten; what was begun is seen to its end.
      else if (!entry.begun) inHand.delete(id);
  }

  let expiredAt = Number.NEGATIVE_INFINITY;
  async function expire(): Promise<void> {
    if (now() - expiredAt < betweenExpiries) return;
    const unhandled = await record.expire(new Date(now() - retention));
    expiredAt = now();
    if (unhandled > 0) log.error('updates expired unhandled', { count: unhandled });
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await pauseFor(rhythm);
      if (stopping.signal.aborted) return;
      try {
        if (inHand.size > 0) await renew();
        await expire();
      } catch (error) {
        unreachable(error);
      }
      claimSoon();
    }
  }

  function logError(event: string, error: unknown, fields: { readonly [name: string]: number } = {}): void {
    log.warn(event, { ...fields, ...(error instanceof Error ? { error } : {}) });
  }

  function unreachable(error: unknown): void {
    logError('record of updates not reached', error);
  }

  const pause = (attempt: number): Promise<void> => pauseFor(pauseAfter(attempt));

  /** Ends early when the program stops. */
  async function pauseFor(milliseconds: number): Promise<void> {
    await clock.wait(milliseconds, stopping.signal).catch(() => undefined);
  }

  const write = inBatches<Update>(async (updates) => {
    const given = updates.map((update) => ({
      id: update.update_id,
      chat: chatOf(update),
      user: userOf(update),
      body: JSON.stringify(update),
    }));
    const added = await inTurn(() => record.add(given, inHand.size < mostInHand));
    // One that comes twice at once stands in the batch twice.
    const different = new Map(updates.map((update) => [update.update_id, update]));
    for (const [id, update] of different) if (added.claimed.has(id)) enqueue(update, 0);
    if (added.waiting) {
      waiting = true;
      claimSoon();
    }
  });

  // Before anything is written down, as its number may be that of one that ought to be forgotten.
  const ready = expire().catch(unreachable);
  const listening = listen();
  void ready.then(claimSoon);
  void watch();

  async function stop(): Promise<void> {
    const done = new AbortController();
    albums.flush();
    const overdue = clock.wait(grace, done.signal).catch(() => undefined);
    await Promise.race([Promise.all([claiming, chains.below(1)]), overdue]);
    done.abort();
    stopping.abort();
    over.abort();
    const closed = new AbortController();
    await Promise.race([close(), clock.wait(closing, closed.signal).catch(() => undefined)]);
    closed.abort();
  }

  async function close(): Promise<void> {
    try {
      await (await listening)?.();
      await claiming;
      await finishing;
      const left = [...inHand];
      if (left.length > 0) await record.release(left.flatMap(([id, { begun }]) => (begun ? [id] : [])));
    } catch (error) {
      unreachable(error);
    }
  }

  let stopped: Promise<void> | null = null;
  return {
    take: async (updates) => {
      await ready;
      await write(updates);
    },
    room: () => chains.below(mostInHand),
    stop: () => (stopped ??= stop()),
  };
}

/** An update as it was written down; null when it is none. */
function readUpdateBody(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body);
    return isUpdate(update) ? update : null;
  } catch {
    return null;
  }
}

/** Whether something is an update, as far as that is checked of what Telegram sends. */
export function isUpdate(value: unknown): value is Update {
  return typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id);
}
