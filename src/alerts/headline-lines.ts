import type { Base } from '../chat/comparison-base.ts';
import { type MetricTarget, metricLabel } from '../chat/metric-words.ts';
import type { Access } from '../chat/report-access.ts';
import { comparisonLine } from '../chat/views/comparison-line.ts';
import { proseLines } from '../chat/views/summary/prose.ts';
import { targetValue } from '../chat/views/target-value.ts';
import type { Comparison } from '../domain/comparison/comparison.ts';
import { compareYears } from '../domain/comparison/compare-years.ts';
import { valueOf } from '../domain/figure-value.ts';
import { isMetricCode, metricOf, type TableId } from '../domain/metric.ts';
import type { ReportFigures } from '../domain/report.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { Locale } from '../text/format.ts';

type Held = Extract<Access, { kind: 'held' }>;

/** What an alert leads with. */
export const headlines: readonly MetricTarget[] = [
  'requests.received@total',
  'outcome.granted@total',
  'outcome.partial@total',
  'outcome.refused@total',
  'ind.disclosure_rate',
  'review.total',
  'litigation.direct.total',
];

const tables: readonly { readonly id: TableId; readonly zh: string; readonly en: string }[] = [
  { id: 't2', zh: '表二', en: '2' },
  { id: 't3', zh: '表三', en: '3' },
  { id: 't4', zh: '表四', en: '4' },
];

/** Whether a report gives a figure, in a cell or in its text. */
export function isGiven(target: MetricTarget, report: ReportFigures): boolean {
  if (!isMetricCode(target)) return report.editions.t3 !== null;
  return valueOf(report, target).kind === 'known' || report.prose.has(target);
}

/**
 * The headline figures, against the year before by the rules of /yoy where that is held. What stands in a table that the
 * report lacks is left out, as `lackingLines` says so.
 */
export function headlineLines(
  { held, years }: Held,
  base: Base | null,
  { headlines: most, remark }: { readonly headlines: number; readonly remark: boolean },
  locale: Locale,
): string[] {
  const { report } = held;
  const zh = locale === 'zh';
  const shown = headlines.filter((target) => isPrinted(target, report) || isGiven(target, report)).slice(0, most);
  const alone = (target: MetricTarget): string =>
    `${metricLabel(target)[locale]} ${targetValue(target, report, locale)}`;
  if (shown.length === 0) return proseLines(report, locale).slice(0, 1 + most);
  if (base === null) return [...shown.map(alone), withoutBase(report.year, years, locale)];
  const compared = shown.map((target) => ({
    target,
    comparison: compareYears(target, report, base.held.report, base.through),
  }));
  const first = compared.map(({ comparison }) => weightiest(comparison)).find((sentence) => sentence !== null);
  const { year } = base.held.report;
  const through = base.through?.predecessor;
  return [
    zh ? `与${through ?? ''}${year}年度相比：` : `Against ${year}${through === undefined ? '' : ` of ${through}`}:`,
    ...compared.map(({ target, comparison }) => {
      if (comparison.kind === 'compared' || comparison.kind === 'comparedRates')
        return comparisonLine(metricLabel(target), comparison, locale);
      const why =
        comparison.kind === 'refused'
          ? zh
            ? '与上年不可比'
            : 'not comparable'
          : zh
            ? '有一年缺数'
            : 'missing in one year';
      return zh ? `${alone(target)}（${why}）` : `${alone(target)} (${why})`;
    }),
    ...(first === undefined || first === null || !remark ? [] : [`· ${first[locale]}`]),
  ];
}

/** What has to be said first with a comparison; that there is no percentage shows by itself. */
function weightiest(comparison: Comparison): Sentence | null {
  switch (comparison.kind) {
    case 'refused':
      return comparison.why;
    case 'missing':
      return null;
    case 'compared':
    case 'comparedRates':
      return comparison.care ?? comparison.notes[0] ?? comparison.breaks[0]?.what ?? null;
  }
}

/** That there is no year before to compare with: not held, or because it is the first report of the agency. */
function withoutBase(year: number, years: readonly number[], locale: Locale): string {
  const zh = locale === 'zh';
  if (years.length === 1)
    return zh
      ? '这是收录的该机关第一份年报，没有上年可比。'
      : 'The first report of it held here: no year to compare with.';
  return zh ? `${year - 1}年度没有收录，无法同比。` : `The report for ${year - 1} is not held: no comparison.`;
}

/** Tables that the document lacks or that were not read, so that its figures are not all there. */
export function lackingLines({ editions }: ReportFigures, locale: Locale): string[] {
  const zh = locale === 'zh';
  const lacking = tables.filter(({ id }) => editions[id] === null);
  if (lacking.length === 0) return [];
  if (lacking.length === tables.length)
    return [zh ? '⚠ 没有读到统计表，数字出自正文。' : '⚠ No statistical table was read; figures are from the text.'];
  const names = lacking.map((table) => table[locale]).join(zh ? '、' : ' and ');
  return [
    zh
      ? `⚠ 没有读到${names}，数字不全。`
      : `⚠ Table${lacking.length > 1 ? 's' : ''} ${names} not read: figures are incomplete.`,
  ];
}

/** The figures of a version that were told and stand no more, in one line. */
export function toldFigures(report: ReportFigures, locale: Locale): string {
  const codes = headlines.filter((target) => isMetricCode(target) && isGiven(target, report)).slice(0, 4);
  return codes.map((target) => `${metricLabel(target)[locale]} ${targetValue(target, report, locale)}`).join(' · ');
}

function isPrinted(target: MetricTarget, { editions }: ReportFigures): boolean {
  const place = isMetricCode(target) ? metricOf(target).place : 't3';
  return place === 't2' || place === 't3' || place === 't4' ? editions[place] !== null : false;
}
