import type { Base } from '../chat/comparison-base.ts';
import { type MetricTarget, metricLabel } from '../chat/metric-words.ts';
import type { Access } from '../chat/report-access.ts';
import { comparisonLine, comparisonRemarks } from '../chat/views/comparison-line.ts';
import { proseLines } from '../chat/views/summary/prose.ts';
import { targetValue } from '../chat/views/target-value.ts';
import { compareYears } from '../domain/comparison/compare-years.ts';
import { valueOf } from '../domain/figure-value.ts';
import { isMetricCode, metricOf, type TableId } from '../domain/metric.ts';
import type { ReportFigures, ReportVersion } from '../domain/report.ts';
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
 * report lacks is left out, as `stateLines` says so.
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
  // A remark that concerns every figure is said once.
  const [first] = new Set(
    compared.flatMap(({ comparison }) => comparisonRemarks(comparison).map((one) => one[locale])),
  );
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
    ...(first === undefined || !remark ? [] : [`· ${first}`]),
  ];
}

/** That there is no year before to compare with: not held, or because it is the first report of the agency. */
function withoutBase(year: number, years: readonly number[], locale: Locale): string {
  const zh = locale === 'zh';
  if (years.length === 1)
    return zh
      ? '这是收录的它的第一份年报，没有上年可比。'
      : 'The first report of it held here: no year to compare with.';
  return zh ? `${year - 1}年度没有收录，无法同比。` : `The report for ${year - 1} is not held: no comparison.`;
}

/** What has to be known of the document before its figures are used: tables that it lacks, and that a machine read it. */
export function stateLines({ editions, machineRead }: ReportVersion, locale: Locale): string[] {
  const zh = locale === 'zh';
  const lacking = tables.filter(({ id }) => editions[id] === null);
  const partial =
    lacking.length === 0
      ? []
      : lacking.length === tables.length
        ? [zh ? '⚠ 没有读到统计表，数字出自正文。' : '⚠ No statistical table was read; figures are from the text.']
        : [
            zh
              ? `⚠ 没有读到${lacking.map((table) => table.zh).join('、')}，数字不全。`
              : `⚠ Table ${lacking.map((table) => table.en).join(' and ')} not read: figures are incomplete.`,
          ];
  const machine = machineRead
    ? [zh ? '⚠ 扫描件，机器识读，请以原件为准。' : '⚠ A scan read by machine: check the original.']
    : [];
  return [...partial, ...machine];
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
