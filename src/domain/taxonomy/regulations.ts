import type { Sentence } from '../sentence.ts';

/**
 * What articles of the Regulations on Open Government Information (2019 revision, State Council order 711, read in full) say, as far as
 * the figures of a report rest on them: in our own short words, which are no substitute for the text.
 */
export const articles: ReadonlyMap<number, Sentence> = new Map([
  [
    1,
    {
      zh: '立法目的：让人们依法得到政府信息，让政府更透明。',
      en: 'The purpose: that people can lawfully obtain government information, and a more transparent government.',
    },
  ],
  [
    2,
    {
      zh: '什么是政府信息：行政机关在行政管理中制作或获取、以一定形式记录保存的信息。',
      en: 'Government information: what an agency made or obtained in its administration and recorded in some form.',
    },
  ],
  [
    3,
    {
      zh: '谁主管：国务院办公厅主管全国；县级以上地方政府办公厅（室）主管本地区。',
      en: 'Who is in charge: the State Council General Office; locally the general office of each government.',
    },
  ],
  [5, { zh: '以公开为常态、不公开为例外。', en: 'Disclosure is the norm, non-disclosure the exception.' }],
  [
    14,
    {
      zh: '不予公开（必须）：国家秘密、法律和行政法规禁止公开的、可能危及国家安全、公共安全、经济安全、社会稳定的。',
      en: 'Must not be disclosed: state secrets, what laws forbid, and what may endanger national, public or economic security or social stability.',
    },
  ],
  [
    15,
    {
      zh: '涉及商业秘密、个人隐私等、公开会损害第三方的不公开；第三方同意，或不公开对公共利益有重大影响的，公开。',
      en: 'Trade secrets and privacy of third parties are withheld, unless they consent or a weighty public interest demands disclosure.',
    },
  ],
  [
    16,
    {
      zh: '可以不予公开：内部事务信息（人事、后勤、内部流程）；讨论记录、过程稿、磋商信函、请示报告等过程性信息；行政执法案卷。法律另有规定的从其规定。',
      en: 'May be withheld: internal affairs (personnel, logistics, workflow); process information (discussion records, drafts, consultation letters, requests for instructions); enforcement case files, unless a law says otherwise.',
    },
  ],
  [
    20,
    {
      zh: '必须主动公开的内容：规章和规范性文件、机构职能、规划、统计、许可和其他服务事项、处罚和强制、预算决算、收费、集中采购等。表二各项由此而来。',
      en: 'What must be published proactively: rules and normative documents, functions, plans, statistics, licences and services, penalties and coercion, budgets, fees, procurement and more. Table 2 rests on it.',
    },
  ],
  [
    27,
    {
      zh: '除主动公开的以外，公民、法人和其他组织可以申请获取政府信息。',
      en: 'Beside what is published, citizens, legal persons and other organisations may request government information.',
    },
  ],
  [
    29,
    {
      zh: '申请要用书面形式（信件、数据电文都行；写不便的可口头，由机关代填），写明：姓名或名称、身份证明、联系方式；要什么信息（名称、文号或便于查询的特征）；以什么形式提供。',
      en: 'A request is in writing (letter or electronic; orally where writing is hard) and gives: name, proof of identity and contact; the information wanted, by title, number or other features; and the form in which it is to be supplied.',
    },
  ],
  [
    30,
    {
      zh: '申请内容不明确的，机关在7个工作日内一次告知补正；无正当理由逾期不补正，视为放弃。',
      en: 'If a request is unclear, the agency says once, within 7 working days, what to correct; who does not correct it in time without good reason gives it up.',
    },
  ],
  [
    31,
    {
      zh: '收到申请的日子怎么算：当面、邮寄、网络或传真各不同。',
      en: 'Which day counts as received: in person, by post, online or fax.',
    },
  ],
  [
    32,
    {
      zh: '会损害第三方的，要书面征求意见；第三方15个工作日内回复。',
      en: 'A third party who might be harmed is asked in writing and answers within 15 working days.',
    },
  ],
  [
    33,
    {
      zh: '答复期限：能当场就当场；否则20个工作日内，最多再延长20个工作日，并要告知；征求第三方意见的时间不算。',
      en: 'Time to answer: at once where possible, else 20 working days, at most 20 more once told; asking third parties does not count.',
    },
  ],
  [
    35,
    {
      zh: '数量、频次明显超过合理范围的，可以要求说明理由；不合理的不予处理。',
      en: 'Where requests are clearly too many or frequent, reasons may be asked; without good ones they are not processed.',
    },
  ],
  [
    36,
    {
      zh: '怎么答复：（一）已主动公开的，告知到哪里看；（二）可以公开的，提供或告知怎样得到；（三）不予公开的，说明理由；（四）没有检索到的，告知不存在；（五）不归本机关的，告知并说明理由；（六）重复申请的，不再重复处理；（七）另有查询办法的（工商、不动产登记），告知按那些办法。',
      en: 'How to answer: (1) already published: say where; (2) disclosed: give it or say how to get it; (3) refused: give reasons; (4) not found: say it does not exist; (5) not this agency’s: say so and why; (6) asked again: not handled twice; (7) registers with rules of their own (business, real estate): refer to them.',
    },
  ],
  [
    37,
    {
      zh: '含有不能公开内容、但能区分处理的，应当给可以公开的部分，并说明不给的理由。',
      en: 'What can be severed must be given, with reasons for the part that is withheld.',
    },
  ],
  [
    38,
    {
      zh: '给的应是已制作或获取的信息；需要加工、分析的，可以不提供。',
      en: 'What is given already exists; what would have to be compiled or analysed may be left out.',
    },
  ],
  [
    39,
    {
      zh: '借申请信访、投诉、举报的，告知不作为公开申请处理；要公开出版物的，告知获取的途径。',
      en: 'Petitions and complaints put as requests are not handled as such; who asks for publications is told where to get them.',
    },
  ],
  [
    42,
    {
      zh: '依申请提供信息不收费；数量、频次明显超过合理范围的，可以收取信息处理费。',
      en: 'Information is supplied free of charge; a processing fee may be charged where requests are clearly too many or frequent.',
    },
  ],
  [
    47,
    {
      zh: '主管部门监督检查；没有按要求公开的，督促整改或通报批评。',
      en: 'The competent department supervises: it urges agencies to put things right, or names them.',
    },
  ],
  [
    49,
    {
      zh: '政府部门每年1月31日前公布上一年度的年报；县级以上地方政府的在3月31日前。',
      en: 'Departments publish the report of the year before by 31 January each year; governments of counties and above by 31 March.',
    },
  ],
  [
    50,
    {
      zh: '年报写什么：主动公开、收到和处理申请、复议诉讼、主要问题和改进、其他事项；格式由全国主管部门统一规定并更新。',
      en: 'What a report contains: proactive disclosure, requests and their handling, reviews and lawsuits, problems, other matters; one national form, updated.',
    },
  ],
  [
    51,
    {
      zh: '认为侵犯合法权益的，可以向上级或主管部门投诉、举报，也可以申请行政复议或提起行政诉讼。',
      en: 'Who finds their rights infringed may complain to a superior or competent organ, apply for administrative review, or sue.',
    },
  ],
  [
    54,
    {
      zh: '法律、法规授权的具有管理公共事务职能的组织，也适用本条例。',
      en: 'Organisations that law authorises to manage public affairs are covered as well.',
    },
  ],
]);
