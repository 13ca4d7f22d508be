import path from 'node:path';
import { UserError } from '../../../src/domain/user-error.ts';
import { beyondLimits } from '../../../src/read/refusals.ts';
import { createReadingPool } from '../../../src/read/workers/reading-pool.ts';
import type { Kind } from './case.ts';
import { type Verdict, verdictSchema } from './reading.ts';

/** No mutated document needs a tenth of it on a quiet machine; a page of OCR needs the most. */
const deadlineMs = 60_000;

export type Fuzzer = {
  /** Makes, reads and judges the mutated document of a kind and seed; one that crashes or hangs its process has a fault. */
  judge(kind: Kind, seed: number): Promise<Verdict>;
  close(): void;
};

/** Reads mutated documents where the program reads those of strangers: in a pool, so many at a time. */
export function createFuzzer(size: number): Fuzzer {
  const pool = createReadingPool<Verdict>({
    size,
    memoryMb: 512,
    deadlineMs,
    module: path.join(import.meta.dirname, 'reading.ts'),
    accept: (value) => verdictSchema.parse(value),
  });
  return {
    judge: async (kind, seed) => {
      try {
        return await pool.read(new Uint8Array(), `${kind}:${seed}`, { kind, seed });
      } catch (error) {
        const isEnded = error instanceof UserError && error.zh === beyondLimits().zh;
        const fault = isEnded ? 'took too much time or memory, or ended the process' : String(error);
        return { outcome: 'refused', story: '', milliseconds: deadlineMs, faults: [fault] };
      }
    },
    close: () => pool.close(),
  };
}
