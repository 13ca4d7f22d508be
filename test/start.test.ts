import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../src/domain/clock.ts';
import { createDouble, type Double } from '../src/local/double/double.ts';
import { type DoubleServer, serveDouble } from '../src/local/double/server.ts';
import { testToken } from './tools/bot-on-double.ts';
import { testEngine } from './tools/engines.ts';

const program = path.resolve(import.meta.dirname, '../src/main.ts');
const person = { id: 7, languageCode: 'zh-hans' };

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Processes that a failed test may leave. */
const children: Child[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function run(args: readonly string[], environment: Record<string, string>): Child {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8', ...environment };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function ended(child: Child): Promise<Ended> {
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  return { code: await closed, out, err };
}

async function serve(): Promise<{ readonly double: Double; readonly server: DoubleServer }> {
  const double = createDouble({ token: testToken, clock: systemClock });
  return { double, server: await serveDouble(double) };
}

// Each test starts the whole program.
describe('npm start', { timeout: 120_000 }, () => {
  const engine = testEngine('pglite');

  it('without a token answers from the samples in the terminal', async () => {
    const child = run([], { DATA_DIR: (await engine.freshDatabase()).dataDir });
    child.stdin.end('/stats 淄博市投资促进局 2023\n');
    const { code, out } = await ended(child);
    expect(out).toContain('淄博市投资促进局');
    expect(out).toContain('新收 2');
    expect(code).toBe(0);
  });

  it('with a token polls, sets its profile, serves `ask` beside it, and ends at SIGTERM', async () => {
    const { double, server } = await serve();
    const environment = { DATA_DIR: (await engine.freshDatabase()).dataDir };
    const bot = run([], { ...environment, BOT_TOKEN: testToken, BOT_API_ROOT: `${server.root}/` });
    const botEnded = ended(bot);
    const diedEarly = botEnded.then(({ err }): never => {
      throw new Error(err);
    });
    // The last thing that the start does.
    const ready = double.nextCall(
      ({ method, parameters }) =>
        method === 'setMyShortDescription' && JSON.stringify(parameters).includes('"language_code":"zh"'),
    );
    await Promise.race([ready, diedEarly]);
    const calls = double.takeCalls();
    expect(calls.filter(({ refused }) => refused !== null)).toEqual([]);
    expect(calls.filter(({ method }) => method === 'setMyCommands')).toHaveLength(2);

    const answered = double.nextCall(({ message }) => message !== null);
    double.updates.deliver(double.people.say(person, '/stats 淄博市投资促进局 2023'));
    expect((await answered).message?.text).toContain('新收 2');

    const asked = run(['ask', '/stats 淄博市投资促进局 2023'], environment);
    asked.stdin.end();
    expect(await ended(asked)).toMatchObject({ code: 0, out: expect.stringContaining('新收 2'), err: '' });

    bot.kill('SIGTERM');
    const { code, out, err } = await botEnded;
    await server.close();
    expect(code).toBe(0);
    expect(double.updates.pending()).toEqual([]);
    expect(out).toBe('');
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toContainEqual(expect.objectContaining({ level: 'info', event: 'bot stopped' }));
    expect(err).not.toContain(testToken);
  });

  it('with a token that Telegram refuses says so in one line, and stores nothing', async () => {
    const { server } = await serve();
    const dataDir = path.join(tmpdir(), `gongkai-test-${process.pid}-never-made`);
    const token = testToken.replace('fake', 'oops');
    const bot = run([], {
      DATA_DIR: dataDir,
      BOT_TOKEN: token,
      BOT_API_ROOT: server.root,
      LOG_LEVEL: 'warn',
    });
    const { code, out, err } = await ended(bot);
    await server.close();
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^http:.* 不接受 BOT_TOKEN：.*。\n$/);
    expect(err).not.toContain(token);
    expect(existsSync(dataDir)).toBe(false);
  });

  it.each([['--lang', 'fr'], ['--unknown'], ['unknown']])('with %s %s is not understood', async (...args) => {
    const child = run(args, {});
    expect(await ended(child)).toEqual({ code: 2, out: '', err: '用法：npm start [-- --lang zh|en]\n' });
  });

  it('with a webhook and no token says what is missing', async () => {
    const environment = { WEBHOOK_URL: 'https://bot.example.org/', WEBHOOK_SECRET: 'secret' };
    const { code, err } = await ended(run([], environment));
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*WEBHOOK_URL[^\n]*BOT_TOKEN[^\n]*\n$/);
  });

  it('with a webhook that has no secret does not start', async () => {
    const { code, err } = await ended(run([], { BOT_TOKEN: testToken, WEBHOOK_URL: 'https://bot.example.org/' }));
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*WEBHOOK_SECRET[^\n]*\n$/);
  });
});
