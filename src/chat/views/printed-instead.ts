import { isMetricCode, metricOf, metrics } from '../../domain/metric.ts';
import type { ReportFigures } from '../../domain/report.ts';
import { shortLabel, table2RowLabels } from '../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../text/format.ts';
import type { MetricTarget } from '../metric-target.ts';
import { figureWord } from './figure-word.ts';

const rowLabels: { readonly [row: string]: { readonly zh: string; readonly en: string } } = table2RowLabels;
const editions = { 'proactive.': 'proactive2019.', 'proactive2019.': 'proactive.' } as const;

/**
 * What a report prints of a row of table 二 in the other edition of the form, where it does not print the figure asked for: the
 * 2019 form has no 制发 but 新制作, 新公开 and 对外公开总数. Null where it prints the figure, or nothing instead.
 */
export function printedInstead(target: MetricTarget, report: ReportFigures, locale: Locale): string | null {
  if (!isMetricCode(target) || metricOf(target).place !== 't2' || report.cells.has(target)) return null;
  const beginning = target.startsWith('proactive2019.') ? 'proactive2019.' : 'proactive.';
  const row = editions[beginning] + target.slice(beginning.length, target.lastIndexOf('.'));
  const printed = metrics.filter(({ code }) => code.slice(0, code.lastIndexOf('.')) === row && report.cells.has(code));
  if (printed.length === 0) return null;
  const figures = printed.map(({ code }) => {
    const label = shortLabel(code)[locale];
    const caption = label.replace(rowLabels[row]?.[locale] ?? '', '').trim();
    return `${caption} ${figureWord(report, code, locale)}`;
  });
  const year = row.startsWith('proactive2019.') ? 2019 : 2021;
  return locale === 'zh'
    ? `${year}年版印的是：${figures.join(' · ')}`
    : `The ${year} form prints: ${figures.join(' · ')}`;
}
