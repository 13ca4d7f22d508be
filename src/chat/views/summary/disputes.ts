import { sumOf } from '../../../domain/figure-value.ts';
import type { MetricCode } from '../../../domain/metric.ts';
import type { ReportFigures } from '../../../domain/report.ts';
import { formatNumber, type Locale } from '../../../text/format.ts';
import { figureWord, missingWord, originMarks } from '../figure-word.ts';

/** Reviews and lawsuits, both routes together, with how many were corrected. */
export function disputeLines(report: ReportFigures, locale: Locale): string[] {
  const zh = locale === 'zh';
  if (report.editions.t4 === null) return [];
  const sum = (...codes: MetricCode[]): string => {
    const value = sumOf(report, codes);
    return value.kind === 'known'
      ? formatNumber(value.value) + (value.origin === 'derived' ? originMarks.derived[locale] : '')
      : missingWord(value, locale);
  };
  const corrected = (...codes: MetricCode[]): string => {
    const value = sumOf(report, codes);
    if (value.kind === 'missing' || value.value === 0) return '';
    return zh ? `（纠正${formatNumber(value.value)}）` : ` (${formatNumber(value.value)} corrected)`;
  };
  const reviews = figureWord(report, 'review.total', locale) + corrected('review.corrected');
  const lawsuits =
    sum('litigation.direct.total', 'litigation.after_review.total') +
    corrected('litigation.direct.corrected', 'litigation.after_review.corrected');
  return [zh ? `行政复议 ${reviews} · 行政诉讼 ${lawsuits}` : `Reviews ${reviews} · lawsuits ${lawsuits}`];
}
