import postgres from 'postgres';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { createGate } from '../src/alerts/gate.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import {
  broadcastOver,
  type Chats,
  createChats,
  createPassingClock,
  fates,
  floodOf,
  type PassingClock,
  serveAll,
} from './tools/broadcasting.ts';
import { chatOver, personIn, read } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

// The faults of delivery, each against the worker over a store, with a Telegram that does as the test says.

const name = '淄博市教育局';
const topic = `a${agencyNamed(name, 'test').id}`;

describeOnEachEngine('delivery', (engine) => {
  let options: StoreOptions;
  let store: Store;
  let clock: PassingClock;
  let chats: Chats;
  let year = 1950;
  let chat = 1000;

  beforeAll(async () => {
    clock = createPassingClock();
    options = { ...(await engine.freshDatabase()), clock };
    store = await engine.open(options);
  });

  beforeEach(async () => {
    year += 1;
    chat += 100;
    chats = createChats(clock);
    for (const follower of known) await store.unfollow(follower, 'all');
    known.clear();
  });

  const known = new Set<number>();
  const follow = async (...ids: readonly number[]): Promise<void> => {
    for (const id of ids) {
      known.add(id);
      await store.follow(id, { topic, name: null }, { user: id, locale: 'zh' });
    }
  };
  const save = (received = 3, words = '') =>
    storeMadeReport(store, name, { year, numbers: { 'requests.received@natural_person': received } }, { words });
  const worker = async (log: string[] = []) => await broadcastOver(store, { clock, send: chats.send, log });
  const hour = 3_600_000;
  /** Runs SQL beside the store; on Postgres alone. */
  const script = async (text: string): Promise<void> => {
    const sql = postgres(options.databaseUrl ?? '', { max: 1, onnotice: () => {} });
    await sql.unsafe(text);
    await sql.end();
  };

  it.skipIf(engine.kind === 'pglite')('fault 04: a commit that fails leaves no report and no alert', async () => {
    await follow(chat);
    const before = await store.deliveryCounts();
    await script(`
      create function fail_at_commit() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
      create constraint trigger fail_at_commit after insert on deliveries deferrable initially deferred
        for each row execute function fail_at_commit()`);
    await expect(save()).rejects.toThrow('cut off');
    expect((await store.reports(agencyNamed(name, 'test').id, [year])).reports).toEqual([]);
    await script('drop trigger fail_at_commit on deliveries; drop function fail_at_commit');
    expect(await store.deliveryCounts()).toEqual(before);
    await save();
    await serveAll(await worker(), clock);
    expect(chats.of(chat)).toHaveLength(1);
  });

  it('fault 05: what a process took and never sent is sent after its lease', async () => {
    await follow(chat);
    await save();
    clock.pass(16_000);
    expect(await store.takeTurns(10)).toHaveLength(1);
    const other = await worker();
    expect(await other.round()).toBe(0);
    clock.pass(121_000);
    await serveAll(other, clock);
    expect(chats.of(chat)).toHaveLength(1);
  });

  it('fault 06: a process that ends after sending and before noting it leaves one ambiguous attempt and one duplicate', async () => {
    await follow(chat);
    await save();
    const before = await store.deliveryCounts();
    chats.fate = (_, call) => (call === 1 ? fates.crashAfterSending : undefined);
    await serveAll(await worker(), clock);
    clock.pass(121_000);
    await serveAll(await worker(), clock);
    expect(chats.of(chat)).toHaveLength(2);
    const after = await store.deliveryCounts();
    expect([after.possiblyTwice - before.possiblyTwice, after.pending]).toEqual([1, 0]);
  });

  it('fault 07: told to end in the middle, it loses nothing and sends nothing twice', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => chat + index);
    await follow(...ids);
    await save();
    clock.pass(16_000);
    const stop = new AbortController();
    chats.fate = (_, call) => {
      if (call === 5) stop.abort();
      return undefined;
    };
    await (await worker()).run(stop.signal);
    expect(chats.arrived.length).toBeGreaterThanOrEqual(5);
    expect(chats.arrived.length).toBeLessThan(30);
    await serveAll(await worker(), clock);
    expect(chats.arrived.map(({ chat: to }) => to).toSorted((a, b) => a - b)).toEqual(ids);
    expect((await store.deliveryCounts()).pending).toBe(0);
  });

  it('fault 15: a 429 holds its chat exactly as long as it says, and no other', async () => {
    await follow(chat, chat + 1);
    await save();
    let refusedAt = 0;
    chats.fate = (to) => {
      if (to !== chat || refusedAt > 0) return undefined;
      refusedAt = clock.now().getTime();
      return floodOf(35);
    };
    const broadcast = await worker();
    await serveAll(broadcast, clock);
    expect(chats.of(chat + 1)).toHaveLength(1);
    expect(chats.of(chat)).toHaveLength(0);
    clock.pass(refusedAt + 34_999 - clock.now().getTime());
    expect(await broadcast.round()).toBe(0);
    clock.pass(1);
    await broadcast.round();
    expect(chats.of(chat)).toHaveLength(1);
    expect((await store.deliveryCounts()).pending).toBe(0);
  });

  it('fault 16: a 429 while it is told to end is sent later by another process', async () => {
    await follow(chat);
    await save();
    clock.pass(16_000);
    const stop = new AbortController();
    chats.fate = (_, call) => {
      if (call > 1) return undefined;
      stop.abort();
      return floodOf(10);
    };
    await (await worker()).run(stop.signal);
    expect(chats.of(chat)).toEqual([]);
    clock.pass(10_000);
    await serveAll(await worker(), clock);
    expect(chats.of(chat)).toHaveLength(1);
  });

  it('fault 17, 19, 20: without an answer it is tried again with growing pauses, each attempt counted', async () => {
    await follow(chat);
    await save();
    const before = await store.deliveryCounts();
    const times: number[] = [];
    chats.fate = (_, call) => {
      times.push(clock.now().getTime());
      return call === 1 ? fates.answerLost : call < 4 ? fates.lost : undefined;
    };
    const broadcast = await worker();
    for (let minutes = 0; minutes < 20; minutes += 1) {
      await serveAll(broadcast, clock);
      clock.pass(44_000);
    }
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toHaveLength(3);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
    expect(pauses[0]).toBeGreaterThanOrEqual(30_000);
    expect(chats.of(chat)).toHaveLength(2);
    const after = await store.deliveryCounts();
    expect([after.sent - before.sent, after.possiblyTwice - before.possiblyTwice]).toEqual([1, 1]);
  });

  it('is given up after a day without an answer, and says so', async () => {
    await follow(chat);
    await save();
    const before = await store.deliveryCounts();
    chats.fate = () => fates.lost;
    const broadcast = await worker();
    for (let hours = 0; hours < 30; hours += 1) {
      await serveAll(broadcast, clock);
      clock.pass(hour);
    }
    const after = await store.deliveryCounts();
    expect([after.failed - before.failed, after.pending]).toEqual([1, 0]);
  });

  it('pauses all alerts after repeated attempts without an answer, until one gets through', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => chat + index);
    await follow(...ids);
    await save();
    const log: string[] = [];
    let down = true;
    let calls = 0;
    chats.fate = () => {
      calls += 1;
      return down ? fates.lost : undefined;
    };
    const broadcast = await worker(log);
    await serveAll(broadcast, clock);
    expect(log.join('\n')).toContain('alerts paused');
    const first = calls;
    expect(first).toBeLessThan(30);
    await serveAll(broadcast, clock);
    clock.pass(30_000);
    await serveAll(broadcast, clock);
    expect(calls - first).toBeLessThanOrEqual(2);
    down = false;
    clock.pass(hour);
    await serveAll(broadcast, clock);
    clock.pass(hour);
    await serveAll(broadcast, clock);
    expect(chats.arrived.map(({ chat: to }) => to).toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('fault 18: a refused connection is tried again until it passes, and sent once', async () => {
    await follow(chat);
    await save();
    const before = await store.deliveryCounts();
    chats.fate = (_, call) => (call < 50 ? fates.neverConnected : undefined);
    const broadcast = await worker();
    for (let tries = 0; tries < 60; tries += 1) await serveAll(broadcast, clock);
    expect(chats.of(chat)).toHaveLength(1);
    const after = await store.deliveryCounts();
    expect([after.sent - before.sent, after.possiblyTwice - before.possiblyTwice]).toEqual([1, 0]);
  });

  it('fault 21, 22: a chat that blocked the bot is left alone at once, everybody else served, until it comes back', async () => {
    await follow(chat, chat + 1);
    await save();
    let attempts = 0;
    chats.fate = (to) => {
      if (to !== chat) return undefined;
      attempts += 1;
      return fates.blocked;
    };
    const broadcast = await worker();
    await serveAll(broadcast, clock);
    await save(4, 'corrected');
    await serveAll(broadcast, clock);
    expect([attempts, chats.of(chat + 1).length]).toEqual([1, 2]);
    expect(await store.follower(chat)).toMatchObject({ paused: 'blocked' });
    chats.fate = () => undefined;
    await store.setFollower(chat, { paused: null });
    await save(5, 'corrected again');
    await serveAll(broadcast, clock);
    expect(chats.of(chat)).toHaveLength(1);
  });

  it('fault 23: a chat that is no more is forgotten', async () => {
    await follow(chat);
    await save();
    chats.fate = () => fates.gone;
    await serveAll(await worker(), clock);
    expect([await store.follower(chat), await store.follows(chat)]).toEqual([null, []]);
    expect((await store.deliveryCounts()).pending).toBe(0);
  });

  it('fault 24: a group that became another, as the error says, is sent it once under its new id', async () => {
    const group = -chat;
    const supergroup = -1_000_000_000 - chat;
    await follow(group);
    await save();
    chats.fate = (to) => (to === group ? { arrives: false, answer: { kind: 'migrated', to: supergroup } } : undefined);
    await serveAll(await worker(), clock);
    expect(chats.arrived.map(({ chat: to }) => to)).toEqual([supergroup]);
    expect([await store.follows(group), (await store.follows(supergroup)).length]).toEqual([[], 1]);
    known.add(supergroup);
  });

  it('fault 25: a migration that is told twice leaves one subscription', async () => {
    const group = -chat;
    const supergroup = -1_000_000_000 - chat;
    await follow(group);
    for (let told = 0; told < 2; told += 1) await store.migrateChat(group, supergroup);
    await save();
    await serveAll(await worker(), clock);
    expect(chats.arrived.map(({ chat: to }) => to)).toEqual([supergroup]);
    known.add(supergroup);
  });

  it('fault 26: a migration that is told while the alert is on its way loses and repeats nothing', async () => {
    const group = -chat;
    const supergroup = -1_000_000_000 - chat;
    await follow(group);
    await save();
    const send: Chats['send'] = async (to, thread, reply) => {
      await store.migrateChat(group, supergroup);
      return await chats.send(to, thread, reply);
    };
    await serveAll(await broadcastOver(store, { clock, send }), clock);
    clock.pass(hour);
    await serveAll(await worker(), clock);
    expect(chats.arrived).toHaveLength(1);
    known.add(supergroup);
  });

  it('fault 29: where the bot may not post any more it pauses, and tells who followed', async () => {
    const channel = -1_000_000_000_000 - chat;
    await store.follow(channel, { topic, name: null }, { user: chat, locale: 'zh' });
    known.add(channel);
    await save();
    chats.fate = (to) => (to === channel ? fates.noRights : undefined);
    const broadcast = await worker();
    await serveAll(broadcast, clock);
    await serveAll(broadcast, clock);
    expect(chats.of(chat).map(({ text }) => text)).toEqual([`no rights in ${channel}`]);
    chats.fate = () => undefined;
    await store.setFollower(channel, { paused: null });
    await serveAll(broadcast, clock);
    expect(chats.of(channel)).toHaveLength(1);
  });

  it('fault 38: a correction that flaps is one alert, with the figures that stand', async () => {
    await save(3);
    await follow(chat);
    await save(4, 'corrected');
    await save(3);
    await save(5, 'corrected again');
    await save(4, 'corrected');
    await serveAll(await worker(), clock);
    expect(chats.of(chat).map(({ text }) => text.match(/新收 .*/)?.[0])).toEqual(['新收 3 → 5']);
  });

  // Storing is slow on the embedded engine.
  const many = engine.kind === 'pglite' ? 30 : 200;
  it(`fault 39: ${many} reports at once are one digest, none lost behind its button`, async () => {
    await follow(chat);
    const first = year + 10;
    for (let index = 0; index < many; index += 1)
      await storeMadeReport(store, name, {
        year: first + index,
        numbers: { 'requests.received@natural_person': index },
      });
    year += 300;
    await serveAll(await worker(), clock);
    const [digest, ...others] = chats.of(chat);
    expect(others).toEqual([]);
    expect(digest?.text).toContain(`${many}份年报有更新（1/${many / 10}）`);
    const reader = personIn(await chatOver(store), 'zh', chat);
    const seen = new Set<string>();
    for (let reply = digest?.reply; reply !== undefined; ) {
      for (const [, listed] of read(reply).matchAll(/ (\d{4})年度/g)) seen.add(listed ?? '');
      const more = reply.buttons.flat().find(({ label }) => label.startsWith('其余'));
      reply = more === undefined ? undefined : await reader.press(reply, more.label);
    }
    expect(seen.size).toBe(many);
  });

  it('fault 42: of many followers, some blocked and some held by 429s, each ends in exactly one state', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => chat * 1000 + index);
    await follow(...ids);
    const before = await store.deliveryCounts();
    await save();
    const held = new Set<number>();
    chats.fate = (to) => {
      if (to % 20 === 0) return fates.blocked;
      if (to % 7 !== 0 || held.has(to)) return undefined;
      held.add(to);
      return floodOf(5);
    };
    const [one, other] = [await worker(), await worker()];
    clock.pass(16_000);
    for (let rounds = 0; rounds < 60; rounds += 1) {
      await Promise.all([one.round(), other.round()]);
      clock.pass(1000);
    }
    const after = await store.deliveryCounts();
    expect([after.sent - before.sent, after.blocked - before.blocked, after.pending]).toEqual([285, 15, 0]);
    expect(new Set(chats.arrived.map(({ chat: to }) => to)).size).toBe(chats.arrived.length);
  });

  it('fault 43: one delivery that cannot be made does not hold up the others', async () => {
    await follow(chat);
    await save();
    const broken = year;
    year += 1;
    await save();
    const before = await store.deliveryCounts();
    const poisoned: Store = {
      ...store,
      reports: async (agency, years) => {
        if (years !== 'newest' && years[0] === broken) throw new Error('poison');
        return await store.reports(agency, years);
      },
    };
    await serveAll(await broadcastOver(poisoned, { clock, send: chats.send }), clock);
    expect(chats.of(chat)).toHaveLength(1);
    const after = await store.deliveryCounts();
    expect([after.failed - before.failed, after.pending]).toEqual([1, 0]);
  });

  it('fault 45: no lease and no turn is stuck when the clock jumps, either way', async () => {
    await follow(chat);
    await save();
    clock.pass(16_000);
    await store.takeTurns(10);
    clock.pass(-48 * hour);
    await serveAll(await broadcastOver(store, { clock, send: chats.send, gate: createGate(clock) }), clock);
    expect(chats.of(chat)).toHaveLength(1);
    clock.pass(96 * hour);
    await save(9, 'corrected');
    await serveAll(await worker(), clock);
    expect(chats.of(chat)).toHaveLength(2);
  });
});
