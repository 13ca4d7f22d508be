import type { MetricCode } from '../domain/metric.ts';
import { request } from './prose-rule.ts';

/** A sentence that says there was none: 未收到, 没有发生, 无一例. */
export type ZeroRule = {
  readonly codes: readonly MetricCode[];
  readonly words: RegExp;
  /** Words within the match that make it one of a part or of something else. */
  readonly not?: RegExp;
  /** What the section has to be about; the words alone do not say it. */
  readonly heading?: RegExp;
};

const none = '(?:未曾|从未|没有|尚未|未|没|无|零)';
const happened =
  '(?:再|曾)?(?:收到|接到|接收到|接收|受理|发生|出现|产生|引发|引起|提起|涉及|存在|有)?(?:过|(?:和|及|或|并|、)(?:处理|办理|受理|答复))?';
/** 未收取依申请公开信息处理费 and 无依申请公开逾期答复 speak of other things. */
const end =
  '(?:事项|案件|申请件|申请书|的?申请|受理(?:事项|件)?|政府信息|信息|(?:办理)?的?情况|件|例|和(?=未|没)|;|,|。|、|\\)|$)';

/**
 * Who asked, of whom, and that it was none at all. Any other word may narrow it to a part: 未收到涉及国家秘密的申请,
 * 未出现逾期答复申请的情况.
 */
const anybody =
  '(?:申请人|公民|法人|自然人|个人|群众|公众|市民|社会|企业|单位|组织|其[他它]|和|或者?|及|与|、|以及|任何|一[件例起宗条份]|形式|方式|类型|各[类种]|有关|相关|关于|的|提出|提交|递交|来自|要求|针对|对|向|我|本|局|委|办|厅|镇|乡|街道|院|馆|中心|机关|部门|站|所|公司|校|区|县|市|政府(?!信息)|需要|新|有效|书面(?=申请|的)|通过[^,;。]{1,14}等(?:方式|形式|渠道|途径))';
const between = `${anybody}{0,16}`;
/** One kind of askers. 公民、法人和其他组织 are everybody. */
const aPart = /^(?!.*(?:公民|自然人|个人|群众|公众|市民|任何)).*(?:法人|组织|企业)/u;

const review = '行政复议(?!纠错|被|维持|撤销|机关|决定|结果)(?:申请|案件|案)?';
const lawsuit = '行政诉讼(?!被|败诉|结果|纠错)(?:案件|案)?';
const and = '(?:以及|或者|和|或|及|与|、)(?:提起|被提起|引发)?';
const lastYear = '(?:去年|上年度?|上一年度?|前一年|20\\d\\d年度?)(?:同期)?(?:相比)?';

/** Reviews of other acts, or only those lost. */
const notDisclosure = /工伤|许可|处罚|征收|拆迁|执法|土地|重大|撤销|变更|违法|败|纠|责令|其[他它]/u;

