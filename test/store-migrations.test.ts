import { execFile } from 'node:child_process';
import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { migrationsFolder } from '../src/store/migrate.ts';
import { bareDatabase, freshFolder, testEngine } from './tools/engines.ts';
import { startStoreProcess } from './tools/processes.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Runs one statement on a database. */
async function query(databaseUrl: string, statement: string): Promise<readonly unknown[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

describe('migrations', () => {
  const engine = testEngine('postgres');

  it('run once, when eight processes start at once on an empty Postgres', async () => {
    const databaseUrl = await bareDatabase('emptyDatabase');
    const dataDir = await freshFolder(onTestFinished);
    const processes = Array.from({ length: 8 }, () =>
      startStoreProcess('open', { databaseUrl, dataDir }, { wait: true }),
    );
    for (const process of processes) expect(await process.nextLine()).toBe('ready');
    for (const process of processes) process.go();
    const ends = await Promise.all(processes.map((process) => process.end()));
    expect(ends).toEqual(Array.from({ length: 8 }, () => ({ code: 0, lines: ['opened'], errors: '' })));
    const tags = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).toSorted();
    expect(await query(databaseUrl, 'select tag from applied_migrations order by applied_at, tag')).toEqual(
      tags.map((name) => ({ tag: path.basename(name, '.sql') })),
    );
  });

  it('make what the schema says', async () => {
    const { databaseUrl } = await engine.freshDatabase();
    const columns = await query(
      databaseUrl ?? '',
      `select table_name as "table", column_name as "column", is_nullable = 'NO' as "notNull"
      from information_schema.columns where table_schema = 'public' and table_name <> 'applied_migrations'
      order by table_name, column_name`,
    );
    expect(columns).toEqual(await columnsOfSnapshot());
  });

  it('leave nothing to generate', async () => {
    const copy = await freshFolder(onTestFinished);
    await cp(migrationsFolder, copy, { recursive: true });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        path.join(root, 'node_modules/drizzle-kit/bin.cjs'),
        'generate',
        '--dialect=postgresql',
        '--schema=./src/store/schema.ts',
        `--out=${path.relative(root, copy)}`,
      ],
      { cwd: root },
    );
    expect(stdout).toContain('No schema changes');
  });

  it('of a newer program are left alone', async () => {
    const options = await engine.freshDatabase();
    await query(options.databaseUrl ?? '', `insert into applied_migrations (tag) values ('9999_future')`);
    await expect(engine.open(options)).rejects.toMatchObject({
      name: 'UserError',
      en: expect.stringContaining('newer'),
    });
  });
});

/** The columns of the newest snapshot, which drizzle-kit makes of the schema. */
async function columnsOfSnapshot(): Promise<unknown[]> {
  const folder = path.join(migrationsFolder, 'meta');
  const newest = (await readdir(folder))
    .filter((name) => name.endsWith('_snapshot.json'))
    .toSorted()
    .at(-1);
  const shape = z.object({
    tables: z.record(
      z.string(),
      z.object({
        name: z.string(),
        columns: z.record(z.string(), z.object({ name: z.string(), notNull: z.boolean() })),
      }),
    ),
  });
  const { tables } = shape.parse(JSON.parse(await readFile(path.join(folder, newest ?? ''), 'utf8')));
  return Object.values(tables)
    .flatMap((table) =>
      Object.values(table.columns).map(({ name, notNull }) => ({ table: table.name, column: name, notNull })),
    )
    .toSorted((one, other) => (`${one.table} ${one.column}` < `${other.table} ${other.column}` ? -1 : 1));
}
