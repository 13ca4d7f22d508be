import type { MetricTarget } from './metric-target.ts';

/**
 * Words that people use for a figure and no form prints, by figure. A word that people use for two figures (纠错率, denied)
 * stands nowhere: it is asked back or explained.
 */
export const spokenMetrics: readonly (readonly [target: MetricTarget, words: string])[] = [
  [
    'requests.received@total',
    '申请、公开申请、信息公开申请、政府信息公开申请、依申请公开、申请公开、申请信息公开、申请了、申请过、申请的、申请数、申请量、申请件数、申请数量、收到申请、收到的申请、收到多少申请、收到申请数、新收申请、新增申请、收件、收件数、requests、received requests、requests received、new requests、applications、number of requests、申请总数、申请总量、申请总件数、收到、收到了、收了、接到、接到了、接收、收、受理、受理了、受理数、新收到、新收了、新收件、收过、收到过、被申请、被申请了、received、receive、get requests、incoming requests、requests in、FOI requests、requests filed、asked for、request',
  ],
  [
    'requests.received@natural_person',
    '个人、个人申请、individuals、people、自然人申请、individual、natural person、natural persons、persons、private persons、citizens',
  ],
  [
    'requests.carried_in@total',
    '结转来、上年结转数、brought forward、carried over from last year、上年留下、上年留下的、去年留下的、上年遗留、结转过来、pending from last year、left from last year、carried in from last year',
  ],
  [
    'requests.carried_out@total',
    '结转、结转数、结转下年数、carried over、carried forward、carry over、carryover、still open、没答复、没有答复、未答复、还没答复、没回复、没有回复、not answered、unanswered、没办完、未办完、没办完的、没有办完、未办结、没办结、还没办、没处理完、没答复完、积压、积压的、还剩、留到下年、拖到下年、转到下一年、转下年、unfinished、not finished、left over、backlog、outstanding、unanswered requests',
  ],
  [
    'outcome.total@total',
    '办结、办结数、办结量、closed、answered、completed、closed requests、requests closed、办完、办完了、办结了、办了、答复、答复了、答复数、回复了、处理了、resolved、processed、handled requests、decided',
  ],
  [
    'outcome.granted@total',
    '公开、全部公开、同意公开、granted、disclosed、fully disclosed、full disclosure、公开了、全公开了、公开数、同意、同意了、批准、批准了、给出、给了信息、全部给了、同意公开了、予以公开了、approved、grants、released、disclose、disclosures',
  ],
  [
    'outcome.partial@total',
    '区分处理、partial、partly、partly granted、partially granted、partially disclosed、partial disclosure、disclosed in part、部分公开了、只公开一部分、部分同意',
  ],
  [
    'outcome.refused@total',
    '拒绝、拒绝公开、拒绝数、不公开、不同意公开、refusals、refusal、refuse、withheld、not disclosed、拒绝了、拒了、拒、驳回、驳回了、驳回数、不给、不给公开、不予公开了、不予公开数、不公开了、拒绝的、被拒绝、被拒、被拒了、被驳回、不同意、不批准、不批、拒不公开、turn down、turned down、turn anyone down、refuses、refusing、rejecting、withholding、refused requests、requests refused、reject、rejected、rejections、declined、decline、withhold、refusals in',
  ],
  [
    'outcome.refused.state_secret@total',
    '涉密、机密、state secrecy、secrecy、secrets、state secrets、国家机密、国家秘密类',
  ],
  ['outcome.refused.law_prohibited@total', '法律禁止、法律禁止公开'],
  ['outcome.refused.security_stability@total', '三安全、社会稳定、危及安全、security and stability'],
  [
    'outcome.refused.third_party@total',
    '第三方、商业秘密、个人隐私、privacy、private information、trade secret、trade secrets、personal privacy、third parties',
  ],
  ['outcome.refused.internal_affairs@total', '内部信息、内部事务、internal information、内部事务类、内部管理信息'],
  ['outcome.refused.process_info@total', '过程信息、process information、deliberative process、过程性、过程性信息类'],
  ['outcome.refused.enforcement_file@total', '案卷、执法卷宗、case file、case files、enforcement files'],
  ['outcome.refused.administrative_query@total', '行政查询、查询事项'],
  ['outcome.unavailable@total', '不能提供、cannot be provided、not available、提供不了、给不了、没法提供'],
  [
    'outcome.unavailable.not_held@total',
    '不存在、不是本机关、不是本机关的、不属于本机关、不归本机关、信息不存在、does not exist、not exist、no record',
  ],
  ['outcome.unavailable.needs_creation@total', '另行制作、加工分析'],
  ['outcome.unavailable.unclear@total', '不明确、内容不明确'],
  ['outcome.not_processed@total', '不处理、unprocessed、没处理、没有处理、不受理'],
  ['outcome.not_processed.petition@total', '信访、信访类、petition、petitions'],
  ['outcome.not_processed.repeat@total', '重复、repeat requests、repeated requests'],
  ['outcome.not_processed.excessive@total', '大量申请、excessive requests'],
  [
    'review.total',
    '复议、复议数、复议量、行政复议、review、reviews、reconsideration、administrative review、administrative reviews、administrative reconsideration、复议总数、被申请复议、被提起复议、reviews total',
  ],
  ['review.corrected', '复议纠正、复议纠错、复议被纠正、复议被纠错、复议纠正了、被复议纠正、复议改了'],
  ['review.upheld', '复议维持'],
  ['litigation.direct.total', '直接起诉、未经复议直接起诉、direct lawsuit、direct lawsuits'],
  ['litigation.after_review.total', '复议后起诉、lawsuits after review'],
  ['ind.disclosure_rate', '公开比例、公开比率、grant rate、release rate、公开率是'],
  ['ind.refusal_rate', '拒绝率、不公开率、不予公开比例、rejection rate'],
  ['ind.lit_correction', '败诉率、loss rate'],
  ['ind.carry_out_rate', '积压率、backlog rate'],
  ['ind.natural_share', '个人占比、自然人比例、自然人占'],
  [
    'proactive.normative.made',
    '规范性文件、规范性文件数、normative documents、规范文件、文件制发、制发文件、制定文件、出台文件、红头文件、发文数、documents issued、documents made、normative document',
  ],
  [
    'proactive.normative.in_force',
    '现行有效、现行有效件数、规范性文件现行有效、规范性文件有效、有效规范性文件、in force、有效的规范性文件、现在有效、仍有效、仍然有效、现行有效的规范性文件、有效文件、有效的文件、现行有效文件、documents in force、still in force、valid documents',
  ],
  [
    'proactive.licensing.decisions',
    '许可、许可数、行政许可、licences、licenses、licensing、行政许可决定、许可决定、licenses issued、permits、licence',
  ],
  [
    'proactive.penalty.decisions',
    '处罚、处罚数、行政处罚、penalties、处罚了、罚了、行政处罚决定、处罚决定、punishments、penalty',
  ],
  ['proactive.coercion.decisions', '行政强制、coercion、强制措施、行政强制措施'],
  ['proactive.fees.amount_wan', '收费、收费金额、行政事业性收费、fees'],
  [
    'prose.site_items',
    '网站发布、网站发布数、网站信息、website items、网站发了、网站发、网站公开、官网发布、网站上发布、items on the website、website posts',
  ],
  ['prose.wechat_items', '微信、微信发布、微信公众号、wechat、微信发了、公众号、微信发'],
  ['prose.weibo_items', '微博、微博发布、weibo、微博发了、微博发'],
  [
    'prose.info_fee',
    '信息处理费、处理费、政府信息公开收费、信息公开收费、公开收费、申请收费、政府信息公开费用、信息公开费用、processing fee、information fee',
  ],
  [
    'requests.received@org.business',
    '企业、公司、商业企业、企业申请、公司申请、businesses、companies、company、enterprises、firms',
  ],
  [
    'requests.received@org.legal_service',
    '律师、律所、律师事务所、法律服务、法律服务机构、律师申请、lawyers、lawyer、law firms',
  ],
  ['requests.received@org.research', '科研、科研机构、研究机构、research institutions'],
  ['requests.received@org.public_interest', '公益组织、社会组织、社会公益组织、ngo、ngos、public interest groups'],
  [
    'proactive.normative.repealed',
    '废止、废止了、废止文件、废止的文件、废止规范性文件、废止了文件、repealed、documents repealed',
  ],
  ['proactive2019.procurement.amount', '政府采购、集中采购、采购、采购金额、政府集中采购、procurement'],
];
