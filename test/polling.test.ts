import { afterEach, describe, expect, it } from 'vitest';
import type { Answerer, MenuEntry } from '../src/chat/answerer.ts';
import type { Incoming } from '../src/chat/reply.ts';
import { UserError } from '../src/domain/user-error.ts';
import { type Call, createDouble, type Double } from '../src/local/double/double.ts';
import { type DoubleServer, serveDouble } from '../src/local/double/server.ts';
import type { Polling } from '../src/telegram/polling.ts';
import { type BotOnDouble, createBotOnDouble, testToken } from './tools/bot-on-double.ts';
import { createManualClock, type ManualClock } from './tools/manual-clock.ts';

const person = { id: 7, languageCode: 'zh-hans' };
const other = { id: 8, languageCode: 'en' };

/** What has to be let go of after a test. */
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

type Running = BotOnDouble & { readonly clock: ManualClock; readonly server: DoubleServer };

const echo: Answerer = async (incoming) => ({ kind: 'send', reply: { text: textOf(incoming), buttons: [] } });

function textOf(incoming: Incoming): string {
  return incoming.kind === 'text' ? incoming.text : incoming.kind;
}

/** The bot before the double over HTTP, both on a clock that stands still. */
async function serve(answerer: Answerer = echo, menu: readonly MenuEntry[] = []): Promise<Running> {
  const clock = createManualClock();
  const double = createDouble({ token: testToken, clock });
  const server = await serveDouble(double);
  open.push(server);
  return { ...createBotOnDouble({ answerer, menu, clock, double, apiRoot: server.root }), clock, server };
}

function poll({ bot }: BotOnDouble): Polling {
  const polling = bot.poll();
  open.push({ close: () => polling.stop() });
  return polling;
}

/** Has a person say something, and waits until the bot has answered it. */
async function exchange(double: Double, text: string, who = person): Promise<void> {
  const answered = double.nextCall(({ method, message }) => method === 'sendMessage' && message?.text === text);
  double.updates.deliver(double.people.say(who, text));
  await answered;
}

