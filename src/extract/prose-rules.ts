import type { MetricCode } from '../domain/metric.ts';
import type { Amount } from './amount.ts';

/** What a sentence is about, for rules whose own words do not say it. */
export type ProseContext = {
  /** The sentence up to the amount. */
  readonly before: string;
  /** The paragraph is about requests for information. */
  readonly aboutRequests: boolean;
  /** The subject that was mentioned last before the amount. */
  readonly subject: 'requests' | 'proposals' | 'other';
  /** Edition whose table 二 is printed, or was in force. */
  readonly edition: '2019' | '2021' | null;
  readonly reportYear: number | null;
};

/** Says which figure an amount is, or nothing. */
export type ProseRule = {
  readonly code: MetricCode;
  readonly units: RegExp;
  /** Words that end right before the amount. */
  readonly left?: RegExp;
  /** Words that begin right after it. */
  readonly right?: RegExp;
  readonly not?: RegExp;
  readonly when?: (context: ProseContext, amount: Amount) => boolean;
  /** Sign or unit of the value. */
  readonly value?: (amount: Amount) => number;
};

const cases = /^(?:件|宗|起|例|份|条|项|次|人次|)$/u;
const items = /^(?:条|篇|件)$/u;
const money = /^元$/u;
const events = /^(?:场|次|期|场次)$/u;

/** A request for information, in the words in which reports name it. */
export const request =
  '(?:政府)?(?:信息依申请公开|依申请信息公开|依申请公开|信息公开申请|公开申请|申请信息公开|申请公开|依申请)';
/** What may stand between the object and its number. */
const filler =
  '(?:政府信息|事项|案件|申请件|申请书|申请|信息|总数|总量|数量|件数|共计|合计|总计|共|为|达到|达|计|有|新增|[:的])';
const received = '(?:收到|接到|接收|新收|收悉|收取|受理)';

const requestsReceived = new RegExp(`${received}[^,;。]{0,14}?${request}${filler}{0,4}$`, 'u');
const requestsHandled = new RegExp(`(?:收办|办理|处理|办复)[^,;。]{0,10}?${request}${filler}{0,4}$`, 'u');
const closed = new RegExp(`(?:办结|答复|回复|办复)(?:${request}|${filler}){0,3}$`, 'u');

const isAboutRequests = ({ aboutRequests }: ProseContext) => aboutRequests;
const isRequest = ({ subject }: ProseContext) => subject === 'requests';

const less = /减|降|少|回落/u;
const change = '(?:增加|增长|上升|提高|多|减少|下降|降低|回落|少)(?:了|幅度?|为|约|达到?)?';
const comparison = new RegExp(`(?:较|比|同比)[^,;。]{0,14}?${change}$`, 'u');

function signed({ left, value }: Amount): number {
  return less.test(left.slice(-12)) && value !== 0 ? -value : value;
}

/**
 * The patterns of prose figures, in order: the first rule that fits an amount takes it. They follow the words of the form and
 * of the reports; what no rule knows is left alone.
 */
