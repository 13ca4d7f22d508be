import type { ProseFigure } from '../domain/figure.ts';
import type { MetricCode } from '../domain/metric.ts';
import { type Amount, amountsOf } from './amount.ts';
import { withTheirThings } from './amount-groups.ts';
import { comparison, type ProseContext, request } from './prose-rule.ts';
import { proseRules } from './prose-rules.ts';
import { coversRegion, isOfOthers, isOfOtherTime, type ProseSetting } from './prose-scope.ts';
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
const requestWords = new RegExp(`${request}|申请(?:数量|总量|案件)`, 'gu');
const subjects = {
  proposals: /建议|提案/gu,
  other:
    /访问|浏览|粉丝|阅读|新媒体|微信|微博|点击|发布(?:政府)?信息|关注|(?:许可|登记|救助|援助|仲裁|开办|低保|补贴|备案)[^,;。]{0,2}申请|热线|信访(?:件|事项|案件)|工单|执法|监督检查/gu,
};
/** 主动公开12件、依申请公开5件: documents sorted by whether they may be published, none of them a request. */
const sorted =
  /(?:主动公开|不予公开)(?:类|的)?(?:政府)?(?:信息|公文|文件)?(?:共|有|为)?\d{1,9}[件条份篇个]?[,、;和及](?:[^,;。]{0,2})依申请公开|(?<!(?:收到|受理|接到|接收|新收|办理|答复)[^,;。]{0,4})依申请公开(?:类|的)?(?:政府)?(?:信息|公文|文件)?(?:共|有|为)?\d{1,9}[件条份篇个]?[,、;和及][^,;。]{0,2}(?:主动|不予)公开/u;

function lastOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

function clauseOf(before: string): string {
  return before.split(/[,;。]/u).at(-1) ?? '';
}

/** A figure that the sentence has given, for what its next figures say of it. */
type Given = { readonly code: MetricCode; readonly value: number; readonly start: number; readonly end: number };

const ofRequests: ReadonlySet<MetricCode> = new Set(['requests.received@total', 'prose.requests_handled']);
const partsOfRequests = /^prose\.requests_(?!handled$)/u;
const proposals: ReadonlySet<MetricCode> = new Set([
  'prose.proposals_total',
  'prose.npc_suggestions',
  'prose.cppcc_proposals',
]);

/** Words between a total and 较上年增加 that bring up something else. */
const otherNews = /主动公开|公开信息|发布|率|网站|访问|建议|提案|培训|会议|平台建设/u;

/**
 * What the figures just given are, when a change that follows is theirs: a total, with nothing or all of its parts behind it.
 * `between` are the words since the last of them; another number there may be what changed.
 */
function totalBefore(given: readonly Given[], between: string): 'requests' | 'proposals' | null {
  const last = given.at(-1);
  if (last === undefined || otherNews.test(between) || /\d/u.test(between.replaceAll(/20\d\d年/gu, ''))) return null;
  if (ofRequests.has(last.code)) return 'requests';
  if (proposals.has(last.code)) return 'proposals';
  const total = given.findLast(({ code }) => ofRequests.has(code));
  if (total === undefined) return null;
  const parts = given.slice(given.indexOf(total) + 1);
  const areParts = parts.every(({ code }) => partsOfRequests.test(code));
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return areParts && sum === total.value ? 'requests' : null;
}

const otherMeasures = /率|占比|发布|专栏|时长|时间|复议|诉讼|平均|信访|访问|许可/u;

/**
 * What an amount behind 同比增长 is a change of: of what its clause names, else of the total right before it. A change of
 * something else, or of a part, is nobody's here.
 */
function changeOf(
  amount: Amount,
  before: string,
  given: readonly Given[],
  subject: ProseContext['subject'],
): ProseContext['changeOf'] {
  const last = given.at(-1);
  const isAlsoPercent =
    last !== undefined &&
    amount.unit === '%' &&
    last.code === 'prose.yoy_requests_count' &&
    /^[,、(]?(?:增长|增幅|上升|下降|降幅|减少|增加)(?:了|率?为|达)?$/u.test(amount.left);
  if (isAlsoPercent) return 'requests';
  const change = comparison.exec(amount.left);
  if (change === null) return null;
  const clause = clauseOf(amount.left);
  if (otherMeasures.test(clause)) return null;
  const named = clauseOf(amount.left.slice(0, change.index));
  if (/^(?:[()、]|即|同期|相)*$/u.test(named)) return totalBefore(given, before.slice(last?.end ?? 0));
  if (subject === 'proposals' && /建议|提案|办理|数量|总/u.test(clause)) return 'proposals';
  return subject === 'requests' && /申请|总?数?量|总数|件数/u.test(clause) ? 'requests' : null;
}

function contextOf(statement: Statement, amount: Amount, given: readonly Given[], setting: ProseSetting): ProseContext {
  const before = statement.text.slice(0, amount.start);
  const whole = statement.earlier + before;
  const requests = lastOf(whole, requestWords);
  const proposed = lastOf(whole, subjects.proposals);
  const other = lastOf(whole, subjects.other);
  const subject = requests > Math.max(proposed, other) ? 'requests' : proposed > other ? 'proposals' : 'other';
  const heading = statement.heading + statement.lead;
  const isHeaded = /依申请|信息公开申请|公开申请/u.test(heading) && proposed < 0 && other < 0;
  return {
    sentence: statement.text,
    before,
    clause: clauseOf(before),
    earlier: statement.earlier,
    heading,
    aboutRequests: subject === 'requests' || isHeaded,
    hasNoSubject: requests < 0 && proposed < 0 && other < 0,
    subject,
    sortsDocuments: sorted.test(statement.text),
    changeOf: changeOf(amount, before, given, subject),
    edition: setting.edition,
    reportYear: setting.year,
    coversRegion: coversRegion(setting),
  };
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
