import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Kind, kinds, makeCase } from './fuzz/case.ts';
import { createFuzzer } from './fuzz/fuzzer.ts';
import type { Verdict } from './fuzz/reading.ts';

// `npm run fuzz [-- --seed N] [--share 0.1] [--only KIND]`: mutated documents, read in a pool. Nothing may crash or hang, and
// no figure be silently wrong. `--one KIND:SEED [--save FILE]` repeats a single one.

const amounts: Readonly<Record<Kind, number>> = { text: 12_000, html: 8_000, docx: 800, doc: 400, pdf: 800, scan: 20 };
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '1' },
    only: { type: 'string' },
    one: { type: 'string' },
    save: { type: 'string' },
    size: { type: 'string', default: '1' },
  },
});
const fuzzer = createFuzzer(Number(values.size));
try {
  if (values.one === undefined) await runAll();
  else await runOne(values.one);
} finally {
  fuzzer.close();
}

async function runOne(name: string): Promise<void> {
  const [kindName, seedText] = name.split(':');
  const kind = kinds.find((candidate) => candidate === kindName);
  if (kind === undefined) throw new RangeError(`${name}: KIND:SEED, KIND of ${kinds.join(', ')}`);
  const seed = Number(seedText);
  if (values.save !== undefined) await writeFile(values.save, makeCase(kind, seed).bytes);
  tell(kind, seed, await fuzzer.judge(kind, seed));
}

function tell(kind: Kind, seed: number, { outcome, story, faults, milliseconds }: Verdict): void {
  say(`${kind}:${seed} ${outcome} (${story}) ${Math.round(milliseconds)} ms`);
  for (const fault of faults) say(`    ${fault}`);
}

async function runAll(): Promise<void> {
  let bad = 0;
  for (const kind of kinds.filter((name) => values.only === undefined || values.only === name)) {
    const amount = Math.ceil(amounts[kind] * Number(values.share));
    const found = { refused: 0, report: 0, 'no report': 0 };
    const times: number[] = [];
    const first = Number(values.seed) * 1_000_000;
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < amount) {
        const seed = first + next;
        next += 1;
        const verdict = await fuzzer.judge(kind, seed);
        found[verdict.outcome] += 1;
        times.push(verdict.milliseconds);
        if (verdict.faults.length > 0) {
          bad += 1;
          tell(kind, seed, verdict);
        }
      }
    };
    await Promise.all(Array.from({ length: Number(values.size) }, work));
    times.sort((one, other) => one - other);
    const at = (share: number): number => Math.round(times[Math.floor(share * (times.length - 1))] ?? 0);
    say(
      `${kind}: ${amount} documents: ${found.report} reports, ${found['no report']} none, ${found.refused} refused; ` +
        `${at(0.5)} ms each, ${at(0.99)} ms for one in a hundred, at most ${at(1)} ms`,
    );
  }
  say(bad === 0 ? 'No faults.' : `${bad} documents with faults.`);
  if (bad > 0) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
