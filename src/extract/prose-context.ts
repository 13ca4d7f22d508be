import type { MetricCode } from '../domain/metric.ts';
import type { Amount } from './amount.ts';
import { comparison, type ProseContext, request } from './prose-rule.ts';
import { coversRegion, type ProseSetting } from './prose-scope.ts';
import type { Statement } from './statement.ts';

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

/** The clause that a text ends in. */
export function clauseOf(before: string): string {
  return before.split(/[,;。]/u).at(-1) ?? '';
}

/** A figure that the sentence has given, for what its next figures say of it. */
export type Given = { readonly code: MetricCode; readonly value: number; readonly start: number; readonly end: number };

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

const numberOfRequests = /(?:申请|依申请公开|量|总数|件数)(?:件|事项|案件|总体|均)?$/u;
const otherMeasures = /率|占比|满意|投诉|发布|专栏|时长|时间|复议|诉讼|平均|信访|访问|许可/u;

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
  return subject === 'requests' && numberOfRequests.test(named) ? 'requests' : null;
}

/** What a sentence is about at an amount in it. `given` are the figures that it gave before. */
export function contextOf(
  statement: Statement,
  amount: Amount,
  given: readonly Given[],
  setting: ProseSetting,
): ProseContext {
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
