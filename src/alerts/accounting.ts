import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import type { DeliveryStore } from '../store/follow.ts';

/** Milliseconds between two accounts. */
const pause = 3_600_000;

/** Writes into the log how many alerts ended in which way, when that changed: every hour, and at the end. */
export async function accountForAlerts(
  {
    store,
    clock,
    log,
  }: { readonly store: Pick<DeliveryStore, 'deliveryCounts'>; readonly clock: Clock; readonly log: Log },
  stop: AbortSignal,
): Promise<void> {
  let last = '';
  const account = async (): Promise<void> => {
    try {
      const counts = await store.deliveryCounts();
      const now = JSON.stringify(counts);
      if (now !== last) log.info('alerts so far', counts);
      last = now;
    } catch (error) {
      log.warn('alerts not counted', error instanceof Error ? { error } : {});
    }
  };
  await account();
  while (!stop.aborted) {
    await clock.wait(pause, stop).catch(() => undefined);
    await account();
  }
}
