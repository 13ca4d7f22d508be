import { beforeAll, expect, it } from 'vitest';
import type { Answerer } from '../src/chat/answerer.ts';
import type { Answer, Incoming } from '../src/chat/reply.ts';
import { agencyKinds } from '../src/domain/agency-kinds.ts';
import type { Store } from '../src/store/store.ts';
import { plainText } from '../src/text/html.ts';
import { chatOver, labels, type Person, personIn, read, screenLines } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';
import { storeSamples } from './tools/store-samples.ts';

describeOnEachEngine('following', (engine) => {
  let store: Store;
  let answerer: Answerer;
  let id = 5000;
  const person = (): Person => personIn(answerer, 'zh', (id += 1));

  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeSamples(store);
    answerer = await chatOver(store, {
      chats: {
        find: async () => await Promise.resolve(null),
        membershipOf: async (_, user) => await Promise.resolve(user === 7 ? 'administrator' : 'member'),
        ownerOf: async () => await Promise.resolve(null),
      },
    });
  });

  it('shows the figures as they are, how reports come and when the next is due', async () => {
    const reply = await person().ask('订阅 淄博市投资促进局');
    expect(read(reply)).toBe(
      [
        '✓ 已订阅 淄博市投资促进局',
        '2023年度：新收 2 · 予以公开 1 · 行政复议总计 0',
        '2025年度年报依法应在2026年1月31日前公布；这里还没有收录，不等于没有发布。',
        '新年报、机关更正和我们自己的更正都会提醒。年报由管理员收录后才到这里，不会在发布当天自动出现。',
      ].join('\n'),
    );
    expect(labels(reply)).toEqual(['退订', '全部订阅']);
  });

  it('of an agency that was renamed says so, and when the next report is due under its new name', async () => {
    const text = read(await person().ask('/subscribe 淄博市招商局'));
    expect(text).toContain('它可能已更名为淄博市投资促进局，新名称下的年报也会提醒。\n2025年度年报依法应在');
    expect(read(await personIn(answerer, 'en', (id += 1)).ask('/subscribe 淄博市招商局'))).toContain(
      'It probably became Zibo Investment Promotion Bureau, whose reports are told as well.',
    );
  });

  it('is a button under an answer, and ends by one', async () => {
    const one = person();
    const followed = await one.press(await one.ask('/stats 淄博市投资促进局 2023'), '订阅');
    expect(read(followed)).toContain('已订阅 淄博市投资促进局');
    expect(read(await one.press(followed, '退订'))).toBe('已退订：淄博市投资促进局');
    expect(await store.follows(id)).toEqual([]);
  });

  it.each([
    ['/yoy 淄博市投资促进局 2023', '淄博市投资促进局'],
    ['/check 淄博市投资促进局 2023', '淄博市投资促进局'],
    ['/source 淄博市投资促进局 2023', '淄博市投资促进局'],
    ['/define 不予公开 淄博市投资促进局 2023', '淄博市投资促进局'],
    ['/remedies 淄博市投资促进局 2023', '淄博市投资促进局'],
    ['/find 淄博', '淄博市及以下的所有机关'],
  ])('is a button under the answer to %s', async (question, label) => {
    const one = person();
    expect(read(await one.press(await one.ask(question), '订阅'))).toContain(`✓ 已订阅 ${label}`);
  });

  it('is a deep link', async () => {
    const one = person();
    const held = (await store.agencies()).agencies.find(({ name }) => name === '淄博市投资促进局');
    expect(read(await one.ask(`/start s_${held?.id}`))).toContain('已订阅 淄博市投资促进局');
  });

  it('takes an agency of which no report is held, from its name and by a button', async () => {
    const one = person();
    expect(read(await one.ask('/subscribe 淄博市教育局'))).toMatch(/已订阅 淄博市教育局\n还没有收录它的年报/);
    const missing = await one.ask('/stats 淄博市水利局 2023');
    expect(read(await one.press(missing, '收录时提醒我'))).toContain('已订阅 淄博市水利局');
    expect((await store.follows(id)).map(({ name }) => name)).toEqual(['淄博市教育局', '淄博市水利局']);
    expect(read(await one.ask('/subscriptions'))).toContain('1. 淄博市教育局\n2. 淄博市水利局\n随到随提醒');
  });

  it.each([
    ['/subscribe 淄博市', '淄博市的所有机关', 'r370300'],
    ['/subscribe 淄博市以下', '淄博市及以下的所有机关', 'b3703'],
    ['订阅 所有投资促进局', '所有投资促进局', 'kinvestment_promotion'],
    ['/subscribe 山东省投资促进局以下', '山东省及以下的投资促进局', 'kinvestment_promotion.b37'],
    ['/subscribe 山东省及以下的投资促进局', '山东省及以下的投资促进局', 'kinvestment_promotion.b37'],
    ['/subscribe 淄博市下属各区县', '淄博市及以下的所有机关', 'b3703'],
    ['/subscribe 淄博市的所有机关', '淄博市的所有机关', 'r370300'],
    ['订阅 淄博市所有教育局', '淄博市及以下的教育局', 'keducation.b3703'],
    ['/subscribe 全国', '全国的所有机关', 'b'],
    ['/subscribe all education bureaus', '所有教育局', 'keducation'],
    ['/subscribe education bureaus in Shandong', '山东省及以下的教育局', 'keducation.b37'],
    ['/subscribe all agencies in Zibo', '淄博市的所有机关', 'r370300'],
    ['订阅淄博市的投资促进局', '淄博市投资促进局', null],
    ['subscribe to Zibo', '淄博市的所有机关', 'r370300'],
    ['/subscribe Zibo and below', '淄博市及以下的所有机关', 'b3703'],
  ])('understands %s', async (words, label, topic) => {
    expect(read(await person().ask(words))).toContain(`已订阅 ${label}\n`);
    const topics = (await store.follows(id)).map((follow) => follow.topic);
    expect(topics).toEqual([topic ?? expect.stringMatching(/^a/)]);
  });

  it('says when the law has a government publish, of which nothing is held either', async () => {
    expect(read(await person().ask('/subscribe 山东省政府'))).toContain('2025年度年报依法应在2026年3月31日前公布');
    expect(read(await person().ask('/subscribe 淄博市水利局'))).toContain('2025年度年报依法应在2026年1月31日前公布');
  });

  it('names every follow so that its name follows and ends it again', async () => {
    const one = person();
    for (const words of ['淄博市以下', '淄博市', '山东省教育局以下', '所有投资促进局', '全国', '淄博市水利局'])
      await one.ask(`/subscribe ${words}`);
    const topics = (await store.follows(id)).map(({ topic }) => topic);
    const names = read(await one.ask('/subscriptions')).match(/(?<=^\d+\. ).+$/gm) ?? [];
    expect(names).toHaveLength(6);
    for (const name of names) {
      expect(read(await one.ask(`/subscribe ${name}`))).toContain('✓ 已经订阅过');
      expect(read(await one.ask(`/unsubscribe ${name}`))).toBe(`已退订：${name}`);
    }
    expect([topics.length, await store.follows(id)]).toEqual([6, []]);
  });

  it('offers what lies below a region to whoever follows the region itself', async () => {
    const one = person();
    const followed = await one.ask('/subscribe 山东省');
    expect(read(followed)).toContain('其中还没有收录任何机关的年报。');
    expect(read(await one.press(followed, '连同以下各级'))).toContain('✓ 已订阅 山东省及以下的所有机关');
    expect(labels(await one.ask('/subscribe 周村区'))).toEqual(['退订', '全部订阅']);
  });

  it('says when alerts of the chat are paused', async () => {
    const one = person();
    await one.ask('/subscribe 淄博市');
    await one.press(await one.ask('/subscriptions'), '暂停');
    expect(read(await one.ask('/subscribe 周村区'))).toContain('这个聊天的提醒现在是暂停的');
    expect(await store.follower(id)).toMatchObject({ paused: 'byUser' });
  });

  it.each(['zh', 'en'] as const)('stays within a screen, however long the names are (%s)', async (locale) => {
    id += 1;
    const one = personIn(answerer, locale, id);
    const longest = '积石山保安族东乡族撒拉族自治县';
    const replies = [];
    for (const { zh } of agencyKinds) replies.push(await one.ask(`/subscribe ${longest}${zh}`));
    const follows = await store.follows(id);
    expect(follows.length).toBeGreaterThan(20);
    let list = await one.ask('/subscriptions');
    for (let pages = 1; labels(list).includes('▶'); pages += 1) {
      replies.push(list);
      expect(pages).toBeLessThan(100);
      list = await one.press(list, '▶');
    }
    expect(read(list)).toContain(`${follows.length}. `);
    const chosen = await one.ask('/unsubscribe');
    const confirm = await one.press(chosen, locale === 'zh' ? '全部退订' : 'All of them');
    expect(await store.follows(id)).toHaveLength(follows.length);
    const ended = await one.press(confirm, locale === 'zh' ? '全部退订' : 'End all');
    expect(await store.follows(id)).toEqual([]);
    for (const reply of [...replies, list, chosen, confirm, ended]) expect(screenLines(reply)).toBeLessThanOrEqual(20);
  });

  it('says what is not followed when it cannot end', async () => {
    const one = person();
    await one.ask('/subscribe 淄博市');
    expect(read(await one.ask('/unsubscribe 周村区'))).toBe('没有订阅“周村区”。\n退订哪一项？');
  });

  it('is for administrators of a group alone, by their own ids', async () => {
    const inGroup = async (user: number): Promise<Answer> =>
      await answerer({
        chat: { id: -100, type: 'supergroup' },
        user: { id: user, languageCode: 'zh' },
        kind: 'text',
        text: '/subscribe 淄博市投资促进局',
        replyTo: null,
        addressed: true,
      } satisfies Incoming);
    await expect(inGroup(8)).rejects.toThrow('Only administrators');
    await expect(inGroup(1087968824)).rejects.toThrow('anonymous');
    expect(await store.follows(-100)).toEqual([]);
    const answer = await inGroup(7);
    expect(answer.kind === 'send' && plainText(answer.reply.text)).toContain('已订阅');
  });

  it('keeps to a quota', async () => {
    id += 1;
    for (let index = 0; index < 100; index += 1)
      await store.follow(id, { topic: `ktest${index}`, name: null }, { user: id, locale: 'zh' });
    await expect(personIn(answerer, 'zh', id).ask('/subscribe 淄博市')).rejects.toThrow(
      'This chat follows 100 things, as many as it may',
    );
  });

  it('says how much a wide follow would match before it begins', async () => {
    const other = await engine.openFreshStore();
    for (let index = 0; index < 20; index += 1)
      await storeMadeReport(other, `淄博市${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'.charAt(index)}山镇人民政府`, {
        year: 2023,
      });
    const one = personIn(await chatOver(other), 'zh', (id += 1));
    const asked = await one.ask('/subscribe 山东省以下');
    expect(read(asked)).toContain('现已收录其中20个机关的20份年报。');
    expect(await other.follows(id)).toEqual([]);
    expect(read(await one.press(asked, '订阅'))).toContain('✓ 已订阅 山东省及以下的所有机关');
  });

  it.each([
    [
      'zh',
      [
        [['每天8点'], '每天8点提醒（北京时间）'],
        [['时区', '柏林'], '每天8点提醒（柏林）'],
        [['其他时间', '23点'], '每天23点提醒（柏林）'],
        [['其他时间', '返回'], '每天23点提醒（柏林）'],
        [['随到随提醒'], '随到随提醒'],
        [['夜间不打扰'], '随到随提醒，22点到8点不打扰（柏林）'],
        [['不打扰的时段', '13点', '15点'], '随到随提醒，13点到15点不打扰（柏林）'],
        [['暂停'], '提醒已暂停'],
        [['恢复提醒'], '随到随提醒，13点到15点不打扰（柏林）'],
        [['随时都提醒'], '随到随提醒'],
      ],
    ],
    [
      'en',
      [
        [['Daily at…', '18:00'], 'Daily at 18:00 (Beijing)'],
        [['Time zone', 'New Delhi'], 'Daily at 18:00 (New Delhi)'],
        [['At once'], 'Alerts at once'],
        [['Quiet hours', '22:00', '6:00'], 'Alerts at once, quiet from 22 to 6 (New Delhi)'],
        [['Time zone', 'UTC'], 'quiet from 22 to 6 (UTC)'],
        [['At any hour'], 'Alerts at once'],
        [['Pause'], 'Alerts are paused'],
        [['Resume'], 'Alerts at once'],
      ],
    ],
  ] as const)('has settings by buttons (%s)', async (locale, changes) => {
    const one = personIn(answerer, locale, (id += 1));
    await one.ask('/subscribe 淄博市');
    let list = await one.ask('/subscriptions');
    for (const [presses, line] of changes) {
      for (const label of presses) list = await one.press(list, label);
      expect(read(list).split('\n').at(-1)).toContain(line);
    }
  });
});
