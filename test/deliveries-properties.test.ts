import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Broadcast } from '../src/alerts/broadcast.ts';
import type { Reply } from '../src/chat/reply.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { Delivery } from '../src/store/follow.ts';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { plainText } from '../src/text/html.ts';
import {
  broadcastOver,
  createChats,
  createPassingClock,
  type Fate,
  fates,
  floodOf,
  serveAll,
} from './tools/broadcasting.ts';
import { DeliveryModel, type Published } from './tools/delivery-model.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { rereadAs, storeMadeReport } from './tools/store-made-report.ts';
import { dumpOf } from './tools/table-dump.ts';

const agencies = ['淄博市教育局', '淄博市财政局'].map((name) => agencyNamed(name, 'test'));
/** An agency alone, all of its city, and all of its kind in its province: follows that overlap. */
const topicsOf = ({ id, kind, region }: (typeof agencies)[number]): readonly string[] => [
  `a${id}`,
  `r${region}`,
  `k${kind}.b37`,
];
const topics = [...new Set(agencies.flatMap(topicsOf))];
const years = [0, 1, 2, 3, 4];
const people = [0, 1, 2, 3];

const fate = fc.constantFrom<(Fate | undefined)[]>(
  undefined,
  fates.answerLost,
  fates.lost,
  fates.neverConnected,
  fates.crashBeforeSending,
  fates.crashAfterSending,
  fates.blocked,
  fates.noRights,
  floodOf(20),
);
const chat = fc.constantFrom(...people);
const agency = fc.constantFrom(...agencies);
const year = fc.constantFrom(...years);

const step = fc.oneof(
  fc.record({ kind: fc.constant('follow'), chat, topic: fc.constantFrom(...topics) }),
  fc.record({ kind: fc.constant('unfollow'), chat, topic: fc.constantFrom(...topics) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('publish'), agency, years: fc.oneof(fc.tuple(year), fc.constant(years)) }),
  },
  fc.record({ kind: fc.constant('reread'), agency, years: fc.tuple(year) }),
  // The bot learns from Telegram's refusal, or was told before.
  fc.record({ kind: fc.constant('migrate'), chat, told: fc.boolean() }),
  fc.record({ kind: fc.constant('resume'), chat }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('send'),
      fates: fc.array(fate, { maxLength: 6 }),
      minutes: fc.nat(3),
      workers: fc.constantFrom(1, 2),
      /** Whose report for which year is stored while alerts go out. */
      meanwhile: fc.option(fc.record({ agency, year })),
    }),
  },
  fc.record({ kind: fc.constant('restart'), taken: fc.boolean() }),
);

/** What everybody follows at first, and what happens then. */
const life = fc.record({
  first: fc.tuple(...people.map(() => fc.constantFrom(...topics))),
  steps: fc.array(step, { minLength: 5, maxLength: 20 }),
});

/** The number of the alert's own version: the last that it says was received. */
function numberIn(text: string): number {
  return Number([...text.matchAll(/新收 (?:\d+ → )?(\d+)/g)].at(-1)?.[1]);
}

const deliveryRow = z.object({
  chat_id: z.number(),
  agency_id: z.string(),
  year: z.number(),
  version: z.number(),
  ambiguous: z.number(),
});

/** Ambiguous attempts of each delivery, as the database counts them. */
async function countedIn(options: StoreOptions): Promise<(id: number, version: Published) => number> {
  const dump = await dumpOf(options);
  const counts = new Map(
    (dump['deliveries'] ?? []).map((text) => {
      const row = deliveryRow.parse(JSON.parse(text));
      return [[row.chat_id, row.agency_id, row.year, row.version].join(' '), row.ambiguous];
    }),
  );
  return (id, { agency: of, year: published, version }) => counts.get([id, of, published, version].join(' ')) ?? 0;
}

