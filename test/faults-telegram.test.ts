import { describe, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Double } from '../src/local/double/double.ts';
import { testToken } from './tools/bot-on-double.ts';
import { testEngine } from './tools/engines.ts';
import { exchange, held, ofBot, person, sent, setScene, settled, word } from './tools/fault-scene.ts';

// Faults of reliability.md, section 3: Telegram refuses, or does not answer. Against the bot over HTTP and a real Postgres,
// on a clock that stands still.

const engine = testEngine('postgres');

describe('Telegram refuses', () => {
  it('fault 13: a 409 that lasts 60 s is backed off from, makes health red, and passes', async () => {
    const { double, clock, run } = await setScene(engine);
    const until = new Date(clock.now().getTime() + 60_000);
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    double.misbehave({ method: 'getUpdates', until, fault: { kind: 'refuse', code: 409, description } });
    const bot = await run();
    let attempts = 0;
    for (const pause of [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]) {
      await clock.waitingFor(pause);
      attempts += double.takeCalls().filter(({ method }) => method === 'getUpdates').length;
      expect(await bot.health()).toEqual({
        status: 503,
        problems: { updates: 'another process polls with the same token' },
      });
      const next = double.nextCall(({ method, refused }) => method === 'getUpdates' && refused !== null);
      clock.advance(pause);
      if (clock.now() < until) await next;
    }
    expect(attempts).toBe(7);
    await exchange(double, word);
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    expect(bot.log.join('')).toContain('polling recovered');
  });

  it('fault 14: a token that is revoked ends polling with an error for the operator', async () => {
    const { double, run } = await setScene(engine);
    const revoked = { kind: 'refuse', code: 401, description: 'Unauthorized' } as const;
    double.misbehave({ method: 'getUpdates', calls: [2], fault: revoked });
    const bot = await run();
    await exchange(double, word);
    const failure: unknown = await bot.ended.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain('refuses BOT_TOKEN');
    double.takeCalls();
    double.updates.deliver(double.people.say(person, '再'));
    expect(double.takeCalls()).toEqual([]);
  });

  it('fault 14: a token that is revoked ends a bot at a webhook when an answer is refused', async () => {
    const { double, run } = await setScene(engine);
    const bot = await run({ by: 'webhook' });
    double.misbehave({ method: 'sendMessage', fault: { kind: 'refuse', code: 401, description: 'Unauthorized' } });
    await double.updates.post(double.people.say(person, word));
    await expect(bot.ended).rejects.toThrow('refuses BOT_TOKEN');
    await expect(fetch(bot.webhook)).rejects.toThrow('fetch failed');
  });

  const reply: Reply = { text: '2023', buttons: [[{ label: '再来', press: 'again' }]] };
  const always: Answerer = async ({ kind }) => ({ kind: kind === 'press' ? 'edit' : 'send', reply });

  /** Has somebody say something, and gives a press of the button under the answer. */
  async function pressed(double: Double) {
    const answered = sent(double, reply.text);
    double.updates.deliver(double.people.say(person, word));
    await answered;
    const message = double.messages(person.id).at(-1);
    if (message === undefined) throw new Error('there is no answer');
    return double.people.press(person, message, 'again');
  }

  it('fault 33: an edit to what is there already counts as success', async () => {
    const { double, run } = await setScene(engine);
    const bot = await run({ by: 'webhook', answerer: always });
    const press = await pressed(double);
    const edited = double.nextCall(({ method }) => method === 'editMessageText');
    double.updates.deliver(press);
    expect((await edited).refused?.description).toContain('message is not modified');
    await bot.stop();
    expect(ofBot(double)).toEqual(['2023']);
    expect(bot.log.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
  });

  it('fault 34: a press that is too old to be settled is swallowed and logged, and answered all the same', async () => {
    const { double, clock, run, open } = await setScene(engine);
    const bot = await run({ by: 'webhook', answerer: always });
    const press = await pressed(double);
    await settled(await open());
    clock.advance(11 * 60_000);
    const edited = double.nextCall(({ method }) => method === 'editMessageText');
    double.updates.deliver(press);
    await edited;
    await bot.stop();
    expect(ofBot(double)).toEqual(['2023']);
    const [line] = bot.log.filter((one) => one.includes('press not settled'));
    expect(line).toContain('query is too old');
    expect(bot.log.join('')).not.toContain('"level":"error"');
  });
});

describe('polling is dead while other calls work', () => {
  it('fault 47: polls are not answered: health is red', async () => {
    const { double, clock, run } = await setScene(engine);
    double.misbehave({ method: 'getUpdates', fault: { kind: 'cut' } });
    const bot = await run();
    await clock.waitingFor(25_000);
    clock.advance(25_000);
    // The double's poll is over, but its answer stops in the middle: 5 s later the call is given up.
    await double.nextCall(({ method }) => method === 'getUpdates');
    clock.advance(5000);
    await clock.waitingFor(1000);
    expect(await bot.health()).toEqual({ status: 503, problems: { updates: 'Telegram does not answer' } });
    expect(bot.log.join('')).toContain('no answer within 30 s');
  });

  it('fault 47: nothing that was taken is answered, so that no more is: health is red', async () => {
    const crowd = Array.from({ length: 100 }, (_, index) => ({ id: 1000 + index }));
    const full = Promise.withResolvers<void>();
    let begun = 0;
    const { release, answerer } = held();
    const { double, clock, server, run } = await setScene(engine);
    for (const one of crowd) double.updates.deliver(double.people.say(one, word));
    const bot = await run({
      answerer: async (incoming) => {
        begun += 1;
        if (begun === crowd.length) full.resolve();
        return await answerer(incoming);
      },
    });
    await full.promise;
    expect(await bot.health()).toEqual({ status: 200, problems: {} });
    clock.advance(121_000);
    expect(await bot.health()).toEqual({
      status: 503,
      problems: { updates: 'no answer to polling', backlog: 'an update has waited for 121 s' },
    });
    const getMe = await fetch(`${server.root}/bot${testToken}/getMe`, { method: 'POST' });
    expect(await getMe.json()).toMatchObject({ ok: true });
    release();
    await bot.stop();
  });
});
