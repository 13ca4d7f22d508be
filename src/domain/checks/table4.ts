import { valueOf } from '../figure-value.ts';
import { table4ColumnLabels, table4GroupLabels } from '../taxonomy/short-labels.ts';
import { tableNotPrinted, tryEquation } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

const groups = [
  { rule: 'T4.review', group: 'review' },
  { rule: 'T4.direct', group: 'litigation.direct' },
  { rule: 'T4.after', group: 'litigation.after_review' },
] as const;

const results = ['upheld', 'corrected', 'other', 'pending'] as const;

/** Each group of table 四 adds up to its total. */
export function checkTable4(input: CheckInput): readonly RuleResult[] {
  return groups.map(({ rule, group }) => {
    if (input.editions.t4 === null) return tableNotPrinted(rule, 't4');
    const { zh, en } = table4GroupLabels[group];
    return tryEquation({
      rule,
      where: { zh: `「${zh}」`, en: `"${en}"` },
      left: results.map((result) => ({
        label: table4ColumnLabels[result],
        value: valueOf(input, `${group}.${result}`),
      })),
      right: [{ label: table4ColumnLabels.total, value: valueOf(input, `${group}.total`) }],
    });
  });
}