export const proseRules: readonly ProseRule[] = [
  // Changes on last year first: their amounts also follow the words of other rules.
  {
    code: 'prose.yoy_requests_count',
    units: /^(?:件|宗|起|例|份|条)$/u,
    left: comparison,
    when: isRequest,
    value: signed,
  },
  { code: 'prose.yoy_requests_percent', units: /^%$/u, left: comparison, when: isRequest, value: signed },
  {
    code: 'prose.yoy_proposals_percent',
    units: /^%$/u,
    left: comparison,
    when: ({ subject }) => subject === 'proposals',
    value: signed,
  },

  // Fees of section 六.
  {
    code: 'prose.info_fee',
    units: money,
    left: /处理费(?:用|共|共计|合计|总计|金额|总额|为|[:])*$/u,
    not: /行政事业/u,
  },
  {
    code: 'prose.info_fee_cases',
    units: cases,
    right: /^(?:政府信息公开|信息公开)?(?:申请)?案?件?(?:申请人)?收取[^,;。]{0,10}处理费/u,
  },
  {
    code: 'prose.info_fee_cases',
    units: cases,
    left: /(?:涉及|共涉及)(?:政府信息公开)?申请(?:案件)?$/u,
    when: ({ before }) => before.includes('处理费'),
  },

  // Requests and what became of them.
  { code: 'requests.received@total', units: cases, left: requestsReceived, not: /行政许可申请|不予/u },
  {
    code: 'requests.received@total',
    units: cases,
    left: /(?:收到|接到|受理)(?:[^,;。]{0,6}(?:共|共计|新收))?$/u,
    right: new RegExp(`^(?:的)?[^,;。]{0,4}?${request}`, 'u'),
  },
  {
    code: 'requests.received@total',
    units: cases,
    left: /(?:收到|受理|接到|新收)(?:各类|有效|书面|新的?)?申请(?:总数|数量|共计|共|[:为])*$/u,
    when: isAboutRequests,
  },
  {
    code: 'requests.carried_in@total',
    units: cases,
    left: /上(?:一)?年(?:度)?结转(?:的|办理|申请|政府信息公开申请|案件|至本年|[共:为])*$/u,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    left: /(?:结转|转|顺延|延)(?:至|到|入)?(?:下(?:一)?年(?:度)?|次年|20\d\d年(?:度)?)(?:继续)?(?:办理|答复|处理)?(?:的|[共:为])*$/u,
  },
  {
    code: 'requests.carried_out@total',
    units: cases,
    right: /^(?:申请)?(?:将|需|已)?(?:结转|转|顺延|延)(?:至|到|入)?(?:下(?:一)?年|次年|20\d\d年)/u,
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
  { code: 'outcome.partial@total', units: cases, left: /(?<!予以公开[和及、])部分公开[共计为:]*$/u },
  { code: 'outcome.refused@total', units: cases, left: /不予公开[共计为:]*$/u },
  { code: 'outcome.granted@total', units: cases, left: /(?<!不)(?:予以|准予|同意)公开[共计为:]*$/u },
  { code: 'outcome.unavailable@total', units: cases, left: /无法提供[共计为:]*$/u },
  { code: 'outcome.not_processed@total', units: cases, left: /不予处理[共计为:]*$/u },
  { code: 'outcome.other@total', units: cases, left: /其他处理(?:\([^()]{1,20}\))?[共计为:]*$/u },
  { code: 'outcome.granted@total', units: cases, right: /^(?:申请)?(?:予以|准予|同意)公开/u, when: isRequest },
  { code: 'outcome.partial@total', units: cases, right: /^(?:申请)?(?:予以)?部分公开/u, when: isRequest },
  { code: 'outcome.refused@total', units: cases, right: /^(?:申请)?不予公开/u, when: isRequest },
  { code: 'outcome.unavailable@total', units: cases, right: /^(?:申请)?无法提供/u, when: isRequest },
  { code: 'outcome.not_processed@total', units: cases, right: /^(?:申请)?不予处理/u, when: isRequest },
  { code: 'outcome.total@total', units: cases, left: closed, when: isRequest },
  { code: 'prose.requests_handled', units: cases, left: requestsHandled },
  {
    code: 'prose.requests_handled.natural_person',
    units: cases,
    left: /自然人(?:申请)?$/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.requests_handled.organisations',
    units: cases,
    left: /法人(?:或|和|及)其他组织(?:申请)?$/u,
    when: isAboutRequests,
  },

  // Channels of requests.
  {
    code: 'prose.requests_letter',
    units: cases,
    left: /(?:信函|邮寄|信件|邮政|快递)(?:渠道|方式|途径)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_online',
    units: cases,
    left: /(?:互联网|网络|网上|线上|在线)(?:平台|系统|渠道|方式|途径)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_in_person',
    units: cases,
    left: /(?:当面|现场|窗口|上门)(?:渠道|方式|途径)?(?:提交|提出|收到|受理|递交|来源|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_offline',
    units: cases,
    left: /线下(?:渠道|方式|途径)?(?:提交|提出|收到|受理|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_online',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:互联网|网络|网上|线上|在线)/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_letter',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:信函|邮寄|信件)/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_mail',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)邮件/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_mail',
    units: cases,
    left: /(?<!电子)邮件(?:渠道|方式|途径)?(?:提交|提出|收到|受理|申请|的|[共为:])*$/u,
    when: isRequest,
  },
  {
    code: 'prose.requests_in_person',
    units: cases,
    right: /^(?:的)?(?:受理|申请|提交)?(?:方式)?(?:为|是|通过|系|来自)(?:当面|现场|窗口)/u,
    when: isRequest,
  },

  // Reviews and lawsuits over disclosure.
  {
    code: 'review.total',
    units: cases,
    left: /行政复议(?:申请|案件|案|数量)?[共计为:]*$/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.litigation.total',
    units: cases,
    left: /诉讼(?:案件|案|数量)?[共计为:]*$/u,
    not: /复议(?:和|、|及|与)(?:行政)?诉讼/u,
    when: isAboutRequests,
  },
  {
    code: 'prose.review_and_litigation.total',
    units: cases,
    left: /复议(?:和|、|及|与)(?:行政)?诉讼(?:案件|案)?[共计为:]*$/u,
    when: isAboutRequests,
  },

  // Suggestions and proposals.
  {
    code: 'prose.proposals_total',
    units: cases,
    left: /(?:建议[^,;。]{0,12}提案|提案[^,;。]{0,12}建议)[^,;。]{0,6}$/u,
  },
  {
    code: 'prose.npc_suggestions',
    units: cases,
    left: /(?:人大|代表)(?:代表)?(?:建议|意见|议案)[^,;。提案]{0,6}$/u,
    not: /政协/u,
  },
  { code: 'prose.cppcc_proposals', units: cases, left: /(?:政协|委员)[^,;。]{0,8}提案[^,;。]{0,6}$/u, not: /人大/u },
  { code: 'prose.cppcc_proposals', units: cases, left: /政协(?:委员)?提案$/u },
  { code: 'prose.npc_suggestions', units: cases, left: /人大(?:代表)?建议$/u },
  { code: 'prose.cppcc_proposals', units: cases, right: /^[^,;。]{0,80}?(?<!人大[^,;。]{0,40})政协(?:委员)?提案/u },
  { code: 'prose.npc_suggestions', units: cases, right: /^[^,;。]{0,10}人大(?:代表)?建议/u, not: /政协/u },

  // What was published proactively.
  {
    code: 'proactive.regulations.made',
    units: cases,
    left: /规章(?:当年)?(?:主动)?(?:公开)?$/u,
    when: ({ edition, before }) => edition === '2021' && before.includes('公开'),
  },
  {
    code: 'proactive2019.regulations.newly_disclosed',
    units: cases,
    left: /公开规章$/u,
    when: ({ edition }) => edition === '2019',
  },
  {
    code: 'proactive.normative.made',
    units: cases,
    left: /(?<!部门)规范性文件$/u,
    when: ({ edition, before }) => edition === '2021' && /公开|制发|制定|出台|印发/u.test(before),
  },
  {
    code: 'proactive2019.normative.newly_disclosed',
    units: cases,
    left: /(?<!部门)规范性文件$/u,
    when: ({ edition, before }) => edition === '2019' && before.includes('公开'),
  },
  { code: 'prose.press_conferences', units: events, left: /新闻发布会[^,;。通气]{0,4}$/u },
  { code: 'prose.press_conferences', units: events, right: /^(?:的)?新闻发布会/u },
  { code: 'prose.trainings', units: events, left: /培训(?:班|会|会议|活动|讲座)?[共计:]*$/u },
  { code: 'prose.trainings', units: events, right: /^(?:的)?(?:政务|政府信息|信息)?公开[^,;。]{0,6}培训/u },
  {
    code: 'prose.interpretations',
    units: /^(?:件|篇|条|份|个|期)$/u,
    left: /解读(?:产品|材料|信息|文件|稿件|稿|文章)?[共计:]*$/u,
  },
  { code: 'prose.normative_drafted', units: cases, left: /起草[^,;。]{0,4}规范性文件$/u },
  { code: 'prose.not_published_items', units: /^条$/u, left: /不予公开的?(?:政府)?信息[有共计为:]*$/u },
  { code: 'prose.province_site_items', units: items, left: /省政府(?:门户)?网站(?:另有|另|发布|公开|信息|有)*$/u },
  {
    code: 'prose.site_items.previous_year',
    units: items,
    left: /信息(?:发布|公开)(?:总)?量(?:19|20)\d\d年为?$/u,
    when: ({ reportYear }, { year }) => reportYear !== null && year === reportYear - 1,
  },
  {
    code: 'prose.site_items',
    units: items,
    left: /(?:19|20)\d\d年为?$/u,
    when: ({ before, reportYear }, { year }) => year === reportYear && /信息(?:发布|公开)(?:总)?量/u.test(before),
  },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:总计|合计|共计)$/u,
    when: ({ before }) => /信息(?:发布|公开)(?:总)?量/u.test(before),
  },
  {
    code: 'prose.new_media_items',
    units: items,
    left: /新媒体[^;。]{0,30}(?:发布|编发|推送|更新|发文)[^,;。]{0,10}$/u,
  },
  {
    code: 'prose.new_media_items',
    units: items,
    left: /微博、(?:微信|政务微信)[^;。]{0,30}(?:发布|编发|推送|更新|发文)[^,;。]{0,10}$/u,
  },
  { code: 'prose.weibo_items', units: items, left: /微博[^,;。]{0,12}$/u, not: /微信|粉丝|阅读/u },
  { code: 'prose.wechat_items', units: items, left: /(?:微信|公众号)[^,;。]{0,20}$/u, not: /粉丝|阅读|微博、/u },
  { code: 'prose.toutiao_items', units: items, left: /头条[^,;。]{0,10}$/u },
  {
    code: 'prose.affairs_items',
    units: items,
    left: /(?:政务类|政务动态|工作动态)类?(?:政府)?(?:信息)?(?:更新|发布|公开)?$/u,
  },
  { code: 'prose.overview_items', units: items, left: /概况类?(?:政府)?(?:信息)?(?:更新|发布|公开)?$/u },
  { code: 'prose.organ_items', units: items, left: /机构职能类?(?:政府)?信息$/u },
  { code: 'prose.licensing_items', units: items, left: /公开行政许可(?:类|结果)?信息$/u },
  { code: 'prose.penalty_items', units: items, left: /公开行政处罚(?:类|结果)?信息$/u },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:公开专栏|公开专题|公开平台|公开栏目)[^;。]{0,6}(?:更新|发布|公开)[^,;。]{0,8}$/u,
  },
  {
    code: 'prose.ogi_column_items',
    units: items,
    left: /(?:主动公开|主动发布|(?<!网[^,;。]{0,12})公开政府信息)[^;。]{0,60}$/u,
    not: /规章|规范性|解读|依申请|不予公开/u,
  },
  {
    code: 'prose.site_items',
    units: items,
    left: /(?:网站|官网|门户网|栏目)[^;。]{0,16}?(?:发布|公开|更新|刊发|刊载|信息|上传)[^,;。]{0,16}$/u,
    not: /解读|留言|访问|咨询|问政|办件|典型|做法|依申请|专栏,?更新/u,
  },
  { code: 'prose.catalogue_items', units: /^项$/u, right: /^(?:政府信息)?主动公开(?:内容|事项|目录)/u },
  { code: 'prose.catalogue_items', units: /^项$/u, left: /主动公开(?:基本)?目录[^,;。]{0,8}$/u },

  // Visits, messages, staff.
  {
    code: 'prose.site_visits',
    units: /^(?:人次|次)$/u,
    left: /(?<!新媒体[^,;。]{0,10})访问(?:总)?量?(?:达到|达|共|累计|总计|为|[:])*$/u,
  },
  {
    code: 'prose.new_media_followers',
    units: /^(?:人|名|个|)$/u,
    left: /(?:订阅|粉丝|关注)(?:人数|用户|总数|数量|数|量)?(?:达到|达|共|为|[:])*$/u,
  },
  { code: 'prose.mailbox_messages', units: cases, left: /信箱[^;。]{0,16}$/u },
  { code: 'prose.net_questions', units: cases, left: /(?:问政|网民咨询)[^,;。]{0,8}$/u },
  { code: 'prose.messages', units: cases, left: /留言(?:咨询|信息)?[共计:]*$/u },
  { code: 'prose.consultations_phone', units: cases, left: /电话咨询[^,;。]{0,4}$/u },
  {
    code: 'prose.consultations',
    units: /^(?:人次|次|件)$/u,
    left: /(?:群众|来人|现场|各类)?咨询[共计:]*$/u,
    not: /问政|网民|电话|政策/u,
  },
  { code: 'prose.staff_part_time', units: /^(?:人|名|)$/u, left: /兼职(?:工作)?人员[共计有:]*$/u },
  { code: 'prose.staff_full_time', units: /^(?:人|名|)$/u, left: /专职(?:工作)?人员[共计有:]*$/u },
];
