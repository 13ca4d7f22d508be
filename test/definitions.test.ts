import { beforeAll, describe, expect, it } from 'vitest';
import define from '../commands/define.ts';
import remedies from '../commands/remedies.ts';
import type { Answerer } from '../src/chat/answerer.ts';
import type { MetricTarget } from '../src/chat/metric-target.ts';
import { metricLabel, metricNamed } from '../src/chat/metric-words.ts';
import type { Locale, Reply } from '../src/chat/reply.ts';
import type { ChatDeps } from '../src/chat/command.ts';
import { comparabilityLines } from '../src/chat/views/definition/comparability.ts';
import { counterpartsOf, relationAcross } from '../src/domain/comparison/counterparts.ts';
import { meaningOf } from '../src/domain/meaning.ts';
import { metrics } from '../src/domain/metric.ts';
import { articleInEnglish, isUnverifiedArticle } from '../src/domain/taxonomy/article.ts';
import { indicators } from '../src/domain/taxonomy/indicators.ts';
import { table3Rows } from '../src/domain/taxonomy/table3.ts';
import { buildDirectory } from '../src/chat/directory.ts';
import type { Store } from '../src/store/store.ts';
import { chatOver, labels, personIn, read, screenLines, today } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeSamples } from './tools/store-samples.ts';

const locales: readonly Locale[] = ['zh', 'en'];
const targets: readonly MetricTarget[] = [...metrics.map(({ code }) => code), ...indicators.map(({ code }) => code)];

/** A period in days, weeks, months or years, in either language. */
const period =
  /\d+\s*(?:个工作日|日|天|个月|(?:working )?days?|weeks?|months?)|[一二三四五六七八九十]+(?:个工作日|日内|天|个月)/g;

