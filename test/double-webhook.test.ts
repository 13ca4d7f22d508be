import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createDouble, type Double } from '../src/local/double/double.ts';
import { testToken } from './tools/bot-on-double.ts';
import { callDouble } from './tools/double-calls.ts';
import { createManualClock } from './tools/manual-clock.ts';

const updateForm = z.object({ update_id: z.number(), message: z.object({ text: z.string() }) });

type Request = { readonly text: string; readonly secret: string | undefined; answer(status: number): void };

/** A webhook whose requests wait until the test answers them. */
async function listen() {
  const requests: Request[] = [];
  const waiting: ((request: Request) => void)[] = [];
  async function arrive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { message } = updateForm.parse(await json(request));
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    const arrived: Request = {
      text: message.text,
      secret: typeof secret === 'string' ? secret : undefined,
      answer: (status) => response.writeHead(status).end(),
    };
    const next = waiting.shift();
    if (next === undefined) requests.push(arrived);
    else next(arrived);
  }
  const server = createServer((request, response) => {
    arrive(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://127.0.0.1:${address.port}/updates`,
    next: async () => requests.shift() ?? (await new Promise<Request>((resolve) => waiting.push(resolve))),
    unanswered: () => requests.length,
  };
}

function say(double: Double, id: number, text: string): void {
  double.updates.deliver(double.people.say({ id }, text));
}

async function setUp() {
  const clock = createManualClock();
  return { clock, double: createDouble({ token: testToken, clock }), webhook: await listen() };
}

describe('a webhook of the double', () => {
  it('gets what waited and what comes, with the secret, in order within a chat only', async () => {
    const { double, webhook } = await setUp();
    say(double, 7, '一');
    const parameters = { url: webhook.url, secret_token: 'secret', allowed_updates: ['message'] };
    expect(await callDouble(double, 'setWebhook', parameters)).toMatchObject({ ok: true });
    say(double, 7, '二');
    say(double, 8, '三');
    const [first, second] = [await webhook.next(), await webhook.next()];
    expect([first.text, second.text].toSorted()).toEqual(['一', '三']);
    expect([first.secret, second.secret]).toEqual(['secret', 'secret']);
    expect(double.updates.pending()).toHaveLength(3);
    first.answer(200);
    second.answer(204);
    const last = await webhook.next();
    expect(last.text).toBe('二');
    await callDouble(double, 'deleteWebhook');
    expect(double.updates.pending().map(({ message }) => message?.text)).toEqual(['二']);
  });

  it('gets again what it did not accept: at once, then after 2, 4, 8 s', async () => {
    const { double, webhook, clock } = await setUp();
    await callDouble(double, 'setWebhook', { url: webhook.url });
    say(double, 7, '一');
    (await webhook.next()).answer(500);
    (await webhook.next()).answer(401);
    for (const pause of [2000, 4000, 8000]) {
      await clock.waitingFor(pause);
      expect(webhook.unanswered()).toBe(0);
      clock.advance(pause);
      (await webhook.next()).answer(503);
    }
    await clock.waitingFor(16_000);
    expect(double.updates.pending()).toHaveLength(1);
  });

  it('gets what is sent out of turn, once, and says what it thinks of it', async () => {
    const { double, webhook } = await setUp();
    await callDouble(double, 'setWebhook', { url: webhook.url, secret_token: 'secret' });
    const posted = double.updates.post(double.people.say({ id: 7 }, '一'), { secret: null });
    const request = await webhook.next();
    expect(request.secret).toBe(undefined);
    request.answer(401);
    expect(await posted).toBe(401);
  });

  it('may be several in turn', async () => {
    const { double, webhook } = await setUp();
    const other = await listen();
    await callDouble(double, 'setWebhook', { url: 'https://bot.example.org/updates' });
    double.updates.balance([webhook.url, other.url]);
    say(double, 7, '一');
    say(double, 8, '二');
    expect([(await webhook.next()).text, (await other.next()).text].toSorted()).toEqual(['一', '二']);
  });

  it.each([
    [{ url: 'nowhere' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://example.org', secret_token: '密' }, 'bad webhook: secret token contains unallowed characters'],
  ])('is refused as %j', async (parameters, expected) => {
    const { double } = await setUp();
    const { description } = await callDouble(double, 'setWebhook', parameters);
    expect(description).toBe(`Bad Request: ${expected}`);
  });
});
