import type { MetricCode, Table3RowCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { indicatorCaveats as caveats } from './indicator-caveats.ts';

/** A sum over cells: `plus` less `minus`. A row of table 三 means its 总计 column; a group, the sum of its rows. */
export type Formula = {
  readonly plus: readonly (MetricCode | Table3RowCode)[];
  readonly minus?: readonly (MetricCode | Table3RowCode)[];
};

export type IndicatorDefinition = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly numerator: Formula;
  /** residentPopulation: not in any report; given by the caller with its source and year. */
  readonly denominator: Formula | 'residentPopulation';
  /** A second denominator in use; the rate over it is given in brackets. */
  readonly alternative?: Formula;
  /** Not a part of a whole, so that it may lawfully exceed 1. */
  readonly mayExceedWhole?: true;
  readonly caveats: readonly Sentence[];
};

const closed: Formula = { plus: ['outcome.total'] };
const atHand: Formula = { plus: ['requests.received', 'requests.carried_in'] };
const refused: Formula = { plus: ['outcome.refused'] };
const lawsuits: Formula = { plus: ['litigation.direct.total', 'litigation.after_review.total'] };
const pendingLawsuits: Formula = { plus: ['litigation.direct.pending', 'litigation.after_review.pending'] };

/** Names of the grounds of refusal, as shares of all refusals. */
const grounds = [
  { ground: 'state_secret', zh: '国家秘密', en: 'state secret' },
  { ground: 'law_prohibited', zh: '法律法规禁止', en: 'other law' },
  { ground: 'security_stability', zh: '三安全一稳定', en: 'security and stability' },
  { ground: 'third_party', zh: '第三方权益', en: 'third party' },
  { ground: 'internal_affairs', zh: '内部事务信息', en: 'internal affairs' },
  { ground: 'process_info', zh: '过程性信息', en: 'process information' },
  { ground: 'enforcement_file', zh: '执法案卷', en: 'enforcement file' },
  { ground: 'administrative_query', zh: '行政查询事项', en: 'look-up matter' },
] as const;

/**
 * Derived indicators: rates and shares over the 总计 column. None has an official definition. A rate is only a headline
 * where its own denominator is at least 20.
 */
