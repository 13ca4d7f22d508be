import type { Base } from '../chat/comparison-base.ts';
import type { MetricTarget } from '../chat/metric-target.ts';
import { metricLabel } from '../chat/metric-words.ts';
import type { Access } from '../chat/report-access.ts';
import { comparisonLine } from '../chat/views/comparison-line.ts';
import { proseLines } from '../chat/views/summary/prose.ts';
import { targetValue } from '../chat/views/target-value.ts';
import type { Comparison, YearReport } from '../domain/comparison/comparison.ts';
import { editionOf } from '../domain/comparison/route.ts';
import { compareYears } from '../domain/comparison/compare-years.ts';
import { valueOf } from '../domain/figure-value.ts';
import { indicatorOf } from '../domain/indicators.ts';
import { isMetricCode, metricOf, type TableId } from '../domain/metric.ts';
import type { ReportFigures } from '../domain/report.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { Locale } from '../text/format.ts';

type Held = Extract<Access, { kind: 'held' }>;

/** What an alert leads with; `headlines2014`: of a report on the form of 2014. */
export const headlines: readonly MetricTarget[] = [
  'requests.received@total',
  'outcome.granted@total',
  'outcome.partial@total',
  'outcome.refused@total',
  'ind.disclosure_rate',
  'review.total',
  'litigation.direct.total',
];

const headlines2014: readonly MetricTarget[] = [
  'form2014.requests.received',
  'form2014.requests.closed',
  'form2014.reply.agreed',
  'form2014.reply.partly_agreed',
  'form2014.reply.refused',
  'form2014.review.total',
  'form2014.litigation.total',
];

/** The headlines of the form that a report is on. */
function headlinesOf(report: YearReport): readonly MetricTarget[] {
  return editionOf(report, 'form2014') === '2014' ? headlines2014 : headlines;
}

const tables: readonly { readonly id: TableId; readonly zh: string; readonly en: string }[] = [
  { id: 't2', zh: '表二', en: '2' },
  { id: 't3', zh: '表三', en: '3' },
  { id: 't4', zh: '表四', en: '4' },
];

/** Whether a report gives a figure, in a cell or in its text. */
function isGiven(target: MetricTarget, report: ReportFigures): boolean {
  if (!isMetricCode(target)) return indicatorOf(target, report).missing.length === 0;
  return valueOf(report, target).kind === 'known' || report.prose.has(target);
}

/** A figure that is not given is shown as such where its table is printed; a rate that cannot be computed is left out. */
function isShown(target: MetricTarget, report: ReportFigures): boolean {
  if (isGiven(target, report)) return true;
  const place = isMetricCode(target) ? metricOf(target).place : null;
  return place === 'form2014' || ((place === 't3' || place === 't4') && report.editions[place] !== null);
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
  const shown = headlinesOf(report)
    .filter((target) => isShown(target, report))
    .slice(0, most);
  if (shown.length === 0) return proseLines(report, locale).slice(0, 1 + most);
  if (base === null)
    return [...shown.map((target) => alone(target, report, locale)), withoutBase(report.year, years, locale)];
  const compared = shown.map((target) => ({
    target,
    comparison: compareYears(target, report, base.held.report, base.through),
  }));
  const first = compared.map(({ comparison }) => weightiest(comparison)).find((sentence) => sentence !== null);
  return [
    baseLine(base, locale),
    ...compared.map(({ target, comparison }) => againstBase(target, comparison, report, locale)),
    ...(first === undefined || first === null || !remark ? [] : [`· ${first[locale]}`]),
  ];
}

function alone(target: MetricTarget, report: ReportFigures, locale: Locale): string {
  return `${metricLabel(target)[locale]} ${targetValue(target, report, locale)}`;
}

/** With what is compared; a predecessor is called one. */
function baseLine({ held, through }: Base, locale: Locale): string {
  const { year } = held.report;
  const zh = locale === 'zh';
  if (through === undefined) return zh ? `与${year}年度相比：` : `Against ${year}:`;
  const { predecessor, certainty } = through;
  const probable = certainty === 'probable';
  return zh
    ? `与前身${probable ? '（可能）' : ''}${predecessor}${year}年度相比：`
    : `Against ${year} of its ${probable ? 'probable ' : ''}predecessor ${predecessor}:`;
}

function againstBase(target: MetricTarget, comparison: Comparison, report: ReportFigures, locale: Locale): string {
  const zh = locale === 'zh';
  const value = alone(target, report, locale);
  switch (comparison.kind) {
    case 'compared':
    case 'comparedRates':
      return comparisonLine(metricLabel(target), comparison, locale);
    case 'refused':
      return zh ? `${value}（与上年不可比）` : `${value} (not comparable)`;
    case 'missing':
      // What is missing this year shows by itself.
      if (comparison.sides.some(({ side }) => side === 'current')) return value;
      return zh ? `${value}（上年缺数）` : `${value} (missing the year before)`;
  }
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
export function lackingLines(report: YearReport, locale: Locale): string[] {
  const zh = locale === 'zh';
  const lacking = tables.filter(({ id }) => editionOf(report, id) === null);
  if (lacking.length === 0) return [];
  // Without any figure, that is said in place of them.
  if (lacking.length === tables.length && !headlines.some((target) => isGiven(target, report))) return [];
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
export function toldFigures(report: YearReport, locale: Locale): string {
  const codes = headlinesOf(report)
    .filter((target) => isMetricCode(target) && isGiven(target, report))
    .slice(0, 4);
  return codes.map((target) => `${metricLabel(target)[locale]} ${targetValue(target, report, locale)}`).join(' · ');
}
