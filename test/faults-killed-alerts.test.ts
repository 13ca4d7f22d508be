import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { Double } from '../src/local/double/double.ts';
import { type KillScene, setKillScene } from './tools/bot-processes.ts';
import { testToken } from './tools/bot-on-double.ts';
import { describeOnEachEngine, type TestEngine, testEngine } from './tools/engines.ts';
import { holdTransaction } from './tools/held-transaction.ts';
import { dumpOf } from './tools/table-dump.ts';

// The faults of reliability.md, section 3, in which a process is killed while alerts go out: really killed, with SIGKILL, while
// it is held at a named point, again and again over one database.

const name = '淄博市教育局';
/** Its clock runs faster, so that it looks at the queue often. */
const speed = 3;

/** Alerts over a database in which people follow the agency, as if they had been killed at nothing yet. */
async function setUp(engine: TestEngine, people: readonly number[]): Promise<KillScene> {
  const scene = await setKillScene(engine, 'killable-alerts.ts', 'webhook');
  const store = await engine.open(scene.database);
  const agency = agencyNamed(name, 'test');
  await store.addAgencies([agency], []);
  for (const id of people) {
    scene.double.people.say({ id }, '/start');
    await store.follow(id, { topic: `a${agency.id}`, name: null }, { user: id, locale: 'zh' });
  }
  await store.close();
  return scene;
}

const deliveryRow = z.object({ chat_id: z.number(), year: z.number(), state: z.string(), ambiguous: z.number() });

/** What the database says of each delivery in the end, when no process has it open. The token must be nowhere in it. */
async function deliveries({ database }: KillScene): Promise<readonly z.output<typeof deliveryRow>[]> {
  const dump = await dumpOf(database);
  expect(JSON.stringify(dump)).not.toContain(testToken.split(':')[1]);
  return (dump['deliveries'] ?? []).map((row) => deliveryRow.parse(JSON.parse(row)));
}

/** How often a chat was told of the report of a year. */
function arrivals(double: Double, chat: number, year: number): number {
  return double
    .messages(chat)
    .filter(({ from, text = '' }) => from.id === double.me.id && /(\d{4})年/.exec(text)?.[1] === String(year)).length;
}

/** Points at which a process is killed, the fault, and what comes of the alert that was held: ambiguous attempts, arrivals. */
const points = [
  ['after the claim', 'fault 05', [0, 1], false],
  ['after the attempt began', 'fault 06', [1, 1], false],
  ['before the alert', 'fault 06', [1, 1], false],
  ['after the alert', 'fault 06', [1, 2], true],
  ['before the end is noted', 'fault 06', [1, 2], true],
  ['after the end is noted', 'fault 06', [0, 1], false],
] as const;

describeOnEachEngine('fault 05, fault 06: a process that is killed again and again while alerts go out', (engine) => {
  // The embedded database takes seconds to open.
  const killed = points.filter(([, , , everywhere]) => everywhere || engine.kind === 'postgres');
  const people = [7, 8, 9];

  it('tells everyone of each report, twice only where an attempt was ambiguous, and counts that', {
    timeout: 120_000,
  }, async () => {
    const scene = await setUp(engine, people);
    const held: { readonly point: string; readonly chat: number; readonly year: number }[] = [];
    for (const [index, [point]] of killed.entries()) {
      const bot = scene.start(point, speed);
      // What the last one left is sent first. Two reports, so that one end is noted before and one with the end of the turn.
      bot.order(`save ${name} ${2001 + 2 * index} 1`);
      const line = await bot.says(`held ${point}: `);
      const [chat = 0, year = 0] = (line.split(': ')[1] ?? '').split(' ').map(Number);
      held.push({ point, chat, year });
      await bot.kill();
    }
    const last = scene.start('', speed);
    last.order('finish');
    await last.says('done finish');
    expect(await last.terminate()).toBe(0);

    const rows = await deliveries(scene);
    expect(rows).toHaveLength(people.length * killed.length * 2);
    const told = rows.map(({ chat_id: chat, year, state, ambiguous }) => ({
      chat,
      year,
      state,
      ambiguous,
      times: arrivals(scene.double, chat, year),
    }));
    for (const { state, times, ambiguous } of told) {
      expect(state).toBe('sent');
      expect(times).toBeGreaterThanOrEqual(1);
      expect(times).toBeLessThanOrEqual(1 + ambiguous);
    }
    expect(
      held.map(({ point, chat, year }) => {
        const one = told.find((row) => row.chat === chat && row.year === year);
        return [point, [one?.ambiguous, one?.times]];
      }),
    ).toEqual(killed.map(([point, , outcome]) => [point, outcome]));
    const possiblyTwice = told.filter(({ ambiguous }) => ambiguous > 0).length;
    const store = await engine.open(scene.database);
    expect(await store.deliveryCounts()).toMatchObject({ sent: rows.length, pending: 0, failed: 0, possiblyTwice });
  });
});

describeOnEachEngine('fault 04: a process that is killed in the transaction that stores a report', (engine) => {
  it('leaves no report and no alert; the next that stores it tells everyone once', { timeout: 120_000 }, async () => {
    const people = [7, 8];
    const scene = await setUp(engine, people);
    for (let round = 1; round <= 2; round += 1) {
      const transaction = await holdTransaction(scene);
      const bot = scene.start('', speed);
      bot.order(`save ${name} 2001`);
      // The report and its deliveries are written, and not committed.
      await transaction.held();
      await bot.kill();
      await transaction.release();
      const dump = await dumpOf(scene.database);
      for (const table of ['report_versions', 'documents', 'deliveries'])
        expect([table, dump[table]]).toEqual([table, []]);
    }
    const bot = scene.start('', speed);
    bot.order(`save ${name} 2001`);
    bot.order('finish');
    await bot.says('done finish');
    expect(await bot.terminate()).toBe(0);
    expect(people.map((chat) => arrivals(scene.double, chat, 2001))).toEqual([1, 1]);
    expect((await deliveries(scene)).map(({ state, ambiguous }) => [state, ambiguous])).toEqual([
      ['sent', 0],
      ['sent', 0],
    ]);
  });
});

describe('a process that is told to stop while alerts go out', () => {
  const engine = testEngine('postgres');

  it('fault 07: ends in time, loses nothing, sends nothing twice', { timeout: 60_000 }, async () => {
    const people = Array.from({ length: 40 }, (_, index) => 1000 + index);
    const scene = await setUp(engine, people);
    const { double, start } = scene;
    const bot = start('', speed);
    let count = 0;
    const fifth = double.nextCall(({ method }) => {
      if (method === 'sendMessage') count += 1;
      return count === 5;
    });
    bot.order(`save ${name} 2001`);
    await fifth;
    expect(await bot.terminate()).toBe(0);
    expect(bot.log()).toContain('"event":"bot stopped"');
    const before = people.filter((chat) => arrivals(double, chat, 2001) > 0).length;
    expect(before).toBeLessThan(people.length);
    const next = start('', speed);
    next.order('finish');
    await next.says('done finish');
    expect(await next.terminate()).toBe(0);
    expect(people.map((chat) => arrivals(double, chat, 2001))).toEqual(people.map(() => 1));
    expect((await deliveries(scene)).map(({ state, ambiguous }) => [state, ambiguous])).toEqual(
      people.map(() => ['sent', 0]),
    );
  });
});
