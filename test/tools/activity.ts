import { setImmediate as macrotask } from 'node:timers/promises';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';

/** What a bot has under way, so that a clock need not pass while it works. */
export type Activity = {
  /** The same store, whose calls count as under way until they are answered. */
  watch(store: Store): Store;
  /** The network; long polls do not count. */
  readonly transport: Transport;
  /** Resolves when nothing is under way and nothing follows by itself. */
  readonly rest: () => Promise<void>;
};

export function createActivity(): Activity {
  let underWay = 0;
  let begun = 0;
  let rested = Promise.withResolvers<void>();

  const isBusy = (): boolean => underWay > 0;

  function track<Result>(work: Promise<Result>): Promise<Result> {
    underWay += 1;
    begun += 1;
    const end = (): void => {
      underWay -= 1;
      if (underWay > 0) return;
      rested.resolve();
      rested = Promise.withResolvers<void>();
    };
    work.then(end, end);
    return work;
  }

  /** A proxy whose methods, and those of the objects in it, are tracked where they give promises. */
  function tracked<Target extends object>(target: Target): Target {
    return new Proxy(target, {
      get: (_, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function')
          return (...given: readonly unknown[]): unknown => {
            const result: unknown = Reflect.apply(value, target, given);
            return result instanceof Promise ? track(result) : result;
          };
        return typeof value === 'object' && value !== null ? tracked(value) : value;
      },
    });
  }

  /** With its body, as a call is not over before that is read. */
  async function whole(url: string, request: RequestInit): Promise<Response> {
    const response = await fetch(url, request);
    const { status, headers } = response;
    return new Response(await response.arrayBuffer(), { status, headers });
  }

  return {
    watch: tracked,
    transport: (url, request) => (url.endsWith('/getUpdates') ? fetch(url, request) : track(whole(url, request))),
    rest: async () => {
      for (;;) {
        const before = begun;
        if (isBusy()) await rested.promise;
        // What follows by itself follows within two turns of the event loop.
        await macrotask();
        await macrotask();
        if (before === begun && !isBusy()) return;
      }
    },
  };
}
