import { describe, expect, it } from 'vitest';
import { impliedPrior } from '../src/domain/implied-prior.ts';
import { industry2022, shizuishan2023, zibo2023 } from './tools/hand-checked-reports.ts';
import { type Figures, reportOf } from './tools/report-figures.ts';

function implied(received: number, prose: NonNullable<Figures['prose']>): number | undefined {
  return impliedPrior(reportOf({ year: 2023, numbers: { 'requests.received@natural_person': received }, prose }))
    ?.value;
}

describe('what a report implies about the year before', () => {
  it('unchanged with 2 implies 2, one more with 3 implies 2', () => {
    expect(impliedPrior(zibo2023)).toEqual({
      implied: true,
      year: 2022,
      code: 'requests.received@total',
      value: 2,
      quote: '……0……',
      basis: 'count',
      message: {
        zh: '2023 年度报告正文所说的同比，意味着 2022 年新收 2 件；这是推算，不是印出的数字。',
        en: 'The change stated in the report on 2023 implies 2 received in 2022: inferred, not printed.',
      },
    });
    expect(impliedPrior(industry2022)).toMatchObject({ year: 2021, value: 2 });
  });

  it('is nothing when the text says nothing', () => {
    expect(impliedPrior(shizuishan2023)).toBeNull();
  });

  it('takes a percentage only when one whole number leads to it', () => {
    expect(implied(30, { 'prose.yoy_requests_percent': 50 })).toBe(20);
    expect(implied(6, { 'prose.yoy_requests_percent': -25 })).toBe(8);
    // 859 after -12.3 %: 979 and 980 both round to it.
    expect(implied(859, { 'prose.yoy_requests_percent': -12.3 })).toBeUndefined();
    // 46 after +12 %: 41 leads to 12.2 %.
    expect(implied(46, { 'prose.yoy_requests_percent': 12 })).toBe(41);
    expect(implied(7, { 'prose.yoy_requests_percent': 3 })).toBeUndefined();
    expect(implied(0, { 'prose.yoy_requests_percent': -100 })).toBeUndefined();
  });

  it('allows for decimals that were cut, not rounded', () => {
    // 5 from 3 is 66.67 %; printed as 66.6 or 66.7.
    expect(implied(5, { 'prose.yoy_requests_percent': 66.6 })).toBe(3);
    expect(implied(5, { 'prose.yoy_requests_percent': 66.7 })).toBe(3);
    expect(implied(1, { 'prose.yoy_requests_percent': -66.6 })).toBe(3);
  });

  it('is nothing when the statements do not fit each other', () => {
    expect(implied(30, { 'prose.yoy_requests_count': 10, 'prose.yoy_requests_percent': 50 })).toBe(20);
    expect(implied(30, { 'prose.yoy_requests_count': 10, 'prose.yoy_requests_percent': 80 })).toBeUndefined();
    expect(implied(3, { 'prose.yoy_requests_count': 5 })).toBeUndefined();
    expect(implied(3, { 'prose.yoy_requests_count': 1, 'requests.received@total': 4 })).toBeUndefined();
    expect(implied(3, { 'prose.yoy_requests_percent': 50, 'prose.requests_handled': 6 })).toBeUndefined();
  });

  it('takes the number of the text where there is no table, and nothing for a cell that was not read', () => {
    const prose = { 'requests.received@total': 4, 'prose.yoy_requests_count': -1 } as const;
    expect(impliedPrior(reportOf({ year: 2018, edition: null, prose }))).toMatchObject({ year: 2017, value: 5 });
    const states = { 'requests.received@total': 'unreadable' } as const;
    expect(impliedPrior(reportOf({ year: 2023, states, prose }))).toBeNull();
  });
});
