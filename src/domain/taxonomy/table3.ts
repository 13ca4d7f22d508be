import type { Verification } from './verification.ts';

/** A column of table 三: who made the request. */
export type Table3Column = {
  readonly code: string;
  readonly zh: string;
  readonly variants: readonly string[];
  readonly en: string;
  /** 法人或其他组织 spans the five kinds of organisation. */
  readonly underOrganisations: boolean;
};

/** The applicant columns of table 三, in printed order; the same in both editions. */
export const applicantColumns = [
  {
    code: 'natural_person',
    zh: '自然人',
    variants: ['自 然 人', '自然 人', '公民'],
    en: 'Natural persons',
    underOrganisations: false,
  },
  {
    code: 'org.business',
    zh: '商业企业',
    variants: ['商业 企业', '商 业 企 业', '企业'],
    en: 'Commercial enterprises',
    underOrganisations: true,
  },
  {
    code: 'org.research',
    zh: '科研机构',
    variants: ['科研 机构', '科 研 机 构', '科研'],
    en: 'Research institutions',
    underOrganisations: true,
  },
  {
    code: 'org.public_interest',
    zh: '社会公益组织',
    variants: ['社会 公益 组织', '社 会 公 益 组 织', '公益组织', '社会组织'],
    en: 'Public-interest organisations',
    underOrganisations: true,
  },
  {
    code: 'org.legal_service',
    zh: '法律服务机构',
    variants: ['法律 服务 机构', '法 律 服 务 机 构', '法律服务'],
    en: 'Legal-service institutions',
    underOrganisations: true,
  },
  { code: 'org.other', zh: '其他', variants: ['其 他', '其它'], en: 'Other organisations', underOrganisations: true },
  { code: 'total', zh: '总计', variants: ['总 计', '合计'], en: 'Total', underOrganisations: false },
] as const satisfies readonly Table3Column[];

/**
 * - data: printed, with figures of its own
 * - group: a heading above its rows; the form prints no subtotal, so its sum is derived
 * - total: the printed （七）总计
 */
export type Table3RowKind = 'data' | 'group' | 'total';

/** A row of table 三. */
export type Table3Row = {
  readonly code: string;
  readonly zh: string;
  readonly variants: readonly string[];
  readonly en: string;
  readonly article: string;
  readonly verified: Verification;
  /** What the row is in each edition; an edition that is not named does not have it. */
  readonly kind: { readonly '2021'?: Table3RowKind; readonly '2019'?: Table3RowKind };
  readonly note?: string;
};

/** Corner cell of table 三: the cross-check that the form itself prints; 本列 is every column. */
export const table3Corner = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** Heading that spans the outcome rows of table 三. */
export const table3OutcomeHeading = '三、本年度办理结果';

