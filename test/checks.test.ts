import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../src/domain/checks/check-report.ts';
import { rules } from '../src/domain/checks/rules.ts';
import { industry2022, shizuishan2023, zhoucun2023, zibo2018, zibo2023 } from './tools/hand-checked-reports.ts';
import { reportOf } from './tools/report-figures.ts';
import { at, failed, of, one, outcomes } from './tools/rule-results.ts';

describe('the five reports that were checked by hand', () => {
  it('000 淄博市投资促进局 2023: everything holds', () => {
    const results = checkReport(zibo2023);
    expect(failed(results)).toEqual([]);
    expect(of('T3.balance', zibo2023)).toHaveLength(7);
    expect(of('T3.outcome_sum', zibo2023)).toHaveLength(7);
    expect(of('T3.col_total', zibo2023)).toHaveLength(25);
    for (const rule of [
      'T3.balance',
      'T3.outcome_sum',
      'T3.col_total',
      'P.requests',
      'P.channels',
      'P.proposals',
    ] as const)
      expect(outcomes(of(rule, zibo2023)), rule).toEqual(['held']);
    expect(at('T3.balance', '总计', zibo2023).message().zh).toBe(
      '「总计」一列：新收 2 + 上年结转 0 = 2，总计 2 + 结转下年 0 = 2。',
    );
    expect(at('T3.outcome_sum', '总计', zibo2023).message()).toEqual({
      zh: '「总计」一列：予以公开 1 + 不予公开 1 = 2，总计 2。',
      en: 'Column "Total": Disclosed 1 + Refused 1 = 2; Total 2.',
    });
    expect(one('Y.prose_yoy', zibo2023)).toMatchObject({ outcome: 'notAssessable' });
    expect(one('Y.prose_yoy', zibo2023).message().zh).toBe('正文说申请与上年持平，没有收录 2022 年度报告，无法核对。');
  });

  it('001 淄博市工业和信息化局 2022: everything holds', () => {
    expect(failed(checkReport(industry2022))).toEqual([]);
    expect(at('T3.outcome_sum', '总计', industry2022).right?.value).toBe(3);
    expect(one('P.proposals', industry2022).message().zh).toBe(
      '正文人大代表建议 25 + 政协委员提案 40 = 65，正文合计 65。',
    );
    expect(one('Y.stock', industry2022).outcome).toBe('notAssessable');
  });

  it('002 淄博市招商局 2018: without tables nothing is assessed and nothing fails', () => {
    expect(outcomes(checkReport(zibo2018))).toEqual(['notAssessable']);
    expect(one('T3.balance', zibo2018).message()).toEqual({
      zh: '报告没有印表三，无法核对。',
      en: 'The report prints no table 3, so this could not be checked.',
    });
    expect(one('P.requests', zibo2018).outcome).toBe('notAssessable');
    expect(of('E.edition', zibo2018)).toEqual([]);
  });

  it('003 周村区投资促进中心 2023: only the outdated form is remarked on', () => {
    const results = checkReport(zhoucun2023);
    expect(failed(results)).toEqual(['E.edition']);
    expect(of('T3.col_total', zhoucun2023)).toHaveLength(23);
    expect(findingsOf(results)).toEqual([
      {
        rule: 'E.edition',
        severity: 'warning',
        codes: [],
        message: {
          zh: '2023 年度报告应使用 2021 年格式（国办公开办函〔2021〕30号），表二、表三印的是 2019 年试行格式。',
          en: 'A report on 2023 must use the 2021 form (国办公开办函〔2021〕30号); tables 2 and 3 are on the 2019 trial form.',
        },
      },
    ]);
  });

  it('004 石嘴山市投资促进局 2023: one handled is the outcomes, not a contradiction of two received', () => {
    expect(failed(checkReport(shizuishan2023))).toEqual([]);
    expect(at('T3.balance', '自然人', shizuishan2023).message()).toEqual({
      zh: '「自然人」一列：新收 2 + 上年结转 0 = 2，总计 1 + 结转下年 1 = 2。',
      en: 'Column "Individuals": Received 2 + Carried in 0 = 2; Total 1 + Carried out 1 = 2.',
    });
    const requests = one('P.requests', shizuishan2023);
    expect(requests.outcome).toBe('held');
    expect(requests.message().zh).toBe('正文说办理申请 1 件，表三办理总计 1 件。');
  });
});

