import type { Log } from '../log.ts';
import { type Access, apiOf, refusedToken } from './identity.ts';
import type { Intake } from './intake.ts';
import { startPolling } from './polling.ts';
import type { Reception, WebhookAddress } from './reception.ts';
import { keepWebhook } from './webhook.ts';

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
