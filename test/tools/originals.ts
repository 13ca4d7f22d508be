import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const truth = z.object({
  document: z.string(),
  isReport: z.boolean(),
  agency: z.string().nullable(),
  region: z.string().optional(),
  year: z.number().nullable(),
  editions: z.record(z.string(), z.string().nullable()),
  figures: z.record(z.string(), z.number()),
  inferred: z.record(z.string(), z.number()).default({}),
  blank: z.array(z.string()).default([]),
  notApplicable: z.array(z.string()).default([]),
  prose: z.record(z.string(), z.number()),
  findings: z.array(z.string()).default([]),
});

/** A published report, beside the project, and what people read in it. */
export type Original = { readonly text: string; readonly bytes: Uint8Array; readonly truth: z.output<typeof truth> };

const shared = path.resolve(import.meta.dirname, '../../../shared');

/** The text reports of a folder of ../shared; empty where that is not there. */
export function originals(folder: 'seeds' | 'corpus'): readonly Original[] {
  const place = path.join(shared, folder);
  if (!existsSync(place)) return [];
  return globSync(path.join(place, '*.truth.json'))
    .toSorted()
    .map((file) => truth.parse(JSON.parse(readFileSync(file, 'utf8'))))
    .filter(({ document }) => document.endsWith('.txt'))
    .map((known) => {
      const bytes = readFileSync(path.join(place, known.document));
      return { bytes, text: bytes.toString('utf8'), truth: known };
    });
}

/** What a test of them is called: says so when it is skipped. */
export function originalsTest(name: string): string {
  return existsSync(shared) ? name : `${name} (skipped: ../shared is not there)`;
}
