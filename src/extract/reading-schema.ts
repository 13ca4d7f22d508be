import { z } from 'zod';
import { isMetricCode, type MetricCode } from '../domain/metric.ts';
import type { Document } from '../read/document.ts';
import type { Extraction } from './extraction.ts';

/** What a process that reads documents hands back: the extraction and what the document says of itself. */
export type ReportReading = Pick<Document, 'format' | 'metadata'> & { readonly extraction: Extraction };

/** Takes what came from another process for a reading; throws a ZodError when it is none. */
export function acceptReading(value: unknown): ReportReading {
  return readingSchema.parse(value);
}

const code = z.custom<MetricCode>((value) => typeof value === 'string' && isMetricCode(value));
const edition = z.enum(['2014', '2019', '2021']).nullable();
const state = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), value: z.number() }),
  z.object({ kind: z.literal('blank') }),
  z.object({ kind: z.literal('notApplicable') }),
  z.object({ kind: z.literal('unreadable') }),
]);
const place = { page: z.number().nullable(), line: z.number().nullable() };

const readingSchema = z.object({
  format: z.enum(['text', 'html', 'docx', 'doc', 'pdf', 'image']),
  metadata: z.object({
    title: z.string().exactOptional(),
    publisher: z.string().exactOptional(),
    site: z.string().exactOptional(),
    path: z.array(z.string()).exactOptional(),
    publishedOn: z.string().exactOptional(),
    url: z.string().exactOptional(),
  }),
  extraction: z.object({
    isReport: z.boolean(),
    emptyForm: z.literal(true).exactOptional(),
    agency: z.string().nullable(),
    agencyAsWritten: z.string().nullable(),
    region: z.string().nullable(),
    year: z.number().nullable(),
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    editions: z.object({ t2: edition, t3: edition, t4: edition }),
    cells: z.map(code, state),
    derived: z.map(code, z.object({ value: z.number(), why: z.string() })),
    prose: z.map(code, z.object({ value: z.number(), quote: z.string(), ...place })),
    provenance: z.map(
      code,
      z.object({
        ...place,
        table: z.enum(['t2', 't3', 't4', 'form2014']).nullable(),
        row: z.number().nullable(),
        column: z.number().nullable(),
        raw: z.string(),
      }),
    ),
    findings: z.array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        codes: z.array(code),
        message: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
    machineRead: z.boolean(),
  }),
}) satisfies z.ZodType<ReportReading>;
