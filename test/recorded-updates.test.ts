import postgres from 'postgres';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { type NewUpdate, updateLease } from '../src/store/update-record.ts';
import { describeOnEachEngine, type TestEngine, testEngine } from './tools/engines.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';

const update = (id: number, chat: number | null, user = chat): NewUpdate => ({
  id,
  chat,
  user,
  body: JSON.stringify({ update_id: id, text: 'nul \u0000, half a pair \ud83d, 淄博' }),
});

type Setting = { readonly clock: ManualClock; readonly options: StoreOptions; readonly open: () => Promise<Store> };

async function setUp(engine: TestEngine): Promise<Setting> {
  const clock = createManualClock();
  const options = { ...(await engine.freshDatabase()), clock };
  return { clock, options, open: () => engine.open(options) };
}

/** A store for a whole suite, empty of updates at the start of each test. */
function sharedStore(engine: TestEngine): () => { readonly store: Store; readonly clock: ManualClock } {
  let shared: { readonly store: Store; readonly clock: ManualClock } | undefined;
  const opened = () => {
    if (shared === undefined) throw new Error('the store is not open yet');
    return shared;
  };
  beforeAll(async () => {
    const { open, clock } = await setUp(engine);
    shared = { store: await open(), clock };
  });
  beforeEach(async () => {
    const { store, clock } = opened();
    await store.updates.expire(new Date(clock.now().getTime() + 1));
  });
  return opened;
}

const ids = (updates: readonly { readonly id: number }[]): number[] => updates.map(({ id }) => id);
const finished = (...done: readonly number[]) => done.map((id) => ({ id, heard: null }));

describeOnEachEngine('the record of updates', (engine) => {
  const shared = sharedStore(engine);

  it('takes each update once, whatever its number is', async () => {
    const { updates } = shared().store;
    const first = await updates.add([update(900, 1), update(7, 2), update(900, 1)], true);
    expect(first).toEqual({ claimed: new Set([900, 7]), waiting: false });
    expect((await updates.add([update(7, 2), update(8, 2)], true)).claimed).toEqual(new Set([8]));
    await updates.finish(finished(900, 7, 8));
    expect((await updates.add([update(7, 2), update(900, 1)], true)).claimed).toEqual(new Set());
    expect(await updates.backlog()).toEqual({ count: 0, since: null });
  });

  it('keeps what was said to the letter, in the order in which it came', async () => {
    const { store, clock } = shared();
    const { updates } = store;
    const said = [update(30, 1), update(10, 1), update(20, null)];
    expect(await updates.add(said, false)).toEqual({ claimed: new Set(), waiting: true });
    expect(await updates.backlog()).toEqual({ count: 3, since: clock.now() });
    const { updates: claimed, waiting } = await updates.claim(10);
    const byId = (some: readonly { readonly id: number; readonly body: string }[]) =>
      new Map(some.map(({ id, body }) => [id, body]));
    expect(byId(claimed)).toEqual(byId(said));
    expect(ids(claimed).filter((id) => id !== 20)).toEqual([30, 10]);
    expect(waiting).toBe(false);
  });

  it('claims so many chats, and some of each', async () => {
    const { updates } = shared().store;
    const said = Array.from({ length: 90 }, (_, index) => update(index, index % 3));
    await updates.add(said, false);
    const first = await updates.claim(2);
    expect(first.updates).toHaveLength(40);
    expect(new Set(first.updates.map(({ id }) => id % 3))).toEqual(new Set([0, 1]));
    expect(first.waiting).toBe(true);
  });

  it('gives back what a process releases', async () => {
    const { updates } = shared().store;
    await updates.add([update(1, 1), update(2, 2)], true);
    expect(ids((await updates.claim(10)).updates)).toEqual([]);
    await updates.release([2]);
    expect((await updates.claim(10)).updates).toMatchObject([
      { id: 1, attempts: 0 },
      { id: 2, attempts: 1 },
    ]);
  });

  it('tells which claims it still has', async () => {
    const { updates } = shared().store;
    await updates.add([update(1, 1), update(2, -5, 1), update(3, -5, 2), update(4, 4)], true);
    expect(await updates.renew([1, 2, 4])).toEqual(new Set([1, 2, 4]));
    await updates.finish(finished(4));
    expect(await updates.renew([1, 4, 5])).toEqual(new Set([1]));
  });

  it('forgets after a time, and says what was never handled', async () => {
    const { store, clock } = shared();
    const { updates } = store;
    await updates.add([update(1, 1), update(2, 2)], true);
    await updates.finish(finished(1));
    clock.advance(1000);
    await updates.add([update(3, 3)], true);
    expect(await updates.expire(clock.now())).toBe(1);
    expect((await updates.add([update(1, 1), update(3, 3)], true)).claimed).toEqual(new Set([1]));
  });
});

describe('the record of updates on an embedded database', () => {
  const engine = testEngine('pglite');

  it('gives a new process at once what the last one left, as that cannot be alive', async () => {
    const { open } = await setUp(engine);
    const dead = await open();
    await dead.updates.add([update(1, 1), update(2, 1)], true);
    await dead.close();
    expect((await (await open()).updates.claim(10)).updates).toMatchObject([
      { id: 1, attempts: 1 },
      { id: 2, attempts: 0 },
    ]);
  });
});

