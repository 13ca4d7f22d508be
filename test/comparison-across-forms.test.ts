import { describe, expect, it } from 'vitest';
import { compareYears } from '../src/domain/comparison/compare-years.ts';
import { counts, why } from './tools/comparisons.ts';
import { type Figures, reportOf } from './tools/report-figures.ts';

/** A report on the form of 2014, which has no tables two to four. */
function on2014(year: number, numbers: NonNullable<Figures['numbers']>) {
  return reportOf({ year, edition: null, numbers });
}

describe('2020 and 2021, on different forms', () => {
  const before = reportOf({
    year: 2020,
    edition: '2019',
    numbers: {
      'requests.received@natural_person': 40,
      'outcome.other@natural_person': 30,
      'review.upheld': 25,
      'proactive2019.normative.made': 20,
      'proactive2019.normative.disclosed_total': 5,
      'proactive2019.licensing.decisions': 100,
    },
  });
  const now = reportOf({
    year: 2021,
    numbers: {
      'requests.received@natural_person': 60,
      'outcome.other.no_correction@natural_person': 10,
      'outcome.other.fee_unpaid@natural_person': 4,
      'outcome.other.misc@natural_person': 31,
      'review.upheld': 50,
      'proactive.normative.made': 10,
      'proactive.normative.in_force': 5,
      'proactive.licensing.decisions': 150,
    },
  });

  it('allows the same rows of tables three and four', () => {
    expect(counts(compareYears('requests.received', now, before))).toMatchObject({
      difference: 20,
      percentage: 0.5,
      care: null,
      breaks: [{ id: 'break.fee2021' }],
    });
    expect(counts(compareYears('requests.received@natural_person', now, before))).toMatchObject({ difference: 20 });
    expect(counts(compareYears('review.upheld', now, before))).toMatchObject({ percentage: 1, care: null });
    expect(counts(compareYears('outcome.refused', now, before))).toMatchObject({ difference: 0, care: null });
  });

  it('compares other handling as the sum of three rows, with care', () => {
    const comparison = counts(compareYears('outcome.other', now, before));
    expect(comparison).toMatchObject({ current: { value: 45 }, previous: { value: 30 }, percentage: 0.5 });
    expect(comparison.current.codes).toEqual([
      'outcome.other.no_correction@total',
      'outcome.other.fee_unpaid@total',
      'outcome.other.misc@total',
    ]);
    expect(comparison.care?.zh).toContain('这里比较合计');
  });

  it('compares with care what the forms count alike under other names, asked under either', () => {
    for (const metric of ['proactive.normative.made', 'proactive2019.normative.made'] as const)
      expect(counts(compareYears(metric, now, before))).toMatchObject({
        current: { value: 10, codes: ['proactive.normative.made'] },
        previous: { value: 20, codes: ['proactive2019.normative.made'] },
        percentage: -0.5,
        care: { zh: expect.stringContaining('范围较窄') },
      });
    expect(counts(compareYears('proactive.licensing.decisions', now, before)).care).not.toBeNull();
  });

  it('refuses what only looks alike, and says why', () => {
    expect(why(compareYears('proactive.normative.in_force', now, before))).toContain('巧合');
    expect(why(compareYears('proactive2019.normative.disclosed_total', now, before))).toContain('巧合');
    expect(why(compareYears('proactive.normative.repealed', now, before))).toBe('这一项是 2021 年格式新设的。');
    expect(why(compareYears('outcome.other.fee_unpaid', now, before))).toContain('只能比较合计');
    expect(why(compareYears('outcome.other.misc@natural_person', now, before))).toContain('只能比较合计');
    expect(why(compareYears('proactive2019.procurement.projects', now, before))).toContain('政府集中采购');
    expect(why(compareYears('proactive.fees.amount_wan', now, before))).toContain('收费项目的个数');
    expect(why(compareYears('ind.normative_turnover', now, before))).toBe('这一项是 2021 年格式新设的。');
  });

  it('goes by the form that was used, not by the year', () => {
    const outdated = reportOf({ year: 2023, edition: '2019', numbers: { 'proactive2019.normative.made': 12 } });
    const due = reportOf({ year: 2022, numbers: { 'proactive.normative.made': 24 } });
    expect(counts(compareYears('proactive.normative.made', outdated, due))).toMatchObject({
      current: { value: 12, codes: ['proactive2019.normative.made'] },
      previous: { value: 24, codes: ['proactive.normative.made'] },
      care: { zh: expect.stringContaining('范围较窄') },
    });
    expect(why(compareYears('proactive.normative.in_force', outdated, due))).toContain('巧合');
    const onlyTable3 = reportOf({ year: 2023, editions: { t3: '2019' } });
    expect(counts(compareYears('proactive.normative.in_force', onlyTable3, due)).care).toBeNull();
  });

  it('is missing, not refused, when neither year prints the figure', () => {
    expect(compareYears('proactive2019.normative.made', reportOf({ year: 2023 }), reportOf({ year: 2022 })).kind).toBe(
      'missing',
    );
  });
});

