import { type Api, GrammyError } from 'grammy';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';
import { failureOf } from './failure.ts';
import { wantedUpdates } from './incoming.ts';
import { pauseAfter } from './patience.ts';
import type { Reception, WebhookAddress } from './reception.ts';

/** Telegram does not take the address. */
function refusedWebhook(url: string, { description }: GrammyError): UserError {
  return new UserError({
    zh: `Telegram 不接受 WEBHOOK_URL ${url}（${description}）：应为 Telegram 能访问的 https 网址，端口为 443、80、88 或 8443。`,
    en: `Telegram refuses WEBHOOK_URL ${url} (${description}): it should be an https address that Telegram can reach, at port 443, 80, 88 or 8443.`,
  });
}

/**
 * Has Telegram send updates to an address, as soon as it can be reached. It stays set when this process stops, as there may
 * be others behind it.
 */
export function keepWebhook(
  options: WebhookAddress & {
    readonly apiUntil: (stop?: AbortSignal) => Api;
    readonly refusedToken: () => UserError;
    readonly clock: Clock;
    readonly log: Log;
  },
): Reception {
  const { url, secret, clock, log } = options;
  const stopping = new AbortController();
  const api = options.apiUntil(stopping.signal);
  let problem: string | null = 'the webhook is not set yet';

  async function set(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await api.setWebhook(url, { secret_token: secret, allowed_updates: wantedUpdates });
        problem = null;
        log.info('webhook set', { attempt });
        return;
      } catch (error) {
        stopping.signal.throwIfAborted();
        const failure = failureOf(error);
        if (failure?.kind === 'unauthorized') throw options.refusedToken();
        if (failure?.kind === 'refused' && error instanceof GrammyError) throw refusedWebhook(url, error);
        const milliseconds = failure?.kind === 'flood' ? failure.wait : pauseAfter(attempt);
        log.warn('webhook not set', { attempt, milliseconds, ...(error instanceof Error ? { error } : {}) });
        await clock.wait(milliseconds, stopping.signal);
      }
    }
  }

  async function run(): Promise<void> {
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    stopping.signal.addEventListener('abort', () => resolve());
    try {
      await set();
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
    await stopped;
  }

  const ended = run();
  // Whoever awaits `ended` learns of a failure; nobody has to.
  ended.catch(() => undefined);
  return {
    ended,
    health: () => (problem === null ? { healthy: true } : { healthy: false, problem }),
    stop: async () => {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}