describe('the record of updates, shared', () => {
  const engine = testEngine('postgres');

  it('keeps a chat with the process that has an earlier update of it', async () => {
    const { open } = await setUp(engine);
    const [one, other] = [await open(), await open()];
    await one.updates.add([update(1, 1)], true);
    const heard = Promise.withResolvers<void>();
    onTestFinished(await one.updates.onWaiting(heard.resolve));
    expect(await other.updates.add([update(2, 1), update(3, 9)], true)).toEqual({
      claimed: new Set([3]),
      waiting: true,
    });
    await heard.promise;
    expect(await other.updates.claim(10)).toEqual({ updates: [], waiting: true });
    expect(ids((await one.updates.claim(10)).updates)).toEqual([2]);
    await other.updates.add([update(4, 1)], true);
    await one.updates.finish(finished(1, 2));
    expect(ids((await other.updates.claim(10)).updates)).toEqual([4]);
  });

  it('lets others have what a dead process claimed when its lease has run out', async () => {
    const { open, clock } = await setUp(engine);
    const [dead, living] = [await open(), await open()];
    await dead.updates.add([update(1, 1)], true);
    clock.advance(updateLease - 1);
    expect(ids((await living.updates.claim(10)).updates)).toEqual([]);
    clock.advance(1);
    expect((await living.updates.claim(10)).updates).toMatchObject([{ id: 1, attempts: 1 }]);
    expect(await dead.updates.renew([1])).toEqual(new Set());
  });

  it('does not believe a lease of a clock that was ahead', async () => {
    const { open, options, clock } = await setUp(engine);
    const ahead = createManualClock(new Date(clock.now().getTime() + 3_600_000));
    await (await engine.open({ ...options, clock: ahead })).updates.add([update(1, 1)], true);
    expect(ids((await (await open()).updates.claim(10)).updates)).toEqual([1]);
  });

  it('never gives two processes an update, nor two updates of a chat', async () => {
    const { open } = await setUp(engine);
    const stores = [await open(), await open(), await open()];
    const said = Array.from({ length: 300 }, (_, index) => update(index, index % 30));
    await stores[0]?.updates.add(said, false);
    const handled: number[] = [];
    const chatsInHand = new Set<number>();
    await Promise.all(
      stores.map(async ({ updates }) => {
        for (;;) {
          const { updates: claimed, waiting } = await updates.claim(4);
          const chats = new Set(claimed.map(({ id }) => id % 30));
          expect([...chats].filter((chat) => chatsInHand.has(chat))).toEqual([]);
          for (const chat of chats) chatsInHand.add(chat);
          handled.push(...ids(claimed));
          for (const chat of chats) chatsInHand.delete(chat);
          if (claimed.length > 0) await updates.finish(finished(...ids(claimed)));
          else if (!waiting) return;
        }
      }),
    );
    expect(handled.toSorted((one, two) => one - two)).toEqual(ids(said));
    for (let chat = 0; chat < 30; chat += 1) {
      const ofChat = handled.filter((id) => id % 30 === chat);
      expect(ofChat).toEqual(ofChat.toSorted((one, two) => one - two));
    }
  });

  it('keeps nothing of a person but numbers once it is done', async () => {
    const { open, options } = await setUp(engine);
    const { updates } = await open();
    await updates.add([update(1, 4711)], true);
    await updates.finish(finished(1));
    const sql = postgres(options.databaseUrl ?? '', { max: 1 });
    onTestFinished(() => sql.end());
    const rows = await sql`select row_to_json(r)::text as row from recorded_updates r`;
    expect(String(rows[0]?.['row'])).not.toMatch(/4711|淄博/);
  });
});

describeOnEachEngine('how the bot stands in a chat', (engine) => {
  const shared = sharedStore(engine);
  let chat = 5;
  beforeEach(() => {
    chat += 1;
  });
  const at = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 12, 0, second));
  const change = (status: 'kicked' | 'member', second: number, number: number, migratedTo: number | null = null) => ({
    chat,
    status,
    mayWrite: status === 'member',
    migratedTo,
    changedAt: at(second),
    update: number,
  });

  it('goes by the date of what happened, not by the order in which it is told', async () => {
    const { chatStates } = shared().store;
    expect(await chatStates.of(chat)).toBe(null);
    expect(await chatStates.note(change('member', 2, 11))).toBe(true);
    expect(await chatStates.note(change('kicked', 1, 12))).toBe(false);
    expect(await chatStates.of(chat)).toEqual({ status: 'member', mayWrite: true, migratedTo: null, changedAt: at(2) });
    expect(await chatStates.note(change('kicked', 2, 13))).toBe(true);
    expect((await chatStates.of(chat))?.status).toBe('kicked');
  });

  it('keeps where a group went, however late that is told', async () => {
    const { chatStates } = shared().store;
    await chatStates.note(change('kicked', 3, 10));
    expect(await chatStates.note(change('member', 2, 9, -100))).toBe(false);
    expect(await chatStates.of(chat)).toMatchObject({ status: 'kicked', migratedTo: -100, changedAt: at(3) });
    await chatStates.note(change('member', 4, 11));
    expect(await chatStates.of(chat)).toMatchObject({ status: 'member', migratedTo: -100 });
  });

  it('is open again when its person wrote after blocking the bot, and not when that was before', async () => {
    const { chatStates, updates } = shared().store;
    await chatStates.note(change('kicked', 3, 10));
    await updates.finish([{ id: 1, heard: { chat, at: at(2) } }]);
    expect((await chatStates.of(chat))?.status).toBe('kicked');
    await updates.finish([{ id: 2, heard: { chat, at: at(4) } }]);
    expect(await chatStates.of(chat)).toMatchObject({ status: 'member', mayWrite: true, changedAt: at(4) });
  });
});
