import { describe, expect, it } from 'vitest';
import { compareYears } from '../src/domain/comparison/compare-years.ts';
import type { Comparison } from '../src/domain/comparison/comparison.ts';
import type { MetricCode } from '../src/domain/metric.ts';
import { counts, why } from './tools/comparisons.ts';
import { reportOf } from './tools/report-figures.ts';

function requests(now: number, before: number): Comparison {
  return compareYears(
    'requests.received@total',
    reportOf({ year: 2023, numbers: { 'requests.received@natural_person': now } }),
    reportOf({ year: 2022, numbers: { 'requests.received@natural_person': before } }),
  );
}

function two(year: number) {
  return reportOf({ year, numbers: { 'requests.received@natural_person': 2 }, prose: { 'prose.trainings': 2 } });
}

describe('two years on the same form', () => {
  it('gives the difference and, from a base of 20, the percentage', () => {
    expect(counts(requests(30, 20))).toMatchObject({
      current: { year: 2023, value: 30, codes: ['requests.received@total'], origin: 'printed' },
      previous: { year: 2022, value: 20 },
      unit: '件',
      difference: 10,
      percentage: 0.5,
      noPercentage: null,
      care: null,
      breaks: [],
      notes: [],
    });
    expect(counts(requests(15, 60))).toMatchObject({ difference: -45, percentage: -0.75 });
    expect(counts(requests(0, 20))).toMatchObject({ difference: -20, percentage: -1 });
  });

  it('gives no percentage on a base of 0', () => {
    expect(counts(requests(5, 0))).toMatchObject({
      difference: 5,
      percentage: null,
      noPercentage: { reason: 'baseZero', message: { zh: '基数为 0，不算百分比。' } },
    });
    expect(counts(requests(0, 0))).toMatchObject({ difference: 0, percentage: null });
  });

  it('gives no percentage on a base below 20', () => {
    expect(counts(requests(40, 19))).toMatchObject({
      difference: 21,
      percentage: null,
      noPercentage: { reason: 'baseBelow20', message: { zh: '基数 19 不足 20，只列数字，不算百分比。' } },
    });
  });

  it.each([
    ['blank', '空白'],
    ['notApplicable', '填“/”'],
    ['unreadable', '未能辨认'],
    ['notPrinted', '未印'],
  ] as const)('compares nothing with a cell that is %s', (state, words) => {
    const whole = reportOf({ year: 2023, numbers: { 'requests.received@total': 30 } });
    const states = { 'requests.received@total': state } as const;
    expect(compareYears('requests.received', whole, reportOf({ year: 2022, states }))).toEqual({
      kind: 'missing',
      sides: [{ side: 'previous', year: 2022, missing: [{ code: 'requests.received@total', why: state }] }],
      message: {
        zh: `无法比较：「2022 年度新收」${words}。`,
        en: expect.stringMatching(/^This cannot be compared: Received in 2022 is /),
      },
    });
    const later = compareYears('requests.received', reportOf({ year: 2024, states }), whole);
    expect(later).toMatchObject({ kind: 'missing', sides: [{ side: 'current', year: 2024 }] });
    const both = compareYears('requests.received', reportOf({ year: 2024, states }), reportOf({ year: 2022, states }));
    expect(both).toMatchObject({ kind: 'missing', sides: [{ side: 'previous' }, { side: 'current' }] });
  });

  it('says which table is not there by naming the cell as not printed', () => {
    const without = reportOf({ year: 2022, edition: null });
    expect(compareYears('review.total', reportOf({ year: 2023 }), without)).toMatchObject({
      kind: 'missing',
      sides: [{ side: 'previous', missing: [{ code: 'review.total', why: 'notPrinted' }] }],
    });
  });

  it('compares groups as sums, never in part', () => {
    const numbers = {
      'outcome.refused.state_secret@natural_person': 2,
      'outcome.refused.process_info@org.business': 3,
    };
    const now = reportOf({ year: 2023, numbers });
    const before = reportOf({ year: 2022, numbers: { 'outcome.refused.third_party@natural_person': 1 } });
    expect(counts(compareYears('outcome.refused', now, before))).toMatchObject({
      current: { value: 5 },
      previous: { value: 1 },
      difference: 4,
    });
    expect(counts(compareYears('outcome.refused@org.business', now, before))).toMatchObject({ difference: 3 });
    const gap = reportOf({
      year: 2023,
      numbers,
      states: { 'outcome.refused.law_prohibited@total': 'blank' },
    });
    expect(compareYears('outcome.refused', gap, before)).toMatchObject({
      kind: 'missing',
      sides: [{ side: 'current', missing: [{ code: 'outcome.refused.law_prohibited@total', why: 'blank' }] }],
    });
  });

  it('marks derived numbers', () => {
    const now = reportOf({
      year: 2023,
      states: { 'outcome.granted@total': 'blank' },
      derived: { 'outcome.granted@total': 4 },
    });
    const comparison = counts(compareYears('outcome.granted', now, reportOf({ year: 2022 })));
    expect(comparison.current).toMatchObject({ value: 4, origin: 'derived' });
    expect(comparison.notes.map(({ zh }) => zh)).toEqual(['2023 年的数字表中没有印出，是由其他格推算的。']);
  });

  it('keeps decimals of amounts clean', () => {
    const now = reportOf({ year: 2023, numbers: { 'proactive.fees.amount_wan': 100.3 } });
    const before = reportOf({ year: 2022, numbers: { 'proactive.fees.amount_wan': 100.1 } });
    const comparison = compareYears('proactive.fees.amount_wan', now, before);
    expect(counts(comparison)).toMatchObject({ difference: 0.2, unit: '万元' });
  });

  it('warns of the unit of procurement, which the form does not print', () => {
    const before = reportOf({ year: 2019, edition: '2019', numbers: { 'proactive2019.procurement.amount': 251_000 } });
    const comparison = compareYears('proactive2019.procurement.amount', { ...before, year: 2020 }, before);
    expect(counts(comparison).care?.zh).toContain('单位');
  });

  it('names a change of the law between the years', () => {
    const comparison = compareYears('review.total', reportOf({ year: 2024 }), reportOf({ year: 2023 }));
    expect(counts(comparison).breaks.map(({ id }) => id)).toEqual(['break.recon2024']);
  });

  it('wants the earlier year second', () => {
    expect(() => compareYears('review.total', reportOf({ year: 2023 }), reportOf({ year: 2023 }))).toThrow(RangeError);
  });
});

