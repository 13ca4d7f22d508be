import { valueOf } from '../figure-value.ts';
import { type ApplicantKind, type MetricCode, type Table3RowCode, table3Code } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import {
  applicantKinds,
  cellsOfGroup,
  outcomeGroups,
  printedRows,
  table3Columns,
  type Table3Edition,
} from '../table3.ts';
import { applicantLabels, rowLabels } from '../taxonomy/short-labels.ts';
import { columnName, rowName } from '../wording.ts';
import { plainResult, tableNotPrinted, type Term, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';
import type { RuleId } from './rules.ts';

/** An equation between cells of table 三. */
type CellEquation = {
  readonly rule: RuleId;
  readonly where: Sentence;
  readonly left: readonly LabelledCell[];
  readonly right: readonly LabelledCell[];
};
type LabelledCell = { readonly label: Sentence; readonly code: MetricCode };
/** With its printed cells. */
type FormEquation = CellEquation & { readonly cells: readonly MetricCode[] };

/** The form prints the rule in the corner cell of table 三: 第一项加第二项之和，等于第三项加第四项之和, for each column. */
const balances: readonly CellEquation[] = table3Columns.map((applicant) => {
  const cell = (row: Table3RowCode): LabelledCell => ({ label: rowLabels[row], code: table3Code(row, applicant) });
  return {
    rule: 'T3.balance',
    where: columnName(applicant),
    left: [cell('requests.received'), cell('requests.carried_in')],
    right: [cell('outcome.total'), cell('requests.carried_out')],
  };
});

/** （七）总计 is the sum of （一） to （六）: 21 printed rows in edition 2021, 19 in 2019, named here by their groups. */
const outcomeSums: readonly CellEquation[] = table3Columns.map((applicant) => ({
  rule: 'T3.outcome_sum',
  where: columnName(applicant),
  left: outcomeGroups.map((row) => ({ label: rowLabels[row], code: table3Code(row, applicant) })),
  right: [{ label: rowLabels['outcome.total'], code: table3Code('outcome.total', applicant) }],
}));

function columnTotalsOf(edition: Table3Edition): readonly CellEquation[] {
  return printedRows(edition).map((row) => {
    const cell = (applicant: ApplicantKind): LabelledCell => ({
      label: applicantLabels[applicant],
      code: table3Code(row, applicant),
    });
    return { rule: 'T3.col_total', where: rowName(row), left: applicantKinds.map(cell), right: [cell('total')] };
  });
}

function equationsOf(edition: Table3Edition): readonly FormEquation[] {
  return [...balances, ...outcomeSums, ...columnTotalsOf(edition)].map((equation) => ({
    ...equation,
    cells: [...equation.left, ...equation.right].flatMap(
      ({ code }): readonly MetricCode[] => cellsOfGroup(code, edition) ?? [code],
    ),
  }));
}

const equations = { '2019': equationsOf('2019'), '2021': equationsOf('2021') } as const;

function tryCells(input: CheckInput, { left, right, ...facts }: FormEquation): RuleResult {
  const term = ({ label, code }: LabelledCell): Term => ({ label, value: valueOf(input, code) });
  return tryEquation({ ...facts, left: left.map(term), right: right.map(term) });
}

/**
 * 国办函〔2020〕109号 has agencies report fees in section 六. Only that a fee figure was read can be shown: a text that
 * gives none may still mention the notices, so the rule never fails on stored figures.
 */
function unpaidFees(input: CheckInput): readonly RuleResult[] {
  const code = 'outcome.other.fee_unpaid@total';
  const unpaid = valueOf(input, code);
  if (unpaid.kind === 'missing' || unpaid.value === 0) return [];
  const stated = (['prose.info_fee', 'prose.info_fee_cases'] as const).filter((fee) => input.prose.has(fee));
  if (stated.length > 0)
    return [
      plainResult(
        'T3.fee_row_vs_prose',
        'held',
        {
          zh: `表三有 ${unpaid.value} 件因逾期未缴费不再处理，正文说明了信息处理费。`,
          en: `Table 3 has ${unpaid.value} requests dropped for unpaid fees, and the text reports on fees.`,
        },
        { cells: [code, ...stated] },
      ),
    ];
  return [
    plainResult(
      'T3.fee_row_vs_prose',
      'notAssessable',
      {
        zh: `表三有 ${unpaid.value} 件因逾期未缴费不再处理，正文中没有读到信息处理费的数字。`,
        en: `Table 3 has ${unpaid.value} requests dropped for unpaid fees; no figure on fees was read in the text.`,
      },
      { cells: [code], missing: ['prose.info_fee'] },
    ),
  ];
}

/** The rules within table 三. */
export function checkTable3(input: CheckInput): readonly RuleResult[] {
  const edition = input.editions.t3;
  if (edition === null || edition === '2014') {
    const tableRules: readonly RuleId[] = ['T3.balance', 'T3.outcome_sum', 'T3.col_total'];
    return tableRules.map((rule) => tableNotPrinted(rule, 't3'));
  }
  return [...equations[edition].map((equation) => tryCells(input, equation)), ...unpaidFees(input)];
}
