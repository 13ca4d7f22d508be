import { createServer } from 'node:net';
import { once } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../src/domain/clock.ts';
import { UserError } from '../src/domain/user-error.ts';
import { openStore } from '../src/store/open.ts';
import { bareDatabase, freshFolder, testEngine } from './tools/engines.ts';
import { agencyOf, newReport } from './tools/new-reports.ts';
import { startStoreProcess } from './tools/processes.ts';

/** What a person is told when a store cannot be opened: one sentence in each language. */
async function refusal(options: { readonly databaseUrl?: string | null; readonly dataDir?: string }): Promise<string> {
  const opening = openStore({ databaseUrl: null, dataDir: 'unused', clock: systemClock, ...options });
  const error: unknown = await opening.then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error ?? new Error('the store could be opened');
  for (const text of [error.zh, error.en]) {
    expect(text).not.toContain('\n');
    expect(text).not.toContain('secret');
  }
  expect(error.zh).toMatch(/[：，].*。$/);
  return error.en;
}

describe('a Postgres that cannot be used', () => {
  const engine = testEngine('postgres');

  it('is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    server.close();
    const told = await refusal({ databaseUrl: `postgres://gongkai:secret@127.0.0.1:${port}/gongkai` });
    expect(told).toContain(`127.0.0.1:${port} cannot be reached`);
    expect(await refusal({ databaseUrl: 'postgres://u:secret@no-such-host.invalid/gongkai' })).toContain(
      'cannot be reached',
    );
  });

  it('refuses the password', async () => {
    const url = new URL((await engine.freshDatabase()).databaseUrl ?? '');
    url.password = 'secret';
    expect(await refusal({ databaseUrl: url.href })).toContain('check DATABASE_URL');
  });

  it('has no such database', async () => {
    const url = new URL((await engine.freshDatabase()).databaseUrl ?? '');
    url.pathname = '/nothing';
    expect(await refusal({ databaseUrl: url.href })).toContain('create it first');
  });

  it('lets its user make no tables', async () => {
    const databaseUrl = await bareDatabase('emptyDatabase');
    const url = new URL(databaseUrl);
    const admin = postgres(databaseUrl, { max: 1 });
    onTestFinished(() => admin.end());
    const role = `reader_${path.basename(url.pathname)}`;
    await admin.unsafe(`create role ${role} login password 'secret'`);
    url.username = role;
    url.password = 'secret';
    expect(await refusal({ databaseUrl: url.href })).toContain('grant it CREATE');
  });

  it('is not in UTF-8', async () => {
    expect(await refusal({ databaseUrl: await bareDatabase('latinDatabase') })).toContain('encoded in LATIN1');
  });
});

describe('a data folder that cannot be used', () => {
  const engine = testEngine('pglite');

  it('is a file, or below one', async () => {
    const file = path.join(await freshFolder(onTestFinished), 'file');
    await writeFile(file, '');
    expect(await refusal({ dataDir: file })).toContain('set DATA_DIR');
    expect(await refusal({ dataDir: path.join(file, 'data') })).toContain('set DATA_DIR');
  });

  it('is on a file system that nobody can write to', async () => {
    expect(await refusal({ dataDir: '/sys/gongkai' })).toContain('set DATA_DIR');
  });

  it('holds damaged files, which are left as they are', async () => {
    const { dataDir } = await engine.freshDatabase();
    const control = path.join(dataDir, 'pglite/global/pg_control');
    await rename(control, `${control}.kept`);
    expect(await refusal({ dataDir })).toContain('may be damaged');
    await rename(`${control}.kept`, control);
    await (await engine.open({ databaseUrl: null, dataDir, clock: systemClock })).ping();
  });

  it('has no room for the files of a database', async () => {
    const dataDir = await freshFolder(onTestFinished);
    const end = await startStoreProcess('open', { databaseUrl: null, dataDir }, { limit: 5000 }).end();
    expect(end).toMatchObject({ code: 1, lines: [], errors: expect.stringContaining('The disk is full') });
  });

  it('is made anew when its making was cut off, and not again', async () => {
    const { dataDir } = await engine.freshDatabase();
    const options = { databaseUrl: null, dataDir, clock: systemClock };
    await writeFile(path.join(dataDir, 'pglite.unfinished'), '');
    await rm(path.join(dataDir, 'pglite/global'), { recursive: true });
    const first = await engine.open(options);
    const agency = agencyOf('淄博市投资促进局');
    await first.addAgencies([agency], []);
    await first.save(newReport(agency, 2023));
    await first.close();
    expect((await (await engine.open(options)).holdings()).reports).toBe(1);
  });
});
