import {
  type ApplicantKind,
  type Form2014Code,
  isMetricCode,
  type MetricCode,
  type ProseCode,
  type Table2Code,
  type Table3RowCode,
} from '../domain/metric.ts';
import type { table4Columns, table4Groups } from '../domain/taxonomy/table4.ts';

// The number of a cell is what report rows hold, so a number never changes its meaning and is never used again. A new
// code gets the next free number of its table; the types ask for it.

/** Tens of the numbers of table 三. */
const table3RowNumbers: { readonly [code in Table3RowCode]: number } = {
  'requests.received': 1,
  'requests.carried_in': 2,
  'outcome.granted': 3,
  'outcome.partial': 4,
  'outcome.refused': 5,
  'outcome.refused.state_secret': 6,
  'outcome.refused.law_prohibited': 7,
  'outcome.refused.security_stability': 8,
  'outcome.refused.third_party': 9,
  'outcome.refused.internal_affairs': 10,
  'outcome.refused.process_info': 11,
  'outcome.refused.enforcement_file': 12,
  'outcome.refused.administrative_query': 13,
  'outcome.unavailable': 14,
  'outcome.unavailable.not_held': 15,
  'outcome.unavailable.needs_creation': 16,
  'outcome.unavailable.unclear': 17,
  'outcome.not_processed': 18,
  'outcome.not_processed.petition': 19,
  'outcome.not_processed.repeat': 20,
  'outcome.not_processed.publication': 21,
  'outcome.not_processed.excessive': 22,
  'outcome.not_processed.confirm_reissue': 23,
  'outcome.other': 24,
  'outcome.other.no_correction': 25,
  'outcome.other.fee_unpaid': 26,
  'outcome.other.misc': 27,
  'outcome.total': 28,
  'requests.carried_out': 29,
};

/** Units of the numbers of table 三. */
const applicantNumbers: { readonly [code in ApplicantKind]: number } = {
  natural_person: 1,
  'org.business': 2,
  'org.research': 3,
  'org.public_interest': 4,
  'org.legal_service': 5,
  'org.other': 6,
  total: 7,
};

/** Tens of the numbers of table 四. */
const table4GroupNumbers: { readonly [code in (typeof table4Groups)[number]['code']]: number } = {
  review: 1,
  'litigation.direct': 2,
  'litigation.after_review': 3,
};

/** Units of the numbers of table 四. */
const table4ColumnNumbers: { readonly [code in (typeof table4Columns)[number]['code']]: number } = {
  upheld: 1,
  corrected: 2,
  other: 3,
  pending: 4,
  total: 5,
};

/** Table 二, in both its editions. */
const table2Numbers: { readonly [code in Table2Code]: number } = {
  'proactive.regulations.made': 1,
  'proactive.regulations.repealed': 2,
  'proactive.regulations.in_force': 3,
  'proactive.normative.made': 4,
  'proactive.normative.repealed': 5,
  'proactive.normative.in_force': 6,
  'proactive.licensing.decisions': 7,
  'proactive.penalty.decisions': 8,
  'proactive.coercion.decisions': 9,
  'proactive.fees.amount_wan': 10,
  'proactive2019.regulations.made': 11,
  'proactive2019.regulations.newly_disclosed': 12,
  'proactive2019.regulations.disclosed_total': 13,
  'proactive2019.normative.made': 14,
  'proactive2019.normative.newly_disclosed': 15,
  'proactive2019.normative.disclosed_total': 16,
  'proactive2019.licensing.items_prev': 17,
  'proactive2019.licensing.items_change': 18,
  'proactive2019.licensing.decisions': 19,
  'proactive2019.other_services.items_prev': 20,
  'proactive2019.other_services.items_change': 21,
  'proactive2019.other_services.decisions': 22,
  'proactive2019.penalty.items_prev': 23,
  'proactive2019.penalty.items_change': 24,
  'proactive2019.penalty.decisions': 25,
  'proactive2019.coercion.items_prev': 26,
  'proactive2019.coercion.items_change': 27,
  'proactive2019.coercion.decisions': 28,
  'proactive2019.fees.items_prev': 29,
  'proactive2019.fees.items_change': 30,
  'proactive2019.procurement.projects': 31,
  'proactive2019.procurement.amount': 32,
};

