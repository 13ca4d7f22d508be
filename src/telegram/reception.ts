import type { Log } from '../log.ts';
import { type Access, apiOf, refusedToken } from './identity.ts';
import type { Intake } from './intake.ts';
import { startPolling } from './polling.ts';
import { keepWebhook } from './webhook.ts';

/** Whether updates arrive, for GET /health; `problem` says what is wrong in one line. */
export type ReceptionHealth = { readonly healthy: true } | { readonly healthy: false; readonly problem: string };

/** One way in which updates come in. */
export type Reception = {
  /** Ends when it was stopped; rejects with UserError when Telegram refuses the token or the webhook. */
  readonly ended: Promise<void>;
  health(): ReceptionHealth;
  /** Takes no more updates. Never fails. */
  stop(): Promise<void>;
};

/** Where Telegram sends updates, and the secret that it shows. */
export type WebhookAddress = { readonly url: string; readonly secret: string };

/** Has updates come in, by long polling or, where it has an address, at a webhook. */
export function startReception(
  options: Access & { readonly webhook: WebhookAddress | null; readonly intake: Intake; readonly log: Log },
): Reception {
  const { webhook, intake, clock, log } = options;
  const shared = {
    apiUntil: (stop?: AbortSignal) => apiOf(options, stop),
    refusedToken: () => refusedToken(options),
    clock,
    log,
  };
  if (webhook === null) return startPolling({ ...shared, take: intake.take, room: intake.room });
  return keepWebhook({ ...shared, ...webhook });
}
