import { z } from 'zod';
import { isMetricCode } from '../domain/metric.ts';
import type { Evidence } from '../domain/report.ts';
import { packJson, unpackJson } from './compression.ts';

/** Codes, places and texts each in a list of their own, which compress better than rows. */
const shape = z.object({
  codes: z.array(z.string().refine(isMetricCode)),
  pages: z.array(z.number().nullable()),
  lines: z.array(z.number().nullable()),
  tables: z.array(z.enum(['t2', 't3', 't4', 'form2014']).nullable()),
  rows: z.array(z.number().nullable()),
  columns: z.array(z.number().nullable()),
  raw: z.array(z.string()),
});

/** The same evidence gives the same bytes. */
export function packEvidence(evidence: Evidence): Uint8Array {
  const places = [...evidence.values()];
  const packed: z.input<typeof shape> = {
    codes: [...evidence.keys()],
    pages: places.map(({ page }) => page),
    lines: places.map(({ line }) => line),
    tables: places.map(({ table }) => table),
    rows: places.map(({ row }) => row),
    columns: places.map(({ column }) => column),
    raw: places.map(({ raw }) => raw),
  };
  return packJson(packed);
}

/** The very evidence that was packed. Throws when its lists do not match. */
export function unpackEvidence(bytes: Uint8Array): Evidence {
  const { codes, pages, lines, tables, rows, columns, raw } = shape.parse(unpackJson(bytes));
  return new Map(
    codes.map((code, index) => {
      const text = raw[index];
      if (text === undefined) throw new RangeError(`the evidence of ${code} has no text`);
      return [
        code,
        {
          page: pages[index] ?? null,
          line: lines[index] ?? null,
          table: tables[index] ?? null,
          row: rows[index] ?? null,
          column: columns[index] ?? null,
          raw: text,
        },
      ];
    }),
  );
}
