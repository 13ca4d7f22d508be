import { describe, expect, it, onTestFinished } from 'vitest';
import { testEngine } from './tools/engines.ts';
import { exchange, held, ofBot, person, sent, setScene, word } from './tools/fault-scene.ts';
import { proxyTo } from './tools/proxy.ts';
import { echo } from './tools/running-bot.ts';

// Faults of reliability.md, section 3: the database is gone or busy while updates come in. Against the bot over HTTP and a
// real Postgres, on a clock that stands still.

const engine = testEngine('postgres');

describe('the database is gone or busy', () => {
  it('fault 40: gone for 60 s: nothing is confirmed to Telegram, health is red, then all is handled', async () => {
    const { double, clock, run, open, database } = await setScene(engine);
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const bot = await run({ store: await open({ databaseUrl: proxy.url }) });
    await exchange(double, '先');
    await clock.waitingFor(25_000);
    await proxy.cut();
    double.updates.deliver(double.people.say(person, word));
    await clock.waitingFor(1000);
    const { status, problems } = await bot.health();
    expect([status, problems]).toEqual([
      503,
      { updates: 'updates cannot be written down', database: 'the database does not answer' },
    ]);
    clock.advance(60_000);
    await clock.waitingFor(2000);
    expect(double.updates.pending().map(({ message }) => message?.text)).toEqual([word]);
    await proxy.mend();
    const answered = sent(double, word);
    clock.advance(2000);
    await answered;
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    await bot.stop();
    expect(ofBot(double)).toEqual(['先', word]);
  });

  it('fault 40: gone for 60 s: a webhook is not acknowledged, and its update handled when it comes again', async () => {
    const { double, clock, run, open, database } = await setScene(engine);
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const bot = await run({ by: 'webhook', store: await open({ databaseUrl: proxy.url }) });
    await exchange(double, '先');
    await proxy.cut();
    const update = double.people.say(person, word);
    expect(await double.updates.post(update)).toBe(503);
    clock.advance(60_000);
    expect(await double.updates.post(update)).toBe(503);
    await proxy.mend();
    const answered = sent(double, word);
    expect(await double.updates.post(update)).toBe(200);
    await answered;
    await bot.stop();
    expect(ofBot(double)).toEqual(['先', word]);
  });

  it('fault 40: what was answered while the database was gone is not answered again', async () => {
    const { double, clock, run, open, database } = await setScene(engine);
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const { begun, release, answerer } = held();
    const bot = await run({ by: 'webhook', answerer, store: await open({ databaseUrl: proxy.url }) });
    await double.updates.post(double.people.say(person, word));
    await begun;
    await proxy.cut();
    const answered = sent(double, word);
    release();
    await answered;
    await clock.waitingFor(1000);
    await proxy.mend();
    clock.advance(1000);
    await bot.stop();
    expect(await (await open()).updates.backlog()).toEqual({ count: 0, since: null });
    expect(ofBot(double)).toEqual([word]);
  });

  it.each(['polling', 'webhook'] as const)(
    'fault 41: a pool without a free connection makes updates by %s wait, and loses none',
    async (by) => {
      const { double, run, open } = await setScene(engine);
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
      for (const one of people) double.updates.deliver(double.people.say(one, word));
      await Promise.all(answered);
      await bot.stop();
      for (const { id } of people) expect(ofBot(double, id)).toEqual([word]);
      expect(double.updates.pending()).toEqual([]);
    },
  );
});
