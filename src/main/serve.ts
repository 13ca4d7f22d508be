import { createGate } from '../alerts/gate.ts';
import { noteStanding } from '../alerts/standing.ts';
import { createLimits, limited } from '../chat/limits.ts';
import type { Clock } from '../domain/clock.ts';
import { type Alerting, startAlerts } from '../telegram/alerting.ts';
import { createBot } from '../telegram/bot.ts';
import { identify, refusedToken } from '../telegram/identity.ts';
import { type Intake, startIntake } from '../telegram/intake.ts';
import type { Reception } from '../telegram/reception.ts';
import { startReception } from '../telegram/start-reception.ts';
import type { Transport } from '../telegram/transport.ts';
import { createWebhookHandler } from '../telegram/webhook-handler.ts';
import type { Composition, Context } from './composition.ts';
import { createHealthHandler, healthPath } from './health.ts';
import { type Handler, listen } from './listen.ts';

/** Time and the network, as the bot finds them. */
export type Surroundings = { readonly clock: Clock; readonly transport: Transport };

/** What the bot on Telegram needs of the program. */
type Conversing = Pick<Composition, 'store' | 'answerer' | 'menu' | 'deps'>;

/** Where a webhook is listened for when PORT is not set. */
const webhookPort = 8080;

/**
 * The bot on Telegram until `stop` is aborted. `withComposition` puts the program together for it, which is done once the
 * token is known to be good: one that is refused leaves no trace. Throws UserError.
 */
export async function serveTelegram(
  token: string,
  { config, log }: Pick<Context, 'config' | 'log'>,
  { clock, transport }: Surroundings,
  withComposition: (work: (composition: Conversing) => Promise<void>) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const access = { token, apiRoot: config.botApiRoot, transport, clock };
  const me = await unlessStopped(identify(access, log, stop), stop);
  if (me === null) return;
  await withComposition(async ({ store, answerer, menu, deps }) => {
    const gate = createGate(clock, config.alertsPerSecond);
    const revocation = Promise.withResolvers<never>();
    const bot = createBot({
      ...access,
      me,
      menu,
      log,
      gate,
      // Only here do strangers ask; the terminal and `ask` belong to whoever runs the program.
      answerer: limited(
        answerer,
        createLimits(() => clock.now()),
      ),
      onRevoked: () => revocation.reject(refusedToken(access)),
    });
    const intake = startIntake({
      record: store.updates,
      handle: (update, others) => bot.handle(update, others),
      apologise: (update) => bot.apologise(update),
      noteChat: async (change, update) => {
        if (await noteStanding(store, change)) await bot.greet(update);
      },
      clock,
      log,
    });
    const running: { reception?: Reception; alerting?: Alerting; server?: { close(): Promise<void> } } = {};
    try {
      const health = createHealthHandler({ store, arriving: () => running.reception?.health() ?? null, clock });
      const server = await serveAt(health, intake);
      if (server !== null) running.server = server;
      running.reception = startReception({ ...access, webhook: config.webhook, intake, log });
      log.info('bot started', { bot: me.username, by: config.webhook === null ? 'polling' : 'webhook' });
      void bot.publish();
      running.alerting = startAlerts({ ...access, deps, gate, log });
      await Promise.race([running.reception.ended, revocation.promise, aborted(stop)]);
    } finally {
      await running.server?.close();
      await running.reception?.stop();
      await running.alerting?.stop();
      await intake.stop();
      log.info('bot stopped');
    }
  });

  /** Listens where there is something to listen for. */
  async function serveAt(health: Handler, intake: Intake): Promise<{ close(): Promise<void> } | null> {
    const { webhook, port } = config;
    if (webhook === null && port === null) return null;
    const handlers = new Map([[healthPath, health]]);
    if (webhook !== null)
      handlers.set(
        new URL(webhook.url).pathname,
        createWebhookHandler({ secret: webhook.secret, take: intake.take, clock, log }),
      );
    return await listen(port ?? webhookPort, handlers, { clock, log });
  }
}

/** Resolves when a signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) resolve();
  });
}

/** What comes of something that ends with an error when the program is stopped; null then. */
async function unlessStopped<Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}
