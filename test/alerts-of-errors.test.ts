import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Broadcast } from '../src/alerts/broadcast.ts';
import { pressOf } from '../src/chat/press.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { successionsOf } from '../src/domain/known-successions.ts';
import type { ReportKey } from '../src/domain/report.ts';
import type { Store } from '../src/store/store.ts';
import { broadcastOver, type Chats, createChats, createPassingClock, fates, serveAll } from './tools/broadcasting.ts';
import { labels, screenLines } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const names =
  '教育局 财政局 司法局 水利局 商务局 统计局 信访局 体育局 民政局 公安局 审计局 城市管理局 应急管理局 农业农村局 生态环境局 科学技术局 交通运输局 市场监督管理局'.split(
    ' ',
  );
const withdrawnTitle = '🔔 更正：之前发给您的数作废，是我们收错了文件';
const restoredTitle = '🔔 恢复：之前告诉您作废的数仍然有效，是我们撤错了';
const misreadTitle = '🔔 更正：之前发给您的数是我们读错了，不是机关更正';

describeOnEachEngine('alerts of our errors', (engine) => {
  const clock = createPassingClock();
  let store: Store;
  let chats: Chats;
  let broadcast: Broadcast;
  let person = 100;
  let name = '';
  let key: ReportKey;
  let agencies = 0;

  beforeAll(async () => {
    store = await engine.openFreshStore({ clock });
  });

  /** An agency and a person of their own, so that tests share a store. */
  beforeEach(async () => {
    person += 10;
    name = `淄博市${names[agencies % names.length]}`;
    agencies += 1;
    key = { agency: agencyNamed(name, 'test').id, year: 2024, scope: 'agency' };
    chats = createChats(clock);
    broadcast = await broadcastOver(store, { clock, send: chats.send });
  });

  const follow = async (chat = person): Promise<void> => {
    await store.follow(chat, { topic: `a${key.agency}`, name: null }, { user: chat, locale: 'zh' });
  };
  /** A document of its own, or the same one read again. */
  const save = (value: number, document = `document with ${value}`, year = 2024) =>
    storeMadeReport(store, name, { year, numbers: { 'requests.received@natural_person': value } }, { document });
  /** What a chat gets now: each alert's title, and the lines that name the figure received. */
  const heard = async (chat = person): Promise<string[][]> => {
    const before = chats.of(chat).length;
    await serveAll(broadcast, clock);
    return chats
      .of(chat)
      .slice(before)
      .map(({ text }) => {
        const lines = text.split('\n');
        return [lines[0] ?? '', ...lines.slice(1).filter((line) => /新收[ （]/.test(line))];
      });
  };

  it('withdrawn, and none left: told to those who were sent it, with what is void and why', async () => {
    const late = person + 1;
    await follow();
    await save(9);
    await heard();
    await follow(late);
    await store.withdraw(key, 1, '那是征求意见稿');
    expect(await heard()).toEqual([[withdrawnTitle, '作废的数：新收 9 · 予以公开 0 · 部分公开 0 · 不予公开 0']]);
    const alert = chats.of(person).at(-1);
    expect(alert?.text).toMatch(/那份文件已撤回（2026-\d\d-\d\d）：那是征求意见稿/);
    expect(alert?.text).toContain('现在没有收录它的2024年度年报');
    expect(alert === undefined ? [] : labels(alert.reply)).toEqual(['来源', '退订', '提醒设置']);
    expect(chats.of(late)).toEqual([]);
  });

  it('withdrawn, and an earlier one answers: the old figures and the new', async () => {
    await save(5);
    await follow();
    await save(9);
    expect(await heard()).toEqual([['🔔 机关更正了年报', '· 新收 5 → 9', '· 新收（自然人） 5 → 9', '新收 9']]);
    await store.withdraw(key, 2, '不是它的年报');
    expect(await heard()).toEqual([[withdrawnTitle, '· 新收 9 → 5', '· 新收（自然人） 9 → 5', '新收 5']]);
  });

  it('withdrawn before it was sent: nothing at all, and it comes when it is restored', async () => {
    await follow();
    await save(9);
    await store.withdraw(key, 1, '弄错了');
    expect(await heard()).toEqual([]);
    await store.restore(key, 1);
    expect(await heard()).toEqual([['🔔 新收录年报', '新收 9']]);
  });

  it('withdrawn and restored before anybody was told: nothing', async () => {
    await follow();
    await save(9);
    await heard();
    await store.withdraw(key, 1, '弄错了');
    await store.restore(key, 1);
    expect(await heard()).toEqual([]);
    expect((await store.deliveryCounts()).pending).toBe(0);
  });

  it('restored: told to those who were told of the withdrawal alone', async () => {
    const late = person + 1;
    await follow();
    await save(9);
    await heard();
    await store.withdraw(key, 1, '弄错了');
    await heard();
    await follow(late);
    await store.restore(key, 1);
    expect(await heard()).toEqual([[restoredTitle, '新收 9']]);
    await store.withdraw(key, 1, '又撤回');
    expect((await heard()).map(([title]) => title)).toEqual([withdrawnTitle]);
    expect(chats.of(late)).toEqual([]);
  });

  it('withdrawn, and another document comes before anybody was told: from the figures that were sent', async () => {
    await follow();
    await save(9);
    await heard();
    await store.withdraw(key, 1, '弄错了');
    await save(7);
    expect(await heard()).toEqual([[withdrawnTitle, '· 新收 9 → 7', '· 新收（自然人） 9 → 7', '新收 7']]);
  });

  it('withdrawn and told, then another document comes: a new report', async () => {
    await follow();
    await save(9);
    await heard();
    await store.withdraw(key, 1, '弄错了');
    await heard();
    await save(7);
    expect(await heard()).toEqual([['🔔 新收录年报', '新收 7']]);
  });

  it('moved: told where it belongs, and to the followers of that report as a new one; undone: told to both', async () => {
    const other = `淄川区${names[agencies % names.length]}`;
    const target = agencyNamed(other, 'test');
    await store.addAgencies([target], []);
    const there = person + 1;
    await store.follow(there, { topic: `a${target.id}`, name: null }, { user: there, locale: 'zh' });
    await follow();
    await save(9);
    await heard();
    await store.move(key, 1, { agency: target.id, year: 2023, scope: 'agency', name: other }, '机关认错');
    broadcast = await broadcastOver(store, { clock, send: chats.send });
    expect((await heard()).map(([title]) => title)).toEqual([withdrawnTitle]);
    const alert = chats.of(person).at(-1);
    expect(alert?.text).toMatch(new RegExp(`那份文件已移至${other} 2023年度（.*）：机关认错`));
    expect(alert === undefined ? [] : labels(alert.reply)).toContain(`${other} 2023`);
    expect(chats.of(there).map(({ text }) => text.split('\n').slice(0, 3))).toEqual([
      ['🔔 新收录年报', other, '2023年度政府信息公开年报'],
    ]);

    await store.restore(key, 1);
    expect((await heard()).map(([title]) => title)).toEqual([restoredTitle]);
    expect(chats.of(there).map(({ text }) => text.split('\n')[0])).toEqual([
      '🔔 新收录年报',
      '🔔 更正：之前发给您的数不是这份年报的，是我们放错了',
    ]);
    // Its first version has the number that the one had that was moved away again.
    await storeMadeReport(store, other, { year: 2023, numbers: { 'requests.received@natural_person': 4 } });
    await serveAll(broadcast, clock);
    expect(chats.of(there).at(-1)?.text).toMatch(/^🔔 新收录年报\n[^]*新收 4\n/);
  });

  it('moved to where a version stands: a correction to its followers', async () => {
    await follow();
    await save(5);
    await save(9, 'of another year', 2020);
    await heard();
    await store.move({ ...key, year: 2020 }, 1, { ...key, name }, '年份读错');
    expect(new Set((await heard()).map(([title]) => title))).toEqual(new Set([withdrawnTitle, '🔔 机关更正了年报']));
  });

  it('read again with the same figures: nothing', async () => {
    await follow();
    await save(9, 'one document');
    await heard();
    await storeMadeReport(
      store,
      name,
      { year: 2024, numbers: { 'requests.received@natural_person': 9 } },
      {
        document: 'one document',
        findings: [{ rule: 'R.unreadable', severity: 'warning', codes: [], message: { zh: '存疑', en: 'doubt' } }],
      },
    );
    expect(await heard()).toEqual([]);
  });

  it('read again and back before anybody was told: nothing', async () => {
    await follow();
    await save(9, 'one document');
    await heard();
    await save(6, 'one document');
    await save(9, 'one document');
    expect(await heard()).toEqual([]);
    expect((await store.deliveryCounts()).pending).toBe(0);
  });

  it('misread, and corrected by the agency before anybody was told: as both, from the figures that were sent', async () => {
    await follow();
    await save(9, 'one document');
    await heard();
    await save(6, 'one document');
    await save(7, 'corrected');
    expect(await heard()).toEqual([
      ['🔔 更正：之前发给您的数我们读错了，机关后来也更正过', '· 新收 9 → 7', '· 新收（自然人） 9 → 7', '新收 7'],
    ]);
  });

  it('a correction that was misread and never sent so: a correction, with the right figures', async () => {
    await save(5);
    await follow();
    await save(9, 'corrected');
    await save(8, 'corrected');
    expect(await heard()).toEqual([['🔔 机关更正了年报', '· 新收 5 → 8', '· 新收（自然人） 5 → 8', '新收 8']]);
  });

  it('what was unreadable and is read now was no misreading', async () => {
    await follow();
    const numbers = { 'requests.received@natural_person': 9 } as const;
    const unread = { 'review.total': 'unreadable' } as const;
    await storeMadeReport(store, name, { year: 2024, numbers, states: unread }, { document: 'one document' });
    await heard();
    await storeMadeReport(store, name, { year: 2024, numbers }, { document: 'one document' });
    expect((await heard()).map(([title]) => title)).toEqual(['🔔 补充：之前没有读到的数，现在读到了']);
    expect(chats.of(person).at(-1)?.text).toContain('· 行政复议总计 未能辨认 → 0');
  });

  it('may have been sent: told like those who were sent it', async () => {
    await follow();
    await save(9, 'one document');
    chats.fate = (_, call) => (call === 1 ? fates.answerLost : undefined);
    clock.pass(16_000);
    await broadcast.round();
    await save(6, 'one document');
    clock.pass(60_000);
    expect(await heard()).toEqual([[misreadTitle, '· 新收 9 → 6', '· 新收（自然人） 9 → 6', '新收 6']]);
  });

  it('follow an agency to its new name, and say so', async () => {
    const former = agencyNamed('淄博市招商局', 'test');
    const successor = '淄博市投资促进局';
    const now = agencyNamed(successor, 'test');
    await store.addAgencies([now], successionsOf(now));
    const both = person + 1;
    await store.follow(person, { topic: `a${former.id}`, name: former.name }, { user: person, locale: 'zh' });
    for (const agency of [former, now])
      await store.follow(both, { topic: `a${agency.id}`, name: agency.name }, { user: both, locale: 'en' });
    await storeMadeReport(store, successor, { year: 2024 });
    broadcast = await broadcastOver(store, { clock, send: chats.send });
    expect((await heard()).map(([title]) => title)).toEqual(['🔔 新收录年报']);
    const alert = chats.of(person)[0];
    expect(alert?.text).toContain(`您订阅的淄博市招商局可能已更名为：\n${successor}\n`);
    const unfollow = alert?.reply.buttons.flat().find(({ label }) => label === '退订');
    expect(unfollow).toMatchObject({ press: pressOf({ command: 'unsubscribe', part: `a${former.id}` }) });
    expect(chats.of(both).map(({ text }) => text.includes('which you follow'))).toEqual([false]);
    await store.unfollow(both, 'all');
    expect(await store.unfollow(person, [`a${former.id}`])).toBe(1);
    await storeMadeReport(store, successor, { year: 2025 });
    expect(await heard()).toEqual([]);
  });

  it('are told neither to those who follow no more nor to those who blocked the bot', async () => {
    const blocked = person + 1;
    await follow();
    await follow(blocked);
    await save(9);
    await heard();
    await store.unfollow(person, 'all');
    await store.closeChat(blocked, 'blocked');
    await store.withdraw(key, 1, '弄错了');
    expect(await heard()).toEqual([]);
    expect(chats.of(blocked)).toHaveLength(1);
  });

  it('fit on a screen in both languages, also with the longest names', async () => {
    name = '新疆维吾尔自治区巴音郭楞蒙古自治州和静县工业和信息化局';
    key = { ...key, agency: agencyNamed(name, 'test').id };
    await follow();
    const english = person + 1;
    await store.follow(english, { topic: `a${key.agency}`, name: null }, { user: english, locale: 'en' });
    const figures = (year: number, more: number) => ({
      year,
      numbers: {
        'requests.received@natural_person': 123_456 + more,
        'outcome.granted@natural_person': 98_765 + more,
        'outcome.partial@natural_person': 12_345 + more,
        'outcome.refused.internal_affairs@natural_person': 11_111 + more,
        'review.total': 4321 + more,
        'litigation.direct.total': 3210 + more,
      },
    });
    await storeMadeReport(store, name, { ...figures(2019, 1), edition: '2019' });
    await storeMadeReport(store, name, figures(2022, 0));
    await storeMadeReport(store, name, figures(2023, 1));
    await storeMadeReport(store, name, figures(2023, 2), { words: 'corrected' });
    const scan = { ...figures(2024, 9), edition: '2021', editions: { t4: null }, machineRead: true } as const;
    await storeMadeReport(store, name, scan, { document: 'scan' });
    broadcast = await broadcastOver(store, { clock, send: chats.send });
    const everything = async (): Promise<void> => {
      await store.setFollower(person, { dailyHour: null });
      for (let count = 0; count < 3; count += 1) await serveAll(broadcast, clock);
    };
    await everything();
    await storeMadeReport(store, name, figures(2024, 5), { words: 'better' });
    await everything();
    await store.withdraw({ ...key, year: 2023 }, 2, '很长的原因'.repeat(40));
    await everything();
    await store.move({ ...key, year: 2022 }, 1, { ...key, year: 2018, name }, '很长的原因'.repeat(40));
    await everything();
    await store.restore({ ...key, year: 2023 }, 2);
    await everything();
    for (const chat of [person, english]) {
      expect(chats.of(chat).length).toBeGreaterThanOrEqual(6);
      for (const { reply, text } of chats.of(chat)) expect(screenLines(reply), text).toBeLessThanOrEqual(22);
    }
  });
});
