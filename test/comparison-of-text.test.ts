import { describe, expect, it } from 'vitest';
import { compareYears } from '../src/domain/comparison/compare-years.ts';
import { counts, why } from './tools/comparisons.ts';
import { type Figures, reportOf } from './tools/report-figures.ts';

/** A report that gives some figures in its text; the tables are all 0. */
function text(year: number, prose: NonNullable<Figures['prose']>, edition: '2019' | '2021' | null = '2021') {
  return reportOf({ year, edition, prose });
}

describe('figures of the text', () => {
  it('compares the same figure of two texts and says that it is from the text', () => {
    const comparison = counts(
      compareYears('prose.site_items', text(2023, { 'prose.site_items': 66 }), text(2022, { 'prose.site_items': 60 })),
    );
    expect(comparison).toMatchObject({ current: { origin: 'prose' }, difference: 6, unit: '条' });
    expect(comparison.percentage).toBeCloseTo(0.1);
    expect(comparison.notes.map(({ zh }) => zh)).toEqual([
      '2022 年的数字取自正文，不是统计表。',
      '2023 年的数字取自正文，不是统计表。',
    ]);
  });

  it('compares no other figure in its place', () => {
    const now = text(2023, { 'prose.site_items': 66 });
    expect(compareYears('prose.site_items', now, text(2022, { 'prose.ogi_column_items': 60 }))).toMatchObject({
      kind: 'missing',
      sides: [{ side: 'previous', missing: [{ code: 'prose.site_items', why: 'notPrinted' }] }],
    });
  });

  it('gives no percentage of a percentage', () => {
    expect(
      counts(
        compareYears(
          'prose.yoy_requests_percent',
          text(2023, { 'prose.yoy_requests_percent': 30 }),
          text(2022, { 'prose.yoy_requests_percent': 25 }),
        ),
      ),
    ).toMatchObject({
      difference: 5,
      percentage: null,
      noPercentage: { reason: 'isPercentage' },
    });
  });

  it('compares what the text of a report without tables says with the table of the next, with care', () => {
    const prose = text(2018, { 'requests.received@total': 0 }, null);
    const table = reportOf({
      year: 2019,
      edition: '2019',
      numbers: { 'requests.received@natural_person': 3 },
      prose: { 'requests.received@total': 3 },
    });
    const comparison = counts(compareYears('requests.received', table, prose));
    expect(comparison).toMatchObject({
      current: { value: 3, origin: 'printed' },
      previous: { value: 0, origin: 'prose' },
      noPercentage: { reason: 'baseZero' },
      care: { zh: expect.stringContaining('2019 年 5 月 15 日') },
    });
    expect(comparison.notes).toHaveLength(1);
  });

  it('says when only one of the two numbers is from the text', () => {
    const prose = text(2022, { 'requests.received@total': 4 }, null);
    const table = reportOf({ year: 2023, numbers: { 'requests.received@natural_person': 3 } });
    expect(counts(compareYears('requests.received', table, prose)).care?.zh).toContain('一年取自正文');
  });

  it('puts no number of the text where the year contradicts itself, or where the cell is blank', () => {
    const prose = text(2018, { 'requests.received@total': 4 }, null);
    const contradicted = reportOf({
      year: 2019,
      edition: '2019',
      numbers: { 'requests.received@natural_person': 3 },
      prose: { 'requests.received@total': 5 },
    });
    expect(compareYears('requests.received', contradicted, prose).kind).toBe('missing');
    const blank = reportOf({
      year: 2022,
      states: { 'requests.received@total': 'blank' },
      prose: { 'requests.received@total': 4 },
    });
    const whole = text(2023, { 'requests.received@total': 4 });
    expect(compareYears('requests.received', whole, blank).kind).toBe('missing');
  });

  it('does not compare the old fees with the new ones', () => {
    const prose = { 'prose.info_fee': 100 };
    expect(why(compareYears('prose.info_fee', text(2019, prose, '2019'), text(2018, prose, null)))).toContain(
      '信息处理费',
    );
  });
});
