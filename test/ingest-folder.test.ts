import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/domain/clock.ts';
import { UserError } from '../src/domain/user-error.ts';
import { read } from '../src/extract/reading-module.ts';
import { ingest } from '../src/ingest.ts';
import { createLog } from '../src/log.ts';
import { listDocuments } from '../src/main/ingest/listing.ts';
import { runIngest } from '../src/main/ingest.ts';
import { openStore, type StoreOptions } from '../src/store/open.ts';
import type { Terminal } from '../src/main/ingest/progress-bar.ts';
import { displayWidth } from '../src/text/format.ts';
import { corpusFile, corpusNames, corpusTest, hasCorpus } from './tools/corpus.ts';
import { freshFolder, testEngine } from './tools/engines.ts';
import { docxOf, formWordXml, zipOf } from './tools/form-markup.ts';
import { madePage, madeReport, requests } from './tools/made-documents.ts';
import { dumpOf } from './tools/table-dump.ts';

const main = path.resolve(import.meta.dirname, '../src/main.ts');

/** Documents of four reports: two of one, a correction of another, and what is no report. */
const documents: { readonly [name: string]: Uint8Array } = {
  'a-2022.html': madePage('临江市财政局', 2022, requests(9, { carriedOut: 3 })),
  'b-2023.html': madePage('临江市财政局', 2023, requests(20, { carriedIn: 3 })),
  'c-2023.docx': docxOf(formWordXml(madeReport('临江市财政局', 2023, requests(20, { carriedIn: 3 })))),
  'd-2023.html': madePage('临江市教育局', 2023, requests(4)),
  'e-2023.html': madePage('临江市教育局', 2023, requests(5)),
  'f-letter.txt': Buffer.from('关于召开会议的通知\n\n请各单位准时参加。\n'),
  'g-2021.html': madePage('临江市民政局', 2021, requests(1)),
};

async function written(folder: string, files: { readonly [name: string]: Uint8Array | string }): Promise<string> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

