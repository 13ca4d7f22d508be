import { describe, expect, it } from 'vitest';
import { indicatorOf } from '../src/domain/indicators.ts';
import { indicators } from '../src/domain/taxonomy/indicators.ts';
import { reportOf } from './tools/report-figures.ts';

/** The worked example of indicators.md: 13,810 closed; counts chosen to give the shares that it states. */
const example = reportOf({
  year: 2025,
  numbers: {
    'requests.received@natural_person': 12_000,
    'requests.received@org.business': 2_000,
    'requests.carried_in@natural_person': 629,
    'requests.carried_out@natural_person': 819,
    'outcome.granted@natural_person': 7_000,
    'outcome.partial@natural_person': 716,
    'outcome.refused.third_party@natural_person': 400,
    'outcome.refused.process_info@natural_person': 228,
    'outcome.refused.administrative_query@natural_person': 100,
    'outcome.unavailable.not_held@natural_person': 3_421,
    'outcome.not_processed.petition@natural_person': 454,
    'outcome.other.no_correction@natural_person': 526,
    'outcome.other.misc@natural_person': 965,
    'outcome.total@natural_person': 13_810,
    'review.upheld': 500,
    'review.corrected': 97,
    'review.other': 72,
    'review.pending': 121,
    'review.total': 790,
    'litigation.direct.upheld': 30,
    'litigation.direct.total': 40,
    'litigation.direct.pending': 10,
    'litigation.after_review.upheld': 90,
    'litigation.after_review.corrected': 2,
    'litigation.after_review.other': 12,
    'litigation.after_review.total': 104,
  },
});

function percent(share: number | null | undefined): string | null {
  return share === null || share === undefined ? null : (share * 100).toFixed(1);
}

describe('the worked example', () => {
  it.each([
    ['ind.disclosure_rate', 7_716, 13_810, '55.9'],
    ['ind.disclosure_rate_substantive', 7_716, 8_444, '91.4'],
    ['ind.refusal_rate', 728, 13_810, '5.3'],
    ['ind.unavailable_rate', 3_421, 13_810, '24.8'],
    ['ind.not_processed_rate', 454, 13_810, '3.3'],
    ['ind.other_rate', 1_491, 13_810, '10.8'],
    ['ind.carry_out_rate', 819, 14_629, '5.6'],
    ['ind.review_correction', 97, 669, '14.5'],
    ['ind.lit_correction', 2, 134, '1.5'],
    ['ind.full_rate', 7_000, 13_810, '50.7'],
    ['ind.partial_rate', 716, 13_810, '5.2'],
    ['ind.non_disclosure_rate', 6_094, 13_810, '44.1'],
    ['ind.clearance', 13_810, 14_629, '94.4'],
    ['ind.natural_share', 12_000, 14_000, '85.7'],
    ['ind.ground_share.third_party', 400, 728, '54.9'],
    ['ind.exemption_16', 228, 728, '31.3'],
    ['ind.exemption_14_15', 400, 728, '54.9'],
    ['ind.review_intensity', 790, 13_810, '5.7'],
    ['ind.lit_intensity', 144, 13_810, '1.0'],
    ['ind.pending_share', 131, 934, '14.0'],
    ['ind.pending_share.review', 121, 790, '15.3'],
    ['ind.pending_share.litigation', 10, 144, '6.9'],
  ] as const)('%s is %i of %i', (code, numerator, denominator, shown) => {
    const value = indicatorOf(code, example);
    expect([value.numerator, value.denominator, percent(value.rate)]).toEqual([numerator, denominator, shown]);
    expect(value).toMatchObject({ noRate: null, missing: [], derived: false });
  });

  it('gives the correction rate over all reviews in brackets', () => {
    const { inBrackets } = indicatorOf('ind.review_correction', example);
    expect(inBrackets?.denominator).toBe(790);
    expect(percent(inBrackets?.rate)).toBe('12.3');
    expect(indicatorOf('ind.lit_correction', example).inBrackets).toBeNull();
    const fewConcluded = reportOf({
      year: 2023,
      numbers: { 'review.corrected': 5, 'review.upheld': 10, 'review.pending': 15, 'review.total': 30 },
    });
    expect(indicatorOf('ind.review_correction', fewConcluded)).toMatchObject({ rate: null, inBrackets: null });
  });
});

