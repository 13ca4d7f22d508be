import { z } from 'zod';
import type { CellState } from '../../../src/domain/figure.ts';
import { isMetricCode, type MetricCode } from '../../../src/domain/metric.ts';
import { UserError } from '../../../src/domain/user-error.ts';
import { extract } from '../../../src/extract/extract.ts';
import { readDocument } from '../../../src/read/read.ts';
import { type Case, kinds, makeCase } from './case.ts';
import { excuse } from './layout.ts';
import { type Figures, misplaced, type Reading, silentlyWrong } from './verdict.ts';

const order = z.object({ kind: z.enum(kinds), seed: z.number() });

export const verdictSchema = z.object({
  outcome: z.enum(['refused', 'report', 'no report']),
  story: z.string(),
  milliseconds: z.number(),
  faults: z.array(z.string()),
});
/** What became of a mutated document. No faults: it was read or refused, and nothing in it is silently wrong. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Makes the mutated document that the options name, reads and judges it. What a pool of the fuzzer runs. */
export async function read(_bytes: Uint8Array, _name: string, options: unknown): Promise<Verdict> {
  const { kind, seed } = order.parse(options);
  return judge(makeCase(kind, seed));
}

/** Reads a mutated document and judges it. Throws whatever reading throws but a refusal. */
export async function judge(made: Case): Promise<Verdict> {
  const begun = performance.now();
  const reading = await readingOf(made.bytes);
  const milliseconds = performance.now() - begun;
  const verdict = { story: made.story, milliseconds };
  if (reading === null) return { ...verdict, outcome: 'refused', faults: [] };
  const faults = [...misplaced(reading), ...(made.compare === 'anything' ? [] : await different(made, reading))];
  return { ...verdict, outcome: reading.extraction.isReport ? 'report' : 'no report', faults };
}

async function different({ originals, truth, excused }: Case, reading: Reading): Promise<readonly string[]> {
  if (truth !== undefined) return silentlyWrong(reading, [asFigures(truth)], () => false);
  const before = await Promise.all(originals.map(readingOf));
  const documents = before.filter((own) => own !== null);
  return silentlyWrong(
    reading,
    documents.map(({ extraction }) => extraction.cells),
    ({ line, raw }) => excused.has(excuse(raw, line)) || excused.has(excuse(raw, null)),
  );
}

function asFigures(truth: ReadonlyMap<string, number>): Figures {
  const figures = new Map<MetricCode, CellState>();
  for (const [code, value] of truth) if (isMetricCode(code)) figures.set(code, { kind: 'number', value });
  return figures;
}

async function readingOf(bytes: Uint8Array): Promise<Reading | null> {
  try {
    const document = await readDocument(bytes, 'report');
    return { document, extraction: extract(document) };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