const form2014Numbers: { readonly [code in Form2014Code]: number } = {
  'form2014.proactive.items': 1,
  'form2014.proactive.normative_items': 2,
  'form2014.normative.issued': 3,
  'form2014.channel.gazette': 4,
  'form2014.channel.website': 5,
  'form2014.channel.weibo': 6,
  'form2014.channel.wechat': 7,
  'form2014.channel.other': 8,
  'form2014.response.topics': 9,
  'form2014.response.press': 10,
  'form2014.response.press_principal': 11,
  'form2014.response.interviews': 12,
  'form2014.response.interviews_principal': 13,
  'form2014.response.interpretations': 14,
  'form2014.response.weibo_wechat': 15,
  'form2014.response.other': 16,
  'form2014.requests.received': 17,
  'form2014.requests.in_person': 18,
  'form2014.requests.fax': 19,
  'form2014.requests.online': 20,
  'form2014.requests.letter': 21,
  'form2014.requests.closed': 22,
  'form2014.requests.closed_on_time': 23,
  'form2014.requests.closed_extended': 24,
  'form2014.replies.total': 25,
  'form2014.reply.already_public': 26,
  'form2014.reply.agreed': 27,
  'form2014.reply.partly_agreed': 28,
  'form2014.reply.refused': 29,
  'form2014.reply.refused.state_secret': 30,
  'form2014.reply.refused.trade_secret': 31,
  'form2014.reply.refused.privacy': 32,
  'form2014.reply.refused.security_stability': 33,
  'form2014.reply.refused.not_information': 34,
  'form2014.reply.refused.other_legal': 35,
  'form2014.reply.not_this_agency': 36,
  'form2014.reply.not_exist': 37,
  'form2014.reply.correction_requested': 38,
  'form2014.reply.other_channel': 39,
  'form2014.review.total': 40,
  'form2014.review.upheld': 41,
  'form2014.review.corrected': 42,
  'form2014.review.other': 43,
  'form2014.litigation.total': 44,
  'form2014.litigation.upheld': 45,
  'form2014.litigation.corrected': 46,
  'form2014.litigation.other': 47,
  'form2014.complaints': 48,
  'form2014.fees_wan': 49,
  'form2014.org.offices': 50,
  'form2014.org.reading_points': 51,
  'form2014.org.staff': 52,
  'form2014.org.staff_full': 53,
  'form2014.org.staff_part': 54,
  'form2014.org.funds_wan': 55,
  'form2014.meet.meetings': 56,
  'form2014.meet.trainings': 57,
  'form2014.meet.trainees': 58,
};

const proseNumbers: { readonly [code in ProseCode]: number } = {
  'prose.site_items': 1,
  'prose.ogi_column_items': 2,
  'prose.weibo_items': 3,
  'prose.wechat_items': 4,
  'prose.interpretations': 5,
  'prose.press_conferences': 6,
  'prose.npc_suggestions': 7,
  'prose.cppcc_proposals': 8,
  'prose.trainings': 9,
  'prose.requests_online': 10,
  'prose.requests_letter': 11,
  'prose.requests_in_person': 12,
  'prose.requests_items': 13,
  'prose.info_fee': 14,
  'prose.toutiao_items': 15,
  'prose.new_media_items': 16,
  'prose.new_media_followers': 17,
  'prose.site_visits': 18,
  'prose.catalogue_items': 19,
  'prose.overview_items': 20,
  'prose.affairs_items': 21,
  'prose.media_items': 22,
  'prose.mailbox_messages': 23,
  'prose.messages': 24,
  'prose.net_questions': 25,
  'prose.letters': 26,
  'prose.consultations': 27,
  'prose.consultations_phone': 28,
  'prose.requests_handled': 29,
  'prose.requests_handled.natural_person': 30,
  'prose.requests_handled.organisations': 31,
  'prose.requests_mail': 32,
  'prose.requests_offline': 33,
  'prose.requests_received_by_office': 34,
  'prose.requests_rejected': 35,
  'prose.granted_or_partial': 36,
  'prose.withdrawn_by_applicant': 37,
  'prose.litigation.total': 38,
  'prose.review_and_litigation.total': 39,
  'prose.info_fee_cases': 40,
  'prose.proposals_total': 41,
  'prose.yoy_requests_count': 42,
  'prose.yoy_requests_percent': 43,
  'prose.yoy_proposals_percent': 44,
  'prose.site_items.previous_year': 45,
  'prose.province_site_items': 46,
  'prose.not_published_items': 47,
  'prose.normative_drafted': 48,
  'prose.normative_items': 49,
  'prose.licensing_items': 50,
  'prose.penalty_items': 51,
  'prose.organ_items': 52,
  'prose.staff_full_time': 53,
  'prose.staff_part_time': 54,
};

/** Where the numbers of each table begin. */
const starts = { table3: 1000, table4: 2000, table2: 3000, form2014: 4000, prose: 5000 };

function* numberedCodes(): Generator<readonly [string, number]> {
  for (const [row, tens] of Object.entries(table3RowNumbers)) {
    for (const [applicant, units] of Object.entries(applicantNumbers)) {
      yield [`${row}@${applicant}`, starts.table3 + tens * 10 + units];
    }
  }
  for (const [group, tens] of Object.entries(table4GroupNumbers)) {
    for (const [column, units] of Object.entries(table4ColumnNumbers)) {
      yield [`${group}.${column}`, starts.table4 + tens * 10 + units];
    }
  }
  for (const [code, number] of Object.entries(table2Numbers)) yield [code, starts.table2 + number];
  for (const [code, number] of Object.entries(form2014Numbers)) yield [code, starts.form2014 + number];
  for (const [code, number] of Object.entries(proseNumbers)) yield [code, starts.prose + number];
}

const numberByCode = new Map<MetricCode, number>();
const codeByNumber: MetricCode[] = [];
for (const [code, number] of numberedCodes()) {
  if (!isMetricCode(code)) throw new RangeError(`${code} has the number ${number}, but is no metric`);
  numberByCode.set(code, number);
  codeByNumber[number] = code;
}

/** The number under which report rows hold a cell: at most four digits, and the same for ever. */
export function cellNumber(code: MetricCode): number {
  const number = numberByCode.get(code);
  if (number === undefined) throw new RangeError(`${code} has no cell number`);
  return number;
}

/** The code of a cell number. Throws when no cell has it: the row was written by a newer program, or damaged. */
export function codeOfCell(number: number): MetricCode {
  const code = codeByNumber[number];
  if (code === undefined) throw new RangeError(`no cell has the number ${number}`);
  return code;
}
