import { numberIn } from '../figure.ts';
import { exactSum, valueOf } from '../figure-value.ts';
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
import { type Known, plainResult, tableNotPrinted, type Term, tryEquation, tryKnown } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';
import { type RuleId, rules } from './rules.ts';

/** An equation between cells of table 三, as every form prints it. */
type CellEquation = {
  readonly rule: RuleId;
  readonly where: Sentence;
  readonly left: readonly LabelledCell[];
  readonly right: readonly LabelledCell[];
};
type LabelledCell = { readonly label: Sentence; readonly code: MetricCode };

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

/** An equation of an edition of the form: what it concerns, and the printed cells that make up each part of it. */
type FormEquation = CellEquation & {
  readonly facts: Pick<RuleResult, 'rule' | 'class' | 'where' | 'cells' | 'previousCells'>;
  readonly leftParts: readonly Part[];
  readonly rightParts: readonly Part[];
};
type Part = { readonly label: Sentence; readonly cells: readonly MetricCode[] };

function equationsOf(edition: Table3Edition): readonly FormEquation[] {
  const partOf = ({ label, code }: LabelledCell): Part => ({ label, cells: cellsOfGroup(code, edition) ?? [code] });
  return [...balances, ...outcomeSums, ...columnTotalsOf(edition)].map((equation) => {
    const { rule, where } = equation;
    const [leftParts, rightParts] = [equation.left.map(partOf), equation.right.map(partOf)];
    const printed = [...leftParts, ...rightParts].flatMap(({ cells }) => cells);
    const facts = { rule, class: rules[rule].class, where, cells: printed, previousCells: [] };
    return { ...equation, facts, leftParts, rightParts };
  });
}

const equations = { '2019': equationsOf('2019'), '2021': equationsOf('2021') } as const;

/** The numbers printed for some parts; null as soon as a cell has none. */
function printedIn(input: CheckInput, parts: readonly Part[]): readonly Known[] | null {
  const known: Known[] = [];
  for (const { label, cells } of parts) {
    const numbers: number[] = [];
    for (const code of cells) {
      const number = numberIn(input.cells, code);
      if (number === undefined) return null;
      numbers.push(number);
    }
    known.push({ label, value: exactSum(numbers) });
  }
  return known;
}

/** Nearly all cells of nearly all reports are numbers; only where one is not, why has to be found out. */
function tryCells(
  input: CheckInput,
  { rule, where, left, right, facts, leftParts, rightParts }: FormEquation,
): RuleResult {
  const known = { left: printedIn(input, leftParts), right: printedIn(input, rightParts) };
  if (known.left !== null && known.right !== null) return tryKnown(facts, known.left, known.right);
  const term = ({ label, code }: LabelledCell): Term => ({ label, value: valueOf(input, code) });
  return tryEquation({ rule, where, left: left.map(term), right: right.map(term) });
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
