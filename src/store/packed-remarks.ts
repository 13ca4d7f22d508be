import { z } from 'zod';
import type { DerivedFigure, ProseFigure } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';
import { isMetricCode, type MetricCode } from '../domain/metric.ts';
import { packJson, unpackJson } from './compression.ts';

/** What a version holds beside its cells; small, and unpacked only when an answer shows it. */
export type Remarks = {
  readonly agencyAsWritten: string | null;
  readonly prose: ReadonlyMap<MetricCode, ProseFigure>;
  readonly derived: ReadonlyMap<MetricCode, DerivedFigure>;
  readonly findings: readonly Finding[];
};

const metricCode = z.string().refine(isMetricCode);
const place = z.number().nullable();
const shape = z.object({
  agency: z.string().nullable(),
  prose: z.array(z.tuple([metricCode, z.number(), z.string(), place, place])),
  derived: z.array(z.tuple([metricCode, z.number(), z.string()])),
  findings: z.array(
    z.tuple([z.string(), z.enum(['error', 'warning', 'info']), z.array(metricCode), z.string(), z.string()]),
  ),
});

/** The same remarks give the same bytes. */
export function packRemarks({ agencyAsWritten, prose, derived, findings }: Remarks): Uint8Array {
  const packed: z.input<typeof shape> = {
    agency: agencyAsWritten,
    prose: [...prose].map(([code, { value, quote, page, line }]) => [code, value, quote, page, line]),
    derived: [...derived].map(([code, { value, why }]) => [code, value, why]),
    findings: findings.map(({ rule, severity, codes, message }) => [
      rule,
      severity,
      [...codes],
      message.zh,
      message.en,
    ]),
  };
  return packJson(packed);
}

/** The very remarks that were packed. */
export function unpackRemarks(bytes: Uint8Array): Remarks {
  const { agency, prose, derived, findings } = shape.parse(unpackJson(bytes));
  return {
    agencyAsWritten: agency,
    prose: new Map(prose.map(([code, value, quote, page, line]) => [code, { value, quote, page, line }])),
    derived: new Map(derived.map(([code, value, why]) => [code, { value, why }])),
    findings: findings.map(([rule, severity, codes, zh, en]) => ({ rule, severity, codes, message: { zh, en } })),
  };
}
