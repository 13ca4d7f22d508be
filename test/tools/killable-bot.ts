import { tmpdir } from 'node:os';
import { z } from 'zod';
import type { Answerer } from '../../src/chat/answerer.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { createLog, createScrubber } from '../../src/log.ts';
import { serveTelegram } from '../../src/main/serve.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';
import { depsOver } from './chat.ts';

// The bot on Telegram as a process of its own, with the program's environment, whose chat says again what it is told. It
// says on standard output which messages were marked as handled.
// HOLD_AT names a point: when the message whose text is that name gets there, the process says so on standard output and
// goes no further, so that it can be killed there. CLOCK_AHEAD: milliseconds by which its clock is ahead. CLOCK_SPEED: how
// many times faster than others it runs.

const environment = z
  .object({
    HOLD_AT: z.string().default(''),
    CLOCK_AHEAD: z.coerce.number().default(0),
    CLOCK_SPEED: z.coerce.number().default(1),
  })
  .parse(process.env);

const { CLOCK_AHEAD: ahead, CLOCK_SPEED: speed } = environment;
const begun = Date.now();
const clock: Clock = {
  now: () => new Date(begun + ahead + (Date.now() - begun) * speed),
  wait: (milliseconds, signal) => systemClock.wait(milliseconds / speed, signal),
};

/** Stays here for ever when this is the point to hold at. */
async function reach(point: string, texts: readonly string[]): Promise<void> {
  if (environment.HOLD_AT !== point || !texts.includes(point)) return;
  process.stdout.write(`held ${point}\n`);
  await new Promise(() => undefined);
}

const message = z.object({ message: z.object({ text: z.string() }) });
/** What updates say, by their numbers. */
const said = new Map<number, string>();

function textOf({ id, body }: { readonly id: number; readonly body: string }): string[] {
  const { data } = message.safeParse(JSON.parse(body));
  if (data !== undefined) said.set(id, data.message.text);
  return data === undefined ? [] : [data.message.text];
}

function holding({ updates, ...store }: Store): Store {
  return {
    ...store,
    updates: {
      ...updates,
      add: async (given, claim) => {
        const texts = given.flatMap(textOf);
        await reach('before the record', texts);
        const outcome = await updates.add(given, claim);
        await reach('after the record', texts);
        return outcome;
      },
      claim: async (chats) => {
        const outcome = await updates.claim(chats);
        outcome.updates.forEach(textOf);
        return outcome;
      },
      finish: async (finished) => {
        const texts = finished.flatMap(({ id }) => said.get(id) ?? []);
        await reach('before the mark', texts);
        await updates.finish(finished);
        for (const text of texts) process.stdout.write(`marked ${text}\n`);
        await reach('after the mark', texts);
      },
    },
  };
}

const answerer: Answerer = async (incoming) => {
  const text = incoming.kind === 'text' ? incoming.text : incoming.kind;
  await reach('in the handler', [text]);
  return { kind: 'send', reply: { text, buttons: [] } };
};

const sent = z.object({ text: z.string() });
const transport: Transport = async (url, request) => {
  const { data } = url.endsWith('/sendMessage')
    ? sent.safeParse(JSON.parse(typeof request.body === 'string' ? request.body : await textOfBody(request)))
    : {};
  const texts = data === undefined ? [] : [data.text];
  await reach('before the answer', texts);
  const response = await fetch(url, request);
  await reach('after the answer', texts);
  return response;
};

async function textOfBody({ body = null }: RequestInit): Promise<string> {
  return await new Response(body).text();
}

const config = readConfig(process.env);
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
const log = createLog({
  level: 'info',
  scrub: createScrubber(secretsOf(process.env)),
  write: (line) => process.stderr.write(line),
  now: () => clock.now(),
});
const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir || tmpdir(), clock });
const deps = await depsOver(store, () => clock.now());
await serveTelegram(
  config.botToken ?? '',
  { config, log },
  { clock, transport },
  (work) => work({ store: holding(store), answerer, menu: [], deps }),
  stopping.signal,
);
await store.close();
process.exit();
