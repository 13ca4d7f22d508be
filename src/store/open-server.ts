import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { type Engine, only } from './engine.ts';
import { migrate } from './migrate.ts';
import { openPostgresEngine } from './postgres-engine.ts';
import { serverFacts } from './server-facts.ts';
import { connectionError, noRoomError } from './storage-errors.ts';

const oldestVersion = 15;

/** Postgres at an address, its tables up to date. Throws UserError when it cannot be reached or used. */
export async function openServer(
  databaseUrl: string,
  options: { readonly connections: number; readonly clock: Clock },
): Promise<{ readonly engine: Engine; readonly version: string }> {
  let engine: Engine | undefined;
  try {
    engine = await openPostgresEngine(databaseUrl, options);
    const { version, number, encoding, has_history: hasHistory } = only(await engine.rows(serverFacts));
    refuseUnfit(number, version, encoding);
    await migrate(engine, hasHistory);
    return { engine, version };
  } catch (error) {
    await engine?.close();
    if (error instanceof UserError) throw error;
    throw noRoomError(error) ?? connectionError(databaseUrl, error) ?? error;
  }
}

function refuseUnfit(number: number, version: string, encoding: string): void {
  if (number < oldestVersion * 10_000) {
    throw new UserError({
      zh: `数据库是 Postgres ${version}，需要 ${oldestVersion} 或更新版本：请升级，或改用别的数据库。`,
      en: `The database is Postgres ${version}, and ${oldestVersion} or newer is needed: upgrade it, or use another one.`,
    });
  }
  if (encoding !== 'UTF8') {
    throw new UserError({
      zh: `数据库编码是 ${encoding}，不能保存中文：请新建 UTF-8 编码的库（CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0）。`,
      en: `The database is encoded in ${encoding}, which cannot hold Chinese: create one in UTF-8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0).`,
    });
  }
}
