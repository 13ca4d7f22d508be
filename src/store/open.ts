import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { agencyMethods } from './agencies.ts';
import { arrivalMethods } from './arrivals.ts';
import { careMethods } from './care.ts';
import { chatSettingsMethods } from './chat-settings.ts';
import { chatStates } from './chat-states.ts';
import type { Engine, Statement } from './engine.ts';
import { deliveryMethods } from './deliveries.ts';
import { feedbackMethods } from './feedback.ts';
import { followMethods } from './following.ts';
import { forgettingMethods } from './forgetting.ts';
import { type DataFolderLock, takeLock } from './lock.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';
import { updateRecord } from './recorded-updates.ts';
import { reportMethods } from './reports.ts';
import { saveMethods } from './save.ts';
import { dataFolderError, noRoomError } from './storage-errors.ts';
import type { Store } from './store.ts';

const ping: Statement<unknown> = { text: 'select 1', row: z.unknown() };

export type StoreOptions = {
  /** Address of a Postgres database; null: the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly clock: Clock;
  /** Connections to Postgres at most; what is more waits. */
  readonly connections?: number;
};

/**
 * The store, its tables up to date. Throws UserError when the database cannot be reached, read or written, is too old
 * or not in UTF-8, or when another process has the data folder open.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, dataDir, clock, connections = 10 } = options;
  if (databaseUrl !== null) {
    const { engine, version } = await openServer(databaseUrl, { connections, clock });
    return storeOn(engine, version, clock, null);
  }
  const lock = await lockData(dataDir, clock);
  try {
    const { engine, version } = await openEmbedded(dataDir);
    return storeOn(engine, version, clock, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function lockData(dataDir: string, clock: Clock): Promise<DataFolderLock> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await takeLock(dataDir, clock);
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

function storeOn(driver: Engine, version: string, clock: Clock, lock: DataFolderLock | null): Store {
  const engine = sayingWhenFull(driver);
  return {
    engine: { kind: engine.kind, version },
    ...agencyMethods(engine),
    ...reportMethods(engine),
    ...saveMethods(engine, () => clock.now()),
    ...careMethods(engine, () => clock.now()),
    ...feedbackMethods(engine, () => clock.now()),
    ...arrivalMethods(engine),
    ...chatSettingsMethods(engine),
    updates: updateRecord(engine, () => clock.now()),
    chatStates: chatStates(engine),
    ...followMethods(engine, () => clock.now()),
    ...deliveryMethods(engine, () => clock.now()),
    ...forgettingMethods(engine),
    onRequest: (name, shape, handler) => lock?.onRequest(name, shape, handler),
    async ping() {
      await engine.rows(ping);
    },
    async close() {
      await engine.close();
      await lock?.release();
    },
  };
}

/** A full disk is a matter for the person who stores; every other failure of a statement is ours. */
function sayingWhenFull(engine: Engine): Engine {
  return {
    ...engine,
    rows: (statement, values) => engine.rows(statement, values).catch(rethrow),
    transaction: (work) => engine.transaction(work).catch(rethrow),
  };
}

function rethrow(error: unknown): never {
  throw noRoomError(error) ?? error;
}