export const zeroRules: readonly ZeroRule[] = [
  {
    codes: ['requests.received@total'],
    words: new RegExp(
      `${none}${happened}${between}${request}${end}(?!答复|处理|逾期|超期|引|产生|被|不|收|而|但|的?(?:行政)?(?:复议|诉讼|投诉|举报|咨询))`,
      'u',
    ),
    not: aPart,
  },
  {
    codes: ['requests.received@total'],
    words: new RegExp(`${request}[^,;。费]{0,6}(?:无一例|为零|为0|零申请)`, 'u'),
    not: aPart,
  },
  {
    codes: ['requests.received@total'],
    words:
      /^(?:20\d\d年度?,?|本年度?,?)?(?:我[局委办厅镇]|本(?:单位|机关|局))?无(?:此[项类]|相关)?(?:情况|内容|申请|事项)?。?$/u,
    heading: /[(].{1,2}[)](?:政府信息)?依申请公开(?:政府信息)?(?:工作)?(?:的?情况|方面)?$/u,
  },
  {
    codes: ['review.total', 'prose.litigation.total'],
    words: new RegExp(`${none}${happened}[^,;。]{0,24}?${review}${and}[^,;。]{0,10}?${lawsuit}`, 'u'),
    not: notDisclosure,
  },
  {
    codes: ['review.total', 'prose.litigation.total'],
    words: new RegExp(`${none}${happened}[^,;。]{0,24}?${lawsuit}${and}[^,;。]{0,10}?${review}`, 'u'),
    not: notDisclosure,
  },
  {
    codes: ['review.total', 'prose.litigation.total'],
    words: new RegExp(`${review}${and}[^,;。]{0,10}?${lawsuit}(?:数量|件数)?(?:均|都)?为(?:0|零)`, 'u'),
    not: notDisclosure,
  },
  {
    codes: ['review.total', 'prose.litigation.total'],
    words: new RegExp(
      `${none}[^,;。]{0,20}公开[^,;。]{0,14}?复议(?:申请|案件)?${and}[^,;。]{0,6}?诉讼(?!被|败诉|纠错|结果)`,
      'u',
    ),
    not: notDisclosure,
  },
  {
    codes: ['review.total'],
    words: new RegExp(`${none}${happened}[^,;。]{0,24}?${review}(?:的?情况)?(?:[,;。]|$)`, 'u'),
    not: notDisclosure,
  },
  {
    codes: ['prose.litigation.total'],
    words: new RegExp(`${none}${happened}[^,;。]{0,24}?${lawsuit}(?:的?情况)?(?:[,;。]|$)`, 'u'),
    not: notDisclosure,
  },
  {
    codes: ['prose.info_fee'],
    words: /(?:未曾|从未|没有|未|没|不|无|(?<!减)免予?)[^,;。]{0,16}?(?:信息处理费|公开处理费|公开收费|公开的?收费)/u,
    not: /标准|通知|逾期|未(?:按|缴)|减免/u,
  },
  {
    codes: ['prose.info_fee'],
    words: /(?:未|没有|不)[^,;。]{0,20}?收取[^,;。]{0,12}?公开[^,;。]{0,8}?费/u,
  },
  {
    codes: ['prose.info_fee'],
    words: new RegExp(`没有对[^,;。]{0,6}${request}收(?:取)?费`, 'u'),
  },
  {
    codes: ['prose.info_fee'],
    words:
      /(?:提供|办理|依申请|信息公开)[^;。]{0,20}(?:未|不|没有|免)(?:予)?(?:向[^,;。]{1,6})?(?:(?:收取|收缴)[^,;。]{0,8}费|收费)/u,
  },
  {
    codes: ['prose.info_fee'],
    words: /(?:未曾|从未|没有|未|没|不|无|免)[^,;。]{0,10}?(?:收费|收取|费用)/u,
    not: /行政事业/u,
    heading: /收费/u,
  },
  {
    codes: ['prose.info_fee'],
    words: /(?:未曾|从未|没有|未|没)(?:发生|产生|进行|有)?(?:任何)?(?:收费|费用)/u,
    heading: /其他需要报告/u,
  },
  {
    codes: ['prose.npc_suggestions'],
    words: /(?:未|没有|无)(?:收到|承办|办理|接到)?(?:[^,;。]{0,6})人大(?:代表)?建议/u,
    not: /未(?:按|能|及时)/u,
  },
  {
    codes: ['prose.cppcc_proposals'],
    words: /(?:未|没有|无)(?:收到|承办|办理|接到)?(?:[^,;。]{0,20})政协(?:委员)?提案/u,
    not: /未(?:按|能|及时)/u,
  },
  {
    codes: ['prose.yoy_requests_count'],
    words: new RegExp(
      `(?:申请|依申请公开|数量|总量|总数)(?:(?!发布|访问|建议|提案|复议|诉讼|率)[^;。]){0,24}?(?:与|和|同|较|比)${lastYear}(?:数量|基数)?持平`,
      'u',
    ),
    not: /率|基本|平均/u,
  },
];
