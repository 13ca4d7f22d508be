import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import { figureOf } from './figure.ts';
import type { Part } from './part.ts';
import { benchDocuments } from './reading-documents.ts';

const worker = path.join(import.meta.dirname, 'reading-worker.ts');
/** As the pool that reads untrusted documents starts its processes. */
const execArgv = ['--max-old-space-size=256', '--max-semi-space-size=4'];

const times = z.object({ n: z.number(), p50: z.number(), p99: z.number() });
const comparedSchema = z.object({ name: z.string(), times, floor: times });
const memorySchema = z.object({ megabytes: z.number() });

/** Reading a document of each format, from its bytes to its figures, in a warm process. */
export const reading: Part = {
  name: 'reading',
  floor:
    'the bare opening of the format in the same process: decoding; cheerio; mammoth; the paragraphs of the .doc; pdfjs with ' +
    'the text and operators of each page',
  async run({ report }) {
    for (const { name } of benchDocuments) {
      const compared = comparedSchema.parse(await answer(name, 'both'));
      const aim = name === 'text' ? undefined : { most: 1.5 };
      report(figureOf(compared, aim));
      report({
        name: `${compared.name}, documents a second`,
        unit: '',
        value: 1000 / compared.times.p50,
        floor: 1000 / compared.floor.p50,
        n: compared.times.n,
      });
      const floor = memorySchema.parse(await answer(name, 'floor')).megabytes;
      const value = memorySchema.parse(await answer(name, 'whole')).megabytes;
      report({ name: `${compared.name}, peak memory`, unit: 'MB', value, floor, n: 1, aim: { most: 1.5 } });
    }
  },
};

/** What a process of its own finds out about a document. */
async function answer(name: string, mode: 'both' | 'floor' | 'whole'): Promise<unknown> {
  const child = fork(worker, [name, mode], { execArgv });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`reading ${name} failed`);
  });
  const [message]: unknown[] = await Promise.race([once(child, 'message'), failed]);
  return message;
}
