import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Store } from '../src/store/store.ts';
import { chatOver, labels, type Person, personIn, read, screenLines } from './tools/chat.ts';
import { storeSamples } from './tools/store-samples.ts';
import { describeOnEachEngine } from './tools/engines.ts';

describeOnEachEngine('answers over the samples', (engine) => {
  let store: Store;
  let chinese: Person;
  let english: Person;
  /** Has asked nothing before that was answered, so that nothing is understood from an answer. */
  let newcomer: Person;
  /** Run the examples, some of which change the settings of their chat. */
  let trying: { readonly zh: Person; readonly en: Person };
  let administrators: { readonly zh: Person; readonly en: Person };
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeSamples(store);
    const chat = await chatOver(store, { adminIds: [6, 7] });
    chinese = personIn(chat, 'zh', 1);
    english = personIn(chat, 'en', 2);
    newcomer = personIn(chat, 'zh', 5);
    trying = { zh: personIn(chat, 'zh', 3), en: personIn(chat, 'en', 4) };
    administrators = { zh: personIn(chat, 'zh', 6), en: personIn(chat, 'en', 7) };
  });

  describe('examples of each command', () => {
    for (const { name, examples, admins } of commands) {
      for (const [locale, list] of [
        ['zh', examples.zh],
        ['en', examples.en],
      ] as const) {
        for (const { message, answers } of list) {
          it(`${name}: ${message} (${locale})`, async () => {
            const reply = await (admins === true ? administrators : trying)[locale].ask(message);
            expect(read(reply)).toContain(answers);
            expect(screenLines(reply), read(reply)).toBeLessThanOrEqual(22);
          });
        }
      }
    }
  });

  it('stats: every headline figure of the newest year when none is given', async () => {
    const text = read(await chinese.ask('/stats 淄博市投资促进局'));
    expect(text).toContain('淄博市投资促进局');
    expect(text).toContain('2023年度');
    expect(text).toContain('新收 2 · 上年结转 0');
    expect(text).toContain('办结 2 · 结转下年 0');
    expect(text).toContain('予以公开 1 · 部分公开 0');
    expect(text).toContain('不予公开 1 · 无法提供 0');
    expect(text).toContain('行政复议 0 · 行政诉讼 0');
    expect(text).toContain('不足20件，不计比例');
    expect(text).not.toContain('%');
    expect(text).toContain('2021年版');
    expect(text).toMatch(/来源：.*#[0-9a-f]{8}/);
  });

  it.each([
    '查 淄博投促局 2023',
    '查淄博投促局2023',
    '/stats 淄博市投资促进局 ２０２３',
    '查-淄博市投资促进局—2023年度',
    '淄博市投资促进局 23年',
  ])('understands %s', async (message) => {
    const text = read(await chinese.ask(message));
    expect(text).toContain('淄博市投资促进局');
    expect(text).toContain('2023年度');
  });

  it('asks which agency is meant when the region is left out, even when only one is held', async () => {
    const reply = await chinese.ask('查 市工信局 2022');
    expect(read(reply)).toContain('没有写明地区');
    expect(read(reply)).not.toContain('新收');
    const chosen = await chinese.press(reply, '淄博市工业和信息化局');
    expect(read(chosen)).toContain('2022年度');
    expect(read(chosen)).toContain('新收 3');
  });

  it('stats in English: the outdated form is reported', async () => {
    const text = read(await english.ask('/stats 周村区投资促进中心 2023'));
    expect(text).toContain('Zhoucun');
    expect(text).toContain('周村区投资促进中心');
    expect(text).toContain('2019 edition');
    expect(text).toMatch(/⚠ .*must use the 2021 form/);
  });

  it('the zeros of 2018 are said to come from the text', async () => {
    const text = read(await chinese.ask('/stats 淄博市招商局 2018'));
    expect(text).toContain('没有统计表');
    expect(text).toContain('出自正文');
    expect(text).toContain('新收 0');
  });

  it('check: what was carried out is no error', async () => {
    const text = read(await chinese.ask('/check 石嘴山市投资促进局 2023'));
    expect(text).toContain('不符 0');
    expect(text).toContain('总计 1');
  });

  describe('what is not held has four different answers', () => {
    it('a name that is not recognised', async () => {
      const reply = await chinese.ask('/stats 火星基地管理处 2023');
      expect(read(reply)).toContain('没认出“火星基地管理处”');
    });

    it('an agency that is known from divisions and kinds, of which no report is held', async () => {
      const reply = await chinese.ask('/stats 北京市公安局 2024');
      expect(read(reply)).toContain('北京市公安局');
      expect(read(reply)).toContain('没有收录该机关的年度报告');
      expect(labels(reply).join()).not.toContain('淄博');
    });

    it('never another region as if it were the one asked for', async () => {
      const reply = await chinese.ask('/stats 济南市投资促进局 2023');
      expect(read(reply)).toContain('济南市投资促进局');
      expect(read(reply)).toContain('没有收录');
      expect(read(reply)).not.toContain('新收');
    });

    it('a year that is not held, with those that are', async () => {
      const reply = await chinese.ask('/stats 淄博市投资促进局 2020');
      expect(read(reply)).toContain('没有收录2020年度');
      expect(read(reply)).toContain('已收录的年度：2023');
      expect(read(reply)).toContain('前身（可能）：淄博市招商局');
      expect(read(await chinese.press(reply, '2023'))).toContain('新收 2');
    });

    it('a table that was not printed', async () => {
      expect(read(await chinese.ask('/outcomes 淄博市招商局 2018'))).toContain('没有印表三');
      expect(read(await chinese.ask('/yoy 淄博市招商局 2018 结转下年'))).toContain('未印');
    });
  });

  it('yoy: the year before is implied by the text, and said to be implied', async () => {
    const text = read(await chinese.ask('/yoy 淄博市投资促进局 2023'));
    expect(text).toContain('2022年度没有收录');
    expect(text).toMatch(/意味着 2022 年新收 2 件.*不是印出的数字/);
    expect(text).toContain('前身（可能）淄博市招商局：2018年度');
  });

  it('yoy: through a predecessor, with the reasons that make it incomparable', async () => {
    const reply = await chinese.press(await chinese.ask('/yoy 淄博市投资促进局 2023'), '与淄博市招商局2018年度相比');
    const text = read(reply);
    expect(text).toContain('2018 → 2023年度');
    expect(text).toContain('新收 0（据正文） → 2');
    expect(screenLines(reply), text).toBeLessThanOrEqual(22);
  });

  it('source: document, hash, versions, and the cell of a metric', async () => {
    const whole = read(await chinese.ask('/source 淄博市投资促进局 2023'));
    expect(whole).toContain('淄博市投资促进局2023年政府信息公开工作年度报告');
    expect(whole).toMatch(/SHA-256：[0-9a-f]{64}/);
    expect(whole).toContain('节录样本');
    expect(whole).toContain('版本1：首次收录');
    const cell = read(await chinese.ask('/source 淄博市投资促进局 2023 新收'));
    expect(cell).toMatch(/新收 2：表三第\d+行第\d+列.*原文“2”/);
  });

  it('buttons turn the same message into the other views', async () => {
    let reply = await chinese.ask('/stats 淄博市投资促进局 2023');
    for (const label of ['同比', '核对', '来源', '结果', '申请人', '复议诉讼', '主动公开', '数据']) {
      reply = await chinese.press(reply, label);
      expect(read(reply), label).toContain('淄博市投资促进局');
      expect(read(reply), label).toContain('2023');
    }
  });

  it('find alone: browses by region, kind and agency', async () => {
    const start = await chinese.ask('/find');
    const province = await chinese.press(start, '山东省');
    const city = await chinese.press(province, '淄博市');
    expect(labels(city).join()).toContain('周村区');
    expect(read(await chinese.press(city, '淄博市投资促进局'))).toContain('新收 2');
  });

  it('start: says what is held and that these are samples', async () => {
    expect(read(await chinese.ask('/start'))).toMatch(/5个机关、5份报告，2018–2023年度[\s\S]*样本/);
    expect(read(await english.ask('/start'))).toMatch(/5 agencies, 5 reports, 2018–2023[\s\S]*samples/);
  });

  it('refuses 10,000 characters', async () => {
    await expect(chinese.ask('查'.repeat(10_000))).rejects.toMatchObject({ zh: expect.stringContaining('太长了') });
  });

  describe('refuses with one sentence that says what to do next', () => {
    it.each([
      ['/stats', '请这样用'],
      ['/stats 淄博市投资促进局 1997', '2008到2025'],
      ['/stats 淄博市投资促进局 2026', '2027年1月'],
      ['/stats 淄博市投资促进局 abc', '没有“abc”这个指标'],
      ['/outcomes 淄博市投资促进局 abc', '没看懂“abc”'],
      ['/yoy 淄博市投资促进局 2023 不与公开', '是不是“不予公开”'],
      ['/yoy 淄博市投资促进局 2023 abc', '没有“abc”这个指标'],
      ['/nonsense', '/help'],
      ['/help nonsense', '/help'],
      ['', '消息是空的'],
    ])('%s', async (message, sentence) => {
      const refused = await newcomer.ask(message).then(
        (reply) => read(reply),
        (error: unknown) => error,
      );
      expect(refused).toBeInstanceOf(UserError);
      if (!(refused instanceof UserError)) throw new Error('not reached');
      expect(refused.zh).toContain(sentence);
      expect(refused.zh).not.toContain('\n');
      expect(refused.en).not.toMatch(/\p{Script=Han}{30}/u);
    });
  });
});
