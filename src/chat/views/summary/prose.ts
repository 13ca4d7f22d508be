import type { ReportFigures } from '../../../domain/report.ts';
import { metricOf, metrics } from '../../../domain/metric.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import { formatNumber, type Locale } from '../../../text/format.ts';

/** Figures shown of a report that has no table; the others are behind a button. */
const mostLines = 8;

/** The figures of a report that prints no table: each is what the text says, and is called so. */
export function proseLines(report: ReportFigures, locale: Locale): string[] {
  const zh = locale === 'zh';
  if (report.prose.size === 0)
    return [
      zh ? '报告没有统计表，正文也未读到数字。' : 'The report prints no table, and no figure was read in its text.',
    ];
  const order = new Map(metrics.map(({ code }, index) => [code, index]));
  const inFormOrder = [...report.prose].toSorted(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const figures = inFormOrder.map(([code, { value }]) => {
    const { unit } = metricOf(code);
    return zh
      ? `　${shortLabel(code).zh} ${formatNumber(value)}${unit.split('/')[0]}`
      : `　${shortLabel(code).en} ${formatNumber(value)}`;
  });
  const more = figures.length - mostLines;
  return [
    zh ? '以下数字出自正文的叙述，不是统计表：' : 'These figures are what the text says, not a table:',
    ...figures.slice(0, mostLines),
    ...(more > 0 ? [zh ? `　另有${more}项` : `　and ${more} more`] : []),
  ];
}
