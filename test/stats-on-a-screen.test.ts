import { beforeAll, describe, expect, it } from 'vitest';
import { agencyNamed } from '../src/domain/agency-name.ts';
import type { Store } from '../src/store/store.ts';
import { chatOver, personIn, read, screenLines } from './tools/chat.ts';
import { testEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const names = ['淄博市教育局', '巴音郭楞蒙古自治州和静县新闻出版广电和信息化管理局'] as const;
const metrics = ['', ' 不予公开', ' 未经复议直接起诉维持', ' 公开率', ' 规范性文件现行有效'] as const;

/** Closed often enough for a line each, with sums that do not hold, and everything that the text may say. */
const figures = (year: number, more: number) => ({
  year,
  numbers: {
    'requests.received@natural_person': 123_456 + more,
    'outcome.granted@natural_person': 98_765,
    'outcome.refused.internal_affairs@natural_person': 11_111,
    'outcome.total@natural_person': 110_000,
    'review.total': 4321,
    'review.corrected': 1234,
    'litigation.direct.total': 3210,
    'litigation.direct.corrected': 321,
  },
  prose: { 'prose.site_items': 123_456, 'prose.wechat_items': 65_432, 'prose.weibo_items': 54_321 },
});

describe('/stats with everything to say', () => {
  const engine = testEngine('postgres');
  let store: Store;
  beforeAll(async () => {
    store = await engine.openFreshStore();
    for (const name of names) {
      await storeMadeReport(store, name, { ...figures(2019, 0), edition: '2019' });
      await storeMadeReport(store, name, { ...figures(2022, 0), prose: {} });
      await storeMadeReport(store, name, figures(2023, 1));
      await storeMadeReport(store, name, figures(2023, 2), { words: 'corrected' });
      await storeMadeReport(store, name, { ...figures(2024, 0), machineRead: true }, { words: 'scan' });
      await storeMadeReport(store, name, figures(2025, 0));
      await storeMadeReport(store, name, figures(2025, 1), { words: 'withdrawn' });
      const key = { agency: agencyNamed(name, 'test').id, year: 2025, scope: 'agency' } as const;
      await store.withdraw(key, 2, '很长的原因'.repeat(40));
    }
  });

  it.each(
    names.flatMap((name) =>
      metrics.flatMap((metric) => (['zh', 'en'] as const).map((locale) => [name, metric, locale] as const)),
    ),
  )('is one screen: %s%s (%s)', async (name, metric, locale) => {
    const person = personIn(await chatOver(store), locale);
    for (const year of [2019, 2022, 2023, 2024, 2025]) {
      const reply = await person.ask(`/stats ${name} ${year}${metric}`);
      expect(read(reply)).toContain(name);
      expect(screenLines(reply), read(reply)).toBeLessThanOrEqual(22);
    }
  });

  it('names two failures where there is room', async () => {
    const reply = await personIn(await chatOver(store), 'zh').ask(`/stats ${names[0]} 2022`);
    expect(read(reply).match(/⚠/g)).toHaveLength(2);
  });
});
