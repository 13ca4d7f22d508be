import { systemClock } from '../../src/domain/clock.ts';
import type { Told } from '../../src/store/follow.ts';
import type { Store } from '../../src/store/store.ts';
import type { Transport } from '../../src/telegram/transport.ts';
import { holdAt, isHeldAt, messageIn, processClock, runBotProcess } from './bot-process.ts';
import { storeMadeReport } from './store-made-report.ts';

// The bot on Telegram as a process of its own that sends alerts of reports which it stores itself, as it is ordered on standard
// input:
// save AGENCY YEAR MORE: waits until no alert is left to send, then stores the report of this year, and with MORE = 1 that of
//   the next year as well, and says so. Their alerts are held at the point (bot-process.ts); those of others are not;
// finish: says so when no alert is left to send.

/** Reports stored by now are as old as it takes alerts to go out. */
const settled = 20_000;
let lag = 0;
const storeClock = { ...processClock, now: () => new Date(processClock.now().getTime() - lag) };

/** Years of the reports that this process was told to store. */
const years = new Set<number>();
/** Years of deliveries, by their numbers. */
const yearOf = new Map<number, number>();

/** Holds when it is about one of the deliveries that this process wrote. */
async function reach(point: string, chat: number, deliveries: readonly number[]): Promise<void> {
  const year = deliveries.map((id) => yearOf.get(id)).find((one) => one !== undefined && years.has(one));
  if (isHeldAt(point) && year !== undefined) await holdAt(point, `: ${chat} ${year}`);
}

function holding(store: Store): Store {
  const idsOf = (told: Told | null): readonly number[] => told?.deliveries ?? [];
  const chats = new Map<number, number>();
  const chatOf = (ids: readonly number[]): number => chats.get(ids[0] ?? 0) ?? 0;
  return {
    ...store,
    takeTurns: async (most) => {
      const turns = await store.takeTurns(most);
      for (const { chat, deliveries } of turns)
        for (const { id, key } of deliveries) {
          yearOf.set(id, key.year);
          chats.set(id, chat);
        }
      for (const { chat, deliveries } of turns) {
        const ids = deliveries.map(({ id }) => id);
        await reach('after the claim', chat, ids);
      }
      return turns;
    },
    beginAttempt: async (turn, ids, digest) => {
      const begun = await store.beginAttempt(turn, ids, digest);
      await reach('after the attempt began', turn.chat, ids);
      return begun;
    },
    endAttempt: async (ids, end) => {
      await reach('before the end is noted', chatOf(ids), ids);
      await store.endAttempt(ids, end);
      await reach('after the end is noted', chatOf(ids), ids);
    },
    endTurn: async (turn, due, told) => {
      await reach('before the end is noted', turn.chat, idsOf(told));
      await store.endTurn(turn, due, told);
      await reach('after the end is noted', turn.chat, idsOf(told));
    },
  };
}

const transport: Transport = async (url, request) => {
  const message = await messageIn(url, request);
  // The first that it names; the year before may follow.
  const year = Number(/(\d{4})年/.exec(message?.text ?? '')?.[1]);
  const held = async (point: string): Promise<void> => {
    if (isHeldAt(point) && message !== null && years.has(year)) await holdAt(point, `: ${message.chat_id} ${year}`);
  };
  await held('before the alert');
  const response = await fetch(url, request);
  await held('after the alert');
  return response;
};

async function allSent(store: Store): Promise<void> {
  while ((await store.deliveryCounts()).pending > 0) await systemClock.wait(50);
}

async function obey(line: string, store: Store): Promise<void> {
  const [order, agency = '', year = '', more = '0'] = line.split(' ');
  await allSent(store);
  if (order === 'save') {
    lag = settled;
    for (let index = 0; index <= Number(more); index += 1) {
      const figures = { year: Number(year) + index, numbers: { 'requests.received@natural_person': 3 } };
      years.add(figures.year);
      await storeMadeReport(store, agency, figures);
    }
    lag = 0;
  }
  process.stdout.write(`done ${order}\n`);
}

await runBotProcess({
  change: holding,
  answerer: () => Promise.resolve({ kind: 'silence' }),
  transport,
  storeClock,
  obey,
});
