import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../scans');

const expectedSchema = z.object({
  figures: z.record(z.string(), z.number()),
  blank: z.array(z.string()),
  notApplicable: z.array(z.string()),
  unreadable: z.array(z.string()),
});
/** What stands on the picture of a page, and which cells nobody could read. */
type Expected = z.infer<typeof expectedSchema>;

/** The names of the pictures of pages, in their order. */
export function scanNames(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => name.slice(0, -4))
    .toSorted();
}

export function scan(name: string): Uint8Array {
  return readFileSync(path.join(folder, `${name}.png`));
}

export function expectedOf(name: string): Expected {
  return expectedSchema.parse(JSON.parse(readFileSync(path.join(folder, `${name}.expected.json`), 'utf8')));
}
