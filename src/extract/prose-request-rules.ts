import type { Amount } from './amount.ts';
import {
  cases,
  comparison,
  isRequest,
  ofDocuments,
  type ProseContext,
  type ProseRule,
  request,
  signedChange,
} from './prose-rule.ts';

/** What may stand between the object and its number. */
const filler =
  '(?:政府信息|事项|案件|要求|申请件|件(?=\\d|$)|申请书|申请|信息|总数|总量|数量|件数|共计|合计|总计|一共|共有|共|为|达到|达|计|有|新增|[:的])';
const received = '(?:收到|接到|接收|新收|收悉|受理)';
/** By whom or how a request came, between the number and its object: 收到群众提出的7件申请, 7件公民的申请. */
const person = '(?:[^,;。\\d](?!网站留言|信访|建议|提案|投诉)){0,18}?';

const requestsReceived = new RegExp(`${received}[^,;。]{0,18}?${request}${filler}{0,4}$`, 'u');
const requestsHandled = new RegExp(`(?:收办|办理|处理|办复)[^,;。]{0,10}?${request}${filler}{0,4}$`, 'u');
const requestsAnswered = new RegExp(`(?:答复|回复)[^,;。]{0,6}?${request}${filler}{0,4}$`, 'u');
const closed = new RegExp(
  `(?<!予以公开|部分公开|不予公开|同意公开)(?:办结|答复|回复|办复)(?:${request}|${filler}){0,3}$`,
  'u',
);
const channel = '(?:网上|网络|线上|线下|在线|互联网|信函|邮寄|当面|现场|窗口|传真|电?邮件?)';
/** Requests by one way, handed on by others, or not taken up. */
const notAll = new RegExp(
  `行政许可申请|不予|未|转[办交来]|交办|移送|协[助办]|${channel}(?:渠道|方式|途径|形式|平台)?(?:[提递]交的?|提出的?)?${request}`,
  'u',
);
/** 涉及12项…，申请4件: the items inside requests are not the requests. */
const countsRequests = ({ sentence }: ProseContext, { unit }: Amount) =>
  unit !== '项' || !/申请[^,;。]{0,6}\d+件/u.test(sentence);
/** 结转2024年 is into this year or out of it, as the year says. */
const carriedOver =
  /(?:结转|转|顺延|延)(?:至|到|入)?(20\d\d)年(?:度)?(?:继续)?(?:办理|答复|处理)?(?:的|(?:政府)?信息公开申请|依申请公开|申请|[共:为])*$/u;
const carriedTo = /^(?:申请)?(?:将|需|已)?(?:结转|转|顺延|延)(?:至|到|入)?(20\d\d)年/u;
/** Answers of a kind, and rates, are not all answers. */
const narrower =
  /延期|逾期|超期|延长|当场|口头|电话|补正|率|未(?:答复|办结)|不予|无法|不掌握|不存在|不属于|网站|留言|信箱|来信|咨询|热线/u;

const ofAnother = new RegExp(`${narrower.source}|协[助办]|协调|代[^,;。]{1,8}办`, 'u');

const isAboutRequests = ({ aboutRequests }: ProseContext) => aboutRequests;
const isOutcome = ({ aboutRequests, hasNoSubject, subject, sortsDocuments }: ProseContext, { right }: Amount) =>
  (aboutRequests || hasNoSubject) && subject !== 'proposals' && !sortsDocuments && !ofDocuments.test(right);
