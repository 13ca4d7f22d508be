import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../src/domain/checks/check-report.ts';
import { reportOf } from './tools/report-figures.ts';
import { of, one } from './tools/rule-results.ts';

describe('rules between text and tables', () => {
  const numbers = {
    'requests.received@natural_person': 10,
    'requests.carried_in@natural_person': 2,
    'outcome.granted@natural_person': 5,
    'outcome.unavailable.not_held@natural_person': 3,
    'outcome.unavailable.unclear@org.business': 1,
    'requests.received@org.business': 1,
    'outcome.total@natural_person': 8,
    'outcome.total@org.business': 1,
    'requests.carried_out@natural_person': 4,
  } as const;

  it.each([
    [11, 'held'],
    [13, 'held'],
    [9, 'held'],
    [12, 'failed'],
  ] as const)('tries three readings of %i requests in the text: %s', (stated, outcome) => {
    const report = reportOf({ year: 2023, numbers, prose: { 'requests.received@total': stated } });
    expect(one('P.requests', report).outcome).toBe(outcome);
  });

  it('says all three readings when none fits', () => {
    const report = reportOf({ year: 2023, numbers, prose: { 'requests.received@total': 12 } });
    expect(one('P.requests', report).message().zh).toMatch(
      /^正文说收到申请 12 件，表三新收 11、新收加上年结转 13、办理总计 9，都对不上。/,
    );
  });

  it('does not fail while a reading is not known', () => {
    const report = reportOf({
      year: 2023,
      numbers,
      states: { 'requests.carried_in@total': 'unreadable' },
      prose: { 'requests.received@total': 12 },
    });
    expect(one('P.requests', report)).toMatchObject({
      outcome: 'notAssessable',
      missing: ['requests.carried_in@total'],
    });
  });

  it('compares handled requests by applicant with the same columns', () => {
    const report = reportOf({
      year: 2023,
      numbers,
      prose: { 'prose.requests_handled.natural_person': 12, 'prose.requests_handled.organisations': 1 },
    });
    expect(of('P.requests', report).map(({ outcome }) => outcome)).toEqual(['held', 'held']);
  });

  it('remarks on requests in a year of which the text says that none came in', () => {
    const prose = { 'requests.received@total': 0 } as const;
    const onlyCarried = reportOf({
      year: 2023,
      numbers: { 'requests.carried_in@natural_person': 1, 'requests.carried_out@natural_person': 1 },
      prose,
    });
    expect(one('T3.zero_year', onlyCarried).outcome).toBe('held');
    const received = reportOf({
      year: 2023,
      numbers: { 'requests.received@natural_person': 1, 'requests.carried_out@natural_person': 1 },
      prose,
    });
    expect(findingsOf(checkReport(received)).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['T3.zero_year', 'info'],
    ]);
  });

  it.each([
    [{ 'prose.requests_online': 8, 'prose.requests_letter': 3 }, 'held'],
    [{ 'prose.requests_online': 8, 'prose.requests_offline': 3, 'prose.requests_letter': 3 }, 'held'],
    [{ 'prose.requests_online': 8 }, 'notAssessable'],
    [{ 'prose.requests_online': 12, 'prose.requests_letter': 3 }, 'failed'],
  ] as const)('adds channels %o up: %s', (prose, outcome) => {
    expect(one('P.channels', reportOf({ year: 2023, numbers, prose })).outcome).toBe(outcome);
  });

  it('compares outcomes with group sums, and says when only a part is quoted', () => {
    const report = reportOf({
      year: 2023,
      numbers,
      prose: { 'outcome.unavailable@total': 3, 'outcome.granted@total': 5, 'prose.granted_or_partial': 6 },
    });
    const [unavailable, granted, both] = of('P.outcome', report);
    expect(unavailable).toMatchObject({ outcome: 'failed', left: { value: 3 }, right: { value: 4 } });
    expect(unavailable?.message().zh).toContain('正文的数与其中「不掌握」相同');
    expect(granted?.outcome).toBe('held');
    expect(both).toMatchObject({ outcome: 'failed', right: { value: 5 } });
  });

  it('compares reviews and lawsuits, the latter over both routes', () => {
    const table = {
      'review.upheld': 170,
      'review.total': 170,
      'litigation.direct.upheld': 25,
      'litigation.direct.total': 25,
      'litigation.after_review.upheld': 52,
      'litigation.after_review.total': 52,
    } as const;
    const report = reportOf({
      year: 2024,
      numbers: table,
      prose: { 'review.total': 134, 'prose.litigation.total': 77, 'prose.review_and_litigation.total': 247 },
    });
    expect(of('P.review', report).map(({ outcome }) => outcome)).toEqual(['failed', 'held', 'held']);
  });

  it('compares documents made with table two, softly', () => {
    const report = reportOf({
      year: 2023,
      numbers: { 'proactive.normative.made': 1 },
      prose: { 'proactive.normative.made': 2 },
    });
    expect(findingsOf(checkReport(report)).map(({ rule, severity, codes }) => [rule, severity, codes])).toEqual([
      ['P.normative', 'warning', ['proactive.normative.made']],
    ]);
  });

  it('adds suggestions and proposals up only when both are given', () => {
    const total = { 'prose.proposals_total': 7 } as const;
    const missing = one('P.proposals', reportOf({ year: 2023, prose: { ...total, 'prose.npc_suggestions': 5 } }));
    expect(missing.outcome).toBe('notAssessable');
    const prose = { ...total, 'prose.npc_suggestions': 5, 'prose.cppcc_proposals': 3 };
    expect(one('P.proposals', reportOf({ year: 2023, prose })).outcome).toBe('failed');
  });
});

describe('rules on the document', () => {
  it.each([
    [2020, '2019', 'held'],
    [2021, '2019', 'failed'],
    [2021, '2021', 'held'],
  ] as const)('a report on %i with the tables of %s: %s', (year, edition, outcome) => {
    expect(one('E.edition', reportOf({ year, edition })).outcome).toBe(outcome);
  });

  it('tells tables apart, and does not go by table four', () => {
    const mixed = reportOf({ year: 2023, editions: { t3: '2019' } });
    expect(one('E.edition', mixed).message().en).toContain('table 3 is on the 2019 trial form');
    expect(one('E.edition', reportOf({ year: 2023, editions: { t4: '2019' } })).outcome).toBe('held');
  });

  it('compares the statistics period with the year where it was looked for', () => {
    const report = reportOf({ year: 2023 });
    expect(of('P.dates', report)).toEqual([]);
    const of2023 = { ...report, period: { from: '2023-01-01', to: '2023-12-31' } };
    expect(one('P.dates', of2023).outcome).toBe('held');
    expect(one('P.dates', { ...of2023, year: 2022 }).outcome).toBe('failed');
    expect(one('P.dates', { ...report, period: null }).outcome).toBe('notAssessable');
    expect(one('P.dates', { ...of2023, year: null }).outcome).toBe('notAssessable');
  });
});
