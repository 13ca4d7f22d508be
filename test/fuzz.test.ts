import { afterAll, describe, expect, it } from 'vitest';
import type { Kind } from './tools/fuzz/case.ts';
import { createFuzzer } from './tools/fuzz/fuzzer.ts';

// `npm run fuzz` does the same with 23,000 documents.
const amounts: Readonly<Record<Kind, number>> = { text: 150, html: 60, docx: 20, doc: 30, pdf: 8, scan: 3 };

const fuzzer = createFuzzer(1);
afterAll(() => fuzzer.close());

describe('mutated documents', () => {
  for (const [kind, amount] of entriesOf(amounts)) {
    it(`are read or refused, and give no figure that is silently wrong (${kind})`, async () => {
      const outcomes = new Set<string>();
      const faults: string[] = [];
      for (let seed = 1; seed <= amount; seed += 1) {
        const verdict = await fuzzer.judge(kind, seed);
        outcomes.add(verdict.outcome);
        faults.push(...verdict.faults.map((fault) => `${kind}:${seed} (${verdict.story}) ${fault}`));
      }
      expect(faults).toEqual([]);
      expect(outcomes).toContain('report');
    }, 120_000);
  }
});

function entriesOf(record: Readonly<Record<Kind, number>>): readonly (readonly [Kind, number])[] {
  return (['text', 'html', 'docx', 'doc', 'pdf', 'scan'] as const).map((kind) => [kind, record[kind]]);
}
