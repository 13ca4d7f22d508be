import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { ReportKey } from '../src/domain/report.ts';
import type { Store } from '../src/store/store.ts';
import { broadcastOver, createChats, createPassingClock, fates, serveAll } from './tools/broadcasting.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { rereadAs, storeMadeReport } from './tools/store-made-report.ts';

const name = '淄博市教育局';
const agency = agencyNamed(name, 'test').id;
const people = [0, 1, 2];

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('follow' as const), who: fc.constantFrom(...people) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('publish' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reread' as const), back: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('send' as const), lost: fc.boolean() }) },
);

/** The number of requests that a message says stands now; 'none' where it says that no report is held. */
function standing(text: string): number | 'none' {
  if (text.includes('现在没有收录')) return 'none';
  return Number([...text.matchAll(/新收 (?:\d+ → )?(\d+)/g)].at(-1)?.[1]);
}

describeOnEachEngine('whatever is published, misread, withdrawn, moved and restored', (engine) => {
  const clock = createPassingClock();
  let store: Store;
  let run = 0;

  beforeAll(async () => {
    store = await engine.openFreshStore({ clock });
  });

  it('whoever was told anything is told last what stands, whoever waited for it too, and nobody else hears', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
        run += 1;
        const key: ReportKey = { agency, year: 1000 + run, scope: 'agency' };
        const elsewhere = { agency, year: 5000 + run, scope: 'agency' as const, name };
        const chatOf = (who: number): number => run * 10 + who;
        const following = new Set<number>();
        /** Those who followed when a document came. */
        const concerned = new Set<number>();
        /** Those who followed when the one came that answers now. */
        let waiting = new Set<number>();
        const gone: number[] = [];
        let number = 100;
        const numbers: number[] = [];

        const current = async () => (await store.reports(agency, [key.year])).reports[0]?.report;
        const received = async (): Promise<number | 'none'> => {
          const cell = (await current())?.cells.get('requests.received@total');
          return cell?.kind === 'number' ? cell.value : 'none';
        };
        const chats = createChats(clock);
        const broadcast = await broadcastOver(store, { clock, send: chats.send });

        for (const one of steps) {
          const before = await received();
          switch (one.kind) {
            case 'follow':
              await store.follow(
                chatOf(one.who),
                { topic: `a${agency}`, name: null },
                { user: chatOf(one.who), locale: 'zh' },
              );
              following.add(chatOf(one.who));
              break;
            case 'publish':
              number += 1;
              numbers.push(number);
              await storeMadeReport(
                store,
                name,
                { year: key.year, numbers: { 'requests.received@natural_person': number } },
                { words: `${number}` },
              );
              for (const chat of following) concerned.add(chat);
              waiting = new Set(following);
              break;
            case 'reread': {
              const documents = (await store.keptDocuments(agency)).filter((kept) => kept.key.year === key.year);
              if (documents.length === 0) break;
              number += 1;
              await rereadAs(store, agency, name, key.year, one.back ? (numbers[0] ?? number) : number);
              break;
            }
            case 'withdraw':
            case 'move': {
              const version = (await current())?.version;
              if (version === undefined) break;
              gone.push(version);
              if (one.kind === 'withdraw') await store.withdraw(key, version, 'withdrawn');
              else await store.move(key, version, elsewhere, 'moved');
              break;
            }
            case 'restore': {
              const version = gone.pop();
              // What was built upon where it was moved to stays there.
              if (version !== undefined) await store.restore(key, version).catch(() => undefined);
              break;
            }
            case 'send':
              chats.fate = () => (one.lost ? fates.answerLost : undefined);
              clock.pass(16_000);
              await broadcast.round();
              chats.fate = () => undefined;
          }
          if (one.kind !== 'publish' && (await received()) !== before) waiting = new Set();
        }
        for (let rounds = 0; rounds < 4; rounds += 1) {
          clock.pass(3_600_000);
          await serveAll(broadcast, clock);
        }

        const stands = await received();
        for (const who of people) {
          const chat = chatOf(who);
          const texts = chats
            .of(chat)
            .map(({ text }) => text)
            .filter((text) => text.includes(`${key.year}年度政府信息`));
          const last = texts.at(-1);
          if (last !== undefined) expect([chat, standing(last)]).toEqual([chat, stands]);
          if (waiting.has(chat) && stands !== 'none') expect([chat, texts.length > 0]).toEqual([chat, true]);
          if (!concerned.has(chat)) expect(texts).toEqual([]);
        }
        expect((await store.deliveryCounts()).pending).toBe(0);
        for (const who of people) await store.unfollow(chatOf(who), 'all');
      }),
      { numRuns: engine.kind === 'pglite' ? 8 : 60 },
    );
  });
});
