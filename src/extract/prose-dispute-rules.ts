import { cases, type ProseContext, type ProseRule, request } from './prose-rule.ts';

/** Reviews and lawsuits are also what justice bureaus work on: here they have to be about disclosure. */
const isOverDisclosure = ({ heading, clause, before, earlier, coversRegion }: ProseContext) =>
  !/作为复议机关|其[他它]|不服(?!.*被)/u.test(clause) &&
  !(coversRegion && /(?:收到|受理|办理)[^,;。]{0,20}复议/u.test(clause)) &&
  (disclosure.test(clause) ||
    (!ownTrade.test(clause) &&
      (/复议|诉讼|依申请|公开申请/u.test(heading) ||
        disclosure.test(before) ||
        /(?:予以公开|不予公开|不予处理|其他处理)[^;]{0,60}$/u.test(earlier))));
const disclosure = new RegExp(`${request}|信息公开|政务公开`, 'u');
/** What those do who decide reviews and plead lawsuits. */
const ownTrade = /(?:办理|受理|审理|代理|承办|审结|审查|应对)[^,;。]{0,6}行政(?:复议|应诉|诉讼)|应诉/u;
/** Those decided, among those that came. */
const ofCourts = /审结|纠错|败诉|胜诉|维持|撤销/u;

/** 发生1起…行政复议, and the next of a list. */
const occurred = /(?:发生|涉及|引发|产生|新增|共有|^[、,和及])了?$/u;

/** Reviews and lawsuits over disclosure. */
export const disputeRules: readonly ProseRule[] = [
  {
    code: 'litigation.direct.total',
    units: cases,
    left: /未经复议直接(?:起诉|提起(?:行政)?诉讼)(?:的|案件|[共计为:])*$/u,
    when: isOverDisclosure,
  },
  {
    code: 'litigation.after_review.total',
    units: cases,
    left: /复议后(?:起诉|提起(?:行政)?诉讼)(?:的|案件|[共计为:])*$/u,
    when: isOverDisclosure,
  },
  {
    code: 'review.total',
    units: cases,
    left: /行政复议(?:申请|案件|案|数量)?[共计为:]*$/u,
    not: ofCourts,
    when: isOverDisclosure,
  },
  {
    code: 'review.total',
    units: cases,
    left: occurred,
    right: /^(?:[^,;。]{0,14}公开[^,;。]{0,8}?)?行政复议(?!被|维持|纠|和|及|与|、行)/u,
    when: (context, { right }) => disclosure.test(right) || isOverDisclosure(context),
  },
  {
    code: 'prose.litigation.total',
    units: cases,
    left: occurred,
    right: /^(?:[^,;。]{0,14}公开[^,;。]{0,8}?)?行政诉讼(?!被|败|纠|和|及|与)/u,
    when: (context, { right }) => disclosure.test(right) || isOverDisclosure(context),
  },
  {
    code: 'prose.review_and_litigation.total',
    units: cases,
    left: /复议(?:和|、|及|与)(?:行政)?诉讼(?:案件|案)?[共计为:]*$/u,
    not: ofCourts,
    when: isOverDisclosure,
  },
  {
    code: 'prose.litigation.total',
    units: cases,
    left: /(?<!复议后提起(?:行政)?|直接提起(?:行政)?)诉讼(?:案件|案|数量)?[共计为:]*$/u,
    not: ofCourts,
    when: isOverDisclosure,
  },
];
