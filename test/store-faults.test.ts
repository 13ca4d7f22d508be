import path from 'node:path';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { describeOnEachEngine, testEngine } from './tools/engines.ts';
import { agencyOf, newReport } from './tools/new-reports.ts';
import { startStoreProcess } from './tools/processes.ts';
import { proxyTo } from './tools/proxy.ts';

const agency = agencyOf('淄博市投资促进局');

/** Years that are held, each with its evidence and the whole of its document. */
async function wholeYears(store: Store): Promise<readonly number[]> {
  const { years } = await store.reports(agency.id, 'newest');
  for (const year of years) {
    const [version, ...others] = await store.versions(agency.id, year);
    const sha256 = version?.sources[0]?.sha256 ?? '';
    expect(others).toEqual([]);
    expect(await store.evidence({ agency: agency.id, year, scope: 'agency' }, 1)).toEqual(new Map());
    expect((await store.document(agency.id, sha256))?.length).toBeGreaterThan(1_000_000);
  }
  return years;
}

describeOnEachEngine('a process that is killed while it saves', (engine) => {
  it('leaves whole reports only', async () => {
    const options = await engine.freshDatabase();
    let said = 0;
    for (let round = 1; round <= 2; round += 1) {
      const saving = startStoreProcess('save', options);
      for (let line = 0; line < 2 * round; line += 1) said = Math.max(said, Number(await saving.nextLine()));
      await saving.kill();
    }
    const years = await wholeYears(await engine.open(options));
    expect(years.length).toBeGreaterThanOrEqual(said);
    expect(years).toEqual(years.map((_, index) => index + 1));
  });
});

describe('a full disk', () => {
  const engine = testEngine('pglite');

  it('refuses the report that has no room, whole, and keeps the others', async () => {
    const options = await engine.freshDatabase();
    const { code, lines, errors } = await startStoreProcess('save', options, { limit: 17_000 }).end();
    expect([code, errors]).toEqual([
      1,
      'The disk is full and nothing of this was stored: make room, then try again.\n',
    ]);
    expect(lines.length).toBeGreaterThan(5);
    const store = await engine.open(options);
    expect(await wholeYears(store)).toEqual(lines.map(Number));
    expect((await store.save(newReport(agency, 9999))).kind).toBe('stored');
  });
});

describe('a Postgres that goes away', () => {
  const engine = testEngine('postgres');

  async function cuttable(): Promise<{
    readonly options: StoreOptions;
    readonly proxy: Awaited<ReturnType<typeof proxyTo>>;
  }> {
    const options = await engine.freshDatabase();
    const proxy = await proxyTo(options.databaseUrl ?? '', onTestFinished);
    return { options: { ...options, databaseUrl: proxy.url }, proxy };
  }

  it('fails what is asked meanwhile, stores nothing, and is used again when it is back', async () => {
    const { options, proxy } = await cuttable();
    const store = await engine.open(options);
    await store.addAgencies([agency], []);
    const saved = store.save(newReport(agency, 2023));
    await proxy.cut();
    const first = await saved.then(
      () => 'stored',
      () => 'failed',
    );
    await expect(store.ping()).rejects.toThrow();
    await expect(store.save(newReport(agency, 2022))).rejects.toThrow();
    await proxy.mend();
    expect((await untilItWorks(() => store.save(newReport(agency, 2022)))).kind).toBe('stored');
    expect((await store.save(newReport(agency, 2023))).kind).toBe(first === 'stored' ? 'unchanged' : 'stored');
    expect((await store.holdings()).years).toEqual([2022, 2023]);
  });

  it('has its agencies read again when it is back, as changes may have been missed', async () => {
    const { options, proxy } = await cuttable();
    const store = await engine.open(options);
    let heard = Promise.withResolvers<void>();
    const stop = await store.onAgenciesChanged(() => heard.resolve());
    const other = await engine.open({ ...options, databaseUrl: (await proxyTo(proxy.url, onTestFinished)).url });
    await other.addAgencies([agency], []);
    await heard.promise;
    heard = Promise.withResolvers<void>();
    await proxy.cut();
    await proxy.mend();
    await heard.promise;
    await stop();
  });
});

/** Tries again while the connection is being mended. */
async function untilItWorks<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

describe('a server without a free connection', () => {
  const engine = testEngine('postgres');

  it('makes work wait, and loses none', async () => {
    const options = await engine.freshDatabase();
    const url = new URL(options.databaseUrl ?? '');
    const admin = postgres(url.href, { max: 1 });
    onTestFinished(() => admin.end());
    const role = `limited_${path.basename(url.pathname)}`;
    await admin.unsafe(`
      create role ${role} login password 'limited' connection limit 2;
      grant all on all tables in schema public to ${role}`);
    url.username = role;
    url.password = 'limited';
    const store = await engine.open({ ...options, databaseUrl: url.href });
    await store.addAgencies([agency], []);
    const years = [2019, 2020, 2021, 2022, 2023];
    const outcomes = await Promise.all(years.map((year) => store.save(newReport(agency, year))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(years.map(() => 'stored'));
  });
});

describe('a pool without a free connection', () => {
  const engine = testEngine('postgres');

  it('makes work wait, and loses none', async () => {
    const store = await engine.openFreshStore({ connections: 2 });
    await store.addAgencies([agency], []);
    const years = Array.from({ length: 40 }, (_, index) => 1980 + index);
    const [outcomes] = await Promise.all([
      Promise.all(years.map((year) => store.save(newReport(agency, year)))),
      Promise.all(years.map(() => store.ping())),
    ]);
    expect(outcomes.every(({ kind }) => kind === 'stored')).toBe(true);
    expect((await store.holdings()).years).toEqual(years);
  });
});