describe('rules within a table', () => {
  const balanceOff = reportOf({
    year: 2023,
    numbers: {
      'requests.received@natural_person': 180,
      'outcome.granted@natural_person': 170,
      'outcome.total@natural_person': 170,
      'requests.carried_out@natural_person': 5,
    },
  });

  it('prints both sides and the cells of a balance that does not hold, in every column', () => {
    const result = at('T3.balance', '自然人', balanceOff);
    expect(result).toMatchObject({
      class: 'HARD',
      outcome: 'failed',
      left: { value: 180 },
      right: { value: 175 },
      cells: [
        'requests.received@natural_person',
        'requests.carried_in@natural_person',
        'outcome.total@natural_person',
        'requests.carried_out@natural_person',
      ],
      missing: [],
    });
    expect(result.message().zh).toBe(
      '「自然人」一列：新收 180 + 上年结转 0 = 180，总计 170 + 结转下年 5 = 175，所印数字两边不等。若读表错位也会如此，以原文为准。',
    );
    expect(result.message().en).toContain('the printed numbers do not add up');
    expect(failed(of('T3.balance', balanceOff))).toHaveLength(2);
  });

  it('asks for the original first when a machine read the report', () => {
    const result = at('T3.balance', '自然人', { ...balanceOff, machineRead: true });
    expect(result.message().zh).toContain('由机器识读，请先核对原文');
    expect(result.message().en).toContain('check the original first');
    const [finding] = findingsOf(checkReport({ ...balanceOff, machineRead: true }));
    expect(finding).toMatchObject({ rule: 'T3.balance', severity: 'error' });
  });

  it('says in all its sentences nothing of falsifying or hiding', () => {
    for (const { message } of checkReport(balanceOff))
      expect(Object.values(message()).join(' ')).not.toMatch(/造假|隐瞒|虚报|作假|falsif|hid|wrong|error|false|错误/i);
  });

  it.each([
    ['blank', '空白', 'is blank'],
    ['notApplicable', '填“/”', 'is printed as "/"'],
    ['unreadable', '未能辨认', 'is unreadable'],
    ['notPrinted', '未印', 'is not printed'],
  ] as const)('does not assess a sum with a cell that is %s', (state, zh, en) => {
    const report = reportOf({ year: 2023, states: { 'requests.carried_in@natural_person': state } });
    const result = at('T3.balance', '自然人', report);
    expect(result).toMatchObject({
      outcome: 'notAssessable',
      left: null,
      missing: ['requests.carried_in@natural_person'],
    });
    expect(result.message().zh).toBe(`「自然人」一列无法核对：「上年结转（自然人）」${zh}。`);
    expect(result.message().en).toBe(`Column "Individuals" could not be checked: Carried in (individuals) ${en}.`);
    expect(failed(checkReport(report))).toEqual([]);
  });

  it('does not let a derived value prove the sums it was derived from', () => {
    const report = reportOf({
      year: 2023,
      states: { 'outcome.total@total': 'blank' },
      derived: { 'outcome.total@total': 0 },
    });
    expect(at('T3.balance', '总计', report).outcome).toBe('notAssessable');
  });

  it('adds up 19 outcomes on the 2019 form and 21 on that of 2021', () => {
    const numbers = { 'outcome.total@natural_person': 4, 'requests.received@natural_person': 4 } as const;
    const on2019 = reportOf({
      year: 2020,
      edition: '2019',
      numbers: { ...numbers, 'outcome.other@natural_person': 4 },
    });
    const on2021 = reportOf({
      year: 2021,
      numbers: { ...numbers, 'outcome.other.no_correction@natural_person': 1, 'outcome.other.misc@natural_person': 3 },
    });
    for (const report of [on2019, on2021]) {
      expect(at('T3.outcome_sum', '自然人', report).message().zh).toBe('「自然人」一列：其他处理 4，总计 4。');
      expect(failed(checkReport(report))).toEqual([]);
    }
    expect(at('T3.outcome_sum', '自然人', on2019).cells).toHaveLength(20);
    expect(at('T3.outcome_sum', '自然人', on2021).cells).toHaveLength(22);
  });

  it('finds totals that are not the sum of the columns', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'outcome.granted@org.business': 2, 'outcome.granted@natural_person': 3, 'outcome.granted@total': 4 },
    });
    expect(at('T3.col_total', '予以公开', report).message().zh).toMatch(
      /^「予以公开」一行：自然人 3 \+ 商业企业 2 = 5，总计 4，所印数字两边不等。/,
    );
  });

  it('finds reviews and lawsuits that do not add up', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'review.upheld': 10, 'review.corrected': 1, 'litigation.after_review.total': 5 },
    });
    expect(failed(checkReport(report))).toEqual(['T4.review', 'T4.after']);
    expect(one('T4.review', report).message().zh).toMatch(
      /^「行政复议」：维持 10 \+ 纠正 1 \+ 其他结果 0 \+ 尚未审结 0 = 11，总计 0，所印数字两边不等。/,
    );
  });

  it('takes negative numbers and parts for no counts, but for changes of items and money', () => {
    const fine = reportOf({
      year: 2020,
      edition: '2019',
      numbers: { 'proactive2019.licensing.items_change': -3, 'proactive2019.procurement.amount': 25.1 },
    });
    expect(outcomes([...of('T2.nonneg', fine), ...of('T3.nonneg', fine)])).toEqual(['held']);
    const odd = reportOf({ year: 2023, numbers: { 'proactive.penalty.decisions': -1, 'review.upheld': 0.5 } });
    expect(one('T2.nonneg', odd)).toMatchObject({ outcome: 'failed', cells: ['proactive.penalty.decisions'] });
    expect(of('T3.nonneg', odd).map(({ outcome }) => outcome)).toEqual(['held', 'failed']);
    const fees = reportOf({ year: 2023, numbers: { 'proactive.fees.amount_wan': 12.34 } });
    expect(one('T2.nonneg', fees).outcome).toBe('held');
  });

  it('looks for fees in the text when requests were dropped for unpaid fees', () => {
    const numbers = { 'outcome.other.fee_unpaid@natural_person': 2 } as const;
    expect(of('T3.fee_row_vs_prose', zibo2023)).toEqual([]);
    expect(one('T3.fee_row_vs_prose', reportOf({ year: 2023, numbers }))).toMatchObject({
      outcome: 'notAssessable',
      missing: ['prose.info_fee'],
    });
    expect(
      one('T3.fee_row_vs_prose', reportOf({ year: 2023, numbers, prose: { 'prose.info_fee': 2950 } })).outcome,
    ).toBe('held');
  });
});

it('gives every rule that it reports the class of the list', () => {
  for (const result of checkReport(zibo2023, { previous: industry2022 }))
    expect(result.class, result.rule).toBe(rules[result.rule].class);
});
