import type { Sentence } from '../sentence.ts';

/**
 * How strict a rule is.
 * - HARD: arithmetic, or printed by the form itself
 * - SOFT: usually true, with legitimate exceptions
 * - INFO: a remark only
 */
export type RuleClass = 'HARD' | 'SOFT' | 'INFO';

type Rule = { readonly class: RuleClass; readonly name: Sentence };

/** The rules that stored figures can answer, with the ids and classes of rules.md, sections 1 to 3. */
export const rules = {
  'T2.nonneg': { class: 'HARD', name: { zh: '表二：数字不小于 0', en: 'Table 2: no number below 0' } },
  'T2.repealed_le': {
    class: 'SOFT',
    name: { zh: '表二：废止不多于原有加新增', en: 'Table 2: no more repealed than there were' },
  },
  'T3.balance': {
    class: 'HARD',
    name: { zh: '表三：新收加结转等于总计加结转下年', en: 'Table 3: received and carried in = total and carried out' },
  },
  'T3.outcome_sum': {
    class: 'HARD',
    name: { zh: '表三：总计等于各项办理结果之和', en: 'Table 3: total = sum of outcomes' },
  },
  'T3.col_total': { class: 'HARD', name: { zh: '表三：总计等于各列之和', en: 'Table 3: total = sum of columns' } },
  'T3.nonneg': {
    class: 'HARD',
    name: { zh: '表三、表四：数字为不小于 0 的整数', en: 'Tables 3 and 4: whole numbers not below 0' },
  },
  'T3.fee_row_vs_prose': {
    class: 'SOFT',
    name: { zh: '逾期未缴费与正文的收费说明', en: 'Unpaid fees and what the text says of fees' },
  },
  'T3.zero_year': { class: 'INFO', name: { zh: '正文说未收到申请', en: 'The text says that no request came in' } },
  'T4.review': { class: 'HARD', name: { zh: '表四：行政复议合计', en: 'Table 4: reviews add up' } },
  'T4.direct': { class: 'HARD', name: { zh: '表四：直接起诉合计', en: 'Table 4: direct lawsuits add up' } },
  'T4.after': { class: 'HARD', name: { zh: '表四：复议后起诉合计', en: 'Table 4: lawsuits after review add up' } },
  'P.requests': { class: 'HARD', name: { zh: '正文与表三：申请数', en: 'Text and table 3: requests' } },
  'P.channels': { class: 'SOFT', name: { zh: '正文：各渠道申请之和', en: 'Text: channels add up to requests' } },
  'P.outcome': { class: 'HARD', name: { zh: '正文与表三：办理结果', en: 'Text and table 3: outcomes' } },
  'P.review': { class: 'HARD', name: { zh: '正文与表四：复议和诉讼', en: 'Text and table 4: reviews and lawsuits' } },
  'P.normative': { class: 'SOFT', name: { zh: '正文与表二', en: 'Text and table 2' } },
  'P.proposals': { class: 'SOFT', name: { zh: '正文：建议加提案', en: 'Text: suggestions and proposals' } },
  'P.dates': { class: 'HARD', name: { zh: '统计期限与报告年度', en: 'Statistics period and report year' } },
  'E.edition': { class: 'SOFT', name: { zh: '所用格式', en: 'Edition of the form' } },
  'Y.carry': {
    class: 'HARD',
    name: { zh: '上年结转与上一年的结转下年', en: "Carried in and the year before's carried out" },
  },
  'Y.carry_2018': { class: 'HARD', name: { zh: '2019 年的上年结转', en: 'Carried into 2019' } },
  'Y.stock': { class: 'SOFT', name: { zh: '现行有效件数的增减', en: 'Documents in force from year to year' } },
  'Y.items2019': { class: 'SOFT', name: { zh: '项目数量的增减', en: 'Items from year to year' } },
  'Y.prose_yoy': { class: 'HARD', name: { zh: '正文所说的同比', en: 'The change that the text states' } },
  'Y.edition': { class: 'HARD', name: { zh: '两年所用格式', en: 'Editions of the two years' } },
  'H.sum': { class: 'SOFT', name: { zh: '政府报告与各部门之和', en: 'Government-wide and the sum of departments' } },
  'Y.jump': { class: 'INFO', name: { zh: '数字骤变', en: 'Sudden changes' } },
} as const satisfies { readonly [id: string]: Rule };

export type RuleId = keyof typeof rules;
