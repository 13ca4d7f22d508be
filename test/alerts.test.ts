import { beforeAll, beforeEach, expect, it } from 'vitest';
import { accountForAlerts } from '../src/alerts/accounting.ts';
import type { Broadcast } from '../src/alerts/broadcast.ts';
import { agencyNamed } from '../src/domain/agency-name.ts';
import { createLog } from '../src/log.ts';
import type { Store } from '../src/store/store.ts';
import {
  broadcastOver,
  type Chats,
  createChats,
  createPassingClock,
  type Fate,
  fates,
  serveAll,
} from './tools/broadcasting.ts';
import { chatOver, labels, personIn, read, screenLines } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { newReport } from './tools/new-reports.ts';
import type { Figures } from './tools/report-figures.ts';
import { rereadAs, storeMadeReport } from './tools/store-made-report.ts';
import { storeSamples } from './tools/store-samples.ts';

const received = (value: number) => ({ 'requests.received@natural_person': value });

const names = '教育局 财政局 司法局 水利局 商务局 统计局 信访局 体育局 民政局 公安局 医疗保障局 退役军人事务局'.split(
  ' ',
);

/** The only one of a list. */
function theOnly<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} in place of one`);
  return item;
}

describeOnEachEngine('alerts', (engine) => {
  const clock = createPassingClock();
  let store: Store;
  let chats: Chats;
  let broadcast: Broadcast;
  let person = 100;
  let name = '';
  let agencies = 0;

  beforeAll(async () => {
    store = await engine.openFreshStore({ clock });
  });

  /** An agency and a person of their own, so that tests share a store. */
  beforeEach(async () => {
    person += 1;
    name = `淄博市${names[agencies % names.length]}`;
    agencies += 1;
    chats = createChats(clock);
    broadcast = await broadcastOver(store, { clock, send: chats.send });
  });

  const follow = async (topic = `a${agencyNamed(name, 'test').id}`, chat = person): Promise<void> => {
    await store.follow(chat, { topic, name: null }, { user: chat, locale: 'zh' });
  };
  const save = (value: number, words = '', year = 2024) =>
    storeMadeReport(store, name, { year, numbers: received(value) }, { words });

  it('tell of a new report on one screen, with the year before', async () => {
    await save(4, '', 2023);
    await follow();
    await save(6);
    await serveAll(broadcast, clock);
    const alert = theOnly(chats.of(person));
    expect(alert.text).toContain(
      `🔔 新收录年报\n${name}\n2024年度政府信息公开年报\n与2023年度相比：\n新收 4 → 6（+2）`,
    );
    expect(alert.text).toMatch(/核对：[^]*来源：2024年度报告/);
    expect(labels(alert.reply)).toEqual(expect.arrayContaining(['数据', '同比', '核对', '来源', '退订']));
    expect(screenLines(alert.reply)).toBeLessThanOrEqual(22);
  });

  it('tell of a correction with the old and the new figures', async () => {
    await save(5);
    await follow();
    await save(7, 'corrected');
    await serveAll(broadcast, clock);
    expect(chats.of(person).map(({ text }) => text.split('\n').slice(0, 5))).toEqual([
      ['🔔 机关更正了年报', name, '2024年度政府信息公开年报', '原来 → 现在：', '· 新收 5 → 7'],
    ]);
  });
  it('tell of a misreading of ours only those who were sent it, as our error', async () => {
    const late = person + 1000;
    await follow();
    await save(9, 'document');
    await serveAll(broadcast, clock);
    await follow(undefined, late);
    const agency = agencyNamed(name, 'test').id;
    await rereadAs(store, agency, name, 2024, 6);
    await serveAll(broadcast, clock);
    const texts = chats.of(person).map(({ text }) => text.split('\n'));
    expect(texts.map(([first]) => first)).toEqual([
      '🔔 新收录年报',
      '🔔 更正：之前发给您的数是我们读错了，不是机关更正',
    ]);
    expect(texts[1]?.slice(1, 5)).toEqual([name, '2024年度政府信息公开年报', '原来 → 现在：', '· 新收 9 → 6']);
    expect(chats.of(late)).toEqual([]);
  });

  it('tell whoever still waited for a misread report the right figures, as a new report', async () => {
    await follow();
    await save(9, 'document');
    await rereadAs(store, agencyNamed(name, 'test').id, name, 2024, 6);
    await serveAll(broadcast, clock);
    const alert = theOnly(chats.of(person));
    expect(alert.text).toMatch(/^🔔 新收录年报\n/);
    expect(alert.text).toContain('新收 6');
    expect(await store.deliveryCounts()).toMatchObject({ pending: 0 });
  });

  it('come once to a chat that follows the same agency in several ways', async () => {
    const { id, kind } = agencyNamed(name, 'test');
    for (const topic of [`a${id}`, `k${kind}`, 'b37', 'r370300', `k${kind}.b3703`]) await follow(topic);
    await save(3);
    await serveAll(broadcast, clock);
    theOnly(chats.of(person));
    await store.unfollow(person, 'all');
  });

  it('come to followers of a kind and of a region, and to nobody of another', async () => {
    const { kind } = agencyNamed(name, 'test');
    const others: readonly (readonly [string, boolean])[] = [
      [`k${kind}`, true],
      ['kaudit', false],
      ['r370300', true],
      ['r370000', false],
      ['b37', true],
      ['b', true],
      ['b36', false],
      [`k${kind}.b37`, true],
      ['kaudit.b37', false],
      [`k${kind}.r370000`, false],
    ];
    const chatOf = (index: number): number => person * 1000 + index;
    for (const [index, [topic]] of others.entries()) await follow(topic, chatOf(index));
    await save(3);
    await serveAll(broadcast, clock);
    expect(others.map(([topic], index) => [topic, chats.of(chatOf(index)).length === 1])).toEqual(others);
    for (const index of others.keys()) await store.unfollow(chatOf(index), 'all');
  });

  it('end with the follow, those already waiting too', async () => {
    await follow();
    await save(3);
    expect(await store.unfollow(person, 'all')).toBe(1);
    await serveAll(broadcast, clock);
    expect(chats.of(person)).toEqual([]);
  });

  it('come daily at the hour that the chat chose, in its time zone', async () => {
    await follow();
    await store.setFollower(person, { dailyHour: 8, timeZone: 'Europe/Berlin' });
    await save(3);
    await serveAll(broadcast, clock);
    expect(chats.of(person)).toEqual([]);
    clock.pass(24 * 3_600_000);
    await serveAll(broadcast, clock);
    theOnly(chats.of(person));
  });

  it('wait through quiet hours and come after them', async () => {
    await follow();
    const hour = new Date(clock.now().getTime() + 8 * 3_600_000).getUTCHours();
    await store.setFollower(person, { quiet: { from: hour, to: (hour + 3) % 24 } });
    await save(3);
    await serveAll(broadcast, clock);
    expect(chats.of(person)).toEqual([]);
    clock.pass(3 * 3_600_000);
    await serveAll(broadcast, clock);
    theOnly(chats.of(person));
  });

  it('wait while the chat pauses them, and come when it resumes', async () => {
    await follow();
    await store.setFollower(person, { paused: 'byUser' });
    await save(3);
    await serveAll(broadcast, clock);
    expect(chats.of(person)).toEqual([]);
    await store.setFollower(person, { paused: null });
    await serveAll(broadcast, clock);
    theOnly(chats.of(person));
  });

  it('say what kind of report it is, and what is not known of it', async () => {
    const other = await engine.openFreshStore({ clock });
    await other.follow(person, { topic: 'b', name: null }, { user: person, locale: 'zh' });
    const texts = async (figures: Figures, agency = name): Promise<string> => {
      await storeMadeReport(other, agency, figures);
      await serveAll(await broadcastOver(other, { clock, send: chats.send }), clock);
      return chats.arrived.at(-1)?.text ?? '';
    };
    const [council, bureau, office] = ['淄博市发展和改革委员会', '淄博市文化和旅游局', '淄博市卫生健康委员会'];
    expect(await texts({ year: 2024, numbers: received(30) }, council)).toContain('该机关第一份年报，没有上年可比。');
    const scan = await texts({ year: 2025, editions: { t4: null }, numbers: received(9), machineRead: true }, council);
    expect(scan).toContain('新收 30 → 9（−21，−70.0%）');
    expect(scan).toMatch(/⚠ 没有读到表四，数字不全。[^]*机器识读/);
    expect(scan).not.toContain('行政复议');
    expect(await texts({ year: 2022, numbers: received(5) }, council)).toContain('2021年度没有收录，无法同比。');

    const form2014 = { 'form2014.requests.received': 12, 'form2014.reply.agreed': 7 } as const;
    const old = await texts({ year: 2017, edition: null, numbers: form2014 }, bureau);
    expect(old).toMatch(/收到申请数 12\n/);
    expect(old).not.toContain('没有读到');
    const spoken = await texts({ year: 2018, edition: null, prose: { 'requests.received@total': 3 } }, bureau);
    expect(spoken).toMatch(/与2017年度相比：\n新收 .*3（据正文）[^]*⚠ 没有读到统计表，数字出自正文。/);
    expect(await texts({ year: 2016, edition: null }, office)).toContain('报告没有统计表，正文也未读到数字。');

    const states = { 'outcome.granted@total': 'blank', 'review.total': 'unreadable' } as const;
    await texts({ year: 2023, numbers: received(1) }, office);
    const gaps = await texts({ year: 2024, numbers: received(2), states }, office);
    expect(gaps).toContain('予以公开 空白\n');
    expect(gaps).toContain('行政复议总计 未能辨认\n');
    expect(gaps).not.toContain('公开率');
    const [, later] = [
      await texts({ year: 2021, numbers: received(2), states }, bureau),
      await texts({ year: 2022 }, bureau),
    ];
    expect(later).toContain('予以公开 0（上年缺数）\n');

    const { id } = agencyNamed('淄博市人民政府', 'test');
    await other.addAgencies([agencyNamed('淄博市人民政府', 'test')], []);
    await other.save({ ...newReport(agencyNamed('淄博市人民政府', 'test'), 2024), agency: id, scope: 'government' });
    await serveAll(await broadcastOver(other, { clock, send: chats.send }), clock);
    expect(chats.arrived.at(-1)?.text).toContain('淄博市人民政府\n2024年度政府信息公开年报（政府汇总）\n');
  });

  it('are counted for administrators and in the log by how they ended', async () => {
    const other = await engine.openFreshStore({ clock });
    const everybody = await chatOver(other, { adminIds: [person] });
    const administrator = { zh: personIn(everybody, 'zh', person), en: personIn(everybody, 'en', person) };
    expect(read(await administrator.zh.ask('/status'))).toContain('提醒：（无）');
    for (const chat of [1, 2, 3, 4, 5])
      await other.follow(chat, { topic: 'b', name: null }, { user: chat, locale: 'zh' });
    await other.setFollower(5, { paused: 'byUser' });
    await storeMadeReport(other, name, { year: 2024 });
    const refused: Fate = { arrives: false, answer: { kind: 'refused', why: 'bad request' } };
    const answers = [fates.answerLost, fates.blocked, fates.gone, refused];
    chats.fate = (chat) => (chats.of(chat).length > 0 ? undefined : answers[chat - 1]);
    const worker = await broadcastOver(other, { clock, send: chats.send });
    await serveAll(worker, clock);
    clock.pass(60_000);
    await serveAll(worker, clock);
    expect(read(await administrator.zh.ask('/status'))).toContain(
      '提醒：已发 1 · 待发 1 · 失败 1 · 可能重复 1 · 被屏蔽 1 · 已注销 1\n',
    );
    const page = await administrator.en.press(await administrator.en.ask('/status'), 'Alerts');
    expect(read(page)).toMatch(/^Alerts\nsent 1 \(.*\npending 1 \(.*\nfailed 1 \(/);
    const written: string[] = [];
    const log = createLog({
      level: 'info',
      scrub: (text) => text,
      write: (line) => written.push(line),
      now: () => clock.now(),
    });
    await accountForAlerts({ store: other, clock, log }, AbortSignal.abort());
    expect(written.join('')).toMatch(/alerts so far.*sent.*1.*possiblyTwice.*1/);
  });

  it('are not made of bundled samples', async () => {
    const other = await engine.openFreshStore({ clock });
    await other.follow(person, { topic: 'b', name: null }, { user: person, locale: 'zh' });
    await storeSamples(other);
    await serveAll(await broadcastOver(other, { clock, send: chats.send }), clock);
    expect(chats.of(person)).toEqual([]);
  });
});
