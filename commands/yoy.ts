import { z } from 'zod';
import { agencyArgument, metricArgument, partArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { type Base, type BaseChoice, baseOf, otherBases } from '../src/chat/comparison-base.ts';
import type { MetricTarget } from '../src/chat/metric-target.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import { accessReport } from '../src/chat/report-access.ts';
import { noteOn } from '../src/chat/version-history.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { comparisonLine, comparisonRemarks } from '../src/chat/views/comparison-line.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { comparedSourcesLine, sourceLine } from '../src/chat/views/report-footer.ts';
import { targetValue } from '../src/chat/views/target-value.ts';
import { versionNoteLine } from '../src/chat/views/version-note.ts';
import { viewButtons } from '../src/chat/views/view-buttons.ts';
import type { HeldReport } from '../src/store/store.ts';
import type { Comparison } from '../src/domain/comparison/comparison.ts';
import { compareYears } from '../src/domain/comparison/compare-years.ts';
import { impliedPrior } from '../src/domain/implied-prior.ts';
import type { Locale } from '../src/text/format.ts';
import { html, lines } from '../src/text/html.ts';

/** What is compared when no metric is named. */
const headlines: readonly MetricTarget[] = [
  'requests.received@total',
  'outcome.total@total',
  'outcome.granted@total',
  'outcome.partial@total',
  'outcome.refused@total',
  'outcome.unavailable@total',
  'outcome.not_processed@total',
  'outcome.other@total',
  'requests.carried_out@total',
  'ind.disclosure_rate',
  'review.total',
  'litigation.direct.total',
  'litigation.after_review.total',
];
/** Remarks under the headlines, those on versions included; each figure's own are shown when it is asked for. */
const mostRemarks = 2;

export default defineCommand({
  name: 'yoy',
  aliases: ['同比', '对比', 'year over year', 'compare'],
  summary: { zh: '与上一年比较，不可比的说明原因', en: 'Against the year before, or why not' },
  usage: { zh: '/yoy 机关 [年份] [指标]', en: '/yoy AGENCY [YEAR] [METRIC]' },
  help: {
    zh: '本年、上年、差额；基数不小于20时给百分比，比率给百分点。表格格式或法律变了、不可比的，拒绝比较并说明原因。上一年没有收录时，给出更早的年度、前身机关的年度和报告自己的说法所推算的数。',
    en: 'This year, the year before, the difference; a percentage where the base is 20 or more, percentage points for rates. What the form or the law makes incomparable is refused with the reason. When the year before is not held: earlier years, those of a predecessor, and what the report’s own text implies.',
  },
  args: z.object({
    agency: agencyArgument,
    year: yearArgument.optional(),
    metric: metricArgument.optional(),
    part: partArgument.optional(),
  }),
  run: async ({ agency, year, metric, part }, deps) => {
    const access = await accessReport(deps, agency, year, [-1]);
    if (access.kind === 'missing') return access;
    const base = await baseOf(access, part, deps);
    const notes = await Promise.all([noteOn(access.held, deps), base === null ? null : noteOn(base.held, deps)]);
    const others = base?.adjoining === true ? [] : await otherBases(access, deps);
    return { ...access, metric, base, notes, others, timeZone: deps.timeZone };
  },
  render: (data, locale) => {
    if (data.kind === 'missing') return renderMissing(data, 'yoy', locale);
    const { agency, held, years, metric, base, others } = data;
    const { report } = held;
    const zh = locale === 'zh';
    const implied = base?.adjoining === true ? null : impliedPrior(report);
    const to = (other: BaseChoice): string =>
      pressOf({ command: 'yoy', agency: agency.id, year: report.year, metric, part: other.part });
    const own = metric ?? 'requests.received@total';
    const notes = [held, base?.held].flatMap((one, index) => {
      const note = data.notes[index];
      if (one === undefined || note === undefined || note === null) return [];
      return [`${one.report.year}${zh ? '年度：' : ': '}${versionNoteLine(note, data.timeZone, locale)}`];
    });
    const compared = base === null ? null : comparedLines(data, base, mostRemarks - notes.length, locale);
    return {
      text: lines(
        agencyHeading(agency, locale),
        base === null
          ? zh
            ? html`<b>${report.year}年度</b>：${report.year - 1}年度没有收录，无法同比`
            : html`<b>${report.year}</b>: the report for ${report.year - 1} is not held`
          : zh
            ? html`<b>${base.held.report.year} → ${report.year}年度</b>${base.adjoining ? '' : '（不是相邻年度或同一机关）'}`
            : html`<b>${base.held.report.year} → ${report.year}</b>${base.adjoining ? '' : ' (not adjoining years, or not the same agency)'}`,
        ...notes,
        compared === null && `${metricLabel(own)[locale]} ${targetValue(own, report, locale)}`,
        implied !== null && `≈ ${implied.message[locale]}`,
        ...(compared ?? []),
        ...(others.length > 0 ? [zh ? '可以比较的其他年度：' : 'Other years to compare with:'] : []),
        ...others.map((other) => other.description[locale]),
        base === null ? sourceLine(report, held.source, locale) : comparedSourcesLine(held, base.held, locale),
      ).html,
      buttons: [
        ...others.map((other) => [{ label: other.label[locale], press: to(other) }]),
        ...viewButtons({ command: 'yoy', agency: agency.id, year: report.year, years }, locale),
      ],
    };
  },
  examples: {
    zh: [
      { message: '/yoy 淄博市投资促进局 2023', answers: '2022年度没有收录' },
      { message: '同比 淄博市工业和信息化局 2022 新收', answers: '意味着 2021 年新收 2 件' },
    ],
    en: [{ message: '/yoy 淄博市投资促进局 2023', answers: 'implies 2 received in 2022' }],
  },
});

type Data = {
  readonly held: HeldReport;
  readonly metric: MetricTarget | undefined;
};

/** One line a figure and the remarks that go with them; one figure alone is shown with all of its remarks. */
function comparedLines({ held, metric }: Data, base: Base, most: number, locale: Locale): string[] {
  const targets = metric === undefined ? headlines : [metric];
  const comparisons = targets.map((target) => ({
    target,
    comparison: compareYears(target, held.report, base.held.report, base.through),
  }));
  const remarks = new Set(
    comparisons.flatMap(({ comparison }) => comparisonRemarks(comparison).map((remark) => remark[locale])),
  );
  const shown = [...remarks].slice(0, metric === undefined ? most : undefined);
  const known = comparisons.filter(({ comparison }) => metric !== undefined || isKnown(comparison));
  return [
    ...known.map(({ target, comparison }) => comparisonLine(metricLabel(target), comparison, locale)),
    ...(metric === undefined ? withoutNumbers(comparisons, locale) : []),
    ...shown.map((remark) => `· ${remark}`),
  ];
}

function isKnown({ kind }: Comparison): boolean {
  return kind === 'compared' || kind === 'comparedRates';
}

/** The headlines that cannot be compared, and those of which a figure is missing: one line each. */
function withoutNumbers(
  comparisons: readonly { readonly target: MetricTarget; readonly comparison: Comparison }[],
  locale: Locale,
): string[] {
  const zh = locale === 'zh';
  const names = (kind: Comparison['kind']): string =>
    comparisons
      .filter(({ comparison }) => comparison.kind === kind)
      .map(({ target }) => metricLabel(target)[locale])
      .join(zh ? '、' : ', ');
  return [
    ...(names('refused') === '' ? [] : [`${zh ? '不可比：' : 'Not comparable: '}${names('refused')}`]),
    ...(names('missing') === '' ? [] : [`${zh ? '有一年缺数：' : 'Missing in one of the years: '}${names('missing')}`]),
  ];
}
