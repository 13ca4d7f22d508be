import { z } from 'zod';
import { type Reread, rereadNext } from '../../ingest/reread.ts';
import type { Locale } from '../../text/format.ts';
import type { Composition, Context } from '../composition.ts';
import { outcomeLine, outcomeShape } from './outcome-words.ts';
import { createWorker, type Work } from './worker.ts';

const jobShape = z.object({ after: z.string() });

const stepShape = z
  .object({
    agency: z.string(),
    documents: z.array(
      z.object({
        name: z.string(),
        outcome: outcomeShape,
        /** Whose report of which year it is now read as, and whose it is kept as. */
        elsewhere: z.object({ read: z.string(), kept: z.string() }).nullable(),
      }),
    ),
  })
  .nullable();
type Step = z.output<typeof stepShape>;

const work: Work<z.output<typeof jobShape>, Step> = {
  name: 'reread',
  result: stepShape,
  carryOut: async ({ after }, tools) => {
    const next = await rereadNext(tools, after);
    return next === null ? null : { agency: next.agency, documents: next.rereads.map(lineFacts) };
  },
};

/** Lets other processes have the documents of this one read again. */
export function serveReread(tools: Pick<Composition, 'store' | 'read'>): void {
  tools.store.onRequest(work.name, jobShape, (job) => work.carryOut(job, tools));
}

/**
 * Reads all kept documents again, one agency after the other: a line for each that came out otherwise, and a summary.
 * Beside a running bot on the embedded engine, the bot does it. When `stop` is aborted, the agency at hand is finished;
 * another run begins anew and changes nothing that was read already. Returns the exit code: 1 when a document could not
 * be read any more, or when it was stopped. Throws UserError.
 */
export async function runReread(
  { locale, stop }: { readonly locale: Locale; readonly stop: AbortSignal },
  context: Context,
): Promise<0 | 1> {
  const worker = createWorker(context, work);
  const counts = { unchanged: 0, reread: 0, failed: 0 };
  try {
    for (let after = ''; ; ) {
      const step = stop.aborted ? undefined : await worker.do({ after });
      if (step === undefined || step === null) {
        context.print(summary(counts, step === undefined, locale));
        return step === undefined || counts.failed > 0 ? 1 : 0;
      }
      after = step.agency;
      for (const { name, outcome, elsewhere } of step.documents) {
        if (outcome.kind === 'refused') counts.failed += 1;
        else if (outcome.kind === 'unchanged') counts.unchanged += 1;
        else counts.reread += 1;
        if (outcome.kind !== 'unchanged') context.print(changeLine(name, outcome, locale));
        if (elsewhere !== null) context.print(elsewhereLine(name, elsewhere, locale));
      }
    }
  } finally {
    await worker.close();
  }
}

type Document = NonNullable<Step>['documents'][number];

function lineFacts({ document, outcome, elsewhere }: Reread): Document {
  const { key, agencyName, source } = document;
  const { year } = key;
  return {
    name: source.fileName,
    outcome:
      outcome.kind === 'failed'
        ? { kind: 'refused', why: outcome.why, mendable: false }
        : { kind: outcome.kind, agency: agencyName, year, changes: outcome.changes.length },
    elsewhere:
      elsewhere === null ? null : { read: `${elsewhere.agency.name} ${elsewhere.year}`, kept: `${agencyName} ${year}` },
  };
}

function changeLine(name: string, outcome: Document['outcome'], locale: Locale): string {
  if (outcome.kind !== 'refused') return outcomeLine(name, outcome, locale);
  return `${locale === 'zh' ? '识读失败' : 'failed'}\t${name}\t${outcome.why[locale]}`;
}

function elsewhereLine(name: string, { read, kept }: NonNullable<Document['elsewhere']>, locale: Locale): string {
  return locale === 'zh'
    ? `请核对\t${name}\t现在读作${read}，仍作为${kept}保存；若读得对，请用 /move 移过去`
    : `check\t${name}\tnow read as ${read}, still kept as ${kept}; /move it if that is right`;
}

function summary(
  { unchanged, reread, failed }: { readonly unchanged: number; readonly reread: number; readonly failed: number },
  stopped: boolean,
  locale: Locale,
): string {
  if (locale === 'zh')
    return `未变 ${unchanged}，重新识读 ${reread}，失败 ${failed}${stopped ? '。已中断，再次运行即可从头继续' : ''}`;
  return `unchanged ${unchanged}, re-read ${reread}, failed ${failed}${stopped ? '. Interrupted: run it again, from the beginning' : ''}`;
}
