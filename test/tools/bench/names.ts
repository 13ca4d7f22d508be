import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../../src/domain/clock.ts';
import { openStore } from '../../../src/store/open.ts';
import { measureNames } from '../names-bench.ts';
import { figureOf } from './figure.ts';
import type { Part } from './part.ts';
import { compare, timeOf } from './timing.ts';

const agencies = 100_000;
const rounds = 4000;

/**
 * Finding agencies by mangled names, in memory, among as many as there are in the country. Aims: scale.md.
 */
export const names: Part = {
  name: 'names',
  floor: '`select 1` on Postgres',
  async run({ databases, report }) {
    exposeGc();
    const measured = measureNames(agencies, rounds);
    const store = await openStore({
      databaseUrl: await databases.postgres(),
      dataDir: tmpdir(),
      clock: systemClock,
      connections: 1,
    });
    try {
      let next = 0;
      const resolve = (): Promise<number> => {
        const { words = '' } = measured.questions[next % measured.questions.length] ?? {};
        next += 1;
        return timeOf(() => measured.index.resolve(words));
      };
      const name = `names, ${agencies} agencies`;
      for (const compared of await compare(() => timeOf(() => store.ping()), [{ name, run: resolve }], { rounds }))
        report(figureOf(compared, { most: 1.5 }));
    } finally {
      await store.close();
    }
    const share = (count: number): number => (100 * count) / measured.asked;
    const { asked: n, buildMilliseconds, memoryMegabytes, rightFirst, rightAmong, silentlyWrong } = measured;
    report({ name: 'names, right at first place', unit: '%', value: share(rightFirst), aim: { least: 97 }, n });
    report({ name: 'names, right among those offered', unit: '%', value: share(rightAmong), aim: { least: 99.5 }, n });
    report({ name: 'names, silently wrong', unit: '%', value: share(silentlyWrong.length), aim: { most: 0.5 }, n });
    report({ name: 'names, building the index', unit: 's', value: buildMilliseconds / 1000, n: 1 });
    report({ name: 'names, memory of the index', unit: 'MB', value: memoryMegabytes, aim: { most: 25 }, n: 1 });
  },
};

/** Memory is only told exactly after the rubbish was taken out. */
function exposeGc(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 does not give its collector');
  globalThis.gc = () => collect();
}
