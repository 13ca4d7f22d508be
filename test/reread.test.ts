import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { systemClock } from '../src/domain/clock.ts';
import { type Reread, rereadNext } from '../src/ingest/reread.ts';
import { read } from '../src/extract/reading-module.ts';
import { serveIngest } from '../src/main/ingest.ts';
import { bundledSamples } from '../src/samples/samples.ts';
import type { NewReport, Store } from '../src/store/store.ts';
import { describeOnEachEngine, testEngine } from './tools/engines.ts';
import { agencyOf, newReport } from './tools/new-reports.ts';
import { storeSamples } from './tools/store-samples.ts';

const misread = agencyNamed('淄博市财政局', 'test');

/** The text of a bundled report, under the hash that it has as a document of its own. */
async function documentText(part: string): Promise<Pick<NewReport, 'bytes' | 'source'>> {
  const sample = (await bundledSamples()).find(({ officialName }) => officialName.includes(part));
  if (sample === undefined) throw new RangeError(`no sample is called ${part}`);
  const { bytes } = sample;
  const { source } = newReport(misread, 2023);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, source: { ...source, sha256, fileName: `${part}.txt` } };
}

/** Reads everything again, one agency after the other. */
async function rereadAll(store: Store): Promise<readonly Reread[]> {
  const all: Reread[] = [];
  for (let after = ''; ; ) {
    const next = await rereadNext({ store, read }, after);
    if (next === null) return all;
    after = next.agency;
    all.push(...next.rereads);
  }
}

const kindsOf = (rereads: readonly Reread[]) =>
  rereads.map(({ document, outcome }) => `${document.source.fileName.slice(0, 12)} ${outcome.kind}`).toSorted();

describeOnEachEngine('reading kept documents again', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeSamples(store);
  });

  const everything = async (): Promise<unknown> =>
    await Promise.all(
      (await store.agencies()).agencies.map(async ({ id }) => {
        const { years } = await store.reports(id, []);
        const versions = (await Promise.all(years.map((year) => store.versions(id, year)))).flat();
        return versions.map(({ report: { ...report }, sources }) => [report, sources]);
      }),
    );

  it('the same reader changes nothing', async () => {
    const before = await everything();
    const rereads = await rereadAll(store);
    expect(rereads.map(({ outcome, elsewhere }) => [outcome.kind, elsewhere])).toEqual(
      Array.from({ length: 5 }, () => ['unchanged', null]),
    );
    expect(await everything()).toEqual(before);
  });

  it('what had been misread is a re-reading of ours, once; withdrawn documents and others stay as they are', async () => {
    // Kept under an agency and a year of its own, with figures that the document does not give.
    const document = await documentText('淄博市工业和信息化局2022');
    await store.addAgencies([misread], []);
    const wrong = { ...newReport(misread, 2023, { cells: [['requests.received@total', 9]] }), ...document };
    await store.save(wrong);
    const gone = { ...wrong, year: 2020 };
    await store.save(gone);
    await store.withdraw({ agency: misread.id, year: 2020, scope: 'agency' }, 1, 'no report');

    const first = await rereadAll(store);
    const [changed] = first.filter(({ outcome }) => outcome.kind !== 'unchanged');
    expect(first.filter(({ outcome }) => outcome.kind === 'unchanged')).toHaveLength(5);
    expect(changed).toMatchObject({ outcome: { kind: 'reread' }, elsewhere: { year: 2022 } });
    expect(changed?.elsewhere?.agency.name).toBe('淄博市工业和信息化局');
    const [now] = (await store.reports(misread.id, [2023])).reports;
    expect(now?.report).toMatchObject({ version: 2, origin: 'rereading' });
    expect(now?.report.cells.get('requests.received@total')).toEqual({ kind: 'number', value: 3 });
    expect(await store.versions(misread.id, 2020)).toHaveLength(1);

    const again = await rereadAll(store);
    expect(kindsOf(again).filter((line) => !line.endsWith('unchanged'))).toEqual([]);
    expect(await store.versions(misread.id, 2023)).toHaveLength(2);
  });

  it('what an administrator moved stays where it is, without a word', async () => {
    const from = agencyNamed('石嘴山市投资促进局', 'test');
    const to = agencyNamed('石嘴山市商务局', 'test');
    await store.addAgencies([to], []);
    const key = { year: 2023, scope: 'agency' } as const;
    await store.move({ agency: from.id, ...key }, 1, { agency: to.id, name: to.name, ...key }, 'test');
    const own = (await rereadAll(store)).filter(({ document: kept }) => kept.key.agency === to.id);
    expect(own).toMatchObject([{ outcome: { kind: 'unchanged' }, elsewhere: null }]);
  });

  it('a document that cannot be read any more keeps its figures', async () => {
    const agency = agencyOf('临江市示例局');
    await store.addAgencies([agency], []);
    await store.save(newReport(agency, 2022, { cells: [['requests.received@total', 4]], words: 'no report at all' }));
    const failed = (await rereadAll(store)).filter(({ outcome }) => outcome.kind === 'failed');
    expect(failed.map(({ document }) => document.source.fileName)).toEqual(['no report at all.txt']);
    const [held] = (await store.reports(agency.id, [2022])).reports;
    expect(held?.report.cells.get('requests.received@total')).toEqual({ kind: 'number', value: 4 });
  });
});

describe('npm run ingest -- --reread', { timeout: 120_000 }, () => {
  const engine = testEngine('pglite');

  async function run(args: readonly string[], dataDir: string) {
    const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../src/main.ts'), 'ingest', ...args], {
      env: { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr)]);
    return { code: await closed, out, err };
  }

  it('prints a line for each document that came out otherwise, and a summary; a running bot does it', async () => {
    const { dataDir } = await engine.freshDatabase();
    const store = await engine.open({ databaseUrl: null, dataDir, clock: systemClock });
    await storeSamples(store);
    const document = await documentText('淄博市工业和信息化局2022');
    await store.addAgencies([misread], []);
    await store.save({ ...newReport(misread, 2023, { cells: [['requests.received@total', 9]] }), ...document });
    serveIngest({ store, read });

    const first = await run(['--reread'], dataDir);
    expect(first.err).toBe('');
    expect(first.out.trim().split('\n')).toEqual([
      expect.stringMatching(/^重新识读\t淄博市工业和信息化局2022\.txt\t淄博市财政局 2023\t\d+处不同$/),
      expect.stringMatching(/^请核对\t.*现在读作淄博市工业和信息化局 2022，仍作为淄博市财政局 2023保存；.*\/move/),
      '未变 5，重新识读 1，失败 0',
    ]);
    expect(first.code).toBe(0);
    await store.close();

    const alone = await run(['--reread', '--lang', 'en'], dataDir);
    expect(alone.out.trim().split('\n').at(-1)).toBe('unchanged 6, re-read 0, failed 0');
    expect([alone.code, alone.err]).toEqual([0, '']);
  });

  it('goes with no files', async () => {
    const { dataDir } = await engine.freshDatabase();
    expect(await run(['--reread', 'file.txt'], dataDir)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--reread'),
    });
  });
});
