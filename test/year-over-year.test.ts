import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../src/store/store.ts';
import { chatOver, type Person, personIn, read } from './tools/chat.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { storeMadeReport } from './tools/store-made-report.ts';

const agency = '淄博市财政局';

describeOnEachEngine('year over year on stored pairs', (engine) => {
  let store: Store;
  let person: Person;
  beforeAll(async () => {
    store = await engine.openFreshStore();
    await storeMadeReport(store, agency, {
      year: 2018,
      edition: null,
      prose: { 'requests.received@total': 12, 'prose.site_items': 300 },
    });
    await storeMadeReport(store, agency, {
      year: 2019,
      edition: '2019',
      numbers: {
        'requests.received@natural_person': 30,
        'outcome.granted@natural_person': 18,
        'outcome.other@natural_person': 2,
        'outcome.total@natural_person': 20,
        'requests.carried_out@natural_person': 10,
      },
    });
    await storeMadeReport(store, agency, {
      year: 2020,
      edition: '2019',
      numbers: {
        'requests.received@natural_person': 50,
        'requests.carried_in@natural_person': 10,
        'outcome.granted@natural_person': 30,
        'outcome.refused.process_info@natural_person': 10,
        'outcome.other@natural_person': 10,
        'outcome.total@natural_person': 50,
        'requests.carried_out@natural_person': 10,
        'proactive2019.normative.made': 4,
        'proactive2019.normative.disclosed_total': 40,
        'review.total': 0,
      },
    });
    await storeMadeReport(store, agency, {
      year: 2021,
      edition: '2021',
      numbers: {
        'requests.received@natural_person': 75,
        'requests.carried_in@natural_person': 10,
        'outcome.granted@natural_person': 64,
        'outcome.refused.process_info@natural_person': 8,
        'outcome.other.no_correction@natural_person': 5,
        'outcome.other.misc@natural_person': 3,
        'outcome.total@natural_person': 80,
        'requests.carried_out@natural_person': 5,
        'proactive.normative.made': 6,
        'proactive.normative.in_force': 40,
        'review.total': 3,
        'review.upheld': 3,
      },
    });
    await storeMadeReport(store, agency, {
      year: 2022,
      edition: '2021',
      numbers: { 'requests.received@natural_person': 60, 'requests.carried_in@natural_person': 5 },
      states: { 'outcome.granted@total': 'blank', 'review.total': 'notApplicable' },
    });
    person = personIn(await chatOver(store), 'zh');
  });

  const ask = async (question: string): Promise<string> => read(await person.ask(question));

  it('ordinary: difference and percentage', async () => {
    expect(await ask(`/yoy ${agency} 2021 新收`)).toContain('新收 50 → 75（+25，+50.0%）');
  });

  it('base 0: no percentage, with the reason', async () => {
    const text = await ask(`/yoy ${agency} 2021 review.total`);
    expect(text).toContain('0 → 3（+3）');
    expect(text).not.toContain('%');
    expect(text).toMatch(/基数为 ?0/);
  });

  it('base below 20: no percentage, with the reason', async () => {
    const text = await ask(`/yoy ${agency} 2021 上年结转`);
    expect(text).toContain('上年结转 10 → 10（0）');
    expect(text).not.toContain('%');
    expect(text).toContain('20');
  });

  it('blank or "/" on either side: no number is made of it', async () => {
    const granted = await ask(`/yoy ${agency} 2022 予以公开`);
    expect(granted).toContain('缺数');
    expect(granted).toContain('空白');
    expect(await ask(`/yoy ${agency} 2022 review.total`)).toContain('“/”');
  });

  it('rates: percentage points, with both counts', async () => {
    expect(await ask(`/yoy ${agency} 2021 公开率`)).toContain('公开率 60.0% (30/50) → 80.0% (64/80)（+20.0个百分点）');
  });

  describe('2020 to 2021, the form changed', () => {
    it('allowed: the same row in both editions', async () => {
      expect(await ask(`/yoy ${agency} 2021 予以公开`)).toContain('予以公开 30 → 64（+34，+113.3%）');
    });

    it('with care: one row of 2019 against three of 2021', async () => {
      const text = await ask(`/yoy ${agency} 2021 其他处理`);
      expect(text).toContain('其他处理 10 → 8（−2）');
      expect(text).toMatch(/· .*(三|3)/);
    });

    it('refused: what was ever disclosed is not what is in force', async () => {
      const text = await ask(`/yoy ${agency} 2021 proactive.normative.in_force`);
      expect(text).toContain('不可比');
      expect(text).not.toContain('40 →');
      expect(text).not.toContain('→ 40');
    });
  });

  it('2018 to 2019: the text beside a table, with the break of the law', async () => {
    const text = await ask(`/yoy ${agency} 2019 新收`);
    expect(text).toContain('新收 12（据正文） → 30');
    expect(text).toContain('条例');
  });

  it('headlines: one line a figure, on one screen, refusals named', async () => {
    const text = await ask(`/yoy ${agency} 2021`);
    expect(text).toContain('2020 → 2021年度');
    for (const name of ['新收', '总计', '予以公开', '不予公开', '公开率']) expect(text).toContain(name);
  });
});
