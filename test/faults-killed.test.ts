import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Double } from '../src/local/double/double.ts';
import { type KillScene, setKillScene } from './tools/bot-processes.ts';
import { describeOnEachEngine, type TestEngine, testEngine } from './tools/engines.ts';

// The faults of reliability.md, section 3, in which a process is killed while updates come in: really killed, with
// SIGKILL, while it is held at a named point, again and again over one database.

const person = { id: 7, languageCode: 'zh' };

function setUp(engine: TestEngine, by: 'polling' | 'webhook'): Promise<KillScene> {
  return setKillScene(engine, 'killable-bot.ts', by);
}

/** Resolves when the bot answers with these words. */
function answered(double: Double, text: string): Promise<unknown> {
  return double.nextCall(({ message }) => message?.text === text && message.from.id === double.me.id);
}

function answersTo(double: Double, text: string): number {
  return double.messages(person.id).filter((message) => message.text === text && message.from.id === double.me.id)
    .length;
}

/** Points at which a process is killed, the fault, and how many answers there are to the message in the end. */
const points = [
  ['before the record', 'fault 01', 1, false],
  ['after the record', 'fault 02', 1, true],
  ['in the handler', 'fault 03', 1, true],
  ['before the answer', 'fault 03', 1, false],
  // Nobody can know that it arrived: it is sent again, and that is counted.
  ['after the answer', 'fault 06', 2, false],
  ['before the mark', 'fault 06', 2, true],
  ['after the mark', 'fault 02', 1, false],
] as const;

/** Those at which Telegram is told that the update was taken. */
const acknowledged: readonly string[] = points.slice(2).map(([point]) => point);

describeOnEachEngine('fault 01, fault 02, fault 03: a polling bot that is killed again and again', (engine) => {
  // The embedded database takes seconds to open.
  const killed = points.filter(([, , , everywhere]) => everywhere || engine.kind === 'postgres');

  it('resumes each update, and handles it once unless its answer was on its way', { timeout: 120_000 }, async () => {
    const { double, clock, start } = await setUp(engine, 'polling');
    const logs: string[] = [];
    let unmarked: string | null = null;
    for (const [point] of killed) {
      const bot = start(point);
      // What the last one left is handled first.
      if (unmarked !== null) await bot.says(`marked ${unmarked}`);
      unmarked = point === 'after the mark' ? null : point;
      double.updates.deliver(double.people.say(person, point));
      await bot.says(`held ${point}`);
      // The next poll is the acknowledgement; it finds nothing, and waits.
      if (acknowledged.includes(point)) await clock.waitingFor(25_000);
      const left = double.updates.pending().map(({ message }) => message?.text);
      if (acknowledged.includes(point)) expect(left).toEqual([]);
      else expect(left).toContain(point);
      await bot.kill();
      logs.push(bot.log());
      // What a dead process had asked for is answered by nobody.
      clock.advance(25_000);
    }
    const last = start();
    double.updates.deliver(double.people.say(person, 'last'));
    await answered(double, 'last');
    expect(await last.terminate()).toBe(0);
    logs.push(last.log());
    expect(killed.map(([point]) => [point, answersTo(double, point)])).toEqual(
      killed.map(([point, , answers]) => [point, answers]),
    );
    // Whatever may have been begun is counted; before the first and after the last there is nothing to begin again.
    const again = logs.join('').split('update handled again').length - 1;
    expect(again).toBe(killed.filter(([point]) => !['before the record', 'after the mark'].includes(point)).length);
  });
});

describe('fault 01, fault 02, fault 03: a bot at a webhook that is killed again and again', () => {
  const engine = testEngine('postgres');

  it('resumes each update, and handles it once', { timeout: 120_000 }, async () => {
    const { double, start, webhook } = await setUp(engine, 'webhook');
    const killed = points.slice(0, 3);
    let last: Update | null = null;
    for (const [point] of [...killed, [null]] as const) {
      const bot = start(point ?? '');
      await bot.logged('webhook set');
      if (last !== null) {
        // As Telegram does with what was not accepted, and now and then with what was.
        expect(await double.updates.post(last, { address: webhook })).toBe(200);
        await bot.says(`marked ${last.message?.text}`);
      }
      if (point === null) {
        expect(await bot.terminate()).toBe(0);
        break;
      }
      const update = double.people.say(person, point);
      const status = double.updates.post(update, { address: webhook }).catch(() => 'no answer');
      await bot.says(`held ${point}`);
      if (acknowledged.includes(point)) expect(await status).toBe(200);
      await bot.kill();
      expect(await status).toBe(acknowledged.includes(point) ? 200 : 'no answer');
      last = update;
    }
    expect(killed.map(([point]) => answersTo(double, point))).toEqual([1, 1, 1]);
  });

  it('fault 09: leaves its update to another replica when it is killed', { timeout: 60_000 }, async () => {
    const { double, start, webhook } = await setUp(engine, 'webhook');
    const dying = start('in the handler');
    await dying.logged('webhook set');
    await double.updates.post(double.people.say(person, 'in the handler'), { address: webhook });
    await dying.says('held in the handler');
    await dying.kill();
    const answer = answered(double, 'in the handler');
    const other = start();
    await answer;
    expect(await other.terminate()).toBe(0);
  });
});

describe('a bot that is told to stop', () => {
  const engine = testEngine('postgres');

  it('fault 08: ends cleanly though the end of polling fails', { timeout: 60_000 }, async () => {
    const { double, clock, start } = await setUp(engine, 'polling');
    const bot = start();
    const answer = answered(double, '淄博');
    double.updates.deliver(double.people.say(person, '淄博'));
    await answer;
    await clock.waitingFor(25_000);
    double.misbehave({
      method: 'getUpdates',
      fault: { kind: 'refuse', code: 500, description: 'Internal Server Error' },
    });
    expect(await bot.terminate()).toBe(0);
    expect(bot.log()).toContain('offset not confirmed');
    expect(bot.log()).toContain('bot stopped');
  });

  it('fault 07: gives what it cannot end to the next process, and ends in time', { timeout: 60_000 }, async () => {
    const { double, clock, start } = await setUp(engine, 'polling');
    const bot = start('in the handler', 7);
    const texts = ['in the handler', '一', '二'];
    for (const text of texts) double.updates.deliver(double.people.say(person, text));
    await bot.says('held in the handler');
    await clock.waitingFor(25_000);
    expect(await bot.terminate()).toBe(0);
    expect(double.updates.pending()).toEqual([]);
    const last = answered(double, '二');
    const next = start();
    await last;
    expect(await next.terminate()).toBe(0);
    expect(texts.map((text) => answersTo(double, text))).toEqual([1, 1, 1]);
  });
});
