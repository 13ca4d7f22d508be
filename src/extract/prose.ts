import type { ProseFigure } from '../domain/figure.ts';
import type { MetricCode } from '../domain/metric.ts';
import { type Amount, amountsOf } from './amount.ts';
import { type ProseContext, request } from './prose-rule.ts';
import { proseRules } from './prose-rules.ts';
import { zeroRules } from './prose-zeros.ts';
import type { Statement } from './statement.ts';

export type ProseSetting = {
  readonly year: number | null;
  /** Edition of table 二, as printed or as in force in the year. */
  readonly edition: '2019' | '2021' | null;
};

/** Sections on problems and plans give other years' figures and intentions. */
const plans = /问题|不足|改进|下一步|打算|安排|努力方向/u;
const planned = /^(?:[(]?[一二三四五六七八九十]{0,2}[)、])?(?:下一步|今后|接下来|明年|下阶段|下一阶段)/u;
/** Words in the clause that make its figure one of another time. */
const elsewhen =
  /去年|上年(?!度?结转)|上一年(?!度?结转)|上年度(?!结转)|往年|同期|明年|下一步|(?<!转|转到|转至|延到|延至|到)下(?:一)?年|预计|计划|力争|拟于|将于/u;
const requestWords = new RegExp(`${request}|申请(?:数量|总量|案件)|(?:收到|受理)申请`, 'gu');
const subjects = {
  proposals: /建议|提案/gu,
  other: /访问|浏览|粉丝|阅读|新媒体|微信|微博|点击|发布(?:政府)?信息|关注/gu,
};

function lastOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

function contextOf(statement: Statement, amount: Amount, setting: ProseSetting): ProseContext {
  const before = statement.text.slice(0, amount.start);
  const whole = statement.earlier + before;
  const requests = lastOf(whole, requestWords);
  const proposals = lastOf(whole, subjects.proposals);
  const other = lastOf(whole, subjects.other);
  const subject = requests > Math.max(proposals, other) ? 'requests' : proposals > other ? 'proposals' : 'other';
  return {
    before,
    aboutRequests:
      requests >= 0 ||
      /依申请|信息公开申请|信息公开[^,;。]{0,12}(?:复议|诉讼)/u.test(statement.text) ||
      /申请|复议|诉讼/u.test(statement.heading),
    subject,
    edition: setting.edition,
    reportYear: setting.year,
  };
}

/** The last clause before an amount, in which another year or a plan may be named. */
function clauseBefore(statement: Statement, { start }: Amount): string {
  return (
    statement.text
      .slice(Math.max(0, start - 60), start)
      .split(/[,;。]/u)
      .at(-1) ?? ''
  );
}

const ofOtherYears: ReadonlySet<MetricCode> = new Set([
  'prose.site_items.previous_year',
  'prose.yoy_requests_count',
  'prose.yoy_requests_percent',
  'prose.yoy_proposals_percent',
  'requests.carried_out@total',
]);

/** The figure that an amount is, by the words before and behind it. */
function figureOf(
  statement: Statement,
  amount: Amount,
  setting: ProseSetting,
): { readonly code: MetricCode; readonly value: number } | undefined {
  const context = contextOf(statement, amount, setting);
  const isElsewhen =
    elsewhen.test(clauseBefore(statement, amount)) ||
    (amount.year !== null && setting.year !== null && amount.year !== setting.year);
  const rule = proseRules.find(
    ({ code, units, left, right, not, when }) =>
      units.test(amount.unit) &&
      (left?.test(amount.left) ?? true) &&
      (right?.test(amount.right) ?? true) &&
      !(not?.test(left === undefined ? amount.right : amount.left) ?? false) &&
      (when?.(context, amount) ?? true) &&
      (!isElsewhen || ofOtherYears.has(code)),
  );
  return rule === undefined ? undefined : { code: rule.code, value: rule.value?.(amount) ?? amount.value };
}

/** An amount once for each of the things that share it: 网络、信函各2件. */
function shared(amount: Amount): readonly Amount[] {
  if (!amount.left.endsWith('各')) return [amount];
  const things =
    amount.left
      .slice(0, -1)
      .split(/[,;:。]/u)
      .at(-1) ?? '';
  return things.split(/[、和及与]/u).map((left) => ({ ...amount, left }));
}

/**
 * The figures that the running text gives, by code, each with the clause that gives it. The first mention of a figure counts:
 * totals come before their parts. Figures of other years, plans, round numbers and lists by county are not taken.
 */
export function readProse(
  statements: readonly Statement[],
  setting: ProseSetting,
): ReadonlyMap<MetricCode, ProseFigure> {
  const figures = new Map<MetricCode, ProseFigure>();
  for (const statement of statements) {
    if (plans.test(statement.heading) || planned.test(statement.text)) continue;
    for (const { codes, words, heading } of zeroRules) {
      if (heading !== undefined && !heading.test(statement.heading)) continue;
      const match = words.exec(statement.text);
      if (match === null) continue;
      const figure = statement.quote(0, match.index, match.index + match[0].length);
      for (const code of codes) if (!figures.has(code)) figures.set(code, figure);
    }
    for (const amount of amountsOf(statement.text)) {
      for (const one of shared(amount)) {
        const figure = figureOf(statement, one, setting);
        if (figure === undefined || figures.has(figure.code)) continue;
        figures.set(figure.code, statement.quote(figure.value, amount.start, amount.end));
      }
    }
  }
  return figures;
}
