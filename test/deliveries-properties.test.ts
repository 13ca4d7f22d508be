import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Broadcast } from '../src/alerts/broadcast.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
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
import { describeOnEachEngine } from './tools/engines.ts';
import { rereadAs, storeMadeReport } from './tools/store-made-report.ts';

const names = ['淄博市教育局', '淄博市财政局'] as const;
const agencyIndex = fc.integer({ min: 0, max: names.length - 1 });
const chatIndex = fc.integer({ min: 0, max: 3 });
const fate = fc.constantFrom<(Fate | undefined)[]>(
  undefined,
  fates.answerLost,
  fates.lost,
  fates.neverConnected,
  fates.crashAfterSending,
  floodOf(20),
);

const step = fc.oneof(
  fc.record({ kind: fc.constant('follow' as const), chat: chatIndex, agency: agencyIndex }),
  fc.record({ kind: fc.constant('unfollow' as const), chat: chatIndex, agency: agencyIndex }),
  fc.record({ kind: fc.constant('publish' as const), agency: agencyIndex }),
  fc.record({ kind: fc.constant('reread' as const), agency: agencyIndex }),
  fc.record({ kind: fc.constant('send' as const), fates: fc.array(fate, { maxLength: 4 }), minutes: fc.nat(3) }),
  fc.record({ kind: fc.constant('restart' as const), taken: fc.boolean() }),
);

/** The number of the alert's own version: the last that it says was received. */
function numberIn(text: string): number {
  return Number([...text.matchAll(/新收 (?:\d+ → )?(\d+)/g)].at(-1)?.[1]);
}

describeOnEachEngine('every follower', (engine) => {
  const clock = createPassingClock();
  let store: Store;
  let year = 1900;
  let run = 0;

  beforeAll(async () => {
    store = await engine.openFreshStore({ clock });
  });

  it('gets each version or its successor, twice only where an attempt was ambiguous, and nobody else any', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        run += 1;
        year += 1;
        const chatOf = (index: number): number => run * 10 + index;
        const topicOf = (index: number): string => `a${agencyNamed(names[index] ?? '', 'test').id}`;
        const following = new Set<string>();
        const place = (chat: number, agency: number): string => `${chat} ${agency}`;
        /** Numbers in the order of their versions, with whose they are. */
        const published: { readonly number: number; readonly agency: number }[] = [];
        /** What must still come: a number or a later one. */
        const owed = new Map<string, number>();
        /** Chats that may have seen a version. */
        const told = new Set<string>();
        const ambiguous = new Map<string, number>();
        const forbidden = new Set<string>();
        const arrivals = new Map<string, number>();
        let waiting: (Fate | undefined)[] = [];

        const chats = createChats(clock);
        chats.fate = () => waiting.shift();
        const send: typeof chats.send = async (chat, thread, reply) => {
          const number = numberIn(plainText(reply.text));
          const agency = published.find((one) => one.number === number)?.agency ?? -1;
          const here = place(chat, agency);
          expect(following.has(here), `alert ${number} to ${here}`).toBe(true);
          expect(forbidden.has(`${chat} ${number}`)).toBe(false);
          const before = chats.arrived.length;
          const count = (counts: Map<string, number>): void => {
            counts.set(`${chat} ${number}`, (counts.get(`${chat} ${number}`) ?? 0) + 1);
          };
          try {
            const sent = await chats.send(chat, thread, reply);
            if (sent.kind === 'ambiguous') count(ambiguous);
            if (sent.kind === 'ambiguous' || sent.kind === 'sent') told.add(here);
            return sent;
          } catch (error) {
            count(ambiguous);
            told.add(here);
            throw error;
          } finally {
            if (chats.arrived.length > before) {
              count(arrivals);
              if ((owed.get(here) ?? Infinity) <= published.findIndex((one) => one.number === number))
                owed.delete(here);
            }
          }
        };
        const start = (): Promise<Broadcast> => broadcastOver(store, { clock, send });
        let broadcast = await start();
        let number = 100;

        for (const one of steps) {
          switch (one.kind) {
            case 'follow':
              await store.follow(
                chatOf(one.chat),
                { topic: topicOf(one.agency), name: null },
                { user: 1, locale: 'zh' },
              );
              following.add(place(chatOf(one.chat), one.agency));
              break;
            case 'unfollow':
              await store.unfollow(chatOf(one.chat), [topicOf(one.agency)]);
              following.delete(place(chatOf(one.chat), one.agency));
              owed.delete(place(chatOf(one.chat), one.agency));
              break;
            case 'publish':
            case 'reread': {
              const name = names[one.agency] ?? '';
              const { id } = agencyNamed(name, 'test');
              const held = published.some(({ agency }) => agency === one.agency);
              if (one.kind === 'reread' && !held) break;
              number += 1;
              published.push({ number, agency: one.agency });
              const figures = { year, numbers: { 'requests.received@natural_person': number } };
              if (one.kind === 'publish') await storeMadeReport(store, name, figures, { words: `${number}` });
              else await rereadAs(store, id, name, year, number);
              const [current] = (await store.reports(id, [year])).reports;
              const state = current?.report.cells.get('requests.received@total');
              const answers = state?.kind === 'number' && state.value === number;
              for (let index = 0; index < 4; index += 1) {
                const here = place(chatOf(index), one.agency);
                const due =
                  following.has(here) && answers && (one.kind === 'publish' || told.has(here) || owed.has(here));
                if (due) owed.set(here, published.length - 1);
                else forbidden.add(`${chatOf(index)} ${number}`);
              }
              broadcast = await start();
              break;
            }
            case 'send':
              waiting = [...one.fates];
              clock.pass(16_000 + one.minutes * 60_000);
              await broadcast.round();
              waiting = [];
              break;
            case 'restart':
              clock.pass(16_000);
              if (one.taken) await store.takeTurns(2);
              broadcast = await start();
          }
        }
        for (let rounds = 0; rounds < 8; rounds += 1) {
          clock.pass(3_600_000);
          await serveAll(broadcast, clock);
        }
        expect([...owed]).toEqual([]);
        for (const [what, times] of arrivals) expect(times, what).toBeLessThanOrEqual(1 + (ambiguous.get(what) ?? 0));
        expect((await store.deliveryCounts()).pending).toBe(0);
        for (let index = 0; index < 4; index += 1) await store.unfollow(chatOf(index), 'all');
      }),
      { numRuns: engine.kind === 'pglite' ? 8 : 40 },
    );
  });
});
