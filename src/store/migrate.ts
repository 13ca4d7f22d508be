import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
import type { Engine, Statement } from './engine.ts';

/** Where the numbered SQL is, shipped with the program. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** Any number, the same in every process, that no other use of advisory locks has. */
const migrationLock = 7_066_030_116;

const applied: Statement<{ tag: string }> = {
  text: 'select tag from applied_migrations',
  row: z.object({ tag: z.string() }),
};

const markApplied: Statement<unknown> = {
  text: 'insert into applied_migrations (tag) values ($1)',
  row: z.unknown(),
};

const lock: Statement<unknown> = { text: `select pg_advisory_xact_lock(${migrationLock})`, row: z.unknown() };

/** Names of the migrations, in their order. */
function migrationTags(): string[] {
  const text = readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8');
  return journal.parse(JSON.parse(text)).entries.map(({ tag }) => tag);
}

/**
 * Brings the tables to the program's state, in one transaction under an advisory lock: processes that start at once
 * wait for each other. Throws UserError when the database was made by a newer program.
 * `hasHistory`: whether the table of applied migrations exists.
 */
export async function migrate(engine: Engine, hasHistory: boolean): Promise<void> {
  const tags = migrationTags();
  if (hasHistory && missing(tags, await engine.rows(applied)).length === 0) return;
  await engine.transaction(async (queries) => {
    await queries.rows(lock);
    await queries.script(
      'create table if not exists applied_migrations (tag text primary key, applied_at timestamptz not null default now())',
    );
    for (const tag of missing(tags, await queries.rows(applied))) {
      await queries.script(readFileSync(path.join(migrationsFolder, `${tag}.sql`), 'utf8'));
      await queries.rows(markApplied, [tag]);
    }
  });
}

function missing(tags: readonly string[], done: readonly { readonly tag: string }[]): string[] {
  if (done.some(({ tag }) => !tags.includes(tag))) {
    throw new UserError({
      zh: '数据库由较新版本的程序建立，请更新本程序后再启动。',
      en: 'The database was made by a newer version of this program: update the program, then start it again.',
    });
  }
  return tags.filter((tag) => !done.some((one) => one.tag === tag));
}
