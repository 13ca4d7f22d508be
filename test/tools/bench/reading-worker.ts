import { extract } from '../../../src/extract/extract.ts';
import { readDocument } from '../../../src/read/read.ts';
import { benchDocuments } from './reading-documents.ts';
import { compare, timeOf } from './timing.ts';

// Reads one document again and again in a process of its own: `reading-worker.ts NAME both|floor|whole`. Sends its parent the
// times of opening and of reading, in turn, or the most memory that one of them alone has taken.

const [name, mode] = process.argv.slice(2);
const document = benchDocuments.find((candidate) => candidate.name === name);
if (document === undefined) throw new RangeError(`there is no document ${String(name)}`);
const { open } = document;
const bytes = await document.bytes();

const opening = () => timeOf(() => open(bytes));
const whole = {
  name: `reading: ${document.name}`,
  run: () => timeOf(async () => extract(await readDocument(bytes, name ?? ''))),
};

/** Rounds after which a process has warmed up and its memory grows no more. */
const rounds = 60;

if (mode === 'both') {
  const [compared] = await compare(opening, [whole], { rounds: 200, seconds: 6, fewest: 5 });
  process.send?.(compared);
} else {
  const run = mode === 'floor' ? opening : whole.run;
  for (let round = 0; round < rounds; round += 1) await run();
  process.send?.({ megabytes: process.resourceUsage().maxRSS / 1024 });
}
process.disconnect?.();
