import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '../src/domain/checks/check-report.ts';
import type { CheckContext, RuleResult } from '../src/domain/checks/rule-result.ts';
import { metricOf, type MetricCode, table3Code } from '../src/domain/metric.ts';
import { applicantKinds, outcomeRows, type Table3Edition } from '../src/domain/table3.ts';
import { table4Groups } from '../src/domain/taxonomy/table4.ts';
import { type Figures, inTable3, reportOf, type TestReport, withCell } from './tools/report-figures.ts';

type Numbers = { [code in MetricCode]?: number };

const proseCodes: readonly [MetricCode, ...MetricCode[]] = [
  'requests.received@total',
  'requests.carried_in@total',
  'outcome.granted@total',
  'outcome.unavailable@total',
  'outcome.other@total',
  'review.total',
  'prose.litigation.total',
  'prose.granted_or_partial',
  'prose.requests_handled',
  'prose.requests_online',
  'prose.requests_letter',
  'prose.requests_mail',
  'prose.requests_in_person',
  'prose.requests_offline',
  'prose.npc_suggestions',
  'prose.cppcc_proposals',
  'prose.proposals_total',
  'prose.yoy_requests_count',
  'prose.yoy_requests_percent',
  'prose.info_fee',
];

const count = fc.integer({ min: 0, max: 40 });

/** One applicant's column: outcomes, carried out, and a share of both that was carried in. */
function columnOf(edition: Table3Edition) {
  const rows = outcomeRows(edition);
  return fc
    .record({
      outcomes: fc.array(fc.oneof(fc.constant(0), count), { minLength: rows.length, maxLength: rows.length }),
      carriedOut: count,
      shareCarriedIn: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ outcomes, carriedOut, shareCarriedIn }) => {
      const total = outcomes.reduce((sum, value) => sum + value, 0);
      const carriedIn = Math.floor((total + carriedOut) * shareCarriedIn);
      return { outcomes, total, carriedIn, carriedOut, received: total + carriedOut - carriedIn };
    });
}

const table4 = fc
  .array(fc.tuple(count, count, count, count), { minLength: table4Groups.length, maxLength: table4Groups.length })
  .map((groups) => {
    const numbers: Numbers = {};
    for (const [index, [upheld, corrected, other, pending]] of groups.entries()) {
      const group = table4Groups[index];
      if (group === undefined) continue;
      numbers[`${group.code}.upheld`] = upheld;
      numbers[`${group.code}.corrected`] = corrected;
      numbers[`${group.code}.other`] = other;
      numbers[`${group.code}.pending`] = pending;
      numbers[`${group.code}.total`] = upheld + corrected + other + pending;
    }
    return numbers;
  });

/** A report whose tables agree with themselves and with its text, which may mean requests in any of three ways. */
function consistentReport(year: number, edition: Table3Edition): fc.Arbitrary<TestReport> {
  return fc
    .record({
      columns: fc.array(columnOf(edition), { minLength: applicantKinds.length, maxLength: applicantKinds.length }),
      table4,
      made: count,
      inForce: count,
      reading: fc.constantFrom('received', 'atHand', 'closed', 'silent'),
    })
    .map(({ columns, table4: reviews, made, inForce, reading }) => {
      const numbers: Numbers = { ...reviews };
      const totals = { received: 0, carriedIn: 0, closed: 0 };
      for (const [index, applicant] of applicantKinds.entries()) {
        const column = columns[index];
        if (column === undefined) continue;
        for (const [place, row] of outcomeRows(edition).entries())
          numbers[table3Code(row, applicant)] = column.outcomes[place] ?? 0;
        numbers[table3Code('requests.received', applicant)] = column.received;
        numbers[table3Code('requests.carried_in', applicant)] = column.carriedIn;
        numbers[table3Code('requests.carried_out', applicant)] = column.carriedOut;
        numbers[table3Code('outcome.total', applicant)] = column.total;
        totals.received += column.received;
        totals.carriedIn += column.carriedIn;
        totals.closed += column.total;
      }
      const stated = {
        received: totals.received,
        atHand: totals.received + totals.carriedIn,
        closed: totals.closed,
      };
      const prose: Numbers = { 'review.total': reviews['review.total'] ?? 0 };
      if (reading !== 'silent') prose['requests.received@total'] = stated[reading];
      if (edition === '2021') {
        numbers['proactive.normative.made'] = made;
        numbers['proactive.normative.in_force'] = made + inForce;
        prose['proactive.normative.made'] = made;
      }
      const figures: Figures = { year, edition, numbers, prose };
      return reportOf(figures);
    });
}

const edition = fc.constantFrom<Table3Edition>('2019', '2021');
const anyReport = edition.chain((form) => consistentReport(2023, form));

function failures(report: TestReport, context?: CheckContext): RuleResult[] {
  return checkReport(report, context).filter(({ outcome }) => outcome === 'failed');
}

