import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/corpus');

/** Whether the reduced copies of published reports lie beside the project. */
export const hasCorpus = existsSync(folder);

/** What a test of them is called: says so when it is skipped. */
export function corpusTest(name: string): string {
  return hasCorpus ? name : `${name} (skipped: ../shared/corpus is not there)`;
}

export function corpusFile(name: string): Uint8Array {
  return readFileSync(path.join(folder, name));
}

/** The reports of the corpus, in the order of their names; none when it is not there. */
export function corpusNames(): readonly string[] {
  return hasCorpus
    ? readdirSync(folder)
        .filter((name) => /^\d+\.(?:txt|html|pdf)$/.test(name))
        .toSorted()
    : [];
}
