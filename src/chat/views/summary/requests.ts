import { valueOf } from '../../../domain/figure-value.ts';
import { type MetricCode, table3Code } from '../../../domain/metric.ts';
import { leastDenominator } from '../../../domain/indicators.ts';
import type { ReportFigures } from '../../../domain/report.ts';
import { outcomeGroups } from '../../../domain/table3.ts';
import { rowLabels } from '../../../domain/taxonomy/short-labels.ts';
import { formatShare, type Locale } from '../../../text/format.ts';
import { figureWord } from '../figure-word.ts';

/** Received, carried in, closed and carried out. Where table 三 is not printed: what the text says of requests. */
export function requestLines(report: ReportFigures, locale: Locale): string[] {
  const word = (code: MetricCode): string => figureWord(report, code, locale);
  const zh = locale === 'zh';
  const received = `${zh ? '新收' : 'Received'} ${word('requests.received@total')}`;
  if (report.editions.t3 === null) return [zh ? `${received}（表三未印）` : `${received} (table 3 not printed)`];
  return [
    `${received} · ${zh ? '上年结转' : 'carried in'} ${word('requests.carried_in@total')}`,
    `${zh ? '办结' : 'Closed'} ${word('outcome.total@total')} · ${zh ? '结转下年' : 'carried out'} ${word('requests.carried_out@total')}`,
  ];
}

/**
 * The six groups of outcomes: with their shares one a line where enough requests were closed, else two a line; also where
 * `shares` are not wanted.
 */
export function outcomeLines(report: ReportFigures, locale: Locale, shares = true): string[] {
  if (report.editions.t3 === null) return [];
  const closed = valueOf(report, 'outcome.total@total');
  const groups = outcomeGroups.map((row) => {
    const code = table3Code(row, 'total');
    return { value: valueOf(report, code), text: `${rowLabels[row][locale]} ${figureWord(report, code, locale)}` };
  });
  const enough = closed.kind === 'known' && closed.value >= leastDenominator;
  if (enough && shares)
    return groups.map(({ value, text }) => {
      if (value.kind === 'missing') return `　${text}`;
      const share = formatShare(value.value / closed.value);
      return locale === 'zh' ? `　${text}（${share}）` : `　${text} (${share})`;
    });
  const pairs = [0, 2, 4].map(
    (from) =>
      `　${groups
        .slice(from, from + 2)
        .map(({ text }) => text)
        .join(' · ')}`,
  );
  if (closed.kind !== 'known' || closed.value === 0 || enough) return pairs;
  const note =
    locale === 'zh' ? `（办结不足${leastDenominator}件，不计比例）` : `(under ${leastDenominator} closed: no shares)`;
  return [...pairs, note];
}