/** The rows of table 三 in printed order. Edition 2021: 25 data rows; edition 2019: 23, since （六）其他处理 is one row. */
export const table3Rows = [
  {
    code: 'requests.received',
    zh: '一、本年新收政府信息公开申请数量',
    variants: ['本年新收', '本年新收政府信息公开申请数', '一、本年新收政府信息公开申请数'],
    en: 'New requests received this year',
    article: '条例第二十七、二十九、三十一条（何为收到）',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'requests.carried_in',
    zh: '二、上年结转政府信息公开申请数量',
    variants: ['上年结转', '上年度结转政府信息公开申请数量'],
    en: 'Requests carried over from last year',
    article: '条例第三十三条（答复期限跨年所致）',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.granted',
    zh: '（一）予以公开',
    variants: ['予以公开'],
    en: 'Disclosed in full',
    article: '条例第三十六条第（一）（二）项',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
    note: "That 'already public, told where to find it' (art. 36(1)) is counted here is the common reading; the filling instructions were not seen (U).",
  },
  {
    code: 'outcome.partial',
    zh: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    variants: ['部分公开', '部分公开（区分处理）', '(二) 部分公开(区分处理的, 只计这一情形, 不计其他情形)'],
    en: 'Disclosed in part (severable; counted only here)',
    article: '条例第三十七条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused',
    zh: '（三）不予公开',
    variants: ['不予公开'],
    en: 'Refused',
    article: '条例第三十六条第（三）项；第十四至十六条',
    verified: 'V1',
    kind: { '2021': 'group', '2019': 'group' },
  },
  {
    code: 'outcome.refused.state_secret',
    zh: '1.属于国家秘密',
    variants: ['国家秘密', '1．属于国家秘密', '1、属于国家秘密'],
    en: 'State secret',
    article: '条例第十四条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.law_prohibited',
    zh: '2.其他法律行政法规禁止公开',
    variants: ['其他法律、行政法规禁止公开', '法律行政法规禁止公开'],
    en: 'Disclosure prohibited by other laws or administrative regulations',
    article: '条例第十四条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.security_stability',
    zh: '3.危及“三安全一稳定”',
    variants: ['危及三安全一稳定', '危及"三安全一稳定"', '危及国家安全、公共安全、经济安全、社会稳定'],
    en: "Endangers the 'three securities and one stability' (national, public, economic security; social stability)",
    article: '条例第十四条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.third_party',
    zh: '4.保护第三方合法权益',
    variants: ['第三方合法权益'],
    en: "Protects a third party's lawful rights (trade secrets, personal privacy etc.)",
    article: '条例第十五、三十二条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.internal_affairs',
    zh: '5.属于三类内部事务信息',
    variants: ['内部事务信息'],
    en: 'One of three kinds of internal-affairs information (personnel, logistics, internal workflow)',
    article: '条例第十六条第一款',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.process_info',
    zh: '6.属于四类过程性信息',
    variants: ['过程性信息'],
    en: 'One of four kinds of process (deliberative) information (discussion records, drafts, consultation letters, requests for instructions/reports)',
    article: '条例第十六条第二款',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.enforcement_file',
    zh: '7.属于行政执法案卷',
    variants: ['行政执法案卷', '属于行政执法案卷信息'],
    en: 'Administrative enforcement case file',
    article: '条例第十六条第二款',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.refused.administrative_query',
    zh: '8.属于行政查询事项',
    variants: ['行政查询事项'],
    en: 'Matter for an administrative look-up procedure (e.g. business or real-estate registers)',
    article: '条例第三十六条第（七）项',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.unavailable',
    zh: '（四）无法提供',
    variants: ['无法提供'],
    en: 'Cannot be provided',
    article: '条例第三十六条第（四）（五）项、第三十八条',
    verified: 'V1',
    kind: { '2021': 'group', '2019': 'group' },
  },
  {
    code: 'outcome.unavailable.not_held',
    zh: '1.本机关不掌握相关政府信息',
    variants: ['不掌握相关政府信息'],
    en: "This agency does not hold the information (does not exist, or is another agency's to disclose)",
    article: '条例第三十六条第（四）（五）项',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.unavailable.needs_creation',
    zh: '2.没有现成信息需要另行制作',
    variants: ['没有现成信息，需要另行制作', '需要另行制作'],
    en: 'No ready-made information; would have to be created',
    article: '条例第三十八条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.unavailable.unclear',
    zh: '3.补正后申请内容仍不明确',
    variants: ['补正后仍不明确', '申请内容不明确'],
    en: 'Request still unclear after correction',
    article: '条例第三十条（第二十九条第二款）',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.not_processed',
    zh: '（五）不予处理',
    variants: ['不予处理'],
    en: 'Not processed',
    article: '条例第三十五条、第三十六条第（六）项、第三十九条',
    verified: 'V1',
    kind: { '2021': 'group', '2019': 'group' },
  },
  {
    code: 'outcome.not_processed.petition',
    zh: '1.信访举报投诉类申请',
    variants: ['信访、举报、投诉类申请'],
    en: 'Petition, report or complaint dressed as a request',
    article: '条例第三十九条第一款',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.not_processed.repeat',
    zh: '2.重复申请',
    variants: [],
    en: 'Repeat request',
    article: '条例第三十六条第（六）项',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.not_processed.publication',
    zh: '3.要求提供公开出版物',
    variants: [],
    en: 'Request for a public publication (gazette, newspaper, book)',
    article: '条例第三十九条第二款',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.not_processed.excessive',
    zh: '4.无正当理由大量反复申请',
    variants: [],
    en: 'Numerous or repeated requests without good reason',
    article: '条例第三十五条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
  {
    code: 'outcome.not_processed.confirm_reissue',
    zh: '5.要求行政机关确认或重新出具已获取信息',
    variants: ['要求确认或重新出具已获取信息'],
    en: 'Asks the agency to confirm or re-issue information already obtained',
    article: '未见条例明文（U）',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
    note: 'No article says this in words; the link to art. 2 / 36(6) is interpretation.',
  },
  {
    code: 'outcome.other',
    zh: '（六）其他处理',
    variants: ['其他处理'],
    en: 'Other handling',
    article: '条例第三十、四十二条等',
    verified: 'V1',
    kind: { '2021': 'group', '2019': 'data' },
  },
  {
    code: 'outcome.other.no_correction',
    zh: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    variants: ['逾期不补正', '申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请'],
    en: 'Applicant failed to correct in time without good reason; not processed further',
    article: '条例第三十条',
    verified: 'V1',
    kind: { '2021': 'data' },
  },
  {
    code: 'outcome.other.fee_unpaid',
    zh: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    variants: ['逾期未缴费', '逾期未缴纳费用'],
    en: 'Applicant did not pay the information-processing fee in time; not processed further',
    article: '条例第四十二条；国办函〔2020〕109号',
    verified: 'V1',
    kind: { '2021': 'data' },
  },
  {
    code: 'outcome.other.misc',
    zh: '3.其他',
    variants: ['3. 其它', '其它'],
    en: 'Other',
    article: '',
    verified: 'V1',
    kind: { '2021': 'data' },
  },
  {
    code: 'outcome.total',
    zh: '（七）总计',
    variants: ['总计', '七、总计', '办理结果总计', '(七)总计'],
    en: "Total of the year's outcomes",
    article: '条例第五十条第（二）项',
    verified: 'V1',
    kind: { '2021': 'total', '2019': 'total' },
  },
  {
    code: 'requests.carried_out',
    zh: '四、结转下年度继续办理',
    variants: ['结转下一年度继续办理', '结转下年', '结转下年度'],
    en: 'Carried over to next year',
    article: '条例第三十三条',
    verified: 'V1',
    kind: { '2021': 'data', '2019': 'data' },
  },
] as const satisfies readonly Table3Row[];
