import { reportOf } from './report-figures.ts';

// The figures of the five reports that rules.md section 6 checks by hand.

/** 000 淄博市投资促进局 2023. */
export const zibo2023 = reportOf({
  year: 2023,
  numbers: {
    'proactive.normative.made': 1,
    'proactive.normative.in_force': 1,
    'requests.received@natural_person': 2,
    'outcome.granted@natural_person': 1,
    'outcome.refused.internal_affairs@natural_person': 1,
    'outcome.total@natural_person': 2,
  },
  prose: {
    'requests.received@total': 2,
    'prose.requests_letter': 1,
    'prose.requests_online': 1,
    'prose.yoy_requests_count': 0,
    'prose.npc_suggestions': 5,
    'prose.cppcc_proposals': 2,
    'prose.proposals_total': 7,
    'prose.info_fee': 0,
  },
});
/** 001 淄博市工业和信息化局 2022. */
export const industry2022 = reportOf({
  year: 2022,
  numbers: {
    'proactive.normative.made': 1,
    'proactive.normative.repealed': 1,
    'proactive.normative.in_force': 5,
    'requests.received@natural_person': 3,
    'outcome.granted@natural_person': 1,
    'outcome.refused.process_info@natural_person': 1,
    'outcome.unavailable.not_held@natural_person': 1,
    'outcome.total@natural_person': 3,
  },
  prose: {
    'requests.received@total': 3,
    'prose.requests_online': 2,
    'prose.requests_mail': 1,
    'prose.yoy_requests_count': 1,
    'prose.npc_suggestions': 25,
    'prose.cppcc_proposals': 40,
    'prose.proposals_total': 65,
  },
});
/** 002 淄博市招商局 2018: prose only. */
export const zibo2018 = reportOf({
  year: 2018,
  edition: null,
  prose: { 'requests.received@total': 0, 'prose.info_fee': 0, 'review.total': 0, 'prose.litigation.total': 0 },
});
/** 003 周村区投资促进中心 2023: all 0, on the form of 2019. */
export const zhoucun2023 = reportOf({ year: 2023, edition: '2019', prose: { 'requests.received@total': 0 } });
/** 004 石嘴山市投资促进局 2023: one request carried out. */
export const shizuishan2023 = reportOf({
  year: 2023,
  numbers: {
    'requests.received@natural_person': 2,
    'outcome.granted@natural_person': 1,
    'outcome.total@natural_person': 1,
    'requests.carried_out@natural_person': 1,
  },
  prose: { 'prose.requests_handled': 1, 'prose.info_fee': 0 },
});
