import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../src/domain/clock.ts';
import { createLog, createScrubber, type Log, type LogLevel } from '../src/log.ts';
import type { Fault } from '../src/local/double/misbehaviour.ts';
import { serveDouble } from '../src/local/double/server.ts';
import { callTimeout } from '../src/telegram/transport.ts';
import { createBotOnDouble, testToken } from './tools/bot-on-double.ts';

function createTestLog(level: LogLevel = 'debug'): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const log = createLog({
    level,
    scrub: createScrubber([testToken, 'p@"ss']),
    write: (line) => lines.push(line),
    now: () => new Date('2026-11-20T12:00:00Z'),
  });
  return { log, lines };
}

const half = testToken.slice(testToken.indexOf(':') + 1);

describe('the log', () => {
  it('writes one JSON object a line', () => {
    const { log, lines } = createTestLog();
    log.info('polling started', { attempts: 2, url: null });
    expect(lines).toEqual([
      '{"time":"2026-11-20T12:00:00.000Z","level":"info","event":"polling started","attempts":2,"url":null}\n',
    ]);
  });

  it.each([
    ['debug', 4],
    ['info', 3],
    ['warn', 2],
    ['error', 1],
    ['silent', 0],
  ] as const)('at level %s writes %i of four', (level, count) => {
    const { log, lines } = createTestLog(level);
    for (const each of ['debug', 'info', 'warn', 'error'] as const) log[each]('x');
    expect(lines).toHaveLength(count);
  });

  it('describes errors by name, message, code, stack and causes, and by nothing else', () => {
    const { log, lines } = createTestLog();
    const cause = Object.assign(new TypeError('inner'), { code: 'ECONNREFUSED', payload: { text: 'private' } });
    log.error('failed', { error: new Error('outer', { cause }) });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: {
        name: 'Error',
        message: 'outer',
        stack: expect.stringContaining('log.test.ts'),
        cause: { name: 'TypeError', message: 'inner', code: 'ECONNREFUSED' },
      },
    });
    expect(lines[0]).not.toContain('private');
    expect(lines[0]?.trim()).not.toContain('\n');
  });

  it('keeps the parameters of a failed query to itself', () => {
    const { log, lines } = createTestLog();
    log.error('failed', { error: new Error('Failed query: select $1\nparams: 淄博,\n    at private place') });
    expect(lines[0]).toContain('select $1');
    expect(lines[0]).not.toMatch(/淄博|private/);
  });

  it('stops at a cause that goes round in circles', () => {
    const { log, lines } = createTestLog();
    const error = new Error('round');
    error.cause = error;
    log.error('failed', { error });
    expect(lines).toHaveLength(1);
  });
});

describe('the scrubber', () => {
  const scrub = createScrubber([testToken, 'p@"ss']);

  it.each([
    [`https://api.telegram.org/bot${testToken}/getMe`, 'https://api.telegram.org/bot[withheld]/getMe'],
    [encodeURIComponent(testToken), '[withheld]'],
    [`half of it: ${half}`, 'half of it: [withheld]'],
    ['another: 987654321:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB', 'another: [withheld]'],
    [JSON.stringify({ password: 'p@"ss' }), '{"password":"[withheld]"}'],
    ['postgres://u:p%40%22ss@localhost', 'postgres://u:[withheld]@localhost'],
    ['at 12:34:56, sha256:0123456789abcdef', 'at 12:34:56, sha256:0123456789abcdef'],
  ])('makes of %s: %s', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  it('lets no token through, wherever in an error it stands', () => {
    const places = fc.array(fc.constantFrom('message', 'cause', 'stack', 'code', 'name', 'aggregate'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(places, fc.string(), fc.string(), (order, before, after) => {
        const { log, lines } = createTestLog();
        const secret = `${before}/bot${testToken}/${after}`;
        const error = order.reduce<Error>((inner, place) => wrap(inner, place, secret), new Error(secret));
        log.error(secret, { error, url: secret });
        expect(lines).toHaveLength(1);
        expect(lines[0]).not.toContain(half);
      }),
    );
  });
});

/** An error around another one, with a text somewhere in it. */
function wrap(inner: Error, place: string, text: string): Error {
  if (place === 'aggregate') return new AggregateError([inner], text);
  const error = new Error(place === 'message' ? text : 'x', place === 'cause' ? { cause: inner } : {});
  if (place === 'stack') error.stack = `Error: x\n    at ${text}`;
  if (place === 'name') error.name = text;
  return Object.assign(error, place === 'code' ? { code: text } : {}, { error: inner });
}

/** Pauses between attempts take no time, and no call is ever overdue. */
const hastyClock: Clock = {
  now: () => new Date(),
  wait: async (milliseconds) => {
    if (milliseconds >= callTimeout) await new Promise(() => undefined);
  },
};

describe('the token', () => {
  const faults: readonly Fault[] = [
    { kind: 'refuse', code: 400, description: `Bad Request: bot${testToken}` },
    { kind: 'refuse', code: 401, description: 'Unauthorized' },
    { kind: 'refuse', code: 403, description: 'Forbidden: bot was blocked by the user' },
    { kind: 'refuse', code: 404, description: 'Not Found' },
    { kind: 'refuse', code: 500, description: 'Internal Server Error' },
    { kind: 'page', status: 502, html: `<html>bot${testToken}</html>` },
    { kind: 'reset', accepted: false },
    { kind: 'unreachable' },
  ];

  it.each(faults.map((fault) => [JSON.stringify(fault).replace(testToken, '…'), fault] as const))(
    'stands in no log, error or answer when a call meets %s',
    async (_, fault) => {
      const parts = createBotOnDouble({ answerer: async () => ({ kind: 'send', reply: { text: '好', buttons: [] } }) });
      const server = await serveDouble(parts.double);
      const running = createBotOnDouble({
        answerer: async (incoming) => {
          if (incoming.kind === 'file') await incoming.open();
          return { kind: 'send', reply: { text: '好', buttons: [] } };
        },
        double: parts.double,
        clock: hastyClock,
        apiRoot: server.root,
        menu: [{ name: 'stats', description: { zh: '查', en: 'figures' } }],
      });
      const { bot, log } = running;
      await running.identify();
      for (const method of ['sendMessage', 'getFile', 'setMyCommands', 'getMyDescription'])
        parts.double.misbehave({ method, calls: [1], fault });
      await bot.handle(parts.double.people.say({ id: 7 }, '查'));
      await bot.handle(parts.double.people.sendFile({ id: 7 }, { name: 'a.txt', bytes: Buffer.from('a') }));
      await bot.publish();
      await server.close();
      const gone = await bot.handle(parts.double.people.press({ id: 7 }, at(parts.double.messages(7)), 'x'));
      expect(gone).toBe('failed');
      const shown = parts.double.messages(7).map(({ text }) => text);
      expect(log.length).toBeGreaterThan(3);
      expect([...log, ...shown].join('\n')).not.toContain(half);
    },
  );
});

function at<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('there is none');
  return first;
}
