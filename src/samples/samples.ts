import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const originalsSchema = z.array(
  z.object({ file: z.string(), officialName: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);

/**
 * A bundled report: the statutory tables of a real one as printed, its prose in the project's own words.
 * Hash and name are the original's.
 */
export type Sample = { readonly bytes: Uint8Array; readonly officialName: string; readonly sha256: string };

/** The samples that come with the program, in the order in which they are stored. */
export async function bundledSamples(): Promise<readonly Sample[]> {
  const folder = import.meta.dirname;
  const originals = originalsSchema.parse(JSON.parse(await readFile(path.join(folder, 'originals.json'), 'utf8')));
  return await Promise.all(
    originals.map(async ({ file, officialName, sha256 }) => ({
      bytes: await readFile(path.join(folder, file)),
      officialName,
      sha256,
    })),
  );
}
