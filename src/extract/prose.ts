import type { ProseFigure } from '../domain/figure.ts';
import type { MetricCode } from '../domain/metric.ts';
import { type Amount, amountsOf } from './amount.ts';
import { withTheirThings } from './amount-groups.ts';
import { clauseOf, contextOf, type Given } from './prose-context.ts';
import { proseRules } from './prose-rules.ts';
import { isOfOthers, isOfOtherTime, type ProseSetting } from './prose-scope.ts';
import { zeroRules } from './prose-zeros.ts';
import type { Statement } from './statement.ts';

/** Sections on problems and plans give other years' figures and intentions. */
const plans = /问题|不足|改进|下一步|打算|安排|努力方向/u;
const planned = /^(?:[(]?[一二三四五六七八九十]{0,2}[)、])?(?:下一步|今后|接下来|明年|下阶段|下一阶段)/u;
/** 五、存在的主要问题。 at the head of its paragraph, where it has no line of its own. */
function sectionIn(lead: string): string {
  return /^(?:[一二三四五六七八九十]{1,3}[、.]|[(]).{0,12}(?:问题|不足|打算|下一步)/u.test(lead) ? lead : '';
}

/** Conditions and duties say nothing of what happened. */
const conditional = /^(?:如|若|凡|对于?(?:收到|没有)|行政机关)|(?:^|[,;。])(?:如|若|如果|凡是)|应当/u;
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
  given: readonly Given[],
  setting: ProseSetting,
): Given | undefined {
  const clause = clauseOf(amount.left);
  const fitting = proseRules.filter(
    ({ units, left, right, not }) =>
      units.test(amount.unit) &&
      (left?.test(amount.left) ?? true) &&
      (right?.test(amount.right) ?? true) &&
      !(not?.test(left === undefined ? amount.right : clause) ?? false),
  );
  // What the sentence is about is looked for only where it matters: most amounts count something else.
  if (fitting.length === 0) return undefined;
  const context = contextOf(statement, amount, given, setting);
  if (isOfOthers(context.before, setting)) return undefined;
  const isElsewhen =
    isOfOtherTime(context.before, setting) ||
    (amount.year !== null && setting.year !== null && amount.year !== setting.year);
  const rule = fitting.find(
    ({ code, when }) => (when?.(context, amount) ?? true) && (!isElsewhen || ofOtherYears.has(code)),
  );
  if (rule === undefined) return undefined;
  return { code: rule.code, value: rule.value?.(amount) ?? amount.value, start: amount.start, end: amount.end };
}

/** The year of the sentence before, where this one goes on with its parts: 2022年…15件。其中… */
function yearBefore({ text, earlier }: Statement): number | null {
  if (!/^(?:其中|包括|另)/u.test(text)) return null;
  const last = earlier.split('。').at(-2) ?? '';
  const year = Array.from(last.matchAll(/(?<!\d)((?:19|20)\d\d)年(?!底|末|\d)/gu)).at(-1)?.[1];
  return year === undefined ? null : Number(year);
}

/** What the amounts of a sentence are, in order. */
function figuresOf(statement: Statement, setting: ProseSetting): readonly Given[] {
  const given: Given[] = [];
  for (const amount of withTheirThings(amountsOf(statement.text, yearBefore(statement)))) {
    const figure = figureOf(statement, amount, given, setting);
    if (figure !== undefined) given.push(figure);
  }
  return given;
}

/** A later number is a part of the first one: 共5件, 其中…; 5件(含…). */
function isTotal(statement: Statement, first: Given, second: Given): boolean {
  return (
    /共|总|合计/u.test(clauseOf(statement.text.slice(0, first.start))) ||
    /其中|[(:]|包括|分别/u.test(statement.text.slice(first.end, second.start))
  );
}

function zerosOf(statement: Statement, setting: ProseSetting): readonly Given[] {
  if (conditional.test(statement.text)) return [];
  return zeroRules.flatMap(({ codes, words, not, heading }) => {
    if (heading !== undefined && !heading.test(statement.heading)) return [];
    const match = words.exec(statement.text);
    if (match === null || not?.test(match[0]) === true) return [];
    const end = match.index + match[0].length;
    const before = statement.text.slice(0, match.index);
    const isOwnChange = codes.includes('prose.yoy_requests_count');
    if (isOfOthers(before, setting) || isOfOthers(statement.text.slice(0, end), setting)) return [];
    if (!isOwnChange && isOfOtherTime(before, { ...setting, year: null }) && !sinceEver.test(before)) return [];
    return codes.map((code) => ({ code, value: 0, start: match.index, end }));
  });
}

/** None in all the years is none in this one. */
const sinceEver = /以来[^;。]*$/u;

/**
 * The figures that the running text gives, by code, each with the clause that gives it. The first mention of a figure counts:
 * totals come before their parts. Figures of other years and bodies, plans, round numbers and lists by county are not taken,
 * nor what one sentence says twice, each time of another part.
 */
export function readProse(
  statements: readonly Statement[],
  setting: ProseSetting,
): ReadonlyMap<MetricCode, ProseFigure> {
  const figures = new Map<MetricCode, ProseFigure>();
  const doubtful = new Set<MetricCode>();
  for (const statement of statements) {
    if (plans.test(statement.heading) || plans.test(sectionIn(statement.lead)) || planned.test(statement.text))
      continue;
    const found = Map.groupBy([...zerosOf(statement, setting), ...figuresOf(statement, setting)], ({ code }) => code);
    for (const [code, [first, second]] of found) {
      if (first === undefined || figures.has(code) || doubtful.has(code)) continue;
      const isOne = second === undefined || second.value === first.value || isTotal(statement, first, second);
      if (isOne) figures.set(code, statement.quote(first.value, first.start, first.end));
      else doubtful.add(code);
    }
  }
  return figures;
}
