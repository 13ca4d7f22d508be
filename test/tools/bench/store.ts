import { measureStore } from '../store-bench.ts';
import { figureOf } from './figure.ts';
import type { Part } from './part.ts';

const reports = 50_000;

/** Finding reports among made-up ones on Postgres, and the room that they take. Aims: scale.md. */
export const store: Part = {
  name: 'store',
  floor: '`select 1`, as many at once',
  async run({ databases, report }) {
    const measured = await measureStore(await databases.postgres(), reports);
    const { bytesPerReport, remarksBytes, sourceBytes, evidenceBytes, alone, with32 } = measured;
    for (const compared of alone) report(figureOf({ ...compared, name: `store, ${compared.name}` }, { most: 1.5 }));
    for (const compared of with32)
      report(figureOf({ ...compared, name: `store, ${compared.name}, 32 at once` }, { most: 2.5 }));
    report({ name: 'store, bytes a report', unit: 'B', value: bytesPerReport, aim: { most: 400 }, n: reports });
    report({ name: 'store, its text and findings, packed', unit: 'B', value: remarksBytes, n: reports });
    report({ name: 'store, where its document came from', unit: 'B', value: sourceBytes, n: reports });
    report({ name: 'store, where its figures stand, packed', unit: 'B', value: evidenceBytes, n: reports });
  },
};
