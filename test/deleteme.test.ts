import { expect, it } from 'vitest';
import type { StoreOptions } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { broadcastOver, createChats, createPassingClock, type Fate, fates, serveAll } from './tools/broadcasting.ts';
import { chatOver, type Person, personIn, read } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';
import { dumpOf } from './tools/table-dump.ts';

const user = 424_242_424;
const other = 535_353_535;
const group = -100_777;
const name = '淄博市教育局';
const secret = '私下说的一句话';
const refused: Fate = { arrives: false, answer: { kind: 'refused', why: 'bad request' } };

describeOnEachEngine('/deleteme', (engine) => {
  const clock = createPassingClock();
  let year = 2007;

  /** A life with everything that the bot keeps of anybody, in private, in a group and as an administrator. */
  async function live(store: Store, id: number): Promise<Person> {
    const topic = `a${agencyNamed(name, 'test').id}`;
    const chats = createChats(clock);
    const publish = async (fate?: Fate, words = ''): Promise<void> => {
      year += words === '' ? 1 : 0;
      await storeMadeReport(store, name, { year, numbers: { 'review.total': words.length } }, { words });
      if (fate === undefined) return;
      chats.fate = (chat) => (chat === id ? fate : refused);
      clock.pass(60_000);
      await serveAll(await broadcastOver(store, { clock, send: chats.send }), clock);
    };
    await store.addAgencies([agencyNamed(name, 'test')], []);
    const follow = () => store.follow(id, { topic, name: null }, { user: id, locale: 'zh' });
    for (const why of ['gone', 'blocked'] as const) {
      await follow();
      await publish();
      await store.closeChat(id, why);
    }
    await follow();
    await publish({ arrives: true, answer: { kind: 'sent', messageId: 1 } });
    await publish(fates.answerLost);
    await publish(refused);
    await publish();
    await publish(undefined, 'corrected');

    const chat = await chatOver(store, { adminIds: [id] });
    const one = personIn(chat, 'zh', id);
    const typed = [
      '/lang en',
      '/home 淄博市',
      `/stats ${name} ${year}`,
      '/stats 火星基地管理处 2023',
      '/subscribe 淄博市',
    ];
    for (const message of typed) await one.ask(message);
    await one.ask(`/report ${name} ${year} 新收应为3件`);
    await store.setFollower(id, { dailyHour: 8, timeZone: 'Europe/Berlin', quiet: { from: 22, to: 8 } });
    const planned = await one.ask(`/withdraw ${name} ${year} v1 test`);
    await one.press(await one.press(planned, 'Withdraw it'), 'Undo');
    await store.follow(group - id, { topic: 'b37', name: null }, { user: id, locale: 'zh' });

    const words = `{"from":{"id":${id}},"text":"${secret}${id === user ? '' : '，别人说的'}"}`;
    const update = (number: number, of: number) => ({ id: id + number, chat: of, user: id, body: words });
    await store.updates.add([update(1, id), update(2, group)], false);
    await store.updates.add([update(3, id + 7)], true);
    await store.chatStates.note({
      chat: id,
      status: 'member',
      mayWrite: true,
      migratedTo: null,
      changedAt: clock.now(),
      update: id,
    });
    return one;
  }

  /** Every row in which words stand, with its table; times left out. */
  function naming(dump: Awaited<ReturnType<typeof dumpOf>>, words: RegExp): readonly string[] {
    return Object.entries(dump).flatMap(([table, rows]) =>
      rows.filter((row) => words.test(row)).map((row) => `${table} ${row}`),
    );
  }
  const tablesOf = (rows: readonly string[]) => new Set(rows.map((row) => row.slice(0, row.indexOf(' '))));
  /** A number, however it is written; what a group's number is made of here is told from it. */
  const numberOf = (id: number) => new RegExp(`(?<!\\d)${id}(?!\\d)`);

  it('leaves nothing in any table that names the person; others keep what is theirs', { timeout: 90_000 }, async () => {
    const options: StoreOptions = { ...(await engine.freshDatabase()), clock };
    const life = await engine.open(options);
    for (const id of [other, user]) await live(life, id);
    for (const [state, count] of Object.entries(await life.deliveryCounts())) expect(count, state).toBeGreaterThan(0);
    await life.close();
    const before = await dumpOf(options);
    expect(tablesOf(naming(before, numberOf(user)))).toEqual(
      new Set([
        'care_actions',
        'chat_settings',
        'chat_states',
        'deliveries',
        'followers',
        'recorded_updates',
        'subscriptions',
      ]),
    );

    const store = await engine.open(options);
    const one = personIn(await chatOver(store), 'zh', user);
    const asked = await one.ask('/deleteme');
    expect(read(asked)).toContain('cannot be undone');
    const done = await one.press(asked, 'Delete all');
    expect(read(done)).toMatch(/什么都没有留下|nothing is left/);
    await store.close();

    const after = await dumpOf(options);
    expect(naming(after, numberOf(user))).toEqual([]);
    expect(naming(after, numberOf(other))).toEqual(naming(before, numberOf(other)));
    const said = naming(after, new RegExp(secret));
    expect(said).toHaveLength(3);
    expect(said.filter((row) => !row.includes('别人说的'))).toEqual([]);
    // What a group follows is the group's.
    expect(naming(after, numberOf(user - group)).map((row) => row.replace(/ .*/, ''))).toEqual([
      'followers',
      'subscriptions',
    ]);
    // Neither ever bore a name.
    expect(tablesOf(naming(after, /新收应为3件/))).toEqual(new Set(['reported_errors']));
  });
});
