import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Update } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Double } from '../src/local/double/double.ts';
import type { StoreOptions } from '../src/store/open.ts';
import { testToken } from './tools/bot-on-double.ts';
import { describeOnEachEngine, type TestEngine, testEngine } from './tools/engines.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';
import { freePort } from './tools/postgres-server.ts';
import { startDouble, testSecret } from './tools/running-bot.ts';

// The faults of reliability.md, section 3, in which a process is killed while updates come in: really killed, with
// SIGKILL, while it is held at a named point, again and again over one database.

const program = path.join(import.meta.dirname, 'tools/killable-bot.ts');
/** What one process has compiled the next need not. */
const compiled = path.join(tmpdir(), 'gongkai-tests-compiled');
const person = { id: 7, languageCode: 'zh' };

type Bot = {
  /** Resolves when it has written a line with these words to its log. */
  readonly logged: (words: string) => Promise<void>;
  /** Resolves when it has said that it is held at a point, or that it marked a message as handled. */
  readonly says: (line: string) => Promise<void>;
  readonly log: () => string;
  readonly kill: () => Promise<void>;
  /** Asks it to stop; its exit code. */
  readonly terminate: () => Promise<number | null>;
};

type Scene = {
  readonly clock: ManualClock;
  readonly double: Double;
  /** Starts a process; one that was killed is long dead by its clock. */
  readonly start: (holdAt?: string, speed?: number) => Bot;
  readonly webhook: string;
};

async function setUp(engine: TestEngine, by: 'polling' | 'webhook'): Promise<Scene> {
  const clock = createManualClock();
  const { double, server } = await startDouble(clock, onTestFinished);
  const options = await engine.freshDatabase();
  const port = await freePort();
  const webhook = `http://127.0.0.1:${port}/updates`;
  const environment = {
    ...environmentOf(options),
    BOT_TOKEN: testToken,
    BOT_API_ROOT: server.root,
    ...(by === 'webhook' ? { WEBHOOK_URL: webhook, WEBHOOK_SECRET: testSecret, PORT: String(port) } : {}),
  };
  let started = 0;
  return {
    clock,
    double,
    webhook,
    start: (holdAt = '', speed = 1) => {
      started += 1;
      const ahead = String(started * 600_000);
      return run({ ...environment, HOLD_AT: holdAt, CLOCK_AHEAD: ahead, CLOCK_SPEED: String(speed) });
    },
  };
}

function environmentOf({ databaseUrl, dataDir }: StoreOptions): { readonly [name: string]: string } {
  return databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl };
}

function run(environment: { readonly [name: string]: string }): Bot {
  const env = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...environment };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const out = heardOf(child.stdout);
  const err = heardOf(child.stderr);
  const unlessEnded = async (words: string, heard: Promise<void>): Promise<void> => {
    const ended = exited.then(() => {
      throw new Error(`it ended without ${words}: ${err.text()}`);
    });
    await Promise.race([heard, ended]);
  };
  return {
    logged: (words) => unlessEnded(words, err.hears(words)),
    says: (line) => unlessEnded(line, out.hears(`${line}\n`)),
    log: () => err.text(),
    kill,
    terminate: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

/** What a process writes to a stream. */
function heardOf(stream: Readable) {
  let text = '';
  const listeners = new Set<() => void>();
  stream.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    for (const each of listeners) each();
  });
  return {
    text: () => text,
    hears: (words: string) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (text.includes(words)) resolve();
        };
        listeners.add(look);
        look();
      }),
  };
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

describeOnEachEngine('faults 01, 02, 03: a polling bot that is killed again and again', (engine) => {
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

describe('faults 01, 02, 03: a bot at a webhook that is killed again and again', () => {
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
