import { z } from 'zod';
import type { PageProgress } from '../read/page-progress.ts';
import { readDocument } from '../read/read.ts';
import { extract } from './extract.ts';
import type { ReportReading } from './reading-schema.ts';

/** What a reading pool runs in its processes (its `module`), with the options of `extract`. Throws as readDocument does. */
export async function read(
  bytes: Uint8Array,
  name: string,
  options: unknown,
  progress?: PageProgress,
): Promise<ReportReading> {
  const { agency } = optionsSchema.parse(options);
  const document = await readDocument(bytes, name, progress);
  const extraction = extract(document, agency === undefined ? {} : { agency });
  return { format: document.format, metadata: document.metadata, extraction };
}

const optionsSchema = z.object({ agency: z.string().optional() }).default({});
