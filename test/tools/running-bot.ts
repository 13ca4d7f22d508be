import { z } from 'zod';
import type { Answerer, MenuEntry } from '../../src/chat/answerer.ts';
import type { Incoming } from '../../src/chat/reply.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { createDouble, type Double } from '../../src/local/double/double.ts';
import { type DoubleServer, serveDouble } from '../../src/local/double/server.ts';
import { createLog, createScrubber } from '../../src/log.ts';
import { healthPath } from '../../src/main/health.ts';
import { serveTelegram } from '../../src/main/serve.ts';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';
import { testToken } from './bot-on-double.ts';
import { depsOver } from './chat.ts';
import { freePort } from './postgres-server.ts';

/** What the webhooks of the tests are protected with. */
export const testSecret = 'secret_of-the-webhook';

/** The bot, running in this process before a double over HTTP. */
export type RunningBot = {
  /** The lines of its log, at every level. */
  readonly log: readonly string[];
  /** Where its webhook is, also when it polls. */
  readonly webhook: string;
  /** Ends when it was stopped; rejects as the program would end with an error. */
  readonly ended: Promise<void>;
  /** What GET /health answers. */
  health(): Promise<{ readonly status: number; readonly problems: { readonly [part: string]: string } }>;
  stop(): Promise<void>;
};

/** Says again what it is told. */
export const echo: Answerer = async (incoming) => ({ kind: 'send', reply: { text: textOf(incoming), buttons: [] } });

/** The words of what a person did. */
export function textOf(incoming: Incoming): string {
  return incoming.kind === 'text' ? incoming.text : incoming.kind;
}

/** A double over HTTP; `removal` gets what ends it. */
export async function startDouble(
  clock: Clock,
  removal: (remove: () => Promise<void>) => void,
): Promise<{ readonly double: Double; readonly server: DoubleServer }> {
  const double = createDouble({ token: testToken, clock });
  const server = await serveDouble(double);
  removal(() => server.close());
  return { double, server };
}

/**
 * Runs the bot over a store; by webhook when that is wanted, else by polling. Resolves when it listens and Telegram knows
 * its webhook.
 */
export async function runBot(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly apiRoot: string;
  readonly answerer?: Answerer;
  readonly menu?: readonly MenuEntry[];
  readonly by?: 'polling' | 'webhook';
  readonly transport?: Transport;
  readonly removal: (remove: () => Promise<void>) => void;
}): Promise<RunningBot> {
  const { store, clock, apiRoot, answerer = echo, menu = [], by = 'polling', transport = fetch } = options;
  const [port, deps] = await Promise.all([freePort(), depsOver(store, () => clock.now())]);
  const webhook = `http://127.0.0.1:${port}/updates`;
  const config = readConfig({
    BOT_TOKEN: testToken,
    BOT_API_ROOT: apiRoot,
    PORT: String(port),
    ...(by === 'webhook' ? { WEBHOOK_URL: webhook, WEBHOOK_SECRET: testSecret } : {}),
  });
  const lines: string[] = [];
  const started = Promise.withResolvers<void>();
  const log = createLog({
    level: 'debug',
    scrub: createScrubber([testToken, testSecret]),
    write: (line) => {
      lines.push(line);
      if (line.includes(by === 'webhook' ? '"event":"webhook set"' : '"event":"bot started"')) started.resolve();
    },
    now: () => clock.now(),
  });
  const stopping = new AbortController();
  const ended = serveTelegram(
    testToken,
    { config, log },
    { clock, transport },
    (work) => work({ store, answerer, menu, deps }),
    stopping.signal,
  );
  ended.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await ended.catch(() => undefined);
  };
  options.removal(stop);
  await Promise.race([started.promise, ended]);
  return {
    log: lines,
    webhook,
    ended,
    stop,
    health: async () => {
      const response = await fetch(`http://127.0.0.1:${port}${healthPath}`);
      const { problems } = z.object({ problems: z.record(z.string(), z.string()) }).parse(await response.json());
      return { status: response.status, problems };
    },
  };
}
