import type { Update } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Incoming, Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Double } from '../src/local/double/double.ts';
import type { DoubleServer } from '../src/local/double/server.ts';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { updateLease } from '../src/store/update-record.ts';
import { testToken } from './tools/bot-on-double.ts';
import { testEngine } from './tools/engines.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';
import { proxyTo } from './tools/proxy.ts';
import { echo, type RunningBot, runBot, startDouble, testSecret, textOf } from './tools/running-bot.ts';

// The faults of reliability.md, section 3, that befall updates on their way in, except those that kill a process:
// against the bot over HTTP and a real Postgres, on a clock that stands still.

const person = { id: 7, languageCode: 'zh-hans' };
const apology = '抱歉，出了点问题，没能回答。请稍后再试一次。';

const engine = testEngine('postgres');

type Scene = {
  readonly clock: ManualClock;
  readonly double: Double;
  readonly server: DoubleServer;
  readonly database: StoreOptions;
  /** Another store on the same database, as another process has. */
  readonly open: (options?: Partial<StoreOptions>) => Promise<Store>;
  readonly run: (options?: {
    readonly by?: 'polling' | 'webhook';
    readonly answerer?: Answerer;
    readonly store?: Store;
  }) => Promise<RunningBot>;
};

async function setUp(): Promise<Scene> {
  const clock = createManualClock();
  const { double, server } = await startDouble(clock, onTestFinished);
  const database = { ...(await engine.freshDatabase()), clock };
  const open = (options: Partial<StoreOptions> = {}) => engine.open({ ...database, ...options });
  return {
    clock,
    double,
    server,
    database,
    open,
    run: async ({ store, ...options } = {}) => {
      const bot = await runBot({
        store: store ?? (await open()),
        clock,
        apiRoot: server.root,
        removal: (stop) => onTestFinished(() => inTime(clock, stop)),
        ...options,
      });
      onTestFinished(() => {
        for (const secret of [testToken, testToken.split(':')[1] ?? '', testSecret, '淄博'])
          expect(bot.log.join('')).not.toContain(secret);
      });
      return bot;
    },
  };
}

