import { setImmediate as macrotask } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Store } from '../src/store/store.ts';
import { updateLease } from '../src/store/update-record.ts';
import { testEngine } from './tools/engines.ts';
import { apology, exchange, held, ofBot, person, sent, setScene, word } from './tools/fault-scene.ts';
import { echo, type RunningBot, textOf } from './tools/running-bot.ts';

// Faults of reliability.md, section 3: updates that come twice, out of order, or are themselves the fault. Against the bot
// over HTTP and a real Postgres, on a clock that stands still.

const engine = testEngine('postgres');

/** A store, and when its process has claimed an update that waited. */
function watchingClaims(store: Store) {
  const watched = new Map<number, () => void>();
  const claim: Store['updates']['claim'] = async (chats) => {
    const outcome = await store.updates.claim(chats);
    // Its answer comes late, as by a slow connection.
    if (outcome.updates.length > 0) for (let turns = 0; turns < 20_000; turns += 1) await macrotask();
    // Not before the updates are in hand.
    setImmediate(() => outcome.updates.forEach(({ id }) => watched.get(id)?.()));
    return outcome;
  };
  return {
    store: { ...store, updates: { ...store.updates, claim } },
    claimed: (id: number) => new Promise<void>((resolve) => watched.set(id, resolve)),
  };
}

describe('updates that come again, or in any order', () => {
  it('fault 09: one webhook update that reaches two replicas has one effect', async () => {
    const { double, run } = await setScene(engine);
    const replicas = [await run({ by: 'webhook' }), await run({ by: 'webhook' })];
    const update = double.people.say(person, word);
    const answered = sent(double, word);
    const statuses = await Promise.all(
      replicas.map(({ webhook }) => double.updates.post(update, { address: webhook })),
    );
    expect(statuses).toEqual([200, 200]);
    await answered;
    for (const bot of replicas) await bot.stop();
    expect(ofBot(double)).toEqual([word]);
  });

  it('fault 09: updates sent twice and out of order to two replicas have one effect each', async () => {
    const { double, run, open } = await setScene(engine);
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
    const { double, run, clock, open } = await setScene(engine);
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
    const { double, run } = await setScene(engine);
    const { begun, release, answerer } = held();
    const bot = await run({ by: 'webhook', answerer });
    const update = double.people.say(person, word);
    expect(await double.updates.post(update)).toBe(200);
    await begun;
    expect(await double.updates.post(update)).toBe(200);
    expect(ofBot(double)).toEqual([]);
    const answered = sent(double, word);
    release();
    await answered;
    expect(await double.updates.post(update)).toBe(200);
    await bot.stop();
    expect(ofBot(double)).toEqual([word]);
  });

  it('fault 11: updates whose numbers jump down are handled, once each', async () => {
    const { double, clock, run } = await setScene(engine);
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
      const { double, clock, run, open } = await setScene(engine);
      const replicas = [await run({ by: 'webhook' }), await run({ by: 'webhook' })];
      double.people.say(person, '/start');
      const events = [double.chats.block(person)];
      clock.advance(2000);
      events.push(double.chats.unblock(person), double.people.say(person, word));
      const unblockedAt = clock.now();
      const answered = sent(double, word);
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
    const { double, clock, run, open } = await setScene(engine);
    const bot = await run({ by: 'webhook' });
    const before = double.people.say(person, word);
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
    const { double, run, open } = await setScene(engine);
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
    await exchange(double, word);
    await bot.stop();
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    const next = await run();
    await exchange(double, '再');
    await next.stop();
    expect(ofBot(double)).toEqual([apology, word, '再']);
  });

  it('fault 43: an update that ended three processes is apologised for once, and the rest proceed', async () => {
    const { double, clock, run, open } = await setScene(engine);
    const [poison, after] = [double.people.say(person, word), double.people.say(person, '再')];
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
