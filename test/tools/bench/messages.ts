import { tmpdir } from 'node:os';
import type { Agency } from '../../../src/domain/agency.ts';
import { systemClock } from '../../../src/domain/clock.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Figure, figureOf } from './figure.ts';
import type { Part } from './part.ts';
import { analyse, fillStore } from './synthetic-reports.ts';
import { barePing, bareBot, productBot, type Question } from './timed-bots.ts';
import { compare } from './timing.ts';

const agencies = 700;
const atOnce = 32;
/** Ratios that scale.md aims for, on Postgres. */
const aims = { alone: { most: 1.8 }, together: { most: 2.5 } };

/**
 * /stats and /yoy by exact name, from update to Bot API call on the in-process transport, over the samples and thousands of
 * synthetic reports.
 */
export const messages: Part = {
  name: 'messages',
  floor: 'a bare command of grammY that runs `select 1` on the same engine, as many at once',
  async run({ databases, report }) {
    const databaseUrl = await databases.postgres();
    const server = await openStore({ databaseUrl, dataDir: tmpdir(), clock: systemClock });
    try {
      const asked = await fillStore(server, agencies, 8);
      await analyse(databaseUrl);
      await measure(server, asked, 'Postgres', report);
    } finally {
      await server.close();
    }
    const embedded = await openStore({ databaseUrl: null, dataDir: await databases.folder(), clock: systemClock });
    try {
      await measure(embedded, await fillStore(embedded, agencies, 1), 'PGlite', report);
    } finally {
      await embedded.close();
    }
  },
};

async function measure(
  store: Store,
  asked: readonly Agency[],
  engine: 'Postgres' | 'PGlite',
  report: (figure: Figure) => void,
): Promise<void> {
  const onServer = engine === 'Postgres';
  const bare = await bareBot(store);
  const product = await productBot(store);
  const stats = questionsAbout(asked, ({ name }) => ({ text: `/stats ${name} 2023`, answered: name }));
  const yoy = questionsAbout(asked, ({ name }) => ({ text: `/yoy ${name} 2023`, answered: '2022 → 2023' }));
  const recording = await productBot(store, { recorded: true });
  const measureWith = async (people: number, rounds: number) => {
    const circumstances = `${engine}, ${people === 1 ? 'alone' : `${people} at once`}`;
    return await compare(
      () => bare.answer(Array.from({ length: people }, () => barePing)),
      [
        { name: `/stats, ${circumstances}`, run: () => product.answer(stats(people)) },
        { name: `/stats, recorded first, ${circumstances}`, run: () => recording.answer(stats(people)) },
        { name: `/yoy, ${circumstances}`, run: () => product.answer(yoy(people)) },
      ],
      { rounds, seconds: 15 },
    );
  };
  for (const compared of await measureWith(1, onServer ? 2000 : 500))
    report(figureOf(compared, onServer ? aims.alone : undefined));
  if (onServer) for (const compared of await measureWith(atOnce, 200)) report(figureOf(compared, aims.together));
  await recording.stop();
}

/** Questions about one agency after the other. */
function questionsAbout(
  asked: readonly Agency[],
  about: (agency: Agency) => Question,
): (count: number) => readonly Question[] {
  let next = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const agency = asked[next % asked.length];
      next += 1;
      if (agency === undefined) throw new RangeError('no agency to ask about');
      return about(agency);
    });
}
