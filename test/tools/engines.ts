import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { openStore, type StoreOptions } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { wishFor } from './engine-client.ts';

/** An engine on which a suite runs. */
export type TestEngine = {
  readonly kind: 'pglite' | 'postgres';
  /** A database of its own with empty tables, as options for `openStore`, also of another process. */
  freshDatabase(): Promise<StoreOptions>;
  /** A store on a database of its own. It is closed after the suite, unless the test closes it. */
  openFreshStore(options?: Partial<StoreOptions>): Promise<Store>;
  /** A store on a database that `freshDatabase` gave; closed in the same way. */
  open(options: StoreOptions): Promise<Store>;
};

/** Runs a suite twice: on the embedded engine, and on the Postgres that the tests start. */
export function describeOnEachEngine(name: string, suite: (engine: TestEngine) => void): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    describe(`${name} (${kind})`, () => suite(testEngine(kind)));
  }
}

/** One of the engines, for suites that need it alone. Call it within `describe`. */
export function testEngine(kind: TestEngine['kind']): TestEngine {
  const opened = new Set<Store>();
  afterAll(async () => {
    await Promise.all([...opened].map((store) => store.close()));
  });
  const engine: TestEngine = {
    kind,
    async freshDatabase() {
      return kind === 'pglite'
        ? { databaseUrl: null, dataDir: await madeFor('migratedFolder'), clock: systemClock }
        : { databaseUrl: await madeFor('migratedDatabase'), dataDir: tmpdir(), clock: systemClock };
    },
    async openFreshStore(options = {}) {
      return engine.open({ ...(await engine.freshDatabase()), ...options });
    },
    async open(options) {
      const store = await openStore(options);
      const close = async (): Promise<void> => {
        if (opened.delete(tracked)) await store.close();
      };
      const tracked: Store = { ...store, close };
      opened.add(tracked);
      return tracked;
    },
  };
  return engine;
}

/** Address of an empty database without tables, or of one in another encoding. */
export function bareDatabase(wish: 'emptyDatabase' | 'latinDatabase'): Promise<string> {
  return madeFor(wish);
}

/** An empty folder of its own, removed after the suite. Call it within a test or hook; `removal` is `afterAll`. */
export async function freshFolder(removal: (remove: () => Promise<void>) => void): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongkai-test-'));
  removal(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function madeFor(wish: string): Promise<string> {
  return wishFor(wish, inject('engineServer'));
}
