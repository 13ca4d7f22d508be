import type { Clock } from '../domain/clock.ts';
import type { Store } from '../store/store.ts';
import type { ReceptionHealth } from '../telegram/reception.ts';
import { withinTime } from '../telegram/transport.ts';
import type { Handler } from './listen.ts';

/** Where GET tells how the program is. */
export const healthPath = '/health';

/** Milliseconds within which the database answers. */
const patience = 2000;
/** Seconds that an update may wait to be handled. */
const longestWait = 120;

type Health = {
  readonly healthy: boolean;
  /** What is wrong, by what it is wrong with. */
  readonly problems: { readonly [part: string]: string };
  /** Updates that were recorded and not handled yet; absent when that cannot be known. */
  readonly backlog?: { readonly updates: number; readonly oldestSeconds: number };
};

/** Answers GET with 200 or 503 and a JSON of what is wrong: never more than that, as anybody may ask. */
export function createHealthHandler(options: {
  readonly store: Pick<Store, 'ping' | 'updates'>;
  /** Null: nothing comes in yet. */
  readonly arriving: () => ReceptionHealth | null;
  readonly clock: Clock;
}): Handler {
  const { store, clock } = options;

  async function check(): Promise<Health> {
    const problems: { [part: string]: string } = {};
    const arriving = options.arriving() ?? { healthy: false, problem: 'the bot is starting' };
    if (!arriving.healthy) problems['updates'] = arriving.problem;
    try {
      return await withinTime(clock, patience, null, async () => {
        await store.ping();
        const { count, since } = await store.updates.backlog();
        const oldestSeconds = since === null ? 0 : Math.floor((clock.now().getTime() - since.getTime()) / 1000);
        if (oldestSeconds > longestWait) problems['backlog'] = `an update has waited for ${oldestSeconds} s`;
        return { healthy: isEmpty(problems), problems, backlog: { updates: count, oldestSeconds } };
      });
    } catch {
      return { healthy: false, problems: { ...problems, database: 'the database does not answer' } };
    }
  }

  // Those who ask at once share an answer.
  let checking: Promise<Health> | null = null;
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    checking ??= check().finally(() => {
      checking = null;
    });
    const health = await checking;
    const body = JSON.stringify(health);
    response.writeHead(health.healthy ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

function isEmpty(problems: object): boolean {
  return Object.keys(problems).length === 0;
}
