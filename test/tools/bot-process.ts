import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
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

// What the bots that tests run as processes of their own, to kill them, have in common. They have the program's environment,
// and beside it
// HOLD_AT: a point, at which the process says so on standard output and goes no further;
// CLOCK_AHEAD: milliseconds by which its clock is ahead;
// CLOCK_SPEED: how many times faster than others it runs.

const environment = z
  .object({
    HOLD_AT: z.string().default(''),
    CLOCK_AHEAD: z.coerce.number().default(0),
    CLOCK_SPEED: z.coerce.number().default(1),
  })
  .parse(process.env);

const { CLOCK_AHEAD: ahead, CLOCK_SPEED: speed } = environment;
const begun = Date.now();

/** The clock of this process. */
export const processClock: Clock = {
  now: () => new Date(begun + ahead + (Date.now() - begun) * speed),
  wait: (milliseconds, signal) => systemClock.wait(milliseconds / speed, signal),
};

export function isHeldAt(point: string): boolean {
  return environment.HOLD_AT === point;
}

/** Says that the process is held at a point, with more about it, and stays there for ever. */
export async function holdAt(point: string, more = ''): Promise<never> {
  process.stdout.write(`held ${point}${more}\n`);
  return await new Promise<never>(() => undefined);
}

/** Runs a bot over the store as it is changed, until it is told to stop. `obey`: carries out a line of standard input, one after the other. */
export async function runBotProcess(options: {
  readonly change: (store: Store) => Store;
  readonly answerer: Answerer;
  readonly transport: Transport;
  readonly storeClock?: Clock;
  readonly obey?: (line: string, store: Store) => Promise<void>;
}): Promise<void> {
  const { change, answerer, transport, storeClock = processClock, obey } = options;
  const config = readConfig(process.env);
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  const log = createLog({
    level: 'info',
    scrub: createScrubber(secretsOf(process.env)),
    write: (line) => process.stderr.write(line),
    now: () => processClock.now(),
  });
  const { databaseUrl, dataDir } = config;
  const store = await openStore({ databaseUrl, dataDir: dataDir || tmpdir(), clock: storeClock });
  const changed = change(store);
  const deps = await depsOver(changed, () => processClock.now());
  let obeyed = Promise.resolve();
  createInterface(process.stdin).on('line', (line) => {
    obeyed = obeyed.then(() => obey?.(line, store));
  });
  await serveTelegram(
    config.botToken ?? '',
    { config, log },
    { clock: processClock, transport },
    (work) => work({ store: changed, answerer, menu: [], deps }),
    stopping.signal,
  );
  await store.close();
  process.exit();
}

const texted = z.object({ chat_id: z.number(), text: z.string() });

/** The chat and the text of a call that sends a message; null for all others. */
export async function messageIn(url: string, { body = null }: RequestInit): Promise<z.output<typeof texted> | null> {
  if (!url.endsWith('/sendMessage')) return null;
  const text = typeof body === 'string' ? body : await new Response(body).text();
  return texted.safeParse(JSON.parse(text)).data ?? null;
}