it('compares every group of figures when both years print them', () => {
  const groups: readonly MetricCode[] = [
    'requests.received@total',
    'requests.carried_in@org.research',
    'outcome.granted@total',
    'outcome.refused@total',
    'outcome.unavailable.unclear@org.legal_service',
    'outcome.not_processed@org.other',
    'outcome.total@total',
    'review.pending',
    'litigation.direct.total',
    'litigation.after_review.corrected',
    'proactive.regulations.repealed',
    'proactive.penalty.decisions',
  ];
  for (const metric of groups)
    expect(counts(compareYears(metric, reportOf({ year: 2023 }), reportOf({ year: 2022 }))), metric).toMatchObject({
      difference: 0,
      care: null,
    });
});

describe('through a predecessor', () => {
  const through = {
    predecessor: '淄博市招商局',
    relation: 'renamed_to',
    certainty: 'probable',
    note: { zh: '', en: '' },
  } as const;
  it('names it', () => {
    const comparison = counts(compareYears('requests.received', two(2023), two(2022), through));
    expect(comparison.notes).toEqual([
      {
        zh: '2022 年的数字出自前身淄博市招商局（更名，尚待证实）。',
        en: 'The number of 2022 is that of the predecessor 淄博市招商局 (renamed, probably).',
      },
    ]);
  });

  it('compares figures of the text only after a change of name', () => {
    expect(compareYears('prose.trainings', two(2023), two(2022), through).kind).toBe('compared');
    const merged = { ...through, relation: 'merged_into' } as const;
    expect(why(compareYears('prose.trainings', two(2023), two(2022), merged))).toContain('不与其他机关的比较');
    expect(compareYears('requests.received', two(2023), two(2022), merged).kind).toBe('compared');
  });
});
