import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { alertsOf, setDeliveryScene, settling } from './tools/delivery-scene.ts';
import { describeOnEachEngine, testEngine } from './tools/engines.ts';
import { ofBot, person } from './tools/fault-scene.ts';
import { proxyTo } from './tools/proxy.ts';

// Faults of reliability.md, section 3: the queue of alerts, what stands in it and where it is kept. Against the bot over HTTP,
// on a clock that passes only while nothing is under way.

const hour = 3_600_000;

describeOnEachEngine('the queue of alerts', (engine) => {
  it('fault 38: a correction that flaps is one alert, with the figures that stand', async () => {
    const scene = await setDeliveryScene(engine);
    const { start, follow, publish, pass, finalCounts } = scene;
    await publish({ received: 3 });
    await follow(7);
    await start();
    await publish({ received: 4, words: 'corrected' });
    await publish({ received: 3 });
    await publish({ received: 5, words: 'corrected again' });
    await publish({ received: 4, words: 'corrected' });
    await pass(settling);
    expect(alertsOf(scene, 7).map((text) => text.match(/新收 \d → (\d)/)?.[1])).toEqual(['5']);
    expect(await finalCounts()).toMatchObject({ sent: 1 });
  });

  // Storing is slow on the embedded engine.
  const many = engine.kind === 'pglite' ? 30 : 200;
  it(`fault 39: ${many} reports at once are one digest with a cap, none lost behind its button`, async () => {
    const scene = await setDeliveryScene(engine);
    const { double, start, follow, publish, pass, rest, finalCounts } = scene;
    await follow(7);
    await start();
    const years = Array.from({ length: many }, (_, index) => 1700 + index);
    for (const year of years) await publish({ year, received: year });
    await pass(settling);
    expect(alertsOf(scene, 7)).toEqual([expect.stringContaining(`${many}份年报有更新（1/${many / 10}）`)]);
    expect(await finalCounts()).toMatchObject({ sent: many });
    const seen: number[] = [];
    for (;;) {
      const message = double.messages(7).at(-1);
      for (const [, year] of (message?.text ?? '').matchAll(/ (\d{4})年度/g)) seen.push(Number(year));
      const more = message?.reply_markup?.inline_keyboard.flat().find(({ text }) => text.startsWith('其余'));
      if (message === undefined || more === undefined || !('callback_data' in more)) break;
      await double.updates.post(double.people.press(person, message, more.callback_data));
      await rest();
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(years);
    expect(alertsOf(scene, 7)).toHaveLength(1);
  });

  it('fault 43: one alert that cannot be made does not hold up the others', async () => {
    const scene = await setDeliveryScene(engine);
    const { start, follow, publish, pass, finalCounts } = scene;
    await follow(7, 8);
    const bot = await start((store) => ({
      ...store,
      reports: async (agency, years) => {
        if (years !== 'newest' && years[0] === 2024) throw new Error('poison');
        return await store.reports(agency, years);
      },
    }));
    for (const year of [2023, 2024, 2025]) await publish({ year });
    await pass(settling);
    for (const chat of [7, 8])
      expect(alertsOf(scene, chat).map((text) => /(\d{4})年/.exec(text)?.[1])).toEqual(['2023', '2025']);
    expect(await finalCounts()).toMatchObject({ sent: 4, failed: 2 });
    expect(bot.log.join('')).toContain('"event":"alert cannot be made"');
  });

  it('fault 40: what the database could not answer for a moment is sent a little later', async () => {
    const scene = await setDeliveryScene(engine);
    const { start, follow, publish, pass, finalCounts } = scene;
    await follow(7);
    let failures = 0;
    await start((store) => ({
      ...store,
      reports: async (agency, years) => {
        failures += 1;
        if (failures === 1) throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
        return await store.reports(agency, years);
      },
    }));
    await publish();
    await pass(60_000);
    expect([failures > 1, alertsOf(scene, 7).length]).toEqual([true, 1]);
    expect(await finalCounts()).toMatchObject({ sent: 1, failed: 0, possiblyTwice: 0 });
  });

  it('fault 45: no lease, no turn and no pause is stuck when the clock jumps, either way', async () => {
    const scene = await setDeliveryScene(engine);
    const { clock, store, start, follow, publish, pass, finalCounts } = scene;
    await follow(7, 8);
    await publish();
    clock.advance(settling);
    // By a process that dies.
    expect(await store.takeTurns(1)).toHaveLength(1);
    clock.jump(-48 * hour);
    await start();
    await pass(settling);
    expect([alertsOf(scene, 7).length, alertsOf(scene, 8).length]).toEqual([1, 1]);
    for (const [index, hours] of [96, -72, -1, 25].entries()) {
      // Also while alerts of a correction wait for their turn.
      await publish({ received: 10 + index, words: `corrected ${index}` });
      clock.jump(hours * hour);
      await pass(settling);
      // An hour back is as when summer ends: what was to go at once may wait as long.
      if (hours === -1) await pass(hour);
    }
    expect([alertsOf(scene, 7).length, alertsOf(scene, 8).length]).toEqual([5, 5]);
    expect(await finalCounts()).toMatchObject({ sent: 10, possiblyTwice: 0 });
  });
});

describe('the queue of alerts on Postgres', () => {
  const engine = testEngine('postgres');

  it('fault 04: a commit that fails leaves no report and no alert', async () => {
    const scene = await setDeliveryScene(engine);
    const { store, database, start, follow, publish, pass, finalCounts } = scene;
    const sql = postgres(database.databaseUrl ?? '', { max: 1, onnotice: () => {} });
    onTestFinished(() => sql.end());
    await follow(7);
    await start();
    await sql.unsafe(`
      create function fail_at_commit() returns trigger language plpgsql as $$ begin raise 'cut off'; end $$;
      create constraint trigger fail_at_commit after insert on deliveries deferrable initially deferred
        for each row execute function fail_at_commit()`);
    await expect(publish()).rejects.toThrow('cut off');
    expect((await store.holdings()).reports).toBe(0);
    await pass(settling);
    expect(alertsOf(scene, 7)).toEqual([]);
    await sql.unsafe('drop trigger fail_at_commit on deliveries; drop function fail_at_commit');
    expect(await finalCounts()).toMatchObject({ sent: 0, failed: 0 });
    await publish();
    await pass(settling);
    expect(alertsOf(scene, 7)).toHaveLength(1);
  });

  it('fault 40: the database is gone in the middle of a broadcast: nobody is left out, and duplicates are counted', async () => {
    const scene = await setDeliveryScene(engine);
    const { double, database, open, start, follow, publish, pass, finalCounts } = scene;
    const people = Array.from({ length: 60 }, (_, index) => 1000 + index);
    await follow(...people);
    const proxy = await proxyTo(database.databaseUrl ?? '', onTestFinished);
    const behind = await open({ databaseUrl: proxy.url });
    const bot = await start(() => behind);
    const cuts: Promise<void>[] = [];
    void double.nextCall(({ method }) => {
      // As the answer to the tenth goes back.
      if (method === 'sendMessage' && people.filter((id) => alertsOf(scene, id).length > 0).length === 9)
        cuts.push(proxy.cut());
      return false;
    });
    await publish();
    await pass(60_000);
    await Promise.all(cuts);
    const early = people.filter((id) => alertsOf(scene, id).length > 0).length;
    expect(early).toBeLessThan(people.length);
    expect((await bot.health()).problems).toMatchObject({ database: 'the database does not answer' });
    await proxy.mend();
    await pass(300_000);
    const times = people.map((id) => alertsOf(scene, id).length);
    expect(Math.min(...times)).toBe(1);
    const counts = await finalCounts();
    expect(counts).toMatchObject({ sent: 60, failed: 0 });
    expect(times.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(60 + counts.possiblyTwice);
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
  });

  const followers = 1000;
  it(`fault 42: of ${followers} followers, some blocked and some held by 429s, each ends in exactly one state`, {
    timeout: 120_000,
  }, async () => {
    const scene = await setDeliveryScene(engine);
    const { double, database, store, start, publish, topic, pass, finalCounts } = scene;
    const sql = postgres(database.databaseUrl ?? '', { max: 1 });
    const ids = Array.from({ length: followers }, (_, index) => 10_000 + index);
    await sql`insert into followers (chat_id, locale) select id, 'zh' from unnest(${ids}::bigint[]) as id`;
    await sql`
      insert into subscriptions (chat_id, topic, followed_at) select id, ${topic}, now() from unnest(${ids}::bigint[]) as id`;
    await sql.end();
    for (const id of ids) double.people.say({ id }, '/start');
    for (const id of ids) if (id % 20 === 0) double.chats.block({ id });
    // Less than the two processes think is allowed: much of what they send gets a 429.
    double.limit({ perSecond: 20 });
    await Promise.all([start(), start()]);
    await publish();
    do await pass(10_000);
    while ((await store.deliveryCounts()).pending > 0);
    const refused = double.takeCalls().filter((call) => call.refused?.code === 429);
    expect(refused.length).toBeGreaterThan(100);
    const times = ids.map((id) => ofBot(double, id).length);
    expect(times).toEqual(ids.map((id) => (id % 20 === 0 ? 0 : 1)));
    const blocked = followers / 20;
    expect(await finalCounts()).toMatchObject({ sent: followers - blocked, blocked, failed: 0, possiblyTwice: 0 });
  });
});
