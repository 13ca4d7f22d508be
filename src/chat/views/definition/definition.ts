import { meaningOf } from '../../../domain/meaning.ts';
import { isMetricCode, type MetricCode } from '../../../domain/metric.ts';
import { memberRows, rowKindIn, table3CellOf } from '../../../domain/table3.ts';
import { indicatorCaveats } from '../../../domain/taxonomy/indicator-caveats.ts';
import { indicatorDefinition } from '../../../domain/taxonomy/indicators.ts';
import { rowLabels } from '../../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../../text/format.ts';
import type { MetricTarget } from '../../metric-target.ts';
import { metricLabel } from '../../metric-words.ts';
import { remedyLines } from '../remedies.ts';
import { comparabilityLine } from './comparability.ts';
import { formulaLines } from './formula.ts';
import { officialLines } from './official.ts';

/** Whether a figure counts requests that were refused, or a ground of it: what may be done about it is said with it. */
export function isRefusal(target: MetricTarget): target is MetricCode {
  return table3CellOf(target)?.row.startsWith('outcome.refused') === true;
}

/** The rows under a group of table 三, as figures of the same column; none for anything else. */
export function membersOf(target: MetricTarget): readonly MetricCode[] {
  const cell = table3CellOf(target);
  if (cell === null || rowKindIn(cell.row, '2021') !== 'group') return [];
  return memberRows(cell.row, '2021').map((row) => `${row}@${cell.applicant}` as const);
}

/**
 * What a figure or an indicator means: how the form words it, where it stands, its unit and article, what it counts, and
 * what it may be compared with; of a refusal also what may be done about it.
 */
export function definitionLines(target: MetricTarget, locale: Locale): string[] {
  const compared = comparabilityLine(target, locale);
  if (!isMetricCode(target))
    return [
      ...formulaLines(target, locale),
      ...indicatorDefinition(target)
        .caveats.filter((caveat) => caveat !== indicatorCaveats.commonForm)
        .map((caveat) => `· ${caveat[locale]}`),
      ...(compared === null ? [] : [compared]),
    ];
  return [
    meaningOf(target)[locale],
    ...officialLines(target, locale),
    ...(compared === null ? [] : [compared]),
    ...(isRefusal(target) ? remedyLines(locale) : []),
  ];
}

/** The caption of a group's row for a button. */
export function memberLabel(code: MetricCode, locale: Locale): string {
  const cell = table3CellOf(code);
  return cell === null ? metricLabel(code)[locale] : rowLabels[cell.row][locale];
}
