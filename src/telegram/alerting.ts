import { accountForAlerts } from '../alerts/accounting.ts';
import { createBroadcast } from '../alerts/broadcast.ts';
import { createComposer } from '../alerts/composer.ts';
import type { Gate } from '../alerts/gate.ts';
import type { ChatDeps } from '../chat/command.ts';
import { pressOf } from '../chat/press.ts';
import type { Log } from '../log.ts';
import { html } from '../text/html.ts';
import { type Access, apiOf } from './identity.ts';
import { createSendOnce } from './send-once.ts';

export type Alerting = {
  /** Ends what is under way and gives everything else back to the queue. */
  stop(): Promise<void>;
};

/** Sends alerts until it is stopped. `gate`: shared with the answers to people, which go first. */
export function startAlerts(
  options: Access & { readonly deps: ChatDeps; readonly gate: Gate; readonly log: Log },
): Alerting {
  const { deps, gate, log, clock } = options;
  const stopping = new AbortController();
  const broadcast = createBroadcast({
    store: deps.store,
    send: createSendOnce(apiOf(options)),
    gate,
    composer: createComposer(deps),
    clock,
    log,
    timeZone: deps.timeZone,
    noRights: (chat, { locale }) => ({
      text: (locale === 'zh'
        ? html`您为一个群组或频道订阅了年报，但机器人在那里不能再发消息，提醒已暂停。恢复权限后自动继续，停发期间的一并补上。`
        : html`You follow annual reports for a group or channel where the bot may not post any more; its alerts are paused. Once it may, they go on by themselves, with those that were held.`
      ).html,
      buttons: [
        [
          {
            label: locale === 'zh' ? '看是哪一个' : 'Which one it is',
            press: pressOf({ command: 'subscriptions', chat }),
          },
        ],
      ],
    }),
  });
  const running = broadcast.run(stopping.signal);
  const accounting = accountForAlerts({ store: deps.store, clock, log }, stopping.signal);
  running.catch((error: unknown) => log.error('alerts ended', error instanceof Error ? { error } : {}));
  return {
    stop: async () => {
      stopping.abort();
      await running.catch(() => undefined);
      await accounting;
    },
  };
}
