import type { ApplicantKind, Table3RowCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import type { table2Of2019, table2Of2021 } from './table2.ts';
import type { table4Columns, table4Groups } from './table4.ts';

// What each figure counts, in our own plain words after the Regulations of 2019. The filling instructions of the form were not seen:
// where the words rest on usage only, they say so.

/** What each row of table 三 counts. */
export const rowMeanings: { readonly [row in Table3RowCode]: Sentence } = {
  'requests.received': {
    zh: '当年收到的公开申请件数；哪天算收到，条例第三十一条有规定。',
    en: 'Requests received in the year; article 31 says which day counts.',
  },
  'requests.carried_in': {
    zh: '上一年收到、年底还没答复、留到本年办的件数，应等于上一年报告的“结转下年”。',
    en: 'Requests still open when the year before ended; should equal what its report carried out.',
  },
  'outcome.granted': {
    zh: '把信息提供给申请人，或者告知到哪里去取的件数。',
    en: 'Requests answered by giving the information or saying where to get it.',
  },
  'outcome.partial': {
    zh: '一部分不能公开、但可以分开，其余给了申请人的件数；只计在这一行。',
    en: 'Requests where part was withheld and the rest given; counted in this row only.',
  },
  'outcome.refused': {
    zh: '决定不公开的件数，是八种理由之和。不含“无法提供”和“不予处理”。',
    en: 'Requests refused, the sum of eight grounds. Unavailable and not processed are not in it.',
  },
  'outcome.refused.state_secret': {
    zh: '因信息依法定为国家秘密而不公开的件数。',
    en: 'Refused because the information is lawfully classified as a state secret.',
  },
  'outcome.refused.law_prohibited': {
    zh: '因其他法律、行政法规禁止公开而不公开的件数。',
    en: 'Refused because another law or administrative regulation forbids disclosure.',
  },
  'outcome.refused.security_stability': {
    zh: '因公开后可能危及国家安全、公共安全、经济安全、社会稳定而不公开的件数。',
    en: 'Refused because disclosure might endanger national, public or economic security or social stability.',
  },
  'outcome.refused.third_party': {
    zh: '因涉及商业秘密、个人隐私等，会损害第三方而不公开的件数；第三方同意，或不公开对公共利益有重大影响的，应当公开。',
    en: 'Refused to protect a third party (trade secrets, privacy); consent or a weighty public interest overrides it.',
  },
  'outcome.refused.internal_affairs': {
    zh: '因属于人事管理、后勤管理、内部工作流程等内部事务而不公开的件数。条例说的是“可以”不公开。',
    en: 'Refused as internal affairs (personnel, logistics, workflow), which “may” be withheld.',
  },
  'outcome.refused.process_info': {
    zh: '因属于讨论记录、过程稿、磋商信函、请示报告等而不公开的件数。条例说的是“可以”不公开。',
    en: 'Refused as discussion records, drafts, consultation letters or requests for instructions, which “may” be withheld.',
  },
  'outcome.refused.enforcement_file': {
    zh: '因属于行政执法案卷而不公开的件数。条例说的是“可以”不公开。',
    en: 'Refused as part of an enforcement case file, which “may” be withheld.',
  },
  'outcome.refused.administrative_query': {
    zh: '所要的是工商、不动产登记等另有查询办法的信息，告知按那些办法去查的件数。',
    en: 'The information is in a register with rules of its own (business, real estate); the requester is sent there.',
  },
  'outcome.unavailable': {
    zh: '机关给不出信息的件数，是三种情形之和；不是拒绝。',
    en: 'Requests where the agency has nothing to give, the sum of three cases; not a refusal.',
  },
  'outcome.unavailable.not_held': {
    zh: '检索后没有这项信息，或者不归这个机关公开的件数。',
    en: 'Nothing was found, or the information is another agency’s to disclose.',
  },
  'outcome.unavailable.needs_creation': {
    zh: '没有现成的信息，要另行加工、分析或制作才有的件数。',
    en: 'There is no ready-made information: it would have to be compiled or created.',
  },
  'outcome.unavailable.unclear': {
    zh: '要求补正以后，仍看不出要什么信息的件数。',
    en: 'Even after correction it is unclear what is asked for.',
  },
  'outcome.not_processed': {
    zh: '不当作公开申请来办的件数，是五种情形之和。',
    en: 'Not handled as a disclosure request, the sum of five cases.',
  },
  'outcome.not_processed.petition': {
    zh: '借公开申请信访、投诉、举报，告知不作为公开申请办理的件数。',
    en: 'Petitions, complaints or reports put as disclosure requests; not handled as such.',
  },
  'outcome.not_processed.repeat': {
    zh: '已经答复过，又申请相同信息的件数。',
    en: 'The same information was asked for again after an answer.',
  },
  'outcome.not_processed.publication': {
    zh: '要的是公报、报刊、书籍等公开出版物的件数。',
    en: 'Asks for a gazette, newspaper, book or other publication.',
  },
  'outcome.not_processed.excessive': {
    zh: '数量、频次明显超过合理范围，说明的理由又不合理的件数。',
    en: 'Clearly too many or too frequent, without a reasonable reason.',
  },
  'outcome.not_processed.confirm_reissue': {
    zh: '要机关确认，或重新出具已经拿到的信息的件数。',
    en: 'Asks the agency to confirm or re-issue information already obtained.',
  },
  'outcome.other': {
    zh: '以上五类都不是的处理。2021年版分三行，2019年版只有一行。',
    en: 'Handled in none of the five ways above. Three rows in the 2021 form, one in the 2019 form.',
  },
  'outcome.other.no_correction': {
    zh: '通知补正后，申请人无正当理由逾期不补正，不再办理的件数。',
    en: 'The requester did not correct the request in time without good reason.',
  },
  'outcome.other.fee_unpaid': {
    zh: '通知交信息处理费后，申请人逾期未交，不再办理的件数。',
    en: 'The requester did not pay the information-processing fee in time.',
  },
  'outcome.other.misc': {
    zh: '其余各种处理。据所见报告常含申请人撤回；填报说明未曾见到。',
    en: 'Everything else; in reports seen often withdrawals. The filling instructions were not seen.',
  },
  'outcome.total': {
    zh: '当年办结的件数，即（一）至（六）各行之和；每件只计一种结果。',
    en: 'Requests closed in the year, the sum of rows (1) to (6); each request has one outcome.',
  },
  'requests.carried_out': {
    zh: '年底还没答复、留到下一年办的件数。年底收到的可依法到下年答复，有一些是正常的。',
    en: 'Requests still open at the end of the year. Those of December may lawfully wait: some are normal.',
  },
};

/** Whose requests a column of table 三 counts, said after the meaning of its row. */
export const applicantMeanings: { readonly [applicant in ApplicantKind]: Sentence | null } = {
  natural_person: { zh: '只计个人提出的。', en: 'Only those of individuals.' },
  'org.business': { zh: '只计商业企业提出的。', en: 'Only those of commercial enterprises.' },
  'org.research': { zh: '只计科研机构提出的。', en: 'Only those of research institutions.' },
  'org.public_interest': { zh: '只计社会公益组织提出的。', en: 'Only those of public-interest organisations.' },
  'org.legal_service': { zh: '只计法律服务机构提出的。', en: 'Only those of legal-service institutions.' },
  'org.other': { zh: '只计其他法人或组织提出的。', en: 'Only those of other organisations.' },
  total: null,
};

/** What each group of table 四 counts. */
export const disputeMeanings: { readonly [group in (typeof table4Groups)[number]['code']]: Sentence } = {
  review: {
    zh: '因政府信息公开被申请行政复议的件数',
    en: 'Administrative reviews (reconsiderations) over disclosure',
  },
  'litigation.direct': {
    zh: '没有经过复议、直接向法院起诉的件数',
    en: 'Lawsuits over disclosure filed without a prior review',
  },
  'litigation.after_review': { zh: '经过复议以后再起诉的件数', en: 'Lawsuits over disclosure filed after a review' },
};

/** What each result of table 四 means, said after the meaning of its group. */
export const resultMeanings: { readonly [column in (typeof table4Columns)[number]['code']]: Sentence } = {
  upheld: { zh: '其中结果维持机关做法的。', en: 'of these, what the agency did was upheld.' },
  corrected: {
    zh: '其中结果纠正机关做法的，部分纠正也在内；不等于“败诉”。',
    en: 'of these, what the agency did was corrected, also in part; not simply “lost”.',
  },
  other: {
    zh: '其中其他结果，通常是撤回、驳回等；填报说明未曾见到。',
    en: 'of these, other results, usually withdrawn or dismissed; the filling instructions were not seen.',
  },
  pending: { zh: '其中到年底还没有结果的。', en: 'of these, still pending at the end of the year.' },
  total: { zh: '，含尚未审结的。', en: 'in all, those pending included.' },
};

type Table2Block = (typeof table2Of2021)[number] | (typeof table2Of2019)[number];

/** What each column of table 二 counts; %s is the name of the row. */
export const columnMeanings: { readonly [column in Table2Block['columns'][number]['code']]: Sentence } = {
  made: { zh: '本年制定的%s件数。', en: '%s made this year.' },
  repealed: { zh: '本年废止的%s件数。', en: '%s repealed this year.' },
  in_force: {
    zh: '到年底仍然有效的%s件数；是累计的存量，不是当年数。',
    en: '%s in force at the end of the year: a stock, not a count of the year.',
  },
  newly_disclosed: { zh: '本年新公开的%s件数。', en: '%s newly disclosed this year.' },
  disclosed_total: {
    zh: '历年对外公开的%s总数；不是目前有效的件数。',
    en: '%s disclosed so far in all; not the number now in force.',
  },
  decisions: { zh: '本年作出的%s决定件数。', en: '%s: decisions made this year.' },
  items_prev: { zh: '上一年%s项目的个数。', en: '%s: number of items the year before.' },
  items_change: {
    zh: '%s项目比上一年增减的个数，可为负数。',
    en: '%s: change in the number of items; may be negative.',
  },
  amount_wan: {
    zh: '本年%s收取的金额，单位是万元；误按元填写会差一万倍。',
    en: '%s charged this year, in 10,000 yuan; figures entered in yuan are 10,000 times too large.',
  },
  projects: { zh: '本年%s项目的个数。', en: '%s: number of projects this year.' },
  amount: {
    zh: '本年%s的总金额；表格没有规定是元还是万元。',
    en: '%s: total amount this year; the form does not say whether in yuan or 10,000 yuan.',
  },
};
