import { indicatorOf } from '../../domain/indicators.ts';
import { isMetricCode } from '../../domain/metric.ts';
import type { ReportFigures } from '../../domain/report.ts';
import { formatNumber, formatShare, type Locale } from '../../text/format.ts';
import type { MetricTarget } from '../metric-target.ts';
import { figureWord } from './figure-word.ts';

/** A figure or an indicator of one report: its number, its rate with both counts, or why there is none. */
export function targetValue(target: MetricTarget, report: ReportFigures, locale: Locale): string {
  if (isMetricCode(target)) return figureWord(report, target, locale);
  const { numerator, denominator, rate, noRate } = indicatorOf(target, report);
  if (numerator === null || denominator === null)
    return noRate?.message[locale] ?? (locale === 'zh' ? '缺数' : 'a figure is missing');
  const counts = `${formatNumber(numerator)}/${formatNumber(denominator)}`;
  return rate === null ? counts : `${formatShare(rate)} (${counts})`;
}
