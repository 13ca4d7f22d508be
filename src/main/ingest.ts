import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { ingest } from '../ingest.ts';
import type { Locale } from '../text/format.ts';
import { storeSamples } from './compose.ts';
import type { Composition, Context } from './composition.ts';
import { bytesOfDocument } from './ingest/file-bytes.ts';
import { listDocuments } from './ingest/listing.ts';
import { notReport, type Outcome, outcomeLine, outcomeShape, tallyWords } from './ingest/outcome-words.ts';
import { createProgressBar, type Terminal } from './ingest/progress-bar.ts';
import { runReread, serveReread } from './ingest/reread.ts';
import { createWorker, type Work, type Worker } from './ingest/worker.ts';
import { readingArguments, WrongUsage } from './wrong-usage.ts';

const usage = 'npm run ingest -- FILE|DIR... [--agency NAME] [--lang zh|en] | --samples | --reread';

type Order = {
  readonly paths: readonly string[];
  readonly agency: string | undefined;
  readonly samples: boolean;
  readonly reread: boolean;
  readonly locale: Locale;
};

/** One piece of work; also what is handed to the process that has the data folder open. */
const jobShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('samples') }),
  z.object({
    kind: z.literal('document'),
    /** Absolute path. */
    file: z.string(),
    entry: z.number().nullable(),
    name: z.string(),
    agency: z.string().optional(),
    url: z.string().optional(),
    publishedOn: z.string().optional(),
  }),
]);
type Job = z.output<typeof jobShape>;
type Tools = Pick<Composition, 'store' | 'read'>;

/** Reads the command line. Throws WrongUsage. */
function readOrder(args: readonly string[], locale: Locale): Order {
  const { values, positionals } = readingArguments(usage, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        samples: { type: 'boolean', default: false },
        reread: { type: 'boolean', default: false },
        lang: { type: 'string', default: locale },
      },
    }),
  );
  const { agency, samples, reread, lang } = values;
  const ways = [positionals.length > 0, samples, reread].filter((way) => way).length;
  if ((lang !== 'zh' && lang !== 'en') || ways !== 1)
    throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  return { paths: positionals.map((file) => path.resolve(file)), agency, samples, reread, locale: lang };
}

/**
 * Stores documents one after the other: a bar on `terminal` when it is one, else a line for each, and a summary. Beside a
 * running bot on the embedded engine, the bot does it. When `stop` is aborted, the document at hand is finished. Returns the
 * exit code: 1 when a file could not be read or does not say whose it is, or when it was stopped. Throws UserError.
 */
export async function runIngest(
  args: readonly string[],
  context: Context,
  { stop, terminal }: { readonly stop: AbortSignal; readonly terminal: Terminal },
): Promise<0 | 1> {
  const order = readOrder(args, context.locale);
  if (order.reread) return await runReread({ locale: order.locale, stop }, context);
  const worker = createWorker(context, work);
  try {
    if (!order.samples) return await storeAll(order, worker, { print: context.print, stop, terminal });
    await worker.do({ kind: 'samples' });
    context.print(order.locale === 'zh' ? '样本已收录。' : 'The samples are stored.');
    return 0;
  } finally {
    await worker.close();
  }
}

/** Lets other processes hand their documents to this one. */
export function serveIngest(tools: Tools): void {
  tools.store.onRequest(work.name, jobShape, (job) => work.carryOut(job, tools));
  serveReread(tools);
}

const work: Work<Job, Outcome | null> = { name: 'ingest', result: outcomeShape.nullable(), carryOut };

async function carryOut(job: Job, { store, read }: Tools): Promise<Outcome | null> {
  if (job.kind === 'samples') {
    await storeSamples(store);
    return null;
  }
  try {
    const { agency, url, publishedOn } = job;
    const facts = { fileName: path.posix.basename(job.name), agency, url, publishedOn };
    const ingested = await ingest({ store, read }, await bytesOfDocument(job), facts, systemClock.now());
    if (ingested.kind === 'notReport') return { kind: 'refused', why: notReport, mendable: false };
    const { outcome, year } = ingested;
    return { kind: outcome.kind, agency: ingested.agency.name, year, changes: outcome.changes.length };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', why: { zh: error.zh, en: error.en }, mendable: true };
  }
}

async function storeAll(
  { paths, agency, locale }: Order,
  worker: Worker<Job, Outcome | null>,
  { print, stop, terminal }: Pick<Context, 'print'> & { readonly stop: AbortSignal; readonly terminal: Terminal },
): Promise<0 | 1> {
  const { documents, unusable } = await listDocuments(paths);
  const total = documents.length + unusable.length;
  const bar = terminal.isTTY === true ? createProgressBar(terminal, total) : null;
  const tally = new Map<Outcome['kind'], number>();
  let code: 0 | 1 = 0;
  let done = 0;
  const report = (name: string, outcome: Outcome): void => {
    done += 1;
    tally.set(outcome.kind, (tally.get(outcome.kind) ?? 0) + 1);
    if (outcome.kind === 'refused' && outcome.mendable) code = 1;
    // Beside a bar, only what somebody may have to do something about.
    const quiet = bar !== null && (outcome.kind === 'stored' || outcome.kind === 'unchanged');
    if (!quiet) {
      bar?.clear();
      print(outcomeLine(name, outcome, locale));
    }
    bar?.draw(done, `${tallyWords(tally, locale, false)} · ${name}`);
  };
  for (const { name, why } of unusable)
    report(name, { kind: 'refused', why: { zh: why.zh, en: why.en }, mendable: true });
  bar?.draw(done, '');
  for (const { file, entry, name, facts } of documents) {
    if (stop.aborted) break;
    const job: Job = { kind: 'document', file, entry, name, ...facts, agency: facts.agency ?? agency };
    const outcome = await worker.do(job);
    if (outcome !== null) report(name, outcome);
  }
  bar?.clear();
  const named = documents[0];
  const single = total === 1 && named?.entry === null && paths[0] === named.file;
  if (!single) print(summary({ total, done, words: tallyWords(tally, locale, true) }, locale));
  return done < total ? 1 : code;
}

function summary(
  { total, done, words }: { readonly total: number; readonly done: number; readonly words: string },
  locale: Locale,
): string {
  const left = total - done;
  if (locale === 'zh')
    return `合计 ${done}：${words}${left === 0 ? '' : `。已中断，还有 ${left} 份没有处理，再次运行即可继续`}`;
  return `total ${done}: ${words}${left === 0 ? '' : `. Interrupted; ${left} are left: run it again to go on`}`;
}
