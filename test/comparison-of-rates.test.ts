import { describe, expect, it } from 'vitest';
import { compareYears } from '../src/domain/comparison/compare-years.ts';
import { rates, why } from './tools/comparisons.ts';
import { reportOf } from './tools/report-figures.ts';

function outcomes(year: number, granted: number, refused: number, edition: '2019' | '2021' = '2021') {
  return reportOf({
    year,
    edition,
    numbers: {
      'outcome.granted@natural_person': granted,
      'outcome.refused.third_party@natural_person': refused,
      'outcome.total@natural_person': granted + refused,
    },
  });
}

describe('rates', () => {
  it('are compared in percentage points, with their counts', () => {
    const comparison = rates(compareYears('ind.disclosure_rate', outcomes(2023, 30, 20), outcomes(2022, 20, 20)));
    expect(comparison.points).toBeCloseTo(0.1);
    expect(comparison).toMatchObject({
      current: { numerator: 30, denominator: 50, rate: 0.6 },
      previous: { numerator: 20, denominator: 40, rate: 0.5 },
      noPoints: null,
      care: null,
    });
  });

  it.each([
    [2, 3, '2022 年：分母 5 不足 20，只列件数，不算比率。'],
    [0, 0, '2022 年：本年没有办结的申请，不算比率。'],
  ])('stay counts with %i of %i', (granted, refused, message) => {
    const comparison = rates(
      compareYears('ind.disclosure_rate', outcomes(2023, 30, 20), outcomes(2022, granted, refused)),
    );
    expect(comparison).toMatchObject({
      current: { rate: 0.6 },
      previous: { numerator: granted, rate: null },
      points: null,
      noPoints: { reason: 'noRate', message: { zh: message } },
    });
  });

  it('are missing when a cell was not read', () => {
    const gap = reportOf({ year: 2022, states: { 'outcome.partial@total': 'blank' } });
    expect(compareYears('ind.disclosure_rate', outcomes(2023, 30, 20), gap)).toMatchObject({
      kind: 'missing',
      sides: [{ side: 'previous', missing: [{ code: 'outcome.partial@total', why: 'blank' }] }],
    });
  });

  it('are compared between 2020 and 2021, that of other handling with care', () => {
    const [now, before] = [outcomes(2021, 30, 20), outcomes(2020, 20, 20, '2019')];
    expect(rates(compareYears('ind.refusal_rate', now, before))).toMatchObject({
      care: null,
      breaks: [],
    });
    expect(rates(compareYears('ind.other_rate', now, before)).care?.zh).toContain('合计');
  });

  it('per resident are not compared without populations', () => {
    expect(why(compareYears('ind.per_10k', outcomes(2023, 30, 20), outcomes(2022, 20, 20)))).toContain('人口');
  });
});