describe('a rate', () => {
  it('stays counts below 20, and is never 0 per cent of nothing', () => {
    const small = reportOf({
      year: 2023,
      numbers: { 'outcome.granted@natural_person': 1, 'outcome.total@natural_person': 19 },
    });
    expect(indicatorOf('ind.full_rate', small)).toMatchObject({
      numerator: 1,
      denominator: 19,
      rate: null,
      noRate: { reason: 'below20', message: { zh: '分母 19 不足 20，只列件数，不算比率。' } },
    });
    expect(indicatorOf('ind.full_rate', reportOf({ year: 2023 }))).toMatchObject({
      denominator: 0,
      rate: null,
      noRate: { reason: 'denominatorZero', message: { en: 'No request was closed: there is no rate.' } },
    });
    expect(indicatorOf('ind.exemption_16', small).noRate?.message.zh).toBe('分母为 0，不算比率。');
  });

  it('looks at its own denominator, not at the number of requests', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'outcome.total@natural_person': 500, 'outcome.refused.third_party@natural_person': 19 },
    });
    expect(indicatorOf('ind.refusal_rate', report).rate).toBeCloseTo(0.038);
    expect(indicatorOf('ind.ground_share.third_party', report)).toMatchObject({ rate: null, denominator: 19 });
  });

  it.each(['blank', 'notApplicable', 'unreadable', 'notPrinted'] as const)(
    'is not computed over a cell that is %s, nor is a part of the sum',
    (state) => {
      const report = reportOf({
        year: 2023,
        numbers: { 'outcome.refused.third_party@natural_person': 30, 'outcome.total@natural_person': 60 },
        states: { 'outcome.refused.state_secret@total': state },
      });
      expect(indicatorOf('ind.refusal_rate', report)).toMatchObject({
        numerator: null,
        denominator: 60,
        rate: null,
        noRate: { reason: 'missing' },
        missing: [{ code: 'outcome.refused.state_secret@total', why: state }],
      });
    },
  );

  it('says that a number behind it is derived', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'outcome.total@natural_person': 60 },
      states: { 'outcome.granted@total': 'blank' },
      derived: { 'outcome.granted@total': 30 },
    });
    expect(indicatorOf('ind.full_rate', report)).toMatchObject({ rate: 0.5, derived: true });
  });

  it('is withheld when the part is larger than the whole', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'outcome.granted@natural_person': 30, 'outcome.total@natural_person': 20, 'review.total': 25 },
    });
    expect(indicatorOf('ind.full_rate', report)).toMatchObject({ rate: null, noRate: { reason: 'beyondWhole' } });
    expect(indicatorOf('ind.non_disclosure_rate', report).noRate?.reason).toBe('beyondWhole');
    expect(indicatorOf('ind.review_intensity', report).rate).toBe(1.25);
  });

  it('takes the one row of other handling on the form of 2019 and the three of 2021', () => {
    const numbers = { 'outcome.total@natural_person': 40 } as const;
    const on2019 = reportOf({
      year: 2020,
      edition: '2019',
      numbers: { ...numbers, 'outcome.other@natural_person': 10 },
    });
    const on2021 = reportOf({ year: 2021, numbers: { ...numbers, 'outcome.other.misc@natural_person': 10 } });
    for (const report of [on2019, on2021]) expect(indicatorOf('ind.other_rate', report).rate).toBe(0.25);
  });

  it('per resident needs a population from outside', () => {
    expect(indicatorOf('ind.per_10k', example)).toMatchObject({
      numerator: 14_000,
      rate: null,
      noRate: { reason: 'populationNotGiven' },
    });
    const population = { residents: 7_000_000, year: 2025, source: '统计公报' };
    expect(indicatorOf('ind.per_10k', example, population).rate).toBe(20);
  });

  it('cannot be computed where there is no table, whatever it is', () => {
    const without = reportOf({ year: 2018, edition: null });
    for (const { code } of indicators)
      expect(indicatorOf(code, without), code).toMatchObject({ rate: null, numerator: null });
  });
});
