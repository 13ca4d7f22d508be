import { type FigureValue, missingWords, valueOf } from '../../domain/figure-value.ts';
import { type MetricCode, metricOf } from '../../domain/metric.ts';
import type { ReportFigures } from '../../domain/report.ts';
import { formatNumber, type Locale } from '../../text/format.ts';

/** What stands where a number would: blank, "/", unreadable and not printed are told apart, and none of them is 0. */
export function missingWord(value: Extract<FigureValue, { kind: 'missing' }>, locale: Locale): string {
  const reasons = new Set(value.missing.map(({ why }) => why));
  return [...reasons].map((why) => missingWords[why][locale]).join(locale === 'zh' ? '、' : ', ');
}

/** What is said beside a number that no cell prints. */
export const originMarks = {
  derived: { zh: '（推算）', en: ' (derived)' },
  prose: { zh: '（据正文）', en: ' (from the text)' },
} as const;

/**
 * A figure as shown: its number, or the word for what stands in its place. A derived number, and one that stands only
 * in the prose, are marked as such.
 */
export function figureWord(figures: ReportFigures, code: MetricCode, locale: Locale): string {
  const value = valueOf(figures, code);
  if (value.kind === 'known')
    return formatNumber(value.value) + (value.origin === 'derived' ? originMarks.derived[locale] : '');
  const prose = figures.prose.get(code);
  const printed = value.missing.some(({ why }) => why !== 'notPrinted');
  if (prose !== undefined && !printed) return formatNumber(prose.value) + originMarks.prose[locale];
  if (metricOf(code).place === 'prose') return locale === 'zh' ? '正文未提' : 'not in the text';
  return missingWord(value, locale);
}
