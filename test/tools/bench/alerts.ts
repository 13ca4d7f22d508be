import { z } from 'zod';
import { type BroadcastRun, runBroadcast } from '../crowd/broadcast-run.ts';
import type { Figure } from './figure.ts';
import type { Part } from './part.ts';
import { timesOf } from './timing.ts';

const { FOLLOWERS: followers, IDLE_SECONDS: idleSeconds } = z
  .object({ FOLLOWERS: z.coerce.number().default(100_000), IDLE_SECONDS: z.coerce.number().default(60) })
  .parse(process.env);
const perSecond = 300;

/** Alerts to very many followers, some of whom cannot be reached at once or at all; by one process, then by two. */
export const alerts: Part = {
  name: 'alerts',
  floor: 'the time that the rate of the double permits; of memory the first tenth; of answers the same bot when idle',
  async run({ databases, report }) {
    for (const processes of [1, 2]) {
      const databaseUrl = await databases.postgres();
      const settings = { databaseUrl, followers, perSecond, processes, idleSeconds, askEvery: 200 };
      const by = `${processes} ${processes === 1 ? 'process' : 'processes'}`;
      for (const figure of figuresOf(await runBroadcast(settings), by)) report(figure);
    }
  },
};

function figuresOf(run: BroadcastRun, by: string): readonly Figure[] {
  const { counts, tally, seconds, memory } = run;
  const unit = '' as const;
  const idle = timesOf(run.idle);
  const busy = timesOf(run.busy);
  const tenth = Math.ceil(memory.length / 10);
  const name = (what: string): string => `alerts, ${by}, ${what}`;
  const ended = counts.sent + counts.blocked;
  return [
    {
      name: name('all in a final state'),
      unit: 's',
      value: seconds,
      floor: tally.accepted / perSecond,
      aim: { most: 1.1 },
      n: ended,
    },
    { name: name('not in a final state'), unit, value: followers - ended, aim: { most: 0 }, n: followers },
    { name: name('got it twice'), unit, value: tally.twice.length, aim: { most: 0 }, n: tally.reached },
    { name: name('429s'), unit, value: tally.floods, n: tally.accepted },
    ...(memory.length === 0
      ? []
      : [
          {
            name: name('memory, last tenth'),
            unit: 'MB' as const,
            value: timesOf(memory.slice(-tenth)).p50,
            floor: timesOf(memory.slice(0, tenth)).p50,
            aim: { most: 1.2 },
            n: memory.length,
          },
        ]),
    { name: name('answers, p50'), unit: 'ms', value: busy.p50, floor: idle.p50, n: busy.n },
    {
      name: name('answers, p99'),
      unit: 'ms',
      value: busy.p99,
      floor: idle.p99,
      aim: { most: 2 },
      n: busy.n,
    },
    ...(run.complaints.length === 0
      ? []
      : [{ name: name('warnings logged'), unit, value: run.complaints.length, n: 1 }]),
  ];
}