/** A failure by rule and place: the same one before and after a change. */
function keysOf(results: readonly RuleResult[]): Set<string> {
  return new Set(results.map(({ rule, where, cells }) => `${rule} ${where?.zh ?? cells[0] ?? ''}`));
}

describe('reports made at random', () => {
  it('hold every hard rule when their figures agree', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const results = checkReport(report);
        expect(
          results.filter(({ class: strictness, outcome }) => strictness === 'HARD' && outcome === 'failed'),
        ).toEqual([]);
        for (const rule of ['T3.balance', 'T3.outcome_sum', 'T3.col_total', 'T4.review', 'T4.direct', 'T4.after'])
          expect(new Set(results.filter((result) => result.rule === rule).map(({ outcome }) => outcome))).toEqual(
            new Set(['held']),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('hold the carry-over when the year before carried out what they carried in', () => {
    fc.assert(
      fc.property(consistentReport(2023, '2021'), (report) => {
        const numbers: Numbers = {};
        for (const applicant of applicantKinds) {
          const state = report.cells.get(table3Code('requests.carried_in', applicant));
          const carried = state?.kind === 'number' ? state.value : 0;
          numbers[table3Code('requests.carried_out', applicant)] = carried;
          numbers[table3Code('requests.received', applicant)] = carried;
        }
        const previous = reportOf({ year: 2022, numbers });
        const carry = checkReport(report, { previous }).filter(({ rule }) => rule === 'Y.carry');
        expect(carry.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => 'held'));
      }),
      { numRuns: 30 },
    );
  });

  it('fail a hard rule as soon as one cell of table three is off by one', () => {
    fc.assert(
      fc.property(anyReport, fc.nat(), fc.boolean(), (report, pick, up) => {
        const codes = [...report.cells.keys()].filter(inTable3);
        const code = codes[pick % codes.length];
        const state = code === undefined ? undefined : report.cells.get(code);
        if (code === undefined || state?.kind !== 'number') throw new Error('no cell to change');
        const changed = withCell(report, code, { kind: 'number', value: state.value + (up ? 1 : -1) });
        expect(failures(changed).some(({ class: strictness }) => strictness === 'HARD')).toBe(true);
        expect(failures(changed).some(({ cells }) => cells.includes(code))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const lost = fc.constantFrom(
    'notPrinted' as const,
    { kind: 'blank' } as const,
    { kind: 'notApplicable' } as const,
    { kind: 'unreadable' } as const,
  );

  it('never fail a rule for a cell that was not read, however wrong the rest is', () => {
    fc.assert(
      fc.property(
        anyReport,
        consistentReport(2022, '2021'),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: -3, max: 60 })), { maxLength: 6 }),
        fc.nat(),
        lost,
        (report, previous, changes, pick, state) => {
          const codes = [...report.cells.keys()];
          const at = (index: number): MetricCode => codes[index % codes.length] ?? 'requests.received@total';
          let wrong = report;
          for (const [index, value] of changes) wrong = withCell(wrong, at(index), { kind: 'number', value });
          const before = keysOf(failures(wrong, { previous }));
          const after = keysOf(failures(withCell(wrong, at(pick), state), { previous }));
          expect([...after].filter((key) => !before.has(key))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never fail a rule for a figure of the text, or of the year before, that was not read', () => {
    fc.assert(
      fc.property(
        anyReport,
        consistentReport(2022, '2021'),
        fc.uniqueArray(fc.tuple(fc.constantFrom(...proseCodes), count), { selector: ([code]) => code }),
        fc.nat(),
        fc.nat(),
        (report, previous, said, pickSaid, pickCell) => {
          const prose = new Map(said.map(([code, value]) => [code, { value, quote: '', page: null, line: null }]));
          const loud: TestReport = { ...report, prose };
          const before = keysOf(failures(loud, { previous }));
          const quieter = new Map(prose);
          const code = [...prose.keys()][pickSaid % Math.max(1, prose.size)];
          if (code !== undefined) quieter.delete(code);
          const cell = [...previous.cells.keys()][pickCell % previous.cells.size] ?? 'requests.received@total';
          const context = { previous: withCell(previous, cell, { kind: 'blank' }) };
          const after = keysOf(failures({ ...loud, prose: quieter }, context));
          expect([...after].filter((key) => !before.has(key))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('give numbers in both languages and end every sentence', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        for (const { message, cells } of checkReport(report)) {
          const { zh, en } = message();
          expect(zh).toMatch(/。$/);
          expect(en).toMatch(/^["\p{Lu}][^。]*\.$/u);
          expect(zh + en).not.toMatch(/undefined|NaN|null/);
          for (const code of cells) expect(metricOf(code).code).toBe(code);
        }
      }),
      { numRuns: 20 },
    );
  });
});
