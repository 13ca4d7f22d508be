import { type Children, checkChildren } from '../../domain/checks/children.ts';
import type { RuleResult } from '../../domain/checks/rule-result.ts';
import { sumOfValues, valueOf } from '../../domain/figure-value.ts';
import type { MetricCode } from '../../domain/metric.ts';
import type { ReportVersion } from '../../domain/report.ts';
import { shortLabel } from '../../domain/taxonomy/short-labels.ts';
import { formatNumber, type Locale } from '../../text/format.ts';
import { html, type Html } from '../../text/html.ts';

/** Figures that are shown beside the sum of those departments that are held, when the others are missing. */
const shown: readonly MetricCode[] = [
  'requests.received@total',
  'requests.carried_in@total',
  'outcome.granted@total',
  'outcome.refused@total',
  'outcome.total@total',
  'requests.carried_out@total',
  'review.total',
];

/** What the comparison of a government-wide report with its departments found, in lines. */
export function departmentSumLines(report: ReportVersion, children: Children, locale: Locale): Html[] {
  const results = checkChildren(report, children);
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const open = results.filter(({ outcome }) => outcome === 'notAssessable');
  const held = results.length - failed.length - open.length;
  const counted = held + failed.length;
  return [
    ...(counted === 0 ? [] : [summary(children.held.length, held, failed.length, locale)]),
    ...failed.map((result) => line('⚠', result, locale)),
    ...open.map((result) => line('–', result, locale)),
    ...(counted > 0 || children.held.length === 0 ? [] : sumsSoFar(report, children, locale)),
  ];
}

function summary(departments: number, held: number, failed: number, locale: Locale): Html {
  return locale === 'zh'
    ? html`与 ${departments} 个部门之和比较：相等 ${held} 格 · <b>不等 ${failed} 格</b>`
    : html`Against the sum of ${departments} departments: ${held} cells equal · <b>${failed} differ</b>`;
}

function line(mark: string, { message }: RuleResult, locale: Locale): Html {
  return html`${mark} ${message()[locale]}`;
}

/** No check, as departments are missing: how much of the government's figures those that are held account for. */
function sumsSoFar(report: ReportVersion, children: Children, locale: Locale): Html[] {
  const zh = locale === 'zh';
  const lines = shown.flatMap((code) => {
    const whole = valueOf(report, code);
    const sum = sumOfValues(children.held.map((child) => valueOf(child, code)));
    if (whole.kind === 'missing' || sum.kind === 'missing') return [];
    const more = sum.value > whole.value ? (zh ? '（已超过）' : ' (more already)') : '';
    const label = shortLabel(code)[locale];
    return [
      zh
        ? html`　${label}：政府报告 ${formatNumber(whole.value)}，已收录部门 ${formatNumber(sum.value)}${more}`
        : html`　${label}: government ${formatNumber(whole.value)}, departments held ${formatNumber(sum.value)}${more}`,
    ];
  });
  if (lines.length === 0) return [];
  return [html`${zh ? '目前之和（不作为核对结果）：' : 'Sums so far (no result of a check):'}`, ...lines];
}
