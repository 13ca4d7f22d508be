import { type FigureValue, sumOf, valueOf } from '../figure-value.ts';
import { type MetricCode, metricOf, table3Code } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { memberRows, table3CellOf, table3Columns } from '../table3.ts';
import { applicantLabels, rowLabels } from '../taxonomy/short-labels.ts';
import { inTable, inText } from '../wording.ts';
import { tableNotPrinted, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';
import type { RuleId } from './rules.ts';

/** Figures of the text that name no single cell, and the cells whose sum they are. */
const sums: { readonly [code in MetricCode]?: { readonly rule: RuleId; readonly cells: readonly MetricCode[] } } = {
  'prose.granted_or_partial': { rule: 'P.outcome', cells: ['outcome.granted@total', 'outcome.partial@total'] },
  'prose.litigation.total': { rule: 'P.review', cells: ['litigation.direct.total', 'litigation.after_review.total'] },
  'prose.review_and_litigation.total': {
    rule: 'P.review',
    cells: ['review.total', 'litigation.direct.total', 'litigation.after_review.total'],
  },
};

function ruleFor(code: MetricCode): RuleId | null {
  const { place } = metricOf(code);
  if (place === 't4') return 'P.review';
  // The unit of 采购总金额 is not on the form: 元 in the text and 万元 in the cell would be no contradiction.
  if (place === 't2') return code === 'proactive2019.procurement.amount' ? null : 'P.normative';
  return table3CellOf(code)?.row.startsWith('outcome.') === true ? 'P.outcome' : null;
}

/** Text and table quoted differently: often one column, or one row of a group, is quoted as if it were the whole. */
function samePartAs(input: CheckInput, codes: readonly MetricCode[], stated: number): Sentence | null {
  const edition = input.editions.t3 === '2019' ? '2019' : '2021';
  if (stated === 0) return null;
  const isStated = (value: FigureValue): boolean => value.kind === 'known' && value.value === stated;
  for (const code of codes) {
    const cell = table3CellOf(code);
    if (cell === null) continue;
    const row = memberRows(cell.row, edition).find((member) =>
      isStated(valueOf(input, table3Code(member, cell.applicant))),
    );
    const applicant = table3Columns.find((kind) => isStated(valueOf(input, table3Code(cell.row, kind))));
    const part =
      row !== undefined && row !== cell.row
        ? rowLabels[row]
        : applicant !== undefined && applicant !== cell.applicant
          ? applicantLabels[applicant]
          : null;
    if (part !== null)
      return {
        zh: `（正文的数与其中「${part.zh}」相同，所引或为其中一部分）`,
        en: ` (the text has the same number as its part ${part.en}, which may be what it quotes)`,
      };
  }
  return null;
}

/**
 * P.outcome, P.review and P.normative: a figure of a cell or group that the text gives as well is the table's. Nothing
 * is said of figures that the text leaves out.
 */
export function checkProseTables(input: CheckInput): readonly RuleResult[] {
  return [...input.prose].flatMap(([code, { value: stated }]) => {
    const sum = sums[code];
    const rule = sum?.rule ?? ruleFor(code);
    if (rule === null) return [];
    const cells = sum?.cells ?? [code];
    const { place } = metricOf(cells[0] ?? code);
    if ((place === 't2' || place === 't3' || place === 't4') && input.editions[place] === null)
      return [tableNotPrinted(rule, place, [code])];
    return [
      tryEquation({
        rule,
        where: null,
        left: [{ label: inText(code), value: { kind: 'known', value: stated, origin: 'printed', codes: [code] } }],
        right:
          sum === undefined
            ? [{ label: inTable(code), value: valueOf(input, code) }]
            : cells.map((cell) => ({ label: inTable(cell), value: sumOf(input, [cell]) })),
        tolerance: code === 'proactive.fees.amount_wan' ? 0.005 : 0,
        remark: samePartAs(input, cells, stated),
      }),
    ];
  });
}
