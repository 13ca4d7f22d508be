import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import type { Double } from '../../src/local/double/double.ts';
import type { StoreOptions } from '../../src/store/open.ts';
import { testToken } from './bot-on-double.ts';
import type { TestEngine } from './engines.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { freePort } from './postgres-server.ts';
import { startDouble, testSecret } from './running-bot.ts';

/** A bot that runs as a process of its own. */
export type BotProcess = {
  /** Resolves when it has written a line with these words to its log. */
  readonly logged: (words: string) => Promise<void>;
  /** Resolves with the line on its standard output that begins with these words, once it is whole. */
  readonly says: (words: string) => Promise<string>;
  /** Writes a line to its standard input. */
  readonly order: (line: string) => void;
  readonly log: () => string;
  readonly kill: () => Promise<void>;
  /** Asks it to stop; its exit code. */
  readonly terminate: () => Promise<number | null>;
};

/** A double over HTTP, a database, and bots before them that are processes, one after the other. */
export type KillScene = {
  readonly clock: ManualClock;
  readonly double: Double;
  readonly database: StoreOptions;
  /** Starts a process; one that was killed is long dead by its clock. */
  readonly start: (holdAt?: string, speed?: number) => BotProcess;
  readonly webhook: string;
};

/** What one process has compiled the next need not. */
const compiled = path.join(tmpdir(), 'gongkai-tests-compiled');

/** `program`: a file in this folder. */
export async function setKillScene(engine: TestEngine, program: string, by: 'polling' | 'webhook'): Promise<KillScene> {
  const clock = createManualClock();
  const { double, server } = await startDouble(clock, onTestFinished);
  const database = await engine.freshDatabase();
  const { databaseUrl, dataDir } = database;
  const port = await freePort();
  const webhook = `http://127.0.0.1:${port}/updates`;
  const environment = {
    ...(databaseUrl === null ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl }),
    BOT_TOKEN: testToken,
    BOT_API_ROOT: server.root,
    ...(by === 'webhook' ? { WEBHOOK_URL: webhook, WEBHOOK_SECRET: testSecret, PORT: String(port) } : {}),
  };
  let started = 0;
  return {
    clock,
    double,
    database,
    webhook,
    start: (holdAt = '', speed = 1) => {
      started += 1;
      const ahead = String(started * 600_000);
      return run(program, { ...environment, HOLD_AT: holdAt, CLOCK_AHEAD: ahead, CLOCK_SPEED: String(speed) });
    },
  };
}

function run(program: string, environment: { readonly [name: string]: string }): BotProcess {
  const env = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...environment };
  const file = path.join(import.meta.dirname, program);
  const child = spawn(process.execPath, [file], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const out = heardOf(child.stdout);
  const err = heardOf(child.stderr);
  onTestFinished(async () => {
    await kill();
    // Nor in what it says as it crashes.
    for (const secret of [testToken, testToken.split(':')[1] ?? '', testSecret])
      expect(out.text() + err.text()).not.toContain(secret);
  });
  const unlessEnded = async <Heard>(words: string, heard: Promise<Heard>): Promise<Heard> => {
    const ended = exited.then((): never => {
      throw new Error(`it ended without ${words}: ${err.text()}`);
    });
    return await Promise.race([heard, ended]);
  };
  return {
    logged: async (words) => {
      await unlessEnded(words, err.hears(words));
    },
    says: (words) => unlessEnded(words, out.hears(words)),
    order: (line) => {
      child.stdin.write(`${line}\n`);
    },
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
    /** The first whole line that has these words. */
    hears: (words: string) =>
      new Promise<string>((resolve) => {
        const look = (): void => {
          const line = text
            .split('\n')
            .slice(0, -1)
            .find((one) => one.includes(words));
          if (line !== undefined) resolve(line);
        };
        listeners.add(look);
        look();
      }),
  };
}
