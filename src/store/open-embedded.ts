import { access, mkdir, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { type Engine, only } from './engine.ts';
import { migrate } from './migrate.ts';
import { openPgliteEngine } from './pglite-engine.ts';
import { serverFacts } from './server-facts.ts';
import { creationError, damageError, dataFolderError, noRoomError } from './storage-errors.ts';

/** Bytes that a file must be allowed to grow to, well above a file of the log. */
const largestFile = 16 * 1024 * 1024;
/** Bytes kept free: when its log cannot be written, PGlite hangs and takes the program with it. */
const reserve = 64 * 1024 * 1024;

/**
 * The embedded database of a data folder whose lock the caller has, its tables up to date. Throws UserError when it
 * cannot be made, read or written.
 */
export async function openEmbedded(dataDir: string): Promise<{ readonly engine: Engine; readonly version: string }> {
  const folder = path.join(dataDir, 'pglite');
  // There while a database is being made: nothing was stored in one whose making was cut off.
  const unfinished = path.join(dataDir, 'pglite.unfinished');
  const fresh = (await exists(unfinished)) || !(await exists(folder));
  try {
    await checkRoom(dataDir);
    if (fresh) {
      await (await open(unfinished, 'w')).close();
      await rm(folder, { recursive: true, force: true });
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
  let engine: Engine | undefined;
  try {
    engine = await openPgliteEngine(folder);
    const { version, has_history: hasHistory } = only(await engine.rows(serverFacts));
    await migrate(engine, hasHistory);
    if (fresh) await rm(unfinished);
    return { engine: withReserve(engine, dataDir), version };
  } catch (error) {
    await engine?.close();
    if (error instanceof UserError) throw error;
    throw noRoomError(error) ?? (fresh ? creationError(dataDir, error) : damageError(folder, error));
  }
}

function withReserve(engine: Engine, dataDir: string): Engine {
  return {
    ...engine,
    async transaction(work) {
      await checkReserve(dataDir);
      return engine.transaction(work);
    },
  };
}

/** Throws when files cannot grow enough (`ulimit -f`), or when the disk is nearly full. */
async function checkRoom(dataDir: string): Promise<void> {
  await checkReserve(dataDir);
  const probe = path.join(dataDir, 'room.probe');
  const file = await open(probe, 'w');
  try {
    await file.truncate(largestFile);
  } finally {
    await file.close();
    await rm(probe, { force: true });
  }
}

async function checkReserve(dataDir: string): Promise<void> {
  const { blocks, bavail, bsize } = await statfs(dataDir);
  // Some network file systems do not tell.
  if (blocks > 0 && bavail * bsize < reserve) {
    const full = new Error(`less than ${reserve} bytes are free`);
    throw noRoomError(Object.assign(full, { code: 'ENOSPC' })) ?? full;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
