import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/domain/clock.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import type { StoreOptions } from '../../src/store/open.ts';

/** A database in which whoever writes deliveries gets no further, with its transaction open. */
export type HeldTransaction = {
  /** Resolves when somebody has come so far. */
  readonly held: () => Promise<void>;
  /** Lets transactions pass again, once that of the process that was killed is over. */
  readonly release: () => Promise<void>;
};

/** On a database that nobody has open. */
export async function holdTransaction({ database }: { readonly database: StoreOptions }): Promise<HeldTransaction> {
  const { databaseUrl, dataDir } = database;
  return databaseUrl === null ? await holdEmbedded(dataDir) : await holdOnServer(databaseUrl);
}

const drop = 'drop trigger hold on deliveries; drop function hold';

function triggerThat(action: string): string {
  return `
    create function hold() returns trigger language plpgsql as $$ begin ${action}; return null; end $$;
    create trigger hold after insert on deliveries for each statement execute function hold()`;
}

/** The embedded engine sleeps in the process itself, which then hears and says nothing: it leaves a file as a sign. */
async function holdEmbedded(dataDir: string): Promise<HeldTransaction> {
  const script = async (text: string): Promise<void> => {
    const { engine } = await openEmbedded(dataDir);
    await engine.script(text);
    await engine.close();
  };
  const sign = path.join(dataDir, 'pglite', 'held');
  await script(
    triggerThat(`
      execute format('copy (select 1) to %L', current_setting('data_directory') || '/held');
      perform pg_sleep(100000)`),
  );
  return {
    held: async () => {
      while (!existsSync(sign)) await systemClock.wait(20);
    },
    release: async () => {
      await rm(sign);
      await script(drop);
    },
  };
}

async function holdOnServer(databaseUrl: string): Promise<HeldTransaction> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end());
  await sql`select pg_advisory_lock(4)`;
  await sql.unsafe(triggerThat('perform pg_advisory_xact_lock(4)'));
  const until = async (condition: ReturnType<typeof sql>): Promise<void> => {
    while ((await sql`select 1 where ${condition}`).length === 0) await systemClock.wait(20);
  };
  return {
    held: () =>
      until(sql`exists (
        select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
      )`),
    release: async () => {
      await sql`select pg_advisory_unlock(4)`;
      await until(sql`
        not exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid())`);
      await sql.unsafe(drop);
      await sql.end();
    },
  };
}