describe('definitions', () => {
  const engine = testEngine('pglite');
  let store: Store;
  let chat: Answerer;
  let deps: ChatDeps;
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeSamples(store);
    chat = await chatOver(store);
    const directory = buildDirectory(await store.agencies());
    deps = { store, directory: () => directory, commands: [], now: () => today, timeZone: 'Asia/Shanghai' };
  });

  async function defined(metric: MetricTarget, locale: Locale, agency?: string): Promise<Reply> {
    const found = agency === undefined ? undefined : deps.directory().names.find(agency, 1)[0]?.agency;
    const request = { metric, words: '', chat: 1, ...(found === undefined ? {} : { agency: found }) };
    return (await define.answer(request, deps))(locale);
  }

  describe.each(locales)('of every figure and indicator, in %s', (locale) => {
    it('fit on a screen, with an agency and without, and so do their buttons', async () => {
      // Of the columns of table 三, the one with the longest name and 总计 stand for all.
      const widest = targets.filter((target) => !/@(?!total|org\.public_interest)/.test(target));
      for (const target of widest)
        for (const agency of [undefined, '石嘴山市投资促进局']) {
          const reply = await defined(target, locale, agency);
          expect(screenLines(reply), `${target}\n${read(reply)}`).toBeLessThanOrEqual(22);
          for (const button of reply.buttons.flat())
            if ('press' in button) expect(Buffer.byteLength(button.press), target).toBeLessThanOrEqual(64);
        }
    });

    it('name it, and say what it counts', async () => {
      for (const target of targets) {
        const text = read(await defined(target, locale));
        expect(text, target).toContain(metricLabel(target)[locale]);
        expect(text.split('\n').length, target).toBeGreaterThan(3);
        expect(text, target).not.toMatch(/undefined|null|%s/);
      }
    });

    it('give a label as official only where it was read', async () => {
      for (const { code, verified, place, rowLabel } of metrics) {
        const text = read(await defined(code, locale));
        const official = /^(?:表上写作|On the form)/m.test(text);
        expect(official, `${code}\n${text}`).toBe(verified !== 'U' && place !== 'prose');
        if (official) expect(text).toContain(rowLabel);
      }
    });

    it('give no period but those of the Regulations, and none in a definition', async () => {
      for (const { code } of metrics) expect(read(await defined(code, locale)), code).not.toMatch(period);
      const page = read((await remedies.answer({ words: '', chat: 1 }, deps))(locale));
      // Article 33: 20 working days, and as many again.
      expect(new Set(page.match(period)?.map((words) => /\d+/.exec(words)?.[0]))).toEqual(new Set(['20']));
      expect(page).toMatch(/没有读过全文|not read in full/);
    });
  });

  it('of the rows of table 三 differ from each other', () => {
    for (const locale of locales) {
      const words = table3Rows.map(({ code }) => meaningOf(`${code}@total`)[locale]);
      expect(new Set(words).size).toBe(table3Rows.length);
    }
    expect(meaningOf('outcome.granted@natural_person').zh).toMatch(/只计个人提出的。$/);
  });

  it('of the grounds of refusal say what is open to a requester', async () => {
    const grounds = metrics.filter(({ code }) => code.startsWith('outcome.refused.') && code.endsWith('@total'));
    expect(grounds).toHaveLength(8);
    for (const { code } of grounds) {
      const reply = await defined(code, 'zh');
      expect(read(reply)).toMatch(/条例第五十一条[\s\S]*投诉、举报[\s\S]*行政复议[\s\S]*行政诉讼[\s\S]*没有核对/);
      expect(labels(reply)).toContain('被拒了怎么办');
      expect(read(await defined(code, 'en'))).toMatch(
        /art\. 51[\s\S]*complain[\s\S]*review, or sue[\s\S]*not verified/,
      );
    }
    expect(read(await defined('outcome.granted@total', 'zh'))).not.toContain('第五十一条）');
  });

  it('of indicators give the formula, and what must travel with it', async () => {
    for (const { code, caveats } of indicators) {
      const text = read(await defined(code, 'zh'));
      expect(text, code).toMatch(/^算法：.+ ÷ .+$/m);
      for (const caveat of caveats) if (!caveat.zh.includes('没有官方定义')) expect(text, code).toContain(caveat.zh);
      expect(text, code).toContain('没有官方定义');
    }
    expect(read(await defined('ind.disclosure_rate', 'zh'))).toContain('(予以公开＋部分公开) ÷ 总计');
    expect(read(await defined('ind.non_disclosure_rate', 'en'))).toContain(
      '(Total − Disclosed − Partly disclosed) ÷ Total',
    );
  });

  describe('say where a figure stands', () => {
    it.each([
      ['requests.received@total', /表三（2021年版）第1行，“总计”列/],
      ['outcome.refused.internal_affairs@natural_person', /表三（2021年版）第9行，“自然人”列/],
      ['outcome.refused@total', /标题行，不印数字/],
      ['requests.carried_out@total', /表三（2021年版）第25行/],
      ['proactive.normative.in_force', /表二（2021年版）第二十条第（一）项，行政规范性文件行/],
      ['proactive2019.licensing.items_prev', /表二（2019年版）第二十条第（五）项/],
      ['review.corrected', /表四（2019、2021年版）行政复议，“结果纠正”格/],
      ['form2014.review.total', /2014年版《政府信息公开情况统计表》/],
    ] as const)('%s', async (code, place) => {
      expect(read(await defined(code, 'zh'))).toMatch(place);
    });
  });

  it('give articles in English, and none that is not verified', async () => {
    const articles = new Set(metrics.flatMap(({ article }) => (article === null ? [] : [article])));
    for (const article of articles)
      if (!isUnverifiedArticle(article))
        expect(articleInEnglish(article).replace(/国办函〔2020〕109号/, '')).not.toMatch(/\p{Script=Han}/u);
    expect(articleInEnglish('条例第三十六条第（三）项；第十四至十六条')).toBe('Regulations, art. 36(3); arts. 14–16');
    expect(articleInEnglish('条例第二十七、二十九、三十一条（何为收到）')).toBe('Regulations, arts. 27, 29, 31');
    expect(articleInEnglish('条例第十六条第二款')).toBe('Regulations, art. 16, para. 2');
    expect(read(await defined('outcome.not_processed.confirm_reissue@total', 'zh'))).toContain('条例没有明文');
    for (const { code, article } of metrics)
      if (article !== null && isUnverifiedArticle(article))
        expect(read(await defined(code, 'zh')), code).not.toMatch(/条文：.*（U）|2007年条例/);
  });

  describe('say what a figure may be compared with', () => {
    it.each([
      ['requests.received@total', 'comparable', 'care'],
      ['outcome.refused@total', 'comparable', 'not_comparable'],
      ['outcome.other@total', 'care', 'none'],
      ['outcome.other.fee_unpaid@total', 'none', 'none'],
      ['proactive.normative.in_force', 'not_comparable', 'none'],
      ['proactive.normative.made', 'care', 'care'],
      ['requests.received@natural_person', 'comparable', 'none'],
      ['review.pending', 'comparable', 'none'],
    ] as const)('%s', (code, forms2019And2021, form2014) => {
      expect(relationAcross([code])).toEqual({ forms2019And2021, form2014 });
    });

    it('a rate is as comparable as the strictest of its cells', () => {
      expect(relationAcross(['requests.received@total', 'outcome.other@total']).forms2019And2021).toBe('care');
    });

    it('with the figures that stand for it elsewhere, and the reason', async () => {
      const [only] = counterpartsOf('outcome.granted@total').filter(({ other }) => other.includes('2014'));
      expect(only?.codes).toEqual(['form2014.reply.agreed', 'form2014.reply.already_public']);
      const person = personIn(chat, 'zh', 31);
      const page = read(await person.press(await person.ask('/define 予以公开'), '能和什么比较'));
      expect(page).toMatch(
        /2014年版（2．同意公开答复数＋1．属于已主动公开范围数；用语未核实）：须谨慎。旧表把“已主动公开”另列一行/,
      );
    });

    it('for every figure and indicator on a page that fits on a screen', () => {
      for (const locale of locales)
        for (const target of targets) {
          const text = comparabilityLines(target, locale).join('\n');
          expect(screenLines({ text, buttons: [] }), `${target}\n${text}`).toBeLessThanOrEqual(18);
        }
    });

    it('with the changes of the law that touch it', async () => {
      const person = personIn(chat, 'zh', 32);
      const page = read(await person.press(await person.ask('/define 行政复议'), '能和什么比较'));
      expect(page).toContain('2024 年起对不予公开须先申请行政复议');
      expect(page).not.toContain('机构改革');
    });
  });

  describe('with an agency', () => {
    it('give its figure of the year asked for, its name and its source', async () => {
      const text = read(await personIn(chat, 'zh', 33).ask('/define 过程性信息 淄博市工业和信息化局 2022'));
      expect(text.split('\n').slice(0, 2)).toEqual(['淄博市工业和信息化局', '2022年度 过程性信息 1']);
      expect(text).toMatch(/来源：2022年度报告.*#[0-9a-f]{8}$/);
    });

    it('give that of the newest year when none is asked for', async () => {
      expect(read(await personIn(chat, 'zh', 34).ask('/define 内部事务信息 淄博投促局'))).toContain(
        '2023年度 内部事务信息 1',
      );
    });

    it('give no figure where none was printed, and say so', async () => {
      const text = read(await personIn(chat, 'zh', 35).ask('/define 不予公开 淄博市招商局'));
      expect(text).toContain('2018年度 不予公开 未印');
    });

    it('ask back where the agency is not certain, and keep the metric', async () => {
      const person = personIn(chat, 'zh', 36);
      const question = await person.ask('/define 不予公开 市工信局 2022');
      expect(read(question)).toContain('没有写明地区');
      expect(read(await person.press(question, '淄博市工业和信息化局'))).toContain('2022年度 不予公开 1');
    });

    it('name the years that are held when the one asked for is not', async () => {
      const person = personIn(chat, 'zh', 37);
      const missing = await person.ask('/define 不予公开 淄博市投资促进局 2020');
      expect(read(missing)).toContain('已收录的年度：2023');
      expect(read(await person.press(missing, '2023'))).toContain('2023年度 不予公开 1');
    });

    it('lead from a group to its rows, of the same agency and year', async () => {
      const person = personIn(chat, 'zh', 38);
      const group = await person.ask('/define 不予公开 淄博市投资促进局 2023');
      expect(read(await person.press(group, '内部事务信息'))).toContain('2023年度 内部事务信息 1');
      expect(read(await person.press(group, '被拒了怎么办'))).toContain('2023年度 不予公开 1 · 无法提供 0');
    });
  });
});

describe('names of metrics', () => {
  it('every code, label and short label is understood', () => {
    for (const target of targets) {
      expect(metricNamed(target), target).toBe(target);
      expect(metricNamed(metricLabel(target).zh), metricLabel(target).zh).toBeDefined();
      expect(metricNamed(metricLabel(target).en), metricLabel(target).en).toBeDefined();
    }
  });

  it.each([
    ['（三）不予公开', 'outcome.refused@total'],
    ['4.保护第三方合法权益', 'outcome.refused.third_party@total'],
    ['个人隐私', 'outcome.refused.third_party@total'],
    ['trade secrets', 'outcome.refused.third_party@total'],
    ['不公開', 'outcome.refused@total'],
    ['拒绝率', 'ind.refusal_rate'],
    ['Disclosure Rate', 'ind.disclosure_rate'],
    ['substantive disclosure rate', 'ind.disclosure_rate_substantive'],
    ['复议纠错率', 'ind.review_correction'],
    ['review.total', 'review.total'],
    ['natural persons', 'requests.received@natural_person'],
  ])('%s', (words, target) => {
    expect(metricNamed(words)).toBe(target);
  });
});