/** Requests: how many came, and what became of them. */
export const requestRules: readonly ProseRule[] = [
  // Changes on last year first: their amounts also follow the words of other rules.
  {
    code: 'prose.yoy_requests_count',
    units: /^(?:件|宗|起|例|份|条)$/u,
    left: comparison,
    when: ({ changeOf }) => changeOf === 'requests',
    value: signedChange,
  },
  {
    code: 'prose.yoy_requests_percent',
    units: /^%$/u,
    when: ({ changeOf }) => changeOf === 'requests',
    value: signedChange,
  },

  // Requests and what became of them.
  { code: 'requests.received@total', units: cases, left: requestsReceived, not: notAll, when: countsRequests },
  {
    code: 'requests.received@total',
    units: cases,
    left: new RegExp(`${received}了?(?:${person}(?:提出|提交|递交)的|[^,;。\\d]{0,6}(?:共计|共|新收))?$`, 'u'),
    right: new RegExp(
      `^(?![、和或及与])(?:的|新的|有效|书面|网络|线上|公民|群众|公众|自然人|市民|企业|社会|个人|法人|其他组织|关于|[、和或及与"]|通过[^,;。]{0,20})*${request}`,
      'u',
    ),
    when: ({ clause }) => !notAll.test(clause),
  },
  {
    code: 'requests.received@total',
    units: cases,
    left: /(?:收到|受理|接到|新收)(?:有效|书面|新的?)?申请(?:总数|数量|共计|共|[:为])*$/u,
    when: isAboutRequests,
  },
  {
    code: 'requests.received@total',
    units: cases,
    left: new RegExp(`${request}(?:申请)?(?:的)?(?:总量|总数|数量|件数)(?:共计|共有|达到|为|是|达|共|有|:)+$`, 'u'),
    not: /较|比|增|减|率/u,
  },
  {
    code: 'requests.received@total',
    units: /^(?:件|起|例|宗)$/u,
    left: /(?:^|[,;。:]|年度?|全年|办理)(?:政府信息)?依申请公开(?:件|申请|事项|数量)?(?:共计?|为|:)*$/u,
    when: ({ sortsDocuments }, { value }) => value === 0 && !sortsDocuments,
  },
  {
    code: 'requests.received@total',
    units: /^件$/u,
    left: /(?:^|[,;。:])(?:20\d\d年度?,?|全年|本年度?|我[局委办厅镇乡]|共)*(?:收到|受理|接到|新收)$/u,
    when: ({ heading, hasNoSubject, aboutRequests }) => /依申请公开/u.test(heading) && (hasNoSubject || aboutRequests),
  },
  {
    code: 'requests.carried_in@total',
    units: cases,
    left: /上(?:一)?年(?:度)?结转(?:的|办理|申请|政府信息公开申请|信息公开申请|依申请公开|数量|案件|至本年|[共:为])*$/u,
  },
  {
    code: 'requests.carried_in@total',
    units: cases,
    left: carriedOver,
    when: ({ reportYear }, { left }) => Number(carriedOver.exec(left)?.[1]) === reportYear,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    left: /(?:结转|转|顺延|延)(?:至|到|入)?(?:下(?:一)?年(?:度)?|次年)(?:继续)?(?:办理|答复|处理)?(?:的|[共:为])*$/u,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    left: carriedOver,
    when: ({ reportYear }, { left }) => reportYear !== null && Number(carriedOver.exec(left)?.[1]) === reportYear + 1,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    right: /^(?:申请)?(?:将|需|已)?(?:结转|转|顺延|延)(?:至|到|入)?(?:下(?:一)?年|次年)/u,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    right: carriedTo,
    when: ({ reportYear }, { right }) => reportYear !== null && Number(carriedTo.exec(right)?.[1]) === reportYear + 1,
  },
  {
    code: 'prose.requests_rejected',
    units: cases,
    left: /不予受理(?:的|[共计为:])*$/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.withdrawn_by_applicant',
    units: cases,
    left: /(?:申请人)?(?:主动)?撤回(?:申请)?[共为:]?$/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.granted_or_partial',
    units: cases,
    left: /(?:予以|准予|同意)?公开(?:和|及|与|、|或|以及)(?:予以)?部分公开[共计为:]*$/u,
  },
  {
    code: 'outcome.partial@total',
    units: cases,
    left: /(?<!予以公开[和及、])部分公开(?:答复)?(?:["的共计为:])*$/u,
    when: isOutcome,
  },
  { code: 'outcome.refused@total', units: cases, left: /不予公开(?:答复)?(?:["的共计为:])*$/u, when: isOutcome },
  {
    code: 'outcome.granted@total',
    units: cases,
    left: /(?<![不和及与、或])(?:予以|准予|同意)公开(?:答复)?(?:["的共计为:])*$/u,
    when: isOutcome,
  },
  { code: 'outcome.unavailable@total', units: cases, left: /无法提供(?:["的共计为:])*$/u, when: isOutcome },
  { code: 'outcome.not_processed@total', units: cases, left: /不予处理(?:["的共计为:])*$/u, when: isOutcome },
  {
    code: 'outcome.other@total',
    units: cases,
    left: /其[他它]处理(?:\([^()]{1,20}\))?(?:的|[共计为:])*$/u,
    when: isOutcome,
  },
  { code: 'outcome.granted@total', units: cases, right: /^(?:申请)?(?:予以|准予|同意)公开/u, when: isRequest },
  { code: 'outcome.partial@total', units: cases, right: /^(?:申请)?(?:予以)?部分公开/u, when: isRequest },
  { code: 'outcome.refused@total', units: cases, right: /^(?:申请)?不予公开/u, when: isRequest },
  { code: 'outcome.unavailable@total', units: cases, right: /^(?:申请)?无法提供/u, when: isRequest },
  { code: 'outcome.not_processed@total', units: cases, right: /^(?:申请)?不予处理/u, when: isRequest },
  { code: 'prose.requests_handled', units: cases, left: requestsAnswered, not: ofAnother, when: isOutcome },
  { code: 'prose.requests_handled', units: cases, left: requestsHandled, not: ofAnother },
  { code: 'outcome.total@total', units: cases, left: closed, not: ofAnother, when: isRequest },
  {
    code: 'prose.requests_handled.natural_person',
    units: cases,
    left: /自然人(?:申请)?$/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.requests_handled.organisations',
    units: cases,
    left: /法人(?:或者?|和|及|、)其[他它]组织(?:申请)?$/u,
    when: isAboutRequests,
  },
];