export const indicators = [
  {
    code: 'ind.disclosure_rate',
    zh: '公开率',
    en: 'disclosure rate',
    numerator: { plus: ['outcome.granted', 'outcome.partial'] },
    denominator: closed,
    caveats: [caveats.commonForm, caveats.notByItselfGood, caveats.oneOutcome],
  },
  {
    code: 'ind.full_rate',
    zh: '予以公开率',
    en: 'full disclosure rate',
    numerator: { plus: ['outcome.granted'] },
    denominator: closed,
    caveats: [caveats.alreadyPublic],
  },
  {
    code: 'ind.partial_rate',
    zh: '部分公开率',
    en: 'partial disclosure rate',
    numerator: { plus: ['outcome.partial'] },
    denominator: closed,
    caveats: [caveats.carefulSevering, caveats.oneOutcome],
  },
  {
    code: 'ind.disclosure_rate_substantive',
    zh: '实质公开率（本项目用语）',
    en: 'substantive disclosure rate (our term)',
    numerator: { plus: ['outcome.granted', 'outcome.partial'] },
    denominator: { plus: ['outcome.granted', 'outcome.partial', 'outcome.refused'] },
    caveats: [caveats.ownTerm],
  },
  {
    code: 'ind.refusal_rate',
    zh: '不予公开率',
    en: 'refusal rate',
    numerator: refused,
    denominator: closed,
    caveats: [caveats.refusedAlone, caveats.selfClassified],
  },
  {
    code: 'ind.unavailable_rate',
    zh: '无法提供率',
    en: 'unavailable rate',
    numerator: { plus: ['outcome.unavailable'] },
    denominator: closed,
    caveats: [caveats.wrongAgency, caveats.selfClassified],
  },
  {
    code: 'ind.not_processed_rate',
    zh: '不予处理率',
    en: 'not-processed rate',
    numerator: { plus: ['outcome.not_processed'] },
    denominator: closed,
    caveats: [caveats.petitionLike, caveats.selfClassified],
  },
  {
    code: 'ind.other_rate',
    zh: '其他处理率',
    en: 'other-handling rate',
    numerator: { plus: ['outcome.other'] },
    denominator: closed,
    caveats: [caveats.otherOften],
  },
  {
    code: 'ind.non_disclosure_rate',
    zh: '未公开率',
    en: 'non-disclosure rate',
    numerator: { plus: ['outcome.total'], minus: ['outcome.granted', 'outcome.partial'] },
    denominator: closed,
    caveats: [caveats.mixesRefusal],
  },
  {
    code: 'ind.carry_out_rate',
    zh: '结转率',
    en: 'carry-over rate',
    numerator: { plus: ['requests.carried_out'] },
    denominator: atHand,
    caveats: [caveats.decemberRequests],
  },
  {
    code: 'ind.clearance',
    zh: '办结率',
    en: 'clearance rate',
    numerator: closed,
    denominator: atHand,
    caveats: [caveats.decemberRequests],
  },
  {
    code: 'ind.natural_share',
    zh: '自然人占比',
    en: 'share of natural persons',
    numerator: { plus: ['requests.received@natural_person'] },
    denominator: { plus: ['requests.received'] },
    caveats: [],
  },
  ...grounds.map(({ ground, zh, en }) => ({
    code: `ind.ground_share.${ground}` as const,
    zh: `不予公开理由：${zh}占比`,
    en: `grounds of refusal: share of ${en}`,
    numerator: { plus: [`outcome.refused.${ground}` as const] },
    denominator: refused,
    caveats: [caveats.selfClassified],
  })),
  {
    code: 'ind.exemption_16',
    zh: '第十六条占比',
    en: 'share of article 16 grounds',
    numerator: {
      plus: ['outcome.refused.internal_affairs', 'outcome.refused.process_info', 'outcome.refused.enforcement_file'],
    },
    denominator: refused,
    caveats: [caveats.discretionary, caveats.selfClassified],
  },
  {
    code: 'ind.exemption_14_15',
    zh: '第十四、十五条占比',
    en: 'share of article 14 and 15 grounds',
    numerator: {
      plus: [
        'outcome.refused.state_secret',
        'outcome.refused.law_prohibited',
        'outcome.refused.security_stability',
        'outcome.refused.third_party',
      ],
    },
    denominator: refused,
    caveats: [caveats.mandatory, caveats.selfClassified],
  },
  {
    code: 'ind.review_correction',
    zh: '复议纠错率',
    en: 'correction rate in review',
    numerator: { plus: ['review.corrected'] },
    denominator: { plus: ['review.upheld', 'review.corrected', 'review.other'] },
    alternative: { plus: ['review.total'] },
    caveats: [caveats.concludedOnly, caveats.reviewFirst],
  },
  {
    code: 'ind.lit_correction',
    zh: '诉讼纠错率',
    en: 'correction rate in court',
    numerator: { plus: ['litigation.direct.corrected', 'litigation.after_review.corrected'] },
    denominator: {
      plus: [
        'litigation.direct.upheld',
        'litigation.direct.corrected',
        'litigation.direct.other',
        'litigation.after_review.upheld',
        'litigation.after_review.corrected',
        'litigation.after_review.other',
      ],
    },
    caveats: [caveats.notSimplyLost, caveats.reviewFirst],
  },
  {
    code: 'ind.review_intensity',
    zh: '复议率',
    en: 'reviews per closed request',
    numerator: { plus: ['review.total'] },
    denominator: closed,
    mayExceedWhole: true,
    caveats: [caveats.lastYearsAnswers, caveats.reviewFirst],
  },
  {
    code: 'ind.lit_intensity',
    zh: '诉讼率',
    en: 'lawsuits per closed request',
    numerator: lawsuits,
    denominator: closed,
    mayExceedWhole: true,
    caveats: [caveats.lastYearsAnswers, caveats.reviewFirst],
  },
  {
    code: 'ind.pending_share',
    zh: '复议和诉讼未审结占比',
    en: 'share of reviews and lawsuits pending',
    numerator: { plus: ['review.pending', ...pendingLawsuits.plus] },
    denominator: { plus: ['review.total', ...lawsuits.plus] },
    caveats: [],
  },
  {
    code: 'ind.pending_share.review',
    zh: '复议未审结占比',
    en: 'share of reviews pending',
    numerator: { plus: ['review.pending'] },
    denominator: { plus: ['review.total'] },
    caveats: [],
  },
  {
    code: 'ind.pending_share.litigation',
    zh: '诉讼未审结占比',
    en: 'share of lawsuits pending',
    numerator: pendingLawsuits,
    denominator: lawsuits,
    caveats: [],
  },
  {
    code: 'ind.per_10k',
    zh: '每万人申请量',
    en: 'requests per 10,000 residents',
    numerator: { plus: ['requests.received'] },
    denominator: 'residentPopulation',
    mayExceedWhole: true,
    caveats: [caveats.wholeJurisdiction],
  },
  {
    code: 'ind.normative_turnover',
    zh: '规范性文件更替率',
    en: 'turnover of normative documents',
    numerator: { plus: ['proactive.normative.repealed'] },
    denominator: { plus: ['proactive.normative.in_force', 'proactive.normative.repealed'] },
    caveats: [caveats.edition2021Only],
  },
] as const satisfies readonly IndicatorDefinition[];

export type IndicatorCode = (typeof indicators)[number]['code'];

const byCode: ReadonlyMap<string, IndicatorDefinition> = new Map(
  indicators.map((indicator) => [indicator.code, indicator]),
);

/** Whether a text is the code of an indicator. */
export function isIndicatorCode(text: string): text is IndicatorCode {
  return byCode.has(text);
}

/** The definition of an indicator. Total: every code has one, as both come from the same table. */
export function indicatorDefinition(code: IndicatorCode): IndicatorDefinition {
  const definition = byCode.get(code);
  if (definition === undefined) throw new RangeError(`no indicator has the code ${code}`);
  return definition;
}
