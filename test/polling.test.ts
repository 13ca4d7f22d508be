import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Answerer, MenuEntry } from '../src/chat/answerer.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Call, Double } from '../src/local/double/double.ts';
import type { DoubleServer } from '../src/local/double/server.ts';
import type { StoreOptions } from '../src/store/open.ts';
import { type BotOnDouble, createBotOnDouble, testToken } from './tools/bot-on-double.ts';
import { testEngine } from './tools/engines.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';
import { echo, type RunningBot, runBot, startDouble, textOf } from './tools/running-bot.ts';

const person = { id: 7, languageCode: 'zh-hans' };
const other = { id: 8, languageCode: 'en' };

type Serving = { readonly clock: ManualClock; readonly double: Double; readonly server: DoubleServer };

async function serve(): Promise<Serving> {
  const clock = createManualClock();
  return { clock, ...(await startDouble(clock, onTestFinished)) };
}

/** Has a person say something, and waits until the bot has answered it. */
async function exchange(double: Double, text: string, who = person): Promise<void> {
  const answered = double.nextCall(({ method, message }) => method === 'sendMessage' && message?.text === text);
  double.updates.deliver(double.people.say(who, text));
  await answered;
}

describe('long polling', () => {
  const engine = testEngine('postgres');
  let database: StoreOptions;
  beforeAll(async () => {
    database = await engine.freshDatabase();
  });

  /** The bot before a double over HTTP, both on a clock that stands still. */
  async function poll({ clock, server }: Serving, answerer: Answerer = echo): Promise<RunningBot> {
    const store = await engine.open({ ...database, clock });
    await store.updates.expire(new Date(clock.now().getTime() + 86_400_000));
    return runBot({ store, clock, apiRoot: server.root, answerer, removal: onTestFinished });
  }

  it('answers what people say, and confirms what it took when it stops', async () => {
    const { double, ...serving } = await serve();
    const bot = await poll({ double, ...serving });
    await exchange(double, '淄博 2023');
    await exchange(double, '淄博 2022');
    expect((await bot.health()).status).toBe(200);
    await bot.stop();
    await bot.ended;
    expect(double.updates.pending()).toEqual([]);
  });

  it('keeps the order within a chat, and does not let one chat wait for another', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { double, ...serving } = await serve();
    await poll({ double, ...serving }, async (incoming) => {
      if (textOf(incoming) === 'slow') await released;
      return await echo(incoming);
    });
    for (const text of ['slow', 'after it']) double.updates.deliver(double.people.say(person, text));
    await exchange(double, 'meanwhile', other);
    expect(double.messages(person.id)).toHaveLength(2);
    const last = double.nextCall(({ message }) => message?.text === 'after it');
    release();
    await last;
    expect(double.messages(person.id).map(({ text }) => text)).toEqual(['slow', 'after it', 'slow', 'after it']);
  });

  it('lets what was taken be answered before it ends', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { double, ...serving } = await serve();
    const bot = await poll({ double, ...serving }, async (incoming) => {
      begin();
      await released;
      return await echo(incoming);
    });
    double.updates.deliver(double.people.say(person, '淄博'));
    await begun;
    const stopped = bot.stop();
    release();
    await stopped;
    expect(double.messages(person.id).map(({ text }) => text)).toEqual(['淄博', '淄博']);
  });

  it('does not wait for ever for what hangs when it ends, and leaves it to the next', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const serving = await serve();
    const { double, clock } = serving;
    const bot = await poll(serving, () => {
      begin();
      return new Promise(() => undefined);
    });
    double.updates.deliver(double.people.say(person, '淄博'));
    await begun;
    const stopped = bot.stop();
    await clock.waitingFor(7000);
    clock.advance(7000);
    await stopped;
    expect(double.updates.pending()).toEqual([]);
    const answered = double.nextCall(({ message }) => message?.text === '淄博');
    const store = await engine.open({ ...database, clock });
    await runBot({ store, clock, apiRoot: serving.server.root, removal: onTestFinished });
    await answered;
  });

  it('obeys a 429 and survives a page, a reset and an answer cut off', async () => {
    const serving = await serve();
    const { double, clock } = serving;
    const flood = { code: 429, description: 'Too Many Requests: retry after 17', parameters: { retry_after: 17 } };
    double.misbehave({ method: 'getUpdates', calls: [1], fault: { kind: 'refuse', ...flood } });
    double.misbehave({ method: 'getUpdates', calls: [2], fault: { kind: 'page', status: 502, html: '<h1>502</h1>' } });
    double.misbehave({ method: 'getUpdates', calls: [3], fault: { kind: 'reset', accepted: true } });
    double.updates.deliver(double.people.say(person, '淄博'));
    await poll(serving);
    for (const pause of [17_000, 2000, 4000]) {
      await clock.waitingFor(pause);
      const next = double.nextCall(({ method }) => method === 'getUpdates');
      clock.advance(pause);
      await next;
    }
    await double.nextCall(({ message }) => message?.text === '淄博');
    expect(double.messages(person.id)).toHaveLength(2);
  });

  it('removes a webhook that would make every poll a conflict', async () => {
    const serving = await serve();
    const { status } = await fetch(`${serving.server.root}/bot${testToken}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://example.org/' }),
    });
    expect(status).toBe(200);
    await poll(serving);
    await exchange(serving.double, '淄博');
    expect(serving.double.messages(person.id)).toHaveLength(2);
  });
});

/** The bot before a double, of which only its calls are looked at. */
async function alone(answerer: Answerer = echo, menu: readonly MenuEntry[] = []): Promise<Serving & BotOnDouble> {
  const serving = await serve();
  const { clock, double, server } = serving;
  return { ...serving, ...createBotOnDouble({ answerer, menu, clock, double, apiRoot: server.root }) };
}

describe('who the bot is', () => {
  it('is asked until Telegram tells', async () => {
    const { double, clock, identify, log } = await alone();
    double.misbehave({ method: 'getMe', calls: [1], fault: { kind: 'page', status: 502, html: '<h1>502</h1>' } });
    const identified = identify();
    await clock.waitingFor(1000);
    clock.advance(1000);
    expect((await identified).username).toBe('gongkai_bot');
    expect(log.join('')).toContain('Telegram cannot be reached');
  });

  it('is asked no more when the program is stopped', async () => {
    const { double, clock, identify } = await alone();
    double.misbehave({ method: 'getMe', fault: { kind: 'page', status: 502, html: '' } });
    const stop = new AbortController();
    const identified = identify(stop.signal);
    await clock.waitingFor(1000);
    stop.abort();
    await expect(identified).rejects.toThrow('aborted');
  });

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])(
    'cannot be told with a token that is refused with %i, which is an error for the operator',
    async (code, description) => {
      const { double, identify } = await alone();
      double.misbehave({ method: 'getMe', fault: { kind: 'refuse', code, description } });
      const failure = await identify().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UserError);
      expect(String(failure)).toContain('refuses BOT_TOKEN');
      expect(String(failure)).not.toContain(testToken);
    },
  );
});

function setters(double: Double): Call[] {
  return double.takeCalls().filter(({ method }) => method.startsWith('set'));
}

describe('the profile', () => {
  const menu = [
    { name: 'stats', description: { zh: '查一个机关的数字', en: 'Figures of an agency' } },
    { name: 'help', description: { zh: '能做什么', en: 'What it can do' } },
  ];
  it('is set in both languages, and not again while it stays the same', async () => {
    const { bot, double } = await alone(echo, menu);
    await bot.publish();
    expect(setters(double)).toMatchObject([
      {
        method: 'setMyCommands',
        parameters: { commands: menu.map(({ name, description }) => ({ command: name, description: description.en })) },
        refused: null,
      },
      { method: 'setMyDescription', refused: null },
      { method: 'setMyShortDescription', refused: null },
      {
        method: 'setMyCommands',
        parameters: { language_code: 'zh', commands: [{ description: '查一个机关的数字' }, {}] },
        refused: null,
      },
      { method: 'setMyDescription', parameters: { language_code: 'zh' }, refused: null },
      { method: 'setMyShortDescription', parameters: { language_code: 'zh' }, refused: null },
    ]);
    await bot.publish();
    expect(setters(double)).toEqual([]);
  });

  it('that cannot be set is logged, and the rest is set', async () => {
    const { bot, double, log } = await alone(echo, [{ name: 'BAD', description: { zh: '坏', en: 'bad' } }]);
    await bot.publish();
    expect(setters(double).map(({ refused }) => refused?.description)).toEqual([
      'Bad Request: BOT_COMMAND_INVALID',
      undefined,
      undefined,
      'Bad Request: BOT_COMMAND_INVALID',
      undefined,
      undefined,
    ]);
    expect(log.filter((line) => line.includes('profile not published'))).toHaveLength(2);
  });
});
