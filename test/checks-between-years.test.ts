import { describe, expect, it } from 'vitest';
import { findingsOf } from '../src/domain/checks/check-report.ts';
import { industry2022, shizuishan2023, zibo2018, zibo2023 } from './tools/hand-checked-reports.ts';
import { reportOf } from './tools/report-figures.ts';
import { at, of, one, outcomes } from './tools/rule-results.ts';

describe('rules between years', () => {
  const next = reportOf({
    year: 2024,
    numbers: {
      'requests.carried_in@natural_person': 1,
      'outcome.granted@natural_person': 1,
      'outcome.total@natural_person': 1,
    },
  });

  it('carries over in every column', () => {
    const results = of('Y.carry', next, { previous: shizuishan2023 });
    expect(results).toHaveLength(7);
    expect(outcomes(results)).toEqual(['held']);
    expect(at('Y.carry', '自然人', next, { previous: shizuishan2023 }).message().zh).toBe(
      '「自然人」一列：2024 年度「上年结转」1，2023 年度「结转下年」1。',
    );
    const off = at('Y.carry', '总计', reportOf({ year: 2024 }), { previous: shizuishan2023 });
    expect(off).toMatchObject({
      outcome: 'failed',
      class: 'HARD',
      left: { value: 0 },
      right: { value: 1 },
      cells: ['requests.carried_in@total'],
      previousCells: ['requests.carried_out@total'],
    });
  });

  it('is soft about carry-over after a change of agency', () => {
    const results = of('Y.carry', reportOf({ year: 2024 }), { previous: shizuishan2023, previousAgencyChanged: true });
    expect(results.filter(({ outcome }) => outcome === 'failed').map((result) => result.class)).toEqual([
      'SOFT',
      'SOFT',
    ]);
  });

  it('assesses only the year directly before', () => {
    expect(one('Y.carry', next).outcome).toBe('notAssessable');
    expect(one('Y.carry', reportOf({ year: 2025 }), { previous: shizuishan2023 }).message().zh).toBe(
      '没有收录 2024 年度报告，无法核对。',
    );
    expect(one('Y.carry', next, { previous: { ...zibo2018, year: 2023 } }).message().zh).toBe(
      '2023 年度报告没有印表三，无法核对。',
    );
  });

  it('cannot assess what was carried into 2019', () => {
    const report = reportOf({ year: 2019, edition: '2019' });
    expect(of('Y.carry', report, { previous: zibo2018 })).toEqual([]);
    expect(one('Y.carry_2018', report, { previous: zibo2018 }).outcome).toBe('notAssessable');
  });

  it('follows the stock of documents, and has none for 2021', () => {
    const previous = reportOf({ year: 2021, numbers: { 'proactive.normative.in_force': 5 } });
    expect(outcomes(of('Y.stock', industry2022, { previous }))).toEqual(['held']);
    const adjusted = reportOf({ year: 2021, numbers: { 'proactive.normative.in_force': 6 } });
    expect(at('Y.stock', '行政规范性文件', industry2022, { previous: adjusted })).toMatchObject({
      outcome: 'failed',
      class: 'SOFT',
      left: { value: 7 },
      right: { value: 6 },
    });
    const first = reportOf({ year: 2021 });
    const on2019 = reportOf({ year: 2020, edition: '2019' });
    expect(outcomes(of('Y.stock', first, { previous: on2019 }))).toEqual(['notAssessable']);
  });

  it.each([
    [2, 'held'],
    [3, 'failed'],
  ] as const)('one in force, one made, %i repealed: %s', (repealed, outcome) => {
    const previous = reportOf({ year: 2022, numbers: { 'proactive.normative.in_force': 1 } });
    const report = reportOf({
      year: 2023,
      numbers: { 'proactive.normative.made': 1, 'proactive.normative.repealed': repealed },
    });
    expect(at('T2.repealed_le', '行政规范性文件', report, { previous })).toMatchObject({
      outcome,
      left: { value: repealed },
      right: { value: 2 },
    });
  });

  it.each([
    [26, 'held'],
    [30, 'failed'],
  ] as const)('30 items less 4 on the 2019 form are %i the year after: %s', (items, outcome) => {
    const previous = reportOf({
      year: 2019,
      edition: '2019',
      numbers: { 'proactive2019.licensing.items_prev': 30, 'proactive2019.licensing.items_change': -4 },
    });
    const numbers = { 'proactive2019.licensing.items_prev': items };
    const report = reportOf({ year: 2020, edition: '2019', numbers });
    expect(at('Y.items2019', '行政许可', report, { previous }).outcome).toBe(outcome);
    expect(of('Y.items2019', zibo2023, { previous: industry2022 })).toEqual([]);
  });

  it.each([
    [{ 'prose.yoy_requests_count': 0 }, 'held'],
    [{ 'prose.yoy_requests_count': 1 }, 'failed'],
    [{ 'prose.yoy_requests_percent': 0 }, 'held'],
    [{ 'prose.yoy_requests_percent': -50 }, 'failed'],
  ] as const)('compares the stated change %o with the year before: %s', (prose, outcome) => {
    const previous = reportOf({
      year: 2022,
      numbers: { 'requests.received@natural_person': 2, 'outcome.total@natural_person': 2 },
    });
    const report = reportOf({
      year: 2023,
      numbers: { 'requests.received@natural_person': 2, 'outcome.total@natural_person': 2 },
      prose,
    });
    expect(one('Y.prose_yoy', report, { previous }).outcome).toBe(outcome);
  });

  it.each([
    [-12.3, 'held'],
    [-12, 'held'],
    [-12.4, 'failed'],
  ] as const)('allows %f per cent half a unit of its last digit: %s', (percent, outcome) => {
    const previous = reportOf({ year: 2022, numbers: { 'requests.received@natural_person': 979 } });
    const report = reportOf({
      year: 2023,
      numbers: { 'requests.received@natural_person': 859 },
      prose: { 'prose.yoy_requests_percent': percent },
    });
    expect(one('Y.prose_yoy', report, { previous }).outcome).toBe(outcome);
  });

  it('says that the forms of two years differ', () => {
    const previous = reportOf({ year: 2020, edition: '2019' });
    expect(one('Y.edition', reportOf({ year: 2021 }), { previous }).message().zh).toBe(
      '2020 与 2021 年度所用格式不同：表二（2019 年、2021 年）、表三（2019 年、2021 年），只比较两版相通的项目。',
    );
    expect(of('Y.edition', zibo2023, { previous: industry2022 })).toEqual([]);
  });

  it('remarks on jumps of a unit or a power of ten, not on small numbers', () => {
    const previous = reportOf({
      year: 2022,
      numbers: {
        'proactive.fees.amount_wan': 3.2,
        'proactive.penalty.decisions': 12,
        'proactive.licensing.decisions': 1,
      },
    });
    const report = reportOf({
      year: 2023,
      numbers: {
        'proactive.fees.amount_wan': 31_000,
        'proactive.penalty.decisions': 120,
        'proactive.licensing.decisions': 15,
      },
    });
    const jumps = of('Y.jump', report, { previous });
    expect(jumps.map(({ cells }) => cells)).toEqual([['proactive.penalty.decisions'], ['proactive.fees.amount_wan']]);
    expect(findingsOf(jumps).map(({ severity }) => severity)).toEqual(['info', 'info']);
  });
});