/** Does some work on a clock that does not stand still. */
async function inTime(clock: ManualClock, work: () => Promise<void>): Promise<void> {
  const done = new AbortController();
  const ended = work().finally(() => done.abort());
  while (!done.signal.aborted) {
    clock.advance(10_000);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  await ended;
}

/** Resolves when all that was recorded is handled. */
async function settled(store: Store): Promise<void> {
  while ((await store.updates.backlog()).count > 0);
}

/** Resolves when a message with these words was sent. */
function sent(double: Double, text: string): Promise<unknown> {
  return double.nextCall(({ method, message }) => method === 'sendMessage' && message?.text === text);
}

async function exchange(double: Double, text: string): Promise<void> {
  const answered = sent(double, text);
  double.updates.deliver(double.people.say(person, text));
  await answered;
}

/** What the bot has sent to a chat. */
function ofBot(double: Double, chat = person.id): (string | undefined)[] {
  return double
    .messages(chat)
    .filter(({ from }) => from.id === double.me.id)
    .map(({ text }) => text);
}

/** A store, and when its process has claimed an update that waited. */
function watchingClaims(store: Store) {
  const watched = new Map<number, () => void>();
  const claim: Store['updates']['claim'] = async (chats) => {
    const outcome = await store.updates.claim(chats);
    // Not before the updates are in hand.
    setImmediate(() => outcome.updates.forEach(({ id }) => watched.get(id)?.()));
    return outcome;
  };
  return {
    store: { ...store, updates: { ...store.updates, claim } },
    claimed: (id: number) => new Promise<void>((resolve) => watched.set(id, resolve)),
  };
}

/** An answerer that waits until it is let go, and says when it began. */
function held(answerer: Answerer = echo) {
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

describe('updates that come again, or in any order', () => {
  it('fault 09: one webhook update that reaches two replicas has one effect', async () => {
    const { double, run } = await setUp();
    const replicas = [await run({ by: 'webhook' }), await run({ by: 'webhook' })];
    const update = double.people.say(person, '淄博');
    const answered = sent(double, '淄博');
    const statuses = await Promise.all(
      replicas.map(({ webhook }) => double.updates.post(update, { address: webhook })),
    );
    expect(statuses).toEqual([200, 200]);
    await answered;
    for (const bot of replicas) await bot.stop();
    expect(ofBot(double)).toEqual(['淄博']);
  });

  it('fault 09: updates sent twice and out of order to two replicas have one effect each', async () => {
    const { double, run, open } = await setUp();
    const replicas = [await run({ by: 'webhook' }), await run({ by: 'webhook' })];
    const people = [11, 12, 13, 14, 15].map((id) => ({ id, languageCode: 'zh' }));
    const updates = people.flatMap((one) => ['一', '二', '三', '四'].map((text) => double.people.say(one, text)));
    const twice = replicas.flatMap(({ webhook }) => updates.toReversed().map((update) => ({ update, webhook })));
    const statuses = await Promise.all(
      twice.map(({ update, webhook }) => double.updates.post(update, { address: webhook })),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    for (const bot of replicas) await bot.stop();
    // What one of them gave back when it stopped was nobody's to handle any more.
    const last = await run({ by: 'webhook' });
    await last.stop();
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    for (const { id } of people) expect(new Set(ofBot(double, id))).toEqual(new Set(['一', '二', '三', '四']));
    for (const { id } of people) expect(ofBot(double, id)).toHaveLength(4);
  });

  it('fault 09: two replicas keep the order of a chat, and put an album together again', async () => {
    const { double, run, clock, open } = await setUp();
    const { begun, release, answerer } = held();
    const albums: number[] = [];
    const files: Answerer = async (incoming) => {
      if (incoming.kind !== 'file') return await answerer(incoming);
      albums.push(1 + (incoming.others?.length ?? 0));
      return { kind: 'send', reply: { text: 'album', buttons: [] } };
    };
    const { store, claimed } = watchingClaims(await open());
    const one = await run({ by: 'webhook', answerer: files, store });
    const two = await run({ by: 'webhook', answerer: files });
    const post = (bot: RunningBot, update: Update) => double.updates.post(update, { address: bot.webhook });
    await post(one, double.people.say(person, '一'));
    await begun;
    await post(two, double.people.say(person, '二'));
    await post(one, double.people.say(person, '三'));
    const document = (name: string) =>
      double.people.sendFile(person, { name, bytes: Buffer.from('a') }, '', { also: { media_group_id: 'x' } });
    await post(one, document('a.txt'));
    const second = document('b.txt');
    const isHere = claimed(second.update_id);
    await post(two, second);
    await isHere;
    const before = sent(double, '三');
    release();
    await before;
    const last = sent(double, 'album');
    clock.advance(1000);
    await last;
    expect(ofBot(double)).toEqual(['一', '二', '三', 'album']);
    expect(albums).toEqual([2]);
  });

  it('fault 10: a webhook is answered before the handler is done, and delivered again has one effect', async () => {
    const { double, run } = await setUp();
    const { begun, release, answerer } = held();
    const bot = await run({ by: 'webhook', answerer });
    const update = double.people.say(person, '淄博');
    expect(await double.updates.post(update)).toBe(200);
    await begun;
    expect(await double.updates.post(update)).toBe(200);
    expect(ofBot(double)).toEqual([]);
    const answered = sent(double, '淄博');
    release();
    await answered;
    expect(await double.updates.post(update)).toBe(200);
    await bot.stop();
    expect(ofBot(double)).toEqual(['淄博']);
  });

  it('fault 11: updates whose numbers jump down are handled, once each', async () => {
    const { double, clock, run } = await setUp();
    const bot = await run();
    double.updates.continueAt(900_000);
    await exchange(double, '高');
    // The next poll confirms what was taken, and waits for more.
    await clock.waitingFor(25_000);
    double.updates.continueAt(20);
    await exchange(double, '低');
    await exchange(double, '再');
    await bot.stop();
    expect(ofBot(double)).toEqual(['高', '低', '再']);
  });

  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'fault 12: blocked, unblocked and a message count by their dates, told in the order %j',
    async (order) => {
      const { double, clock, run, open } = await setUp();
      const replicas = [await run({ by: 'webhook' }), await run({ by: 'webhook' })];
      double.people.say(person, '/start');
      const events = [double.chats.block(person)];
      clock.advance(2000);
      events.push(double.chats.unblock(person), double.people.say(person, '淄博'));
      const unblockedAt = clock.now();
      const answered = sent(double, '淄博');
      for (const [turn, index] of order.entries()) {
        const update = events[index];
        const address = replicas[turn % 2]?.webhook ?? '';
        if (update !== undefined) expect(await double.updates.post(update, { address })).toBe(200);
      }
      await answered;
      for (const bot of replicas) await bot.stop();
      const last = await run({ by: 'webhook' });
      await last.stop();
      expect(await (await open()).chatStates.of(person.id)).toMatchObject({ mayWrite: true, changedAt: unblockedAt });
    },
  );

  it('fault 12: a message from before the bot was blocked changes nothing, and its answer fails quietly', async () => {
    const { double, clock, run, open } = await setUp();
    const bot = await run({ by: 'webhook' });
    const before = double.people.say(person, '淄博');
    clock.advance(1000);
    const blocked = double.chats.block(person);
    const refused = double.nextCall(({ refused: no }) => no?.description === 'Forbidden: bot was blocked by the user');
    for (const update of [blocked, before]) expect(await double.updates.post(update)).toBe(200);
    await refused;
    await bot.stop();
    expect(await (await open()).chatStates.of(person.id)).toMatchObject({ status: 'kicked', mayWrite: false });
    expect(bot.log.join('')).toContain('chat is closed to the bot');
    expect(bot.log.join('')).not.toContain('"level":"error"');
  });

  it('fault 48: updates without a chat do not end the loop, and a failing answer is apologised for once', async () => {
    const { double, run, open } = await setUp();
    const bot = await run({
      answerer: async (incoming) => {
        if (textOf(incoming) === 'break') throw new Error('broken');
        return await echo(incoming);
      },
    });
    double.updates.deliver({
      update_id: 500,
      poll_answer: { poll_id: '1', option_ids: [], option_persistent_ids: [] },
    });
    double.updates.deliver({ update_id: 501 });
    double.updates.deliver(double.people.say(person, 'break'));
    await exchange(double, '淄博');
    await bot.stop();
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    const next = await run();
    await exchange(double, '再');
    await next.stop();
    expect(ofBot(double)).toEqual([apology, '淄博', '再']);
  });

  it('fault 43: an update that ended three processes is apologised for once, and the rest proceed', async () => {
    const { double, clock, run, open } = await setUp();
    const [poison, after] = [double.people.say(person, '淄博'), double.people.say(person, '再')];
    const given = [poison, after].map((update) => ({
      id: update.update_id,
      chat: person.id,
      user: person.id,
      body: JSON.stringify(update),
    }));
    const dead = [await open(), await open(), await open()];
    await dead[0]?.updates.add(given, true);
    for (const { updates } of dead.slice(1)) {
      clock.advance(updateLease);
      await updates.claim(10);
    }
    clock.advance(updateLease);
    const answered = sent(double, '再');
    const bot = await run();
    await answered;
    await bot.stop();
    expect(ofBot(double)).toEqual([apology, '再']);
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    expect(bot.log.join('')).toContain('"event":"update given up"');
  });
});

describe('Telegram refuses', () => {
  it('fault 13: a 409 that lasts 60 s is backed off from, makes health red, and passes', async () => {
    const { double, clock, run } = await setUp();
    const until = new Date(clock.now().getTime() + 60_000);
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    double.misbehave({ method: 'getUpdates', until, fault: { kind: 'refuse', code: 409, description } });
    const bot = await run();
    let attempts = 0;
    for (const pause of [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]) {
      await clock.waitingFor(pause);
      attempts += double.takeCalls().filter(({ method }) => method === 'getUpdates').length;
      expect(await bot.health()).toEqual({
        status: 503,
        problems: { updates: 'another process polls with the same token' },
      });
      const next = double.nextCall(({ method, refused }) => method === 'getUpdates' && refused !== null);
      clock.advance(pause);
      if (clock.now() < until) await next;
    }
    expect(attempts).toBe(7);
    await exchange(double, '淄博');
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    expect(bot.log.join('')).toContain('polling recovered');
  });

  it('fault 14: a token that is revoked ends polling with an error for the operator', async () => {
    const { double, run } = await setUp();
    const revoked = { kind: 'refuse', code: 401, description: 'Unauthorized' } as const;
    double.misbehave({ method: 'getUpdates', calls: [2], fault: revoked });
    const bot = await run();
    await exchange(double, '淄博');
    const failure: unknown = await bot.ended.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain('refuses BOT_TOKEN');
    double.takeCalls();
    double.updates.deliver(double.people.say(person, '再'));
    expect(double.takeCalls()).toEqual([]);
  });

  it('fault 14: a token that is revoked ends a bot at a webhook when an answer is refused', async () => {
    const { double, run } = await setUp();
    const bot = await run({ by: 'webhook' });
    double.misbehave({ method: 'sendMessage', fault: { kind: 'refuse', code: 401, description: 'Unauthorized' } });
    await double.updates.post(double.people.say(person, '淄博'));
    await expect(bot.ended).rejects.toThrow('refuses BOT_TOKEN');
    await expect(fetch(bot.webhook)).rejects.toThrow('fetch failed');
  });

  const reply: Reply = { text: '2023', buttons: [[{ label: '再来', press: 'again' }]] };
  const always: Answerer = async ({ kind }) => ({ kind: kind === 'press' ? 'edit' : 'send', reply });

  /** Has somebody say something, and gives a press of the button under the answer. */
  async function pressed(double: Double) {
    const answered = sent(double, reply.text);
    double.updates.deliver(double.people.say(person, '淄博'));
    await answered;
    const message = double.messages(person.id).at(-1);
    if (message === undefined) throw new Error('there is no answer');
    return double.people.press(person, message, 'again');
  }

  it('fault 33: an edit to what is there already counts as success', async () => {
    const { double, run } = await setUp();
    const bot = await run({ by: 'webhook', answerer: always });
    const press = await pressed(double);
    const edited = double.nextCall(({ method }) => method === 'editMessageText');
    double.updates.deliver(press);
    expect((await edited).refused?.description).toContain('message is not modified');
    await bot.stop();
    expect(ofBot(double)).toEqual(['2023']);
    expect(bot.log.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
  });

  it('fault 34: a press that is too old to be settled is swallowed and logged, and answered all the same', async () => {
    const { double, clock, run, open } = await setUp();
    const bot = await run({ by: 'webhook', answerer: always });
    const press = await pressed(double);
    await settled(await open());
    clock.advance(11 * 60_000);
    const edited = double.nextCall(({ method }) => method === 'editMessageText');
    double.updates.deliver(press);
    await edited;
    await bot.stop();
    expect(ofBot(double)).toEqual(['2023']);
    const [line] = bot.log.filter((one) => one.includes('press not settled'));
    expect(line).toContain('query is too old');
    expect(bot.log.join('')).not.toContain('"level":"error"');
  });
});

describe('the database is gone or busy', () => {
  it('fault 40: gone for 60 s: nothing is confirmed to Telegram, health is red, then all is handled', async () => {
    const { double, clock, run, open, database } = await setUp();
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const bot = await run({ store: await open({ databaseUrl: proxy.url }) });
    await exchange(double, '先');
    await clock.waitingFor(25_000);
    await proxy.cut();
    double.updates.deliver(double.people.say(person, '淄博'));
    await clock.waitingFor(1000);
    const { status, problems } = await bot.health();
    expect([status, problems]).toEqual([
      503,
      { updates: 'updates cannot be written down', database: 'the database does not answer' },
    ]);
    clock.advance(60_000);
    await clock.waitingFor(2000);
    expect(double.updates.pending().map(({ message }) => message?.text)).toEqual(['淄博']);
    await proxy.mend();
    const answered = sent(double, '淄博');
    clock.advance(2000);
    await answered;
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    await bot.stop();
    expect(ofBot(double)).toEqual(['先', '淄博']);
  });

  it('fault 40: gone for 60 s: a webhook is not acknowledged, and its update handled when it comes again', async () => {
    const { double, clock, run, open, database } = await setUp();
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const bot = await run({ by: 'webhook', store: await open({ databaseUrl: proxy.url }) });
    await exchange(double, '先');
    await proxy.cut();
    const update = double.people.say(person, '淄博');
    expect(await double.updates.post(update)).toBe(503);
    clock.advance(60_000);
    expect(await double.updates.post(update)).toBe(503);
    await proxy.mend();
    const answered = sent(double, '淄博');
    expect(await double.updates.post(update)).toBe(200);
    await answered;
    await bot.stop();
    expect(ofBot(double)).toEqual(['先', '淄博']);
  });

  it('fault 40: what was answered while the database was gone is not answered again', async () => {
    const { double, clock, run, open, database } = await setUp();
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const { begun, release, answerer } = held();
    const bot = await run({ by: 'webhook', answerer, store: await open({ databaseUrl: proxy.url }) });
    await double.updates.post(double.people.say(person, '淄博'));
    await begun;
    await proxy.cut();
    const answered = sent(double, '淄博');
    release();
    await answered;
    await clock.waitingFor(1000);
    await proxy.mend();
    clock.advance(1000);
    await bot.stop();
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    expect(ofBot(double)).toEqual(['淄博']);
  });

  it.each(['polling', 'webhook'] as const)(
    'fault 41: a pool without a free connection makes updates by %s wait, and loses none',
    async (by) => {
      const { double, run, open } = await setUp();
      const store = await open({ connections: 2 });
      const bot = await run({
        by,
        store,
        answerer: async (incoming) => {
          await Promise.all([store.ping(), store.chatSettings(incoming.chat.id), store.holdings()]);
          return await echo(incoming);
        },
      });
      const people = Array.from({ length: 150 }, (_, index) => ({ id: 1000 + index }));
      const answered = people.map(({ id }) =>
        double.nextCall(({ message }) => message?.chat.id === id && message.from.id === double.me.id),
      );
      for (const one of people) double.updates.deliver(double.people.say(one, '淄博'));
      await Promise.all(answered);
      await bot.stop();
      for (const { id } of people) expect(ofBot(double, id)).toEqual(['淄博']);
      expect(double.updates.pending()).toEqual([]);
    },
  );
});

describe('polling is dead while other calls work', () => {
  it('fault 47: polls are not answered: health is red', async () => {
    const { double, clock, run } = await setUp();
    double.misbehave({ method: 'getUpdates', fault: { kind: 'cut' } });
    const bot = await run();
    await clock.waitingFor(25_000);
    clock.advance(25_000);
    // The double's poll is over, but its answer stops in the middle: 5 s later the call is given up.
    await double.nextCall(({ method }) => method === 'getUpdates');
    clock.advance(5000);
    await clock.waitingFor(1000);
    expect(await bot.health()).toEqual({ status: 503, problems: { updates: 'Telegram does not answer' } });
    expect(bot.log.join('')).toContain('no answer within 30 s');
  });

  it('fault 47: nothing that was taken is answered, so that no more is: health is red', async () => {
    const crowd = Array.from({ length: 100 }, (_, index) => ({ id: 1000 + index }));
    const full = Promise.withResolvers<void>();
    let begun = 0;
    const { release, answerer } = held();
    const { double, clock, server, run } = await setUp();
    for (const one of crowd) double.updates.deliver(double.people.say(one, '淄博'));
    const bot = await run({
      answerer: async (incoming) => {
        begun += 1;
        if (begun === crowd.length) full.resolve();
        return await answerer(incoming);
      },
    });
    await full.promise;
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    clock.advance(121_000);
    expect(await bot.health()).toEqual({
      status: 503,
      problems: { updates: 'no answer to polling', backlog: 'an update has waited for 121 s' },
    });
    const getMe = await fetch(`${server.root}/bot${testToken}/getMe`, { method: 'POST' });
    expect(await getMe.json()).toMatchObject({ ok: true });
    release();
    await bot.stop();
  });
});
