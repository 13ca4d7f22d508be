import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { extract } from '../../../src/extract/extract.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { readDocument } from '../../../src/read/read.ts';
import { figureOf } from './figure.ts';
import type { Part } from './part.ts';
import { compare, timeOf } from './timing.ts';

const samples = path.resolve(import.meta.dirname, '../../../src/samples');

/** Reading each sample, from its file to its figures. */
export const reading: Part = {
  name: 'reading',
  floor: 'reading and decoding the bytes of the file',
  async run({ report }) {
    for (const name of (await readdir(samples)).filter((file) => file.endsWith('.txt'))) {
      const file = path.join(samples, name);
      const whole = {
        name: `reading ${path.basename(name, '.txt')}`,
        run: () => timeOf(async () => extract(await readDocument(await readFile(file), name))),
      };
      const decoding = (): Promise<number> => timeOf(async () => decodeText(await readFile(file)));
      for (const compared of await compare(decoding, [whole], { rounds: 500, seconds: 5 })) report(figureOf(compared));
    }
  },
};