describe('2018 and 2019', () => {
  const now = reportOf({
    year: 2019,
    edition: '2019',
    numbers: {
      'requests.received@natural_person': 50,
      'outcome.granted@natural_person': 30,
      'outcome.total@natural_person': 45,
      'outcome.unavailable.not_held@natural_person': 8,
      'litigation.direct.upheld': 2,
      'litigation.after_review.upheld': 3,
      'review.total': 4,
    },
  });
  const before = on2014(2018, {
    'form2014.requests.received': 40,
    'form2014.requests.closed': 36,
    'form2014.reply.agreed': 20,
    'form2014.reply.already_public': 5,
    'form2014.reply.refused': 7,
    'form2014.reply.not_this_agency': 1,
    'form2014.reply.not_exist': 2,
    'form2014.litigation.upheld': 1,
  });

  it('compares with care, and names the new Regulations and the reform', () => {
    const comparison = counts(compareYears('requests.received', now, before));
    expect(comparison).toMatchObject({
      current: { value: 50, codes: ['requests.received@total'] },
      previous: { value: 40, codes: ['form2014.requests.received'] },
      percentage: 0.25,
    });
    expect(comparison.care?.zh).toContain('2019 年 5 月 15 日');
    expect(comparison.breaks.map(({ id }) => id)).toEqual(['break.reform2019', 'break.reg2019']);
  });

  it('adds rows up where the forms divide differently', () => {
    expect(counts(compareYears('outcome.granted', now, before))).toMatchObject({
      previous: { value: 25, codes: ['form2014.reply.agreed', 'form2014.reply.already_public'] },
      percentage: 0.2,
    });
    expect(counts(compareYears('outcome.unavailable.not_held', now, before)).previous.value).toBe(3);
    for (const metric of ['litigation.direct.upheld', 'form2014.litigation.upheld'] as const)
      expect(counts(compareYears(metric, now, before))).toMatchObject({
        current: { value: 5, codes: ['litigation.direct.upheld', 'litigation.after_review.upheld'] },
        previous: { value: 1 },
      });
    expect(counts(compareYears('outcome.total', now, before)).previous.codes).toEqual(['form2014.requests.closed']);
  });

  it('takes the second counterpart when the first was not read', () => {
    const replies = on2014(2018, { 'form2014.replies.total': 41 });
    expect(counts(compareYears('outcome.total', now, replies)).previous.codes).toEqual(['form2014.replies.total']);
  });

  it('is missing when a row of a sum was not printed', () => {
    const part = on2014(2018, { 'form2014.reply.agreed': 20 });
    expect(compareYears('outcome.granted', now, part)).toMatchObject({
      kind: 'missing',
      sides: [{ side: 'previous', missing: [{ code: 'form2014.reply.already_public', why: 'notPrinted' }] }],
    });
    expect(compareYears('review.total', now, before).kind).toBe('missing');
  });

  it('refuses grounds, rates, carry-over and whatever has no counterpart', () => {
    expect(why(compareYears('outcome.refused', now, before))).toContain('重新划分');
    expect(why(compareYears('requests.carried_in', now, before))).toContain('没有与「上年结转」对应的项目');
    expect(why(compareYears('outcome.refused.internal_affairs', now, before))).toContain('没有与「内部事务信息」对应');
    expect(why(compareYears('requests.received@natural_person', now, before))).toContain('没有与');
    expect(why(compareYears('form2014.meet.trainings', now, before))).toBe('2019 年起的格式没有这一项。');
    expect(why(compareYears('form2014.fees_wan', now, before))).toContain('信息处理费');
    expect(why(compareYears('ind.disclosure_rate', now, before))).toContain('不计算比率');
  });

  it('compares two years of the 2014 form, asked under either name', () => {
    const earlier = on2014(2017, { 'form2014.requests.received': 20 });
    for (const metric of ['form2014.requests.received', 'requests.received@total'] as const)
      expect(counts(compareYears(metric, before, earlier))).toMatchObject({
        previous: { value: 20, codes: ['form2014.requests.received'] },
        percentage: 1,
        care: null,
      });
    expect(why(compareYears('outcome.refused', before, earlier))).toContain('没有与「不予公开」对应的项目');
  });
});
