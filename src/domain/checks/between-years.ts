import { valueOf } from '../figure-value.ts';
import type { MetricCode } from '../metric.ts';
import { table3CellOf, table3Columns } from '../table3.ts';
import { rowLabels, shortLabel, table2RowLabels } from '../taxonomy/short-labels.ts';
import { columnName, ofYear } from '../wording.ts';
import { plainResult, type Term, tryEquation } from './equation.ts';
import type { CheckContext, CheckInput, RuleResult } from './rule-result.ts';
import type { RuleId } from './rules.ts';

type Previous = NonNullable<CheckContext['previous']>;

/** A figure of the report that is checked, or of the year before, labelled with its year. */
function term(report: CheckInput | Previous, code: MetricCode, year: number, ofPrevious: boolean): Term {
  const cell = table3CellOf(code);
  // The column is named where the rule was tried.
  const { zh, en } = cell === null ? shortLabel(code) : rowLabels[cell.row];
  const label = ofYear(year, { zh: `「${zh}」`, en });
  return { label, value: valueOf(report, code), ...(ofPrevious ? { year } : {}) };
}

function notHeld(rule: RuleId, year: number | null): RuleResult {
  return plainResult(rule, 'notAssessable', {
    zh: year === null ? '没有读到报告年度，无法与上一年核对。' : `没有收录 ${year - 1} 年度报告，无法核对。`,
    en:
      year === null
        ? 'No report year was read, so the year before could not be looked at.'
        : `The report on ${year - 1} is not held, so this could not be checked.`,
  });
}

function tableOfPrevious(rule: RuleId, table: 't2' | 't3', previous: Previous): RuleResult {
  const [zh, en] = table === 't2' ? ['二', 2] : ['三', 3];
  return plainResult(rule, 'notAssessable', {
    zh: `${previous.year} 年度报告没有印表${zh}，无法核对。`,
    en: `The report on ${previous.year} prints no table ${en}, so this could not be checked.`,
  });
}

/** Y.carry: what is carried in is what the year before carried out, in every column. */
function carry(input: CheckInput, year: number, previous: Previous, agencyChanged: boolean): readonly RuleResult[] {
  return table3Columns.map((applicant) =>
    tryEquation({
      rule: 'Y.carry',
      class: agencyChanged ? 'SOFT' : 'HARD',
      where: columnName(applicant),
      left: [term(input, `requests.carried_in@${applicant}`, year, false)],
      right: [term(previous, `requests.carried_out@${applicant}`, previous.year, true)],
      remark: agencyChanged
        ? { zh: '，可能是机构变动所致', en: ', which the change of agency may explain' }
        : { zh: '，上一年报告如有更正也会如此', en: ', which a corrected earlier report may explain' },
    }),
  );
}

/** Y.stock: documents in force = in force the year before + made - repealed. 2020 has no in_force, so not for 2021. */
function stock(input: CheckInput, year: number, previous: Previous): readonly RuleResult[] {
  return (['proactive.regulations', 'proactive.normative'] as const).map((row) =>
    tryEquation({
      rule: 'Y.stock',
      where: { zh: `「${table2RowLabels[row].zh}」`, en: `"${table2RowLabels[row].en}"` },
      left: [term(previous, `${row}.in_force`, previous.year, true), term(input, `${row}.made`, year, false)],
      right: [term(input, `${row}.in_force`, year, false), term(input, `${row}.repealed`, year, false)],
      remark: {
        zh: '，清理、失效或统计范围变化也会如此',
        en: ', which a clean-up, expiry or change of scope may explain',
      },
    }),
  );
}

/** T2.repealed_le: no more can be repealed than were in force or made. */
function repealed(input: CheckInput, year: number, previous: Previous): readonly RuleResult[] {
  return (['proactive.regulations', 'proactive.normative'] as const).map((row) =>
    tryEquation({
      rule: 'T2.repealed_le',
      where: { zh: `「${table2RowLabels[row].zh}」`, en: `"${table2RowLabels[row].en}"` },
      left: [term(input, `${row}.repealed`, year, false)],
      right: [term(previous, `${row}.in_force`, previous.year, true), term(input, `${row}.made`, year, false)],
      relation: 'atMost',
    }),
  );
}

