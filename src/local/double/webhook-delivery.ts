import type { Update } from 'grammy/types';
import type { Clock } from '../../domain/clock.ts';
import { chatOf } from '../../telegram/incoming.ts';
import { withinTime } from '../../telegram/transport.ts';

/** Where updates are sent, and what shows that they are Telegram's. */
export type Webhook = {
  readonly url: string;
  readonly secret: string | null;
  /** Requests at once, at most. */
  readonly connections: number;
};

/** Updates on their way to a webhook: in order within a chat, each until it is accepted. */
export type WebhookDelivery = { readonly add: (update: Update) => void; readonly stop: () => void };

/** Milliseconds within which a request is answered. */
const patience = 60_000;
const longestPause = 60_000;

/** Milliseconds before an attempt, the first being 1: at once, at once again, then after 2, 4, 8 ... 60 s. */
function pauseBefore(attempt: number): number {
  return attempt <= 2 ? 0 : Math.min(longestPause, 1000 * 2 ** (attempt - 2));
}

/** Sends an update to an address once; the status of the answer. Throws when there is none in time. */
export async function postUpdate(
  update: Update,
  url: string,
  secret: string | null,
  { clock, signal = null }: { readonly clock: Clock; readonly signal?: AbortSignal | null },
): Promise<number> {
  return await withinTime(clock, patience, signal, async (late) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
      signal: late,
    });
    await response.arrayBuffer();
    return response.status;
  });
}

/** Delivers to a webhook. `address`: the one that is next, where there are several behind its own. */
export function deliverToWebhook(options: {
  readonly webhook: Webhook;
  readonly address: () => string;
  readonly accepted: (update: Update) => void;
  readonly clock: Clock;
}): WebhookDelivery {
  const { webhook, clock } = options;
  const stopping = new AbortController();
  const lanes = new Map<number, Update[]>();
  let free = webhook.connections;
  const queueing: (() => void)[] = [];

  async function attempt(update: Update): Promise<boolean> {
    if (free === 0) await new Promise<void>((resolve) => queueing.push(resolve));
    else free -= 1;
    try {
      const status = await postUpdate(update, options.address(), webhook.secret, { clock, signal: stopping.signal });
      return status >= 200 && status < 300;
    } catch {
      return false;
    } finally {
      const next = queueing.shift();
      if (next === undefined) free += 1;
      else next();
    }
  }

  /** Sends an update until it is accepted. Rejects when it is stopped. */
  async function deliver(update: Update): Promise<void> {
    for (let number = 1; ; number += 1) {
      const pause = pauseBefore(number);
      if (pause > 0) await clock.wait(pause, stopping.signal);
      stopping.signal.throwIfAborted();
      if (await attempt(update)) break;
    }
    options.accepted(update);
  }

  async function drive(chat: number, lane: readonly Update[]): Promise<void> {
    for (const update of lane) await deliver(update);
    lanes.delete(chat);
  }

  return {
    add: (update) => {
      const chat = chatOf(update);
      const known = chat === null ? undefined : lanes.get(chat);
      if (known !== undefined) {
        known.push(update);
        return;
      }
      const lane = [update];
      if (chat === null) void deliver(update).catch(() => undefined);
      else {
        lanes.set(chat, lane);
        // An array that grows while it is gone through is gone through to its new end.
        void drive(chat, lane).catch(() => undefined);
      }
    },
    stop: () => stopping.abort(),
  };
}
