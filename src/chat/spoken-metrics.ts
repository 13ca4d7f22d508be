import type { MetricTarget } from './metric-words.ts';

/**
 * Words that people use for a figure and no form prints, by figure. A word that people use for two figures (纠错率, denied)
 * stands nowhere: it is asked back or explained.
 */
export const spokenMetrics: readonly (readonly [target: MetricTarget, words: string])[] = [
  [
    'requests.received@total',
    '申请、申请数、申请量、申请件数、申请数量、收到申请、收到的申请、收到多少申请、收到申请数、新收申请、新增申请、收件、收件数、requests、received requests、requests received、new requests、applications、number of requests',
  ],
  ['requests.received@natural_person', '个人、个人申请、individuals、people'],
  ['requests.carried_in@total', '结转来、上年结转数、brought forward、carried over from last year'],
  [
    'requests.carried_out@total',
    '结转、结转数、结转下年数、carried over、carried forward、carry over、carryover、still open',
  ],
  ['outcome.total@total', '办结、办结数、办结量、closed、answered、completed、closed requests、requests closed'],
  ['outcome.granted@total', '公开、全部公开、同意公开、granted、disclosed、fully disclosed、full disclosure'],
  [
    'outcome.partial@total',
    '区分处理、partial、partly、partly granted、partially granted、partially disclosed、partial disclosure、disclosed in part',
  ],
  [
    'outcome.refused@total',
    '拒绝、拒绝公开、拒绝数、不公开、不同意公开、refusals、refusal、refuse、withheld、not disclosed',
  ],
  ['outcome.refused.state_secret@total', '涉密、机密、secrets、state secrets'],
  ['outcome.refused.law_prohibited@total', '法律禁止、法律禁止公开'],
  ['outcome.refused.security_stability@total', '三安全、社会稳定、危及安全、security and stability'],
  [
    'outcome.refused.third_party@total',
    '第三方、商业秘密、个人隐私、trade secret、trade secrets、personal privacy、third parties',
  ],
  ['outcome.refused.internal_affairs@total', '内部信息、内部事务、internal information'],
  ['outcome.refused.process_info@total', '过程信息、process information、deliberative process'],
  ['outcome.refused.enforcement_file@total', '案卷、执法卷宗、case file、case files、enforcement files'],
  ['outcome.refused.administrative_query@total', '行政查询、查询事项'],
  ['outcome.unavailable@total', '不能提供、cannot be provided、not available'],
  ['outcome.unavailable.not_held@total', '不存在、信息不存在、does not exist、not exist、no record'],
  ['outcome.unavailable.needs_creation@total', '另行制作、加工分析'],
  ['outcome.unavailable.unclear@total', '不明确、内容不明确'],
  ['outcome.not_processed@total', '不处理、unprocessed'],
  ['outcome.not_processed.petition@total', '信访、信访类、petition、petitions'],
  ['outcome.not_processed.repeat@total', '重复、repeat requests、repeated requests'],
  ['outcome.not_processed.excessive@total', '大量申请、excessive requests'],
  ['review.total', '复议、复议数、复议量、行政复议、review、reviews、reconsideration、administrative review'],
  ['review.corrected', '复议纠正、复议纠错、复议被纠正'],
  ['review.upheld', '复议维持'],
  ['litigation.direct.total', '直接起诉、未经复议直接起诉、direct lawsuit、direct lawsuits'],
  ['litigation.after_review.total', '复议后起诉、lawsuits after review'],
  ['ind.disclosure_rate', '公开比例、公开比率、grant rate、release rate'],
  ['ind.refusal_rate', '拒绝率、不公开率、不予公开比例、rejection rate'],
  ['ind.lit_correction', '败诉率、loss rate'],
  ['ind.carry_out_rate', '积压率、backlog rate'],
  ['ind.natural_share', '个人占比、自然人比例'],
  ['proactive.normative.made', '规范性文件、规范性文件数、normative documents'],
  [
    'proactive.normative.in_force',
    '现行有效、现行有效件数、规范性文件现行有效、规范性文件有效、有效规范性文件、in force',
  ],
  ['proactive.licensing.decisions', '许可、许可数、行政许可、licences、licenses、licensing'],
  ['proactive.penalty.decisions', '处罚、处罚数、行政处罚、penalties'],
  ['proactive.coercion.decisions', '行政强制、coercion'],
  ['proactive.fees.amount_wan', '收费、收费金额、行政事业性收费、fees'],
  ['prose.site_items', '网站发布、网站发布数、网站信息、website items'],
  ['prose.wechat_items', '微信、微信发布、微信公众号、wechat'],
  ['prose.weibo_items', '微博、微博发布、weibo'],
  ['prose.info_fee', '信息处理费、处理费、processing fee、information fee'],
];
