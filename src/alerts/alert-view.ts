import type { Base } from '../chat/comparison-base.ts';
import { type MetricTarget, metricLabel } from '../chat/metric-words.ts';
import { pressOf } from '../chat/press.ts';
import type { Access } from '../chat/report-access.ts';
import type { Button, Reply } from '../chat/reply.ts';
import type { VersionStep } from '../chat/version-history.ts';
import { agencyHeading } from '../chat/views/agency-label.ts';
import { checkedLines, checksOf } from '../chat/views/checked.ts';
import { comparisonLine, comparisonRemarks } from '../chat/views/comparison-line.ts';
import { sourceLine } from '../chat/views/report-footer.ts';
import { targetValue } from '../chat/views/target-value.ts';
import { changeLine, headlinesFirst } from '../chat/views/version-list.ts';
import { viewButtons } from '../chat/views/view-buttons.ts';
import { compareYears } from '../domain/comparison/compare-years.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { DeliveryReason } from '../store/follow.ts';
import { formatNumber, type Locale } from '../text/format.ts';
import { html, lines } from '../text/html.ts';

/** Everything that an alert says, without what differs from chat to chat. */
export type AlertMatter = {
  readonly access: Extract<Access, { kind: 'held' }>;
  /** The year before, or that of a predecessor; null when it is not held. */
  readonly base: Base | null;
  /** The version with what it changed. */
  readonly step: VersionStep | null;
};

/** What an alert leads with. */
const headlines: readonly MetricTarget[] = [
  'requests.received@total',
  'outcome.granted@total',
  'outcome.partial@total',
  'outcome.refused@total',
  'ind.disclosure_rate',
  'review.total',
  'litigation.direct.total',
];

const mostChanges = 5;

const titles: { readonly [reason in DeliveryReason]: Sentence } = {
  report: { zh: '🔔 新收录年报', en: '🔔 New annual report' },
  correction: { zh: '🔔 机关更正了年报', en: '🔔 Report corrected by the agency' },
  rereading: {
    zh: '🔔 更正：之前发给您的数是我们读错了，不是机关更正',
    en: '🔔 Our error: we had misread figures that we sent you; the agency corrected nothing',
  },
};

/** An alert that stands alone: what happened, headline figures against the year before, findings, source. */
export function renderAlert(
  { access, base, step }: AlertMatter,
  reason: DeliveryReason,
  topics: readonly string[],
  locale: Locale,
): Reply {
  const { agency, held } = access;
  const { report, source } = held;
  const zh = locale === 'zh';
  return {
    text: lines(
      html`<b>${titles[reason][locale]}</b>`,
      agencyHeading(agency, locale),
      zh ? html`<b>${report.year}年度</b>政府信息公开年报` : html`Annual OGI report for <b>${report.year}</b>`,
      ...(reason === 'report' || step === null ? [] : changeLines(step, locale)),
      ...figureLines(access, base, locale),
      ...checkedLines(checksOf(access), report, locale),
      sourceLine(report, source, locale),
    ).html,
    buttons: [
      [
        {
          label: zh ? '数据' : 'Figures',
          press: pressOf({ command: 'stats', agency: agency.id, year: report.year }),
        },
      ],
      ...viewButtons({ command: 'stats', agency: agency.id, year: report.year, years: [] }, locale).map((row) =>
        row.filter((button) => !('press' in button) || !button.press.startsWith('subscribe')),
      ),
      unfollowButtons(agency.id, topics, locale),
    ],
  };
}

/** One tap ends the follow; where several led here, they are listed first. */
function unfollowButtons(agency: string, topics: readonly string[], locale: Locale): Button[] {
  const [topic] = topics;
  const zh = locale === 'zh';
  const settings = { label: zh ? '提醒设置' : 'Alert settings', press: pressOf({ command: 'subscriptions' }) };
  if (topics.length === 1 && topic !== undefined)
    return [{ label: zh ? '退订' : 'Unfollow', press: pressOf({ command: 'unsubscribe', part: topic }) }, settings];
  if (topics.length === 0) return [settings];
  return [
    { label: zh ? '退订' : 'Unfollow', press: pressOf({ command: 'unsubscribe', part: `?${agency}` }) },
    settings,
  ];
}

function changeLines({ changes }: VersionStep, locale: Locale): string[] {
  const shown = headlinesFirst(changes).slice(0, mostChanges);
  const more = changes.length - shown.length;
  const rest = locale === 'zh' ? `· 另有${formatNumber(more)}处，见来源` : `· ${formatNumber(more)} more, see Source`;
  return [...shown.map((change) => `· ${changeLine(change, locale)}`), ...(more > 0 ? [rest] : [])];
}

function figureLines({ held }: AlertMatter['access'], base: Base | null, locale: Locale): string[] {
  const { report } = held;
  const zh = locale === 'zh';
  const alone = (target: MetricTarget): string =>
    `${metricLabel(target)[locale]} ${targetValue(target, report, locale)}`;
  if (base === null)
    return [
      ...headlines.map(alone),
      zh ? `${report.year - 1}年度没有收录，无法同比` : `The report for ${report.year - 1} is not held: no comparison`,
    ];
  const compared = headlines.map((target) => ({
    target,
    comparison: compareYears(target, report, base.held.report, base.through),
  }));
  // A remark that concerns every figure is said once.
  const [remark] = new Set(
    compared.flatMap(({ comparison }) => comparisonRemarks(comparison).map((one) => one[locale])),
  );
  return [
    zh ? `与${base.held.report.year}年度相比：` : `Against ${base.held.report.year}:`,
    ...compared.map(({ target, comparison }) => {
      if (comparison.kind === 'compared' || comparison.kind === 'comparedRates')
        return comparisonLine(metricLabel(target), comparison, locale);
      const why =
        comparison.kind === 'refused' ? (zh ? '不可比' : 'not comparable') : zh ? '上年缺数' : 'no comparison';
      return zh ? `${alone(target)}（${why}）` : `${alone(target)} (${why})`;
    }),
    ...(remark === undefined ? [] : [`· ${remark}`]),
  ];
}