describe('npm run ingest', () => {
  const server = testEngine('postgres');
  const embedded = testEngine('pglite');
  let folder: string;
  /** What a store looks like that was given the documents one after the other. */
  let inOrder: Awaited<ReturnType<typeof dumpOf>>;
  beforeAll(async () => {
    folder = await written(await freshFolder(afterAll), documents);
    inOrder = await storedBy(Object.entries(documents));
  });

  /** Runs the command in this process; it is stopped once it has printed so many lines. */
  async function run(
    args: readonly string[],
    { databaseUrl, dataDir }: StoreOptions,
    { terminal = { write: () => true }, most = 99 }: { readonly terminal?: Terminal; readonly most?: number } = {},
  ) {
    const lines: string[] = [];
    const stopping = new AbortController();
    const code = await runIngest(
      args,
      {
        config: readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }),
        locale: 'en',
        log: createLog({ level: 'silent', scrub: (text) => text, write: () => {}, now: () => new Date() }),
        print: (line) => {
          lines.push(line);
          if (lines.length === most) stopping.abort();
        },
      },
      { stop: stopping.signal, terminal },
    );
    return { code, lines };
  }

  async function storedBy(files: readonly (readonly [name: string, bytes: Uint8Array])[]) {
    const options = await server.freshDatabase();
    const store = await openStore(options);
    for (const [fileName, bytes] of files)
      await ingest({ store, read }, bytes, { fileName }, systemClock.now()).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
      });
    await store.close();
    return await dumpOf(options);
  }

  it('prints a line for each document and sums up', async () => {
    const data = await server.freshDatabase();
    const { code, lines } = await run([folder], data);
    expect(lines).toEqual([
      'stored\ta-2022.html\t临江市财政局 2022',
      'stored\tb-2023.html\t临江市财政局 2023',
      'another source\tc-2023.docx\t临江市财政局 2023',
      'stored\td-2023.html\t临江市教育局 2023',
      'corrected\te-2023.html\t临江市教育局 2023\t6 changes',
      'refused\tf-letter.txt\tnot an annual OGI report',
      'stored\tg-2021.html\t临江市民政局 2021',
      'total 7: stored 4, corrected 1, another source 1, re-read 0, unchanged 0, refused 1',
    ]);
    expect(code).toBe(0);
    expect(await dumpOf(data)).toEqual(inOrder);
  });

  it('named in another order, or twice, stores the same; a second run changes nothing', async () => {
    const data = await server.freshDatabase();
    const files = Object.keys(documents).map((name) => path.join(folder, name));
    expect((await run([...files.toReversed(), folder], data)).lines).toHaveLength(8);
    expect(await dumpOf(data)).toEqual(inOrder);
    expect((await run([folder], data)).lines.at(-1)).toBe(
      'total 7: stored 0, corrected 0, another source 0, re-read 0, unchanged 6, refused 1',
    );
    expect(await dumpOf(data)).toEqual(inOrder);
  });

  it('draws a bar on a terminal, with only those lines that somebody may have to act on', async () => {
    const drawn: string[] = [];
    const terminal = { isTTY: true, columns: 50, write: (text: string) => drawn.push(text) };
    const { lines } = await run([folder], await server.freshDatabase(), { terminal });
    expect(lines.map((line) => line.split('\t')[0])).toEqual([
      'another source',
      'corrected',
      'refused',
      expect.stringMatching(/^total 7/),
    ]);
    const bars = drawn.map((text) => text.replace('\r\u001b[K', '')).filter((text) => text !== '');
    expect(bars.map((text) => / (\d)\/7 /.exec(text)?.[1])).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(bars.at(-1)).toMatch(/^█{20} 7\/7 stored 4/);
    for (const bar of bars) expect(displayWidth(bar)).toBeLessThan(50);
    expect(drawn.at(-1)).toBe('\r\u001b[K');
  });

  it('opens archives, and takes agency, address and date from the manifests beside the files and in them', async () => {
    const named = Buffer.from(madePage('我局', 2023, requests(7))).toString('utf8');
    const unnamed = Buffer.from(named.replace('我局2023年', '2023年'));
    const about = { agency: '临江市民政局', url: 'https://www.example.gov.cn/1.html', publishedOn: '2024-01-30' };
    const place = await written(await freshFolder(afterAll), {
      'reports/民政局.html': unnamed,
      'reports/manifest.json': JSON.stringify([{ file: '民政局.html', ...about }]),
      'all.zip': zipOf({
        'x/审计局.html': unnamed,
        'x/manifest.csv': 'file,agency,url,publishedOn\r\n审计局.html,"临江市审计局",,2024-01-31\r\n',
      }),
    });
    const data = await server.freshDatabase();
    const { lines, code } = await run([place], data);
    expect(lines.slice(0, 2)).toEqual([
      'stored\tall.zip/x/审计局.html\t临江市审计局 2023',
      'stored\t民政局.html\t临江市民政局 2023',
    ]);
    expect(code).toBe(0);
    const versions = (await dumpOf(data))['report_versions'] ?? [];
    expect(versions).toHaveLength(2);
    const [civil = ''] = versions.filter((row) => row.includes('民政局.html'));
    expect(civil).toContain('"url": "https://www.example.gov.cn/1.html"');
    expect(civil).toContain('"published_on": "2024-01-30"');
    const [audit = ''] = versions.filter((row) => row.includes('审计局.html'));
    expect(audit).toContain('"url": null');
    expect(audit).toContain('"published_on": "2024-01-31"');
  });

  it.each([
    ['manifest.json', '[{"file": "a.html", "publishedOn": "30.1.2024"}]', /publishedOn of entry 1/],
    ['manifest.json', '[{"file": "a.html", "adress": "https://a.cn"}]', /adress of entry 1/],
    ['manifest.json', '{"a.html": {}}', /no JSON array/],
    ['manifest.csv', 'file,url\na.html,ftp://a.cn\n', /url of entry 1/],
    ['manifest.csv', 'file,agency\na.html,甲,乙\n', /entry 1 has more cells/],
    ['manifest.csv', 'file,agency\na.html,"甲\n', /no CSV table/],
    ['manifest.json', '[{"file": "a.html"}, {"file": "a.html"}]', /a\.html stands in it twice/],
  ])('stores nothing when %s is %j', async (name, content, complaint) => {
    const place = await written(await freshFolder(afterAll), { 'a.html': 'x', [name]: content });
    const listing = listDocuments([place]);
    await expect(listing).rejects.toThrow(UserError);
    await expect(listing).rejects.toThrow(complaint);
  });

  it('names the files that a manifest speaks of and that are not there, and archives that cannot be opened', async () => {
    const place = await written(await freshFolder(afterAll), {
      'manifest.csv': 'file,agency\n一.html,临江市民政局\n',
      'broken.zip': zipOf({ 'a.txt': 'x'.repeat(99) }).subarray(0, 60),
    });
    const { lines, code } = await run([place], await server.freshDatabase());
    expect(lines[0]).toMatch(/^refused\tbroken\.zip\t.*damaged/);
    expect(lines[1]).toMatch(/^refused\t一\.html\tmanifest\.csv names this file/);
    expect(code).toBe(1);
  });

  it('when stopped finishes the document at hand, and goes on from there the next time', async () => {
    const data = await server.freshDatabase();
    const { code, lines } = await run([folder], data, { most: 2 });
    expect(code).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^total 2: stored 2, .*Interrupted; 5 are left/);
    const rest = await run([folder], data);
    expect(rest.lines.at(-1)).toContain('stored 2, corrected 1, another source 1, re-read 0, unchanged 2');
    expect(await dumpOf(data)).toEqual(inOrder);
  });

  it('killed, interrupted and run again leaves the same store', async () => {
    const data = await embedded.freshDatabase();
    const killed = start(data);
    await lineOf(killed, /^stored\tb-/m);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const interrupted = start(data);
    await lineOf(interrupted, /^unchanged\ta-/m);
    interrupted.kill('SIGINT');
    expect(await once(interrupted, 'exit')).toEqual([1, null]);
    expect((await run([folder], data)).code).toBe(0);
    expect(await dumpOf(data)).toEqual(inOrder);
  }, 120_000);

  function start({ dataDir }: StoreOptions): ChildProcessByStdio<null, Readable, null> {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir };
    return spawn(process.execPath, [main, 'ingest', folder, '--lang', 'en'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Resolves when the program has printed a line; rejects when it ends without. */
  async function lineOf(child: ChildProcessByStdio<null, Readable, null>, line: RegExp): Promise<void> {
    let printed = '';
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(chunk);
      if (line.test(printed)) break;
    }
    if (!line.test(printed)) throw new Error(`ended after ${printed}`);
    child.stdout.resume();
  }

  it('documents of different reports leave the same store in any order, also twice', async () => {
    const different = Object.entries(documents).filter(([name]) => !/^[ce]/.test(name));
    const expected = await storedBy(different);
    expect(expected['report_versions']).toHaveLength(4);
    expect(await storedBy([...different.toReversed(), ...different])).toEqual(expected);
  });

  it.skipIf(!hasCorpus)(
    corpusTest('the corpus leaves the same store in any order, also twice'),
    async () => {
      const files = corpusNames().map((name) => [name, corpusFile(name)] as const);
      const expected = await storedBy(files);
      expect(expected['report_versions']?.length).toBeGreaterThan(10);
      const shuffled = files.map((file, index) => files[(index * 7 + 3) % files.length] ?? file);
      expect(new Set(shuffled).size).toBe(files.length);
      expect(await storedBy([...shuffled, ...files.toReversed()])).toEqual(expected);
    },
    120_000,
  );
});
