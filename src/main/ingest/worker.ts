import type { z } from 'zod';
import { systemClock } from '../../domain/clock.ts';
import { createReportReader } from '../../extract/report-reader.ts';
import { handOver } from '../../store/hand-over.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import type { Composition, Context } from '../composition.ts';

/** A kind of work that either this process does, or the one that has the data folder open. */
export type Work<Job, Result> = {
  readonly name: string;
  readonly result: z.ZodType<Result>;
  readonly carryOut: (job: Job, tools: Pick<Composition, 'store' | 'read'>) => Promise<Result>;
};

export type Worker<Job, Result> = {
  readonly do: (job: Job) => Promise<Result>;
  readonly close: () => Promise<void>;
};

/** How long the running bot may be busy before it counts as hanging, in milliseconds: longer than the longest scan is read. */
const patience = 400_000;

/** Asks before each piece of work who has the data folder open, as a bot may start or end meanwhile. */
export function createWorker<Job, Result>(
  { config, log }: Pick<Context, 'config' | 'log'>,
  { name, result, carryOut }: Work<Job, Result>,
): Worker<Job, Result> {
  const reader = createReportReader({
    processes: 1,
    onFailure: (error) => log.error('reader failed', { error: error instanceof Error ? error : String(error) }),
  });
  let own: Store | null = null;
  return {
    do: async (job) => {
      if (own === null && config.databaseUrl === null) {
        const answer = await handOver(config.dataDir, { name, body: job }, result, { clock: systemClock, patience });
        if (answer !== 'nobody') return answer.response;
      }
      own ??= await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, clock: systemClock });
      return await carryOut(job, { store: own, read: reader.read });
    },
    close: async () => {
      reader.close();
      await own?.close();
    },
  };
}
