import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/domain/clock.ts';
import { UserError } from '../src/domain/user-error.ts';
import { createLog } from '../src/log.ts';
import { listen } from '../src/main/listen.ts';
import { testToken } from './tools/bot-on-double.ts';
import { testEngine } from './tools/engines.ts';
import { person, setScene, word } from './tools/fault-scene.ts';
import { freePort } from './tools/postgres-server.ts';
import { testSecret } from './tools/running-bot.ts';

const engine = testEngine('postgres');
const headers = { 'x-telegram-bot-api-secret-token': testSecret };

describe('the webhook', () => {
  it('is set with its secret and the kinds of update that the bot wants, and stays when it stops', async () => {
    const { double, run } = await setScene(engine);
    const bot = await run({ by: 'webhook' });
    const [call] = double.takeCalls().filter(({ method }) => method === 'setWebhook');
    expect(call).toMatchObject({
      parameters: {
        url: bot.webhook,
        secret_token: testSecret,
        allowed_updates: ['message', 'channel_post', 'callback_query', 'my_chat_member'],
      },
      refused: null,
    });
    await bot.stop();
    await bot.ended;
    expect(double.takeCalls().filter(({ method }) => method.endsWith('Webhook'))).toEqual([]);
    await expect(fetch(bot.webhook)).rejects.toThrow('fetch failed');
  });

  it.each([
    ['no secret', undefined],
    ['a wrong secret', `${testSecret}x`],
    ['an empty secret', ''],
    ['half of the secret', testSecret.slice(0, 5)],
  ])('answers a request with %s by 401, and does nothing', async (_, secret) => {
    const { double, run, open } = await setScene(engine);
    const bot = await run({ by: 'webhook' });
    const update = double.people.say(person, word);
    expect(await double.updates.post(update, { secret: secret ?? null })).toBe(401);
    await bot.stop();
    expect(double.messages(person.id)).toHaveLength(1);
    // It was not written down either: it can be still.
    const given = { id: update.update_id, chat: person.id, user: person.id, body: '{}' };
    expect((await (await open()).updates.add([given], true)).claimed).toEqual(new Set([given.id]));
  });

  it('takes no more than a megabyte, announced or not', async () => {
    const { run } = await setScene(engine);
    const { webhook } = await run({ by: 'webhook' });
    const body = `{"update_id":1,"x":"${'a'.repeat(1024 * 1024)}"}`;
    expect((await fetch(webhook, { method: 'POST', headers, body })).status).toBe(413);
    const chunked = request(webhook, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } });
    chunked.on('error', () => undefined);
    chunked.end(body);
    const [response]: unknown[] = await once(chunked, 'response');
    expect(response).toMatchObject({ statusCode: 413 });
  });

  it.each([
    ['POST', 'no JSON', 400],
    ['POST', '{"message":{}}', 400],
    ['POST', '[]', 400],
    ['GET', undefined, 405],
  ])('answers %s of %j with %i', async (method, body, status) => {
    const { run } = await setScene(engine);
    const { webhook } = await run({ by: 'webhook' });
    expect((await fetch(webhook, { method, headers, ...(body === undefined ? {} : { body }) })).status).toBe(status);
    expect((await fetch(`${webhook}/elsewhere`)).status).toBe(404);
  });

  it('that Telegram refuses is an error for the operator', async () => {
    const { double, run } = await setScene(engine);
    const description = 'Bad Request: bad webhook: HTTPS url must be provided for webhook';
    double.misbehave({ method: 'setWebhook', fault: { kind: 'refuse', code: 400, description } });
    const failure: unknown = await run({ by: 'webhook' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain('refuses WEBHOOK_URL');
  });

  it('is set as soon as Telegram can be reached', async () => {
    const { double, clock, run } = await setScene(engine);
    double.misbehave({ method: 'setWebhook', calls: [1], fault: { kind: 'page', status: 502, html: '' } });
    const started = run({ by: 'webhook' });
    await clock.waitingFor(1000);
    clock.advance(1000);
    expect(await (await started).health()).toEqual({ status: 200, problems: {} });
  });
});

describe('health', () => {
  it('is told in a JSON, and to GET and HEAD alone', async () => {
    const { run } = await setScene(engine);
    const { webhook } = await run({ by: 'webhook' });
    const address = new URL('/health', webhook);
    const response = await fetch(address);
    expect([response.status, await response.json()]).toEqual([
      200,
      { healthy: true, problems: {}, backlog: { updates: 0, oldestSeconds: 0 } },
    ]);
    expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
  });
});

describe('a port', () => {
  const log = createLog({ level: 'silent', scrub: (text) => text, write: () => undefined, now: () => new Date() });

  it('that is taken is an error for the operator', async () => {
    const port = await freePort();
    const other = createServer().listen(port);
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    await expect(listen(port, new Map(), { clock: systemClock, log })).rejects.toThrow(`The port ${port} is in use`);
  });

  it('is only listened at where there is something to listen for', () => {
    expect(readConfig({ BOT_TOKEN: testToken }).port).toBe(null);
  });
});