/** Y.items2019: items of last year = those that the year before gave as its own last year, with its change. */
function items(input: CheckInput, year: number, previous: Previous): readonly RuleResult[] {
  return (['licensing', 'other_services', 'penalty', 'coercion', 'fees'] as const).map((item) => {
    const row = `proactive2019.${item}` as const;
    return tryEquation({
      rule: 'Y.items2019',
      where: { zh: `「${table2RowLabels[row].zh}」`, en: `"${table2RowLabels[row].en}"` },
      left: [
        term(previous, `${row}.items_prev`, previous.year, true),
        term(previous, `${row}.items_change`, previous.year, true),
      ],
      right: [term(input, `${row}.items_prev`, year, false)],
    });
  });
}

function editions(input: CheckInput, year: number, previous: Previous): readonly RuleResult[] {
  const differing = (['t2', 't3'] as const).flatMap((table) => {
    const [now, before] = [input.editions[table], previous.editions[table]];
    return now === null || before === null || now === before
      ? []
      : [{ zh: table === 't2' ? '表二' : '表三', en: table === 't2' ? 'table 2' : 'table 3', now, before }];
  });
  if (differing.length === 0) return [];
  const zh = differing.map((table) => `${table.zh}（${table.before} 年、${table.now} 年）`).join('、');
  const en = differing.map((table) => `${table.en} (${table.before} and ${table.now})`).join(', ');
  return [
    plainResult('Y.edition', 'held', {
      zh: `${previous.year} 与 ${year} 年度所用格式不同：${zh}，只比较两版相通的项目。`,
      en: `The forms of ${previous.year} and ${year} differ: ${en}. Only what both count is compared.`,
    }),
  ];
}

/**
 * The rules between a report and that of the year before: carry-over, stock of documents, items. Without the report of
 * the year before each gives one result that says so.
 */
export function checkBetweenYears(input: CheckInput, context: CheckContext): readonly RuleResult[] {
  const { year } = input;
  const previous = year !== null && context.previous?.year === year - 1 ? context.previous : undefined;
  const hasTable3 = input.editions.t3 === '2019' || input.editions.t3 === '2021';
  const rules: {
    readonly rule: RuleId;
    readonly table: 't2' | 't3';
    readonly applies: boolean;
    readonly check: typeof stock;
  }[] = [
    { rule: 'T2.repealed_le', table: 't2', applies: input.editions.t2 === '2021', check: repealed },
    {
      rule: 'Y.carry',
      table: 't3',
      applies: hasTable3 && year !== 2019,
      check: (report, of, before) => carry(report, of, before, context.previousAgencyChanged === true),
    },
    { rule: 'Y.stock', table: 't2', applies: input.editions.t2 === '2021', check: stock },
    { rule: 'Y.items2019', table: 't2', applies: input.editions.t2 === '2019' && year !== 2019, check: items },
  ];
  return [
    ...rules
      .filter(({ applies }) => applies)
      .flatMap(({ rule, table, check }) => {
        if (year === null || previous === undefined) return [notHeld(rule, year)];
        return previous.editions[table] === null
          ? [tableOfPrevious(rule, table, previous)]
          : check(input, year, previous);
      }),
    ...(hasTable3 && year === 2019
      ? [
          plainResult('Y.carry_2018', 'notAssessable', {
            zh: '2018 年度的统计表没有结转一项，2019 年的上年结转无从核对。',
            en: 'The form of 2018 has no carry-over, so what was carried into 2019 cannot be checked.',
          }),
        ]
      : []),
    ...(year === null || previous === undefined ? [] : editions(input, year, previous)),
  ];
}
