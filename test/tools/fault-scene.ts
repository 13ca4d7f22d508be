import { setImmediate as macrotask } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { Answerer } from '../../src/chat/answerer.ts';
import type { Incoming } from '../../src/chat/reply.ts';
import type { Double } from '../../src/local/double/double.ts';
import type { DoubleServer } from '../../src/local/double/server.ts';
import type { StoreOptions } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';
import { testToken } from './bot-on-double.ts';
import type { TestEngine } from './engines.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { echo, type RunningBot, runBot, startDouble, testSecret } from './running-bot.ts';
import { dumpOf } from './table-dump.ts';

/** Who talks to the bot, and a word of theirs that must be in no log. */
export const person = { id: 7, languageCode: 'zh-hans' };
export const word = '淄博';

/** What a person is told when there is no answer. */
export const apology = '抱歉，出了点问题，没能回答。请稍后再试一次。';

/** A double over HTTP, a database of its own and bots before them, all on one clock that stands still. */
export type Scene = {
  readonly clock: ManualClock;
  readonly double: Double;
  readonly server: DoubleServer;
  readonly database: StoreOptions;
  /** Another store on the database, as another process has. */
  readonly open: (options?: Partial<StoreOptions>) => Promise<Store>;
  /** Runs a bot until the test ends, and then looks for secrets and words in its log. */
  readonly run: (options?: {
    readonly by?: 'polling' | 'webhook';
    readonly answerer?: Answerer;
    readonly store?: Store;
    readonly transport?: Transport;
  }) => Promise<RunningBot>;
};

/** `given`: a database of which there need not be a fresh one, on a clock of its own. */
export async function setScene(
  engine: TestEngine,
  given?: { readonly clock: ManualClock; readonly database: StoreOptions },
): Promise<Scene> {
  const clock = given?.clock ?? createManualClock();
  const { double, server } = await startDouble(clock, onTestFinished);
  const database = given?.database ?? { ...(await engine.freshDatabase()), clock };
  // The last of all, when the bots have stopped. The embedded database is still open.
  if (database.databaseUrl !== null)
    onTestFinished(async () =>
      expectWithout([testToken, tokenSecret, testSecret], JSON.stringify(await dumpOf(database))),
    );
  const open = (options: Partial<StoreOptions> = {}) => engine.open({ ...database, ...options });
  return {
    clock,
    double,
    server,
    database,
    open,
    run: async ({ store, ...options } = {}) => {
      const started: { bot?: RunningBot } = {};
      // After it was stopped, as what was registered last comes first.
      onTestFinished(() => expectWithout([testToken, tokenSecret, testSecret, word], started.bot?.log.join('') ?? ''));
      started.bot = await runBot({
        store: store ?? (await open()),
        clock,
        apiRoot: server.root,
        removal: (stop) => onTestFinished(() => inTime(clock, stop)),
        ...options,
      });
      return started.bot;
    },
  };
}

/** The part of the token that is nobody's to see, even alone. */
const tokenSecret = testToken.split(':')[1] ?? '';

function expectWithout(secrets: readonly string[], text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

/** Does some work on a clock that does not stand still. */
async function inTime(clock: ManualClock, work: () => Promise<void>): Promise<void> {
  const done = new AbortController();
  const ended = work().finally(() => done.abort());
  while (!done.signal.aborted) {
    clock.advance(10_000);
    await macrotask();
  }
  await ended;
}

/** Resolves when all that was recorded is handled. */
export async function settled(store: Store): Promise<void> {
  // The embedded engine answers without a turn of the event loop, in which everything else happens.
  while ((await store.updates.backlog()).count > 0) await macrotask();
}

/** Resolves when a message with these words was sent. */
export function sent(double: Double, text: string): Promise<unknown> {
  return double.nextCall(({ method, message }) => method === 'sendMessage' && message?.text === text);
}

/** Has the person say something, and waits until the bot has said it again. */
export async function exchange(double: Double, text: string): Promise<void> {
  const answered = sent(double, text);
  double.updates.deliver(double.people.say(person, text));
  await answered;
}

/** What the bot has sent to a chat, the person's own if none is given. */
export function ofBot(double: Double, chat = person.id): (string | undefined)[] {
  return double
    .messages(chat)
    .filter(({ from }) => from.id === double.me.id)
    .map(({ text }) => text);
}

/** An answerer that waits until it is let go, and says when it began. */
export function held(answerer: Answerer = echo) {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  onTestFinished(() => released.resolve());
  return {
    begun: begun.promise,
    release: released.resolve,
    answerer: async (incoming: Incoming) => {
      begun.resolve();
      await released.promise;
      return await answerer(incoming);
    },
  };
}
