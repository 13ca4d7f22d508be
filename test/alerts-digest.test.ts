import { expect, it } from 'vitest';
import type { Reply } from '../src/chat/reply.ts';
import type { Agency } from '../src/domain/agency.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { broadcastOver, createChats, createPassingClock, serveAll } from './tools/broadcasting.ts';
import { chatOver, labels, type Person, personIn, read, screenLines } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { newReport } from './tools/new-reports.ts';

const many = 200;
/** As long as names of agencies are, so that a page is as full as it can be. */
const places = ['新疆维吾尔自治区巴音郭楞蒙古自治州和静县', '云南省西双版纳傣族自治州景洪市', '淄博市', '石嘴山市'];
const syllables = '甲乙丙丁戊己庚辛壬癸';
const agencies: readonly Agency[] = Array.from({ length: many }, (_, index) => {
  const [ones, tens, hundreds] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100)].map((digit) =>
    syllables.charAt(digit),
  );
  return agencyNamed(`${places[index % places.length]}${hundreds}${tens}${ones}山镇人民政府`, 'test');
});

describeOnEachEngine('a digest', (engine) => {
  it(`of ${many} reports at once is one message, behind whose buttons all of them are`, {
    timeout: 120_000,
  }, async () => {
    const clock = createPassingClock();
    const store = await engine.openFreshStore({ clock });
    await store.addAgencies(agencies, []);
    const follow = (chat: number, locale: 'zh' | 'en') =>
      store.follow(chat, { topic: 'b', name: null }, { user: chat, locale });
    await follow(7, 'zh');
    await follow(8, 'en');
    for (const [index, agency] of agencies.entries())
      await store.save(newReport(agency, 2025, { cells: [['requests.received@total', 12_345 + index]] }));
    const chats = createChats(clock);
    await serveAll(await broadcastOver(store, { clock, send: chats.send }), clock);
    expect(chats.arrived).toHaveLength(2);
    expect([7, 8].map((chat) => [chat, chats.of(chat)[0]?.text.split('\n')[0]])).toEqual([
      [7, `🔔 ${many}份年报有更新（1/${many / 10}）`],
      [8, `🔔 ${many} annual reports (1/${many / 10})`],
    ]);
    expect((await store.deliveryCounts()).pending).toBe(0);

    const chat = await chatOver(store);
    for (const [id, locale] of [
      [7, 'zh'],
      [8, 'en'],
    ] as const) {
      const first = chats.of(id)[0]?.reply;
      if (first === undefined) throw new Error('no digest came');
      const reader = personIn(chat, locale, id);
      const { seen, opened, last } = await readThrough(first, reader);
      expect(seen).toEqual(Array.from({ length: many }, (_, index) => 12_345 + index));
      expect(new Set(opened).size).toBe(many);
      expect(await reader.press(await reader.press(last, '◀'), locale === 'zh' ? '其余10份' : '10 more')).toEqual(last);
      const [own = ''] = labels(last);
      expect(read(await reader.press(last, own))).toContain(own.replace(/ 2025$/, ''));
      await expect(personIn(chat, locale, 9).press(first, '▶')).rejects.toThrow(/过时|out of date/);
    }
  });
});

describeOnEachEngine('a digest of what changed', (engine) => {
  it('says what happened to each, with the figures that were told', async () => {
    const clock = createPassingClock();
    const store = await engine.openFreshStore({ clock });
    const chats = createChats(clock);
    const six = agencies.slice(0, 6);
    const [first, second, third, fourth, fifth] = six;
    await store.addAgencies(six, []);
    await store.follow(7, { topic: 'b', name: null }, { user: 7, locale: 'zh' });
    const save = async (agency: Agency | undefined, received: number, words: string): Promise<void> => {
      if (agency !== undefined)
        await store.save(newReport(agency, 2025, { cells: [['requests.received@total', received]], words }));
    };
    for (const agency of six) await save(agency, 10, 'document');
    const worker = await broadcastOver(store, { clock, send: chats.send });
    await serveAll(worker, clock);
    const keyOf = (agency: Agency | undefined) => ({ agency: agency?.id ?? '', year: 2025, scope: 'agency' }) as const;
    await save(first, 11, 'corrected');
    await save(second, 12, 'document');
    await store.withdraw(keyOf(third), 1, 'no report');
    await store.withdraw(keyOf(fourth), 1, 'no report');
    await save(fourth, 14, 'another');
    await save(fifth, 15, 'document');
    await save(fifth, 10, 'document');
    await serveAll(worker, clock);
    const [, digest] = chats.of(7);
    expect(digest?.text.split('\n').map((line) => line.slice(Math.max(0, line.indexOf('2025'))))).toEqual([
      expect.stringContaining('5份年报有更新'),
      '2025年度（机关更正）：新收 10 → 11',
      '2025年度（我们读错，已更正）：新收 10 → 12',
      '2025年度（我们收错文件，已更正）：新收 10 → 已撤回',
      '2025年度（我们收错文件，已更正）：新收 10 → 14',
      '2025年度：新收 10',
    ]);
  });
});

/** Goes from page to page by its buttons: figures received, reports that a button opens, and the last page. */
async function readThrough(first: Reply, reader: Person) {
  const seen: number[] = [];
  const opened: string[] = [];
  let page = first;
  for (;;) {
    expect(screenLines(page), read(page)).toBeLessThanOrEqual(22);
    for (const [, received] of read(page).matchAll(/(?:新收|received) ([\d,]+)/g))
      seen.push(Number(received?.replaceAll(',', '')));
    opened.push(
      ...page.buttons
        .flat()
        .flatMap((button) => ('press' in button && button.press.startsWith('stats') ? [button.press] : [])),
    );
    const more = labels(page).find((label) => label.includes('▶'));
    if (more === undefined) return { seen, opened, last: page };
    page = await reader.press(page, more);
  }
}
