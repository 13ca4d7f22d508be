import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../domain/clock.ts';
import type { Sentence } from '../domain/sentence.ts';
import { UserError } from '../domain/user-error.ts';
import { type Ingested, ingest } from '../ingest.ts';
import { handOver } from '../store/hand-over.ts';
import { openStore } from '../store/open.ts';
import type { SaveOutcome, Store } from '../store/store.ts';
import type { Locale } from '../text/format.ts';
import { storeSamples } from './compose.ts';
import type { Context } from './composition.ts';
import { readingArguments, WrongUsage } from './wrong-usage.ts';

const usage = 'npm run ingest -- FILE|DIR... [--agency NAME] [--lang zh|en] | --samples';

/** What is to be stored; also what is handed to the process that has the data folder open. */
const orderShape = z.object({
  /** Absolute paths. */
  paths: z.array(z.string()),
  agency: z.string().nullable(),
  samples: z.boolean(),
  locale: z.enum(['zh', 'en']),
});
type Order = z.output<typeof orderShape>;

const doneShape = z.object({ lines: z.array(z.string()), code: z.union([z.literal(0), z.literal(1)]) });
type Done = z.output<typeof doneShape>;

/** How long the running bot may be busy before it counts as hanging, in milliseconds. */
const patience = 60_000;

const words: { readonly [kind in SaveOutcome['kind']]: Sentence } = {
  stored: { zh: '已收录', en: 'stored' },
  corrected: { zh: '更正', en: 'corrected' },
  anotherSource: { zh: '另一来源', en: 'another source' },
  reread: { zh: '重新识读', en: 're-read' },
  unchanged: { zh: '未变', en: 'unchanged' },
};

/** Reads the command line. Throws WrongUsage. */
function readOrder(args: readonly string[], locale: Locale): Order {
  const { values, positionals } = readingArguments(usage, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        samples: { type: 'boolean', default: false },
        lang: { type: 'string', default: locale },
      },
    }),
  );
  const { agency = null, samples, lang } = values;
  if ((lang !== 'zh' && lang !== 'en') || (positionals.length === 0) !== samples)
    throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  return { paths: positionals.map((file) => path.resolve(file)), agency, samples, locale: lang };
}

/**
 * Stores documents, a line for each. Beside a running bot on the embedded engine, the bot does it. Returns the exit
 * code: 1 when a file could not be read or does not say whose it is. Throws UserError.
 */
export async function runIngest(args: readonly string[], { config, locale, print }: Context): Promise<0 | 1> {
  const order = readOrder(args, locale);
  if (config.databaseUrl === null) {
    const done = await handOver(config.dataDir, { name: 'ingest', body: order }, doneShape, {
      clock: systemClock,
      patience,
    });
    if (done !== 'nobody') {
      for (const line of done.response.lines) print(line);
      return done.response.code;
    }
  }
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, clock: systemClock });
  try {
    return await carryOut(store, order, print);
  } finally {
    await store.close();
  }
}

/** Lets other processes hand their documents to this one. */
export function serveIngest(store: Store): void {
  store.onRequest('ingest', orderShape, async (order): Promise<Done> => {
    const lines: string[] = [];
    const code = await carryOut(store, order, (line) => lines.push(line));
    return { lines, code };
  });
}

async function carryOut(store: Store, order: Order, print: (line: string) => void): Promise<0 | 1> {
  const { locale, agency } = order;
  if (order.samples) {
    await storeSamples(store);
    print(locale === 'zh' ? '样本已收录。' : 'The samples are stored.');
    return 0;
  }
  let code: 0 | 1 = 0;
  for (const file of await filesUnder(order.paths)) {
    const name = path.basename(file);
    try {
      const facts = { fileName: name, ...(agency === null ? {} : { agency }) };
      print(lineOf(name, await ingest(store, await bytesOf(file), facts, systemClock.now()), locale));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      code = 1;
      print(`${refusedWord[locale]}\t${name}\t${error[locale]}`);
    }
  }
  return code;
}

const refusedWord: Sentence = { zh: '未收录', en: 'refused' };
const notReport: Sentence = { zh: '不是政府信息公开年度报告', en: 'not an annual OGI report' };

function lineOf(name: string, ingested: Ingested, locale: Locale): string {
  if (ingested.kind === 'notReport') return `${refusedWord[locale]}\t${name}\t${notReport[locale]}`;
  const { outcome, agency, year } = ingested;
  const changes =
    outcome.changes.length === 0 ? '' : `\t${outcome.changes.length}${locale === 'zh' ? '处不同' : ' changes'}`;
  return `${words[outcome.kind][locale]}\t${name}\t${agency.name} ${year}${changes}`;
}

/** The files named, and those in the folders named, in order of their paths; hidden ones are left out. */
async function filesUnder(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (place) => {
      const facts = await stat(place).catch(() => null);
      if (facts === null)
        throw new UserError({
          zh: `没有 ${place} 这个文件或文件夹：请检查路径。`,
          en: `There is no file or folder ${place}: check the path.`,
        });
      if (!facts.isDirectory()) return [place];
      const entries = await readdir(place, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => path.join(entry.parentPath, entry.name))
        .toSorted();
    }),
  );
  return found.flat();
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return await readFile(file).catch(() => {
    throw new UserError({
      zh: `无法读取文件 ${file}：请检查路径和权限。`,
      en: `The file ${file} cannot be read: check its path and permissions.`,
    });
  });
}