describeOnEachEngine('every follower', (engine) => {
  const clock = createPassingClock();
  let options: StoreOptions;
  let store: Store;
  let runs = 0;

  beforeAll(async () => {
    options = { ...(await engine.freshDatabase()), clock };
    store = await engine.open(options);
  });

  it('gets each version or its successor, twice only where an attempt was ambiguous, and nobody else any', {
    timeout: 150_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ first, steps }) => {
        runs += 1;
        const firstYear = 1000 + runs * 10;
        const firstId = runs * 1000;
        const stranger = firstId + 999;
        const model = new DeliveryModel(
          people.map((index) => firstId + 100 * index),
          (id) => agencies.filter((one) => one.id === id).flatMap(topicsOf),
        );
        const everyId = [...model.ids];
        const published: Published[] = [];
        const madeOf = new Map<Reply, readonly Delivery[]>();
        let waiting: (Fate | undefined)[] = [];
        const chats = createChats(clock);
        chats.fate = () => waiting.shift();

        const send: typeof chats.send = async (id, thread, reply) => {
          // Who followed for a chat where the bot may not post is told so.
          if (id === stranger) return { kind: 'sent', messageId: 1 };
          const index = Math.floor((id - firstId) / 100);
          const now = model.ids[index] ?? 0;
          if (id !== now) return { kind: 'migrated', to: now };
          const deliveries = madeOf.get(reply) ?? [];
          expect(deliveries.length).toBeGreaterThan(0);
          const told = model.allow(index, deliveries);
          if (told.length === 1) expect(numberIn(plainText(reply.text))).toBe(told[0]?.received);
          const before = chats.of(id).length;
          const arrived = (): boolean => chats.of(id).length > before;
          try {
            const sent = await chats.send(id, thread, reply);
            model.sent(index, told, arrived(), sent.kind);
            return sent;
          } catch (error) {
            model.sent(index, told, arrived(), 'crash');
            throw error;
          }
        };
        const start = (): Promise<Broadcast> =>
          broadcastOver(store, { clock, send, made: (reply, deliveries) => madeOf.set(reply, deliveries) });
        await store.addAgencies(agencies, []);
        let broadcasts = [await start(), await start()];
        let received = 100;

        const change = async (name: string, at: number, rereading: boolean): Promise<void> => {
          const { id } = agencyNamed(name, 'test');
          if (rereading && !published.some((one) => one.agency === id && one.year === at)) return;
          received += 1;
          const mine = received;
          // No year has a version from before this life.
          const next = 1 + published.filter((one) => one.agency === id && one.year === at).length;
          const version = { agency: id, year: at, version: next, received: mine };
          published.push(version);
          // As soon as it is stored it may be told of.
          if (!rereading) model.publish(version, false, true);
          const outcome = rereading
            ? await rereadAs(store, id, name, at, mine)
            : await storeMadeReport(
                store,
                name,
                { year: at, numbers: { 'requests.received@natural_person': mine } },
                { words: `${mine}` },
              );
          expect(outcome.version).toBe(next);
          if (!rereading) return;
          const [current] = (await store.reports(id, [at])).reports;
          model.publish(version, true, current?.report.version === next);
        };

        /** By chat: the id under which the bot still knows it. */
        const untold = new Map<number, number>();
        /** By the time a chat says something, the bot was told that it has a new id. */
        const currentId = async (index: number): Promise<number> => {
          const id = model.ids[index] ?? 0;
          const old = untold.get(index);
          if (old !== undefined) await store.migrateChat(old, id);
          untold.delete(index);
          return id;
        };

        const follow = async (index: number, topic: string): Promise<void> => {
          const id = await currentId(index);
          await store.follow(id, { topic, name: null }, { user: stranger, locale: 'zh' });
          model.follow(index, topic);
        };

        const live = async (): Promise<void> => {
          for (const [index, topic] of first.entries()) await follow(index, topic);
          for (const one of steps) {
            if ('topic' in one) {
              if (one.kind === 'follow') await follow(one.chat, one.topic);
              else {
                await store.unfollow(await currentId(one.chat), [one.topic]);
                model.unfollow(one.chat, one.topic);
              }
            } else if ('years' in one) {
              for (const at of one.years) await change(one.agency.name, firstYear + at, one.kind === 'reread');
            } else if ('told' in one) {
              const from = await currentId(one.chat);
              model.ids[one.chat] = from + 1;
              everyId.push(from + 1);
              untold.set(one.chat, from);
              if (one.told) await currentId(one.chat);
            } else if ('fates' in one) {
              waiting = [...one.fates];
              clock.pass(16_000 + one.minutes * 60_000);
              const { meanwhile } = one;
              await Promise.all([
                ...broadcasts.slice(0, one.workers).map((broadcast) => broadcast.round()),
                ...(meanwhile === null ? [] : [change(meanwhile.agency.name, firstYear + meanwhile.year, false)]),
              ]);
              waiting = [];
            } else if ('taken' in one) {
              clock.pass(16_000);
              if (one.taken) await store.takeTurns(2);
              broadcasts = [await start(), await start()];
            } else {
              await store.setFollower(await currentId(one.chat), { paused: null });
              model.resume(one.chat);
            }
          }
          for (const index of people) {
            const id = await currentId(index);
            // Only there, as that has the queue look at the chat anew.
            if (!model.isPaused(index)) continue;
            await store.setFollower(id, { paused: null });
            model.resume(index);
          }
          for (let rounds = 0; rounds < 8; rounds += 1) {
            clock.pass(3_600_000);
            for (const broadcast of broadcasts) await serveAll(broadcast, clock);
          }
          expect((await store.deliveryCounts()).pending).toBe(0);
          model.finish(engine.kind === 'postgres' ? await countedIn(options) : null);
        };
        try {
          await live();
        } finally {
          // Nothing of one life comes into the next, also where it failed.
          for (const id of everyId) await store.deleteChat(id, id);
        }
      }),
      { numRuns: engine.kind === 'pglite' ? 10 : 40 },
    );
  });
});
