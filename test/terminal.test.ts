import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { createChat } from '../src/chat/chat.ts';
import { buildDirectory } from '../src/chat/directory.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { systemClock } from '../src/domain/clock.ts';
import { openLocalChat } from '../src/local/local-chat.ts';
import { renderText } from '../src/local/rendering.ts';
import { chatInTerminal } from '../src/local/terminal.ts';
import { createLog, createScrubber } from '../src/log.ts';
import type { Store } from '../src/store/store.ts';
import { createPassingClock } from './tools/broadcasting.ts';
import { testEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const program = path.join(import.meta.dirname, 'tools/terminal-program.ts');

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

function start(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args]);
}

async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
  return { code: await closed, out, err };
}

/** Pipes lines into the program. */
async function pipe(input: string, ...args: string[]): Promise<Ended> {
  const child = start(...args);
  child.stdin.end(input);
  return await ended(child);
}

describe('the chat in the terminal, piped', () => {
  it('answers each line in order and ends with the input', async () => {
    const { code, out, err } = await pipe('<甲>\n\nplain\n');
    expect(out).toBe(
      [
        'zh <甲> (https://example.org/)',
        '1 [上一年]   2 [完]',
        '3 [原文] https://example.org/2023',
        '',
        'zh plain (https://example.org/)',
        '',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(err).toContain('没有设置 BOT_TOKEN');
  });

  it('sends the file at a path, also in quotes, and takes other words with dots and slashes as they are', async () => {
    const { out } = await pipe(`${program}\n'${program}'\n/stats\nno.such/file\n`);
    const said = out.split('\n').filter((line) => line.startsWith('zh '));
    expect(said.map((line) => line.split(' ')[1])).toEqual([
      'terminal-program.ts',
      'terminal-program.ts',
      '/stats',
      'no.such/file',
    ]);
  });

  it('presses the button of a number, shows where a link leads, and takes other numbers as messages', async () => {
    const { out } = await pipe('甲\n1\n乙\n2\n3\n2023\n');
    expect(out.split('\n')).toEqual([
      'zh 甲 (https://example.org/)',
      '1 [上一年]   2 [完]',
      '3 [原文] https://example.org/2023',
      '',
      '（上面的消息已改为：）',
      'y2022',
      '',
      'zh 乙 (https://example.org/)',
      '1 [上一年]   2 [完]',
      '3 [原文] https://example.org/2023',
      '',
      '没有更多了',
      '',
      '[原文] https://example.org/2023',
      '',
      'zh 2023 (https://example.org/)',
      '1 [上一年]   2 [完]',
      '3 [原文] https://example.org/2023',
      '',
      '',
    ]);
  });

  it('speaks English', async () => {
    const { out, err } = await pipe('a', 'en');
    expect(out).toContain('en a');
    expect(err).toContain('this is a chat in the terminal');
  });

  it('ends cleanly when it is told to', async () => {
    const child = start();
    const end = ended(child);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    child.stdin.write('甲\n');
    expect(await end).toMatchObject({ code: 0, out: expect.stringContaining('甲') });
  });
});

describe('the chat in the terminal, interactive', () => {
  it('prompts, and shows markup in the way of the terminal', async () => {
    const log = createLog({
      level: 'silent',
      scrub: createScrubber([]),
      write: () => undefined,
      now: () => new Date(),
    });
    const input = new PassThrough();
    const output = new PassThrough();
    const shown = readAll(output);
    const chat = openLocalChat({
      answerer: async () => ({ kind: 'send', reply: { text: '<b>淄博</b>', buttons: [] } }),
      menu: [],
      log,
      clock: systemClock,
      user: { id: 1, languageCode: 'zh' },
    });
    input.end('查\n');
    const stop = new AbortController().signal;
    await chatInTerminal({ chat, input, output, aside: output, interactive: true, locale: 'zh', stop });
    output.end();
    const screen = await shown;
    expect(screen).toContain('> ');
    expect(screen).toContain('\u{1b}[1m淄博\u{1b}[22m');
  });
});

describe('alerts in the terminal', () => {
  const engine = testEngine('pglite');
  const clock = createPassingClock();
  let store: Store;
  beforeAll(async () => {
    store = await engine.openFreshStore({ clock });
  });

  it('appear when a followed agency’s report is stored, of this person alone', async () => {
    const name = '淄博市教育局';
    const agency = agencyNamed(name, 'test');
    await store.addAgencies([agency], []);
    const directory = buildDirectory(await store.agencies());
    const deps = { store, directory: () => directory, commands, now: () => clock.now(), timeZone: 'Asia/Shanghai' };
    const topic = { topic: `a${agency.id}`, name: null };
    for (const chat of [1, 2]) await store.follow(chat, topic, { user: chat, locale: 'zh' });
    await storeMadeReport(store, name, { year: 2025, numbers: { 'requests.received@natural_person': 7 } });
    clock.pass(16_000);

    const user = { id: 1, languageCode: 'zh' };
    const log = createLog({
      level: 'silent',
      scrub: createScrubber([]),
      write: () => undefined,
      now: () => clock.now(),
    });
    const chat = openLocalChat({
      answerer: createChat(commands, 'stats', deps),
      menu: [],
      log,
      clock: systemClock,
      user,
    });
    const input = new PassThrough();
    const output = new PassThrough();
    const alerted = shows(output, '新收录年报');
    const stop = new AbortController().signal;
    const options = { aside: new PassThrough(), interactive: false, locale: 'zh', stop, alertDeps: deps } as const;
    const chatting = chatInTerminal({ chat, input, output, ...options });
    expect(await alerted).toMatch(/🔔 新收录年报\n淄博市教育局\n2025年度[^]*新收 7\n[^]*\[退订\]/);

    const views = shows(output, '新收 7 · 上年结转 0');
    input.write('1\n');
    await views;
    input.end();
    await chatting;
    expect(await store.deliveryCounts()).toMatchObject({ sent: 1, pending: 1 });
  });
});

/** What is written until some words are there. */
function shows(output: PassThrough, words: string): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      text += chunk.toString();
      if (!text.includes(words) || !text.endsWith('\n')) return;
      output.off('data', take);
      resolve(text);
    };
    output.on('data', take);
  });
}

describe('a text in the terminal', () => {
  const bold = { type: 'bold', offset: 0, length: 4 } as const;
  const italic = { type: 'italic', offset: 2, length: 2 } as const;

  it('nests its markup, and is plain where a program reads', () => {
    expect(renderText('甲乙丙丁', [bold, italic], 'ansi')).toBe('\u{1b}[1m甲乙\u{1b}[3m丙丁\u{1b}[23m\u{1b}[22m');
    expect(renderText('甲乙丙丁', [bold, italic], 'plain')).toBe('甲乙丙丁');
  });

  it('marks every line of a quotation', () => {
    expect(renderText('前\n甲\n乙\n后', [{ type: 'blockquote', offset: 2, length: 4 }], 'plain')).toBe(
      '前\n│ 甲\n│ 乙\n后',
    );
  });

  it('cannot steer the terminal', () => {
    expect(renderText('\u{1b}[2J\u{202e}a\u{9b}b\r\n', [], 'ansi')).toBe('\u{fffd}[2J\u{fffd}a\u{fffd}b\u{fffd}\n');
  });
});