describe('long polling', () => {
  it('answers what people say, and confirms what it took when it stops', async () => {
    const running = await serve();
    const polling = poll(running);
    await exchange(running.double, '淄博 2023');
    await exchange(running.double, '淄博 2022');
    expect(polling.health()).toEqual({ healthy: true });
    await polling.stop();
    await polling.ended;
    expect(running.double.updates.pending()).toEqual([]);
  });

  it('keeps the order within a chat, and does not let one chat wait for another', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const running = await serve(async (incoming) => {
      if (textOf(incoming) === 'slow') await released;
      return await echo(incoming);
    });
    poll(running);
    const { double } = running;
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
    const running = await serve(async (incoming) => {
      begin();
      await released;
      return await echo(incoming);
    });
    const polling = poll(running);
    running.double.updates.deliver(running.double.people.say(person, '淄博'));
    await begun;
    const stopped = polling.stop();
    release();
    await stopped;
    expect(running.double.messages(person.id).map(({ text }) => text)).toEqual(['淄博', '淄博']);
  });

  it('does not wait for ever for what hangs when it ends', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const running = await serve(() => {
      begin();
      return new Promise(() => undefined);
    });
    const polling = poll(running);
    running.double.updates.deliver(running.double.people.say(person, '淄博'));
    await begun;
    const stopped = polling.stop();
    await running.clock.waitingFor(10_000);
    running.clock.advance(10_000);
    await stopped;
    expect(running.double.updates.pending()).toEqual([]);
  });

  it('survives updates without a chat, and an answer that fails (fault 48)', async () => {
    const running = await serve(async (incoming) => {
      if (textOf(incoming) === 'break') throw new Error('broken');
      return await echo(incoming);
    });
    poll(running);
    const { double } = running;
    double.updates.deliver({
      update_id: 500,
      poll_answer: { poll_id: '1', option_ids: [], option_persistent_ids: [] },
    });
    double.updates.deliver({ update_id: 501 });
    double.updates.deliver(double.people.say(person, 'break'));
    await exchange(double, '淄博');
    expect(double.messages(person.id).map(({ text }) => text)).toEqual([
      'break',
      '淄博',
      '抱歉，出了点问题，没能回答。请稍后再试一次。',
      '淄博',
    ]);
  });

  it('handles updates whose ids jump down, once each', async () => {
    const running = await serve();
    poll(running);
    const { double, clock } = running;
    double.updates.continueAt(900_000);
    await exchange(double, '高');
    // The next poll confirms what was taken, and waits for more.
    await clock.waitingFor(25_000);
    double.updates.continueAt(20);
    await exchange(double, '低');
    await exchange(double, '再');
    expect(double.messages(person.id)).toHaveLength(6);
  });

  it('fault 13: backs off from a 409 that lasts 60 s, is unhealthy meanwhile, and recovers', async () => {
    const running = await serve();
    const { double, clock } = running;
    const until = new Date(clock.now().getTime() + 60_000);
    const fault = {
      kind: 'refuse',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    } as const;
    double.misbehave({ method: 'getUpdates', until, fault });
    const polling = poll(running);
    let attempts = 0;
    for (const pause of [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]) {
      await clock.waitingFor(pause);
      attempts += double.takeCalls().filter(({ method }) => method === 'getUpdates').length;
      expect(polling.health()).toEqual({ healthy: false, problem: 'another process polls with the same token' });
      const next = double.nextCall(({ method, refused }) => method === 'getUpdates' && refused !== null);
      clock.advance(pause);
      if (clock.now() < until) await next;
    }
    expect(attempts).toBe(7);
    await exchange(double, '淄博');
    expect(polling.health()).toEqual({ healthy: true });
    expect(running.log.join('')).toContain('polling recovered');
  });

  it('removes a webhook that would make every poll a conflict', async () => {
    const running = await serve();
    const { status } = await fetch(`${running.server.root}/bot${testToken}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://example.org/' }),
    });
    expect(status).toBe(200);
    poll(running);
    await exchange(running.double, '淄博');
    expect(running.double.messages(person.id)).toHaveLength(2);
  });

  it('fault 47: is unhealthy when polls are not answered, though other calls are', async () => {
    const running = await serve();
    const { double, clock } = running;
    double.misbehave({ method: 'getUpdates', fault: { kind: 'cut' } });
    const polling = poll(running);
    await clock.waitingFor(25_000);
    clock.advance(25_000);
    // The double's poll is over, but its answer stops in the middle: 5 s later the call is given up.
    await double.nextCall(({ method }) => method === 'getUpdates');
    clock.advance(5000);
    await clock.waitingFor(1000);
    expect(polling.health()).toEqual({ healthy: false, problem: 'Telegram does not answer' });
    expect(running.log.join('')).toContain('no answer within 30 s');
  });

  it('fault 47: is unhealthy when it takes no more updates, as nothing is answered', async () => {
    const crowd = Array.from({ length: 100 }, (_, index) => ({ id: 1000 + index }));
    let begun = 0;
    const { promise: full, resolve } = Promise.withResolvers<void>();
    const running = await serve(() => {
      begun += 1;
      if (begun === crowd.length) resolve();
      return new Promise(() => undefined);
    });
    const { double, clock } = running;
    for (const one of crowd) double.updates.deliver(double.people.say(one, '淄博'));
    const polling = running.bot.poll();
    await full;
    expect(polling.health()).toEqual({ healthy: true });
    clock.advance(90_001);
    expect(polling.health()).toEqual({ healthy: false, problem: 'no answer to polling' });
    expect(
      await (await fetch(`${running.server.root}/bot${testToken}/getMe`, { method: 'POST' })).json(),
    ).toMatchObject({
      ok: true,
    });
  });

  it('obeys a 429 and survives a page, a reset and an answer cut off', async () => {
    const running = await serve();
    const { double, clock } = running;
    const flood = { code: 429, description: 'Too Many Requests: retry after 17', parameters: { retry_after: 17 } };
    double.misbehave({ method: 'getUpdates', calls: [1], fault: { kind: 'refuse', ...flood } });
    double.misbehave({ method: 'getUpdates', calls: [2], fault: { kind: 'page', status: 502, html: '<h1>502</h1>' } });
    double.misbehave({ method: 'getUpdates', calls: [3], fault: { kind: 'reset', accepted: true } });
    double.updates.deliver(double.people.say(person, '淄博'));
    poll(running);
    for (const pause of [17_000, 2000, 4000]) {
      await clock.waitingFor(pause);
      const next = double.nextCall(({ method }) => method === 'getUpdates');
      clock.advance(pause);
      await next;
    }
    await double.nextCall(({ message }) => message?.text === '淄博');
    expect(double.messages(person.id)).toHaveLength(2);
  });

  it('waits for Telegram when it starts', async () => {
    const running = await serve();
    const { double, clock } = running;
    double.misbehave({ method: 'getMe', calls: [1], fault: { kind: 'page', status: 502, html: '<h1>502</h1>' } });
    const identified = running.identify();
    await clock.waitingFor(1000);
    clock.advance(1000);
    expect((await identified).username).toBe('gongkai_bot');
    expect(running.log.join('')).toContain('Telegram cannot be reached');
  });

  it('can be stopped while it waits', async () => {
    const running = await serve();
    running.double.misbehave({ method: 'getMe', fault: { kind: 'page', status: 502, html: '' } });
    const stop = new AbortController();
    const identified = running.identify(stop.signal);
    await running.clock.waitingFor(1000);
    stop.abort();
    await expect(identified).rejects.toThrow('aborted');
  });

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])('fault 14: a token refused with %i is an error for the operator', async (code, description) => {
    const running = await serve();
    running.double.misbehave({ method: 'getMe', fault: { kind: 'refuse', code, description } });
    const failure = await running.identify().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain('refuses BOT_TOKEN');
    expect(String(failure)).not.toContain(testToken);
  });

  it('fault 14: a token that is revoked while it runs ends polling with that error', async () => {
    const running = await serve();
    running.double.misbehave({
      method: 'getUpdates',
      calls: [2],
      fault: { kind: 'refuse', code: 401, description: 'Unauthorized' },
    });
    const polling = poll(running);
    running.double.updates.deliver(running.double.people.say(person, '淄博'));
    await expect(polling.ended).rejects.toThrow('refuses BOT_TOKEN');
    expect(polling.health().healthy).toBe(false);
  });
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
    const running = await serve(echo, menu);
    await running.bot.publish();
    expect(setters(running.double)).toMatchObject([
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
    await running.bot.publish();
    expect(setters(running.double)).toEqual([]);
  });

  it('that cannot be set is logged, and the rest is set', async () => {
    const running = await serve(echo, [{ name: 'BAD', description: { zh: '坏', en: 'bad' } }]);
    await running.bot.publish();
    expect(setters(running.double).map(({ refused }) => refused?.description)).toEqual([
      'Bad Request: BOT_COMMAND_INVALID',
      undefined,
      undefined,
      'Bad Request: BOT_COMMAND_INVALID',
      undefined,
      undefined,
    ]);
    expect(running.log.filter((line) => line.includes('profile not published'))).toHaveLength(2);
  });
});
