import type { Update } from 'grammy/types';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { badRequest, Refusal } from './refusal.ts';
import { deliverToWebhook, postUpdate, type Webhook, type WebhookDelivery } from './webhook-delivery.ts';

const webhookParameters = z.object({
  url: z.string().default(''),
  secret_token: z.string().optional(),
  max_connections: z.int().min(1).max(100).default(40),
  allowed_updates: z.array(z.string()).optional(),
  drop_pending_updates: z.boolean().default(false),
});
const pollParameters = z.object({
  offset: z.int().default(0),
  limit: z.int().default(100),
  timeout: z.number().default(0),
  allowed_updates: z.array(z.string()).optional(),
});

/** Updates on their way to the bot. */
export type UpdateQueue = {
  /** An update of the next id. */
  number(update: Omit<Update, 'update_id'>): Update;
  /** Continues the numbering elsewhere, as Telegram does after a quiet week. */
  continueAt(id: number): void;
  /**
   * Queues an update of a kind that the bot asked for, and sends it where a webhook is set; a repeated one is delivered
   * again.
   */
  deliver(update: Update): void;
  /**
   * Sends an update to an address once and out of turn; the status of the answer. Without an address to the webhook, and
   * with its secret unless another is given; null: without any.
   */
  post(update: Update, to?: { readonly address?: string; readonly secret?: string | null }): Promise<number>;
  /** Has what goes to the webhook go to several addresses in turn, as a load balancer does; none: to its own. */
  balance(addresses: readonly string[]): void;
  /** Updates not yet confirmed. */
  pending(): readonly Update[];
  /** getUpdates: long polling by the clock. A second poller ends the first with a conflict. */
  poll(parameters: unknown, signal: AbortSignal): Promise<readonly Update[]>;
  /** setWebhook and, without an address, deleteWebhook. Throws Refusal. */
  setWebhook(parameters: unknown): true;
};

export function createUpdateQueue(clock: Clock): UpdateQueue {
  let queue: Update[] = [];
  let nextId = 1000;
  let allowed: readonly string[] = [];
  let webhook: { readonly at: Webhook; readonly delivery: WebhookDelivery } | null = null;
  let addresses: readonly string[] = [];
  let turn = 0;
  /** Ends the poll that is waiting: an update has come, or another poller. */
  let waiting: { readonly wake: () => void; readonly conflict: () => void } | null = null;

  const wanted = (update: Update): boolean =>
    allowed.length === 0 || Object.keys(update).some((key) => allowed.includes(key));

  function nextAddress(): string {
    turn += 1;
    return addresses[turn % addresses.length] ?? webhook?.at.url ?? '';
  }

  async function wait(seconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const done = new AbortController();
    const mine = {
      wake: resolve,
      conflict: () =>
        reject(
          new Refusal(
            409,
            'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
          ),
        ),
    };
    waiting = mine;
    const gone = (): void => reject(signal.reason);
    signal.addEventListener('abort', gone);
    clock.wait(seconds * 1000, done.signal).then(resolve, () => undefined);
    try {
      await promise;
    } finally {
      done.abort();
      signal.removeEventListener('abort', gone);
      if (waiting === mine) waiting = null;
    }
  }

  return {
    number: (update) => {
      nextId += 1;
      return { ...update, update_id: nextId - 1 };
    },
    continueAt: (id) => {
      nextId = id;
    },
    deliver: (update) => {
      if (!wanted(update)) return;
      queue.push(update);
      waiting?.wake();
      webhook?.delivery.add(update);
    },
    post: (update, { address = nextAddress(), secret = webhook?.at.secret ?? null } = {}) =>
      postUpdate(update, address, secret, { clock }),
    balance: (several) => {
      addresses = several;
    },
    pending: () => queue,
    poll: async (parameters, signal) => {
      const { offset, limit, timeout, allowed_updates: kinds } = pollParameters.parse(parameters);
      if (limit < 1 || limit > 100) throw badRequest('limit must be between 1 and 100');
      if (webhook !== null)
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      waiting?.conflict();
      allowed = kinds ?? allowed;
      // A negative offset counts from the end; either way what lies before it is forgotten.
      queue = offset < 0 ? queue.slice(offset) : queue.filter(({ update_id: id }) => id >= offset);
      if (queue.length === 0 && timeout > 0) await wait(timeout, signal);
      return queue.slice(0, limit);
    },
    setWebhook: (parameters) => {
      const { url, secret_token: secret, ...rest } = webhookParameters.parse(parameters);
      if (url !== '' && !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
        throw badRequest('bad webhook: secret token contains unallowed characters');
      webhook?.delivery.stop();
      allowed = rest.allowed_updates ?? allowed;
      if (rest.drop_pending_updates) queue = [];
      if (url === '') {
        webhook = null;
        return true;
      }
      waiting?.conflict();
      const at = { url, secret: secret ?? null, connections: rest.max_connections };
      const accepted = (update: Update): void => {
        queue = queue.toSpliced(queue.indexOf(update), queue.includes(update) ? 1 : 0);
      };
      const delivery = deliverToWebhook({ webhook: at, address: nextAddress, accepted, clock });
      webhook = { at, delivery };
      for (const update of queue) delivery.add(update);
      return true;
    },
  };
}
