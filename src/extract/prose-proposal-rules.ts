import { cases, type ProseContext, type ProseRule, signedChange } from './prose-rule.ts';

/** 主办5件，会办3件 are two parts. */
const isWhole = ({ clause, sentence }: ProseContext) => !(clause.includes('主办') && /会办|协办|分办/u.test(sentence));

/** Suggestions of deputies and proposals of CPPCC members. */
export const proposalRules: readonly ProseRule[] = [
  {
    code: 'prose.yoy_proposals_percent',
    units: /^%$/u,
    when: ({ changeOf }) => changeOf === 'proposals',
    value: signedChange,
  },
  {
    code: 'prose.proposals_total',
    units: cases,
    left: /(?:建议[^,;。]{0,12}提案|提案[^,;。]{0,12}建议)[^,;。]{0,6}$/u,
  },
  {
    code: 'prose.npc_suggestions',
    units: cases,
    left: /(?:人大|代表)(?:代表)?(?:建议|意见|议案)(?:、(?:议案|意见))?[^,;。、提案和及与]{0,6}$/u,
    not: /政协|会办|协办|分办/u,
    when: isWhole,
  },
  {
    code: 'prose.cppcc_proposals',
    units: cases,
    left: /(?:政协|委员)[^,;。]{0,8}提案[^,;。]{0,6}$/u,
    not: /人大|会办|协办|分办/u,
    when: isWhole,
  },
  { code: 'prose.cppcc_proposals', units: cases, left: /政协(?:委员)?提案$/u, when: isWhole },
  { code: 'prose.npc_suggestions', units: cases, left: /人大(?:代表)?建议$/u, when: isWhole },
  {
    code: 'prose.npc_suggestions',
    units: cases,
    left: /(?:其中,?|[、,;:(])(?:人大|代表)?建议$/u,
    when: ({ subject }) => subject === 'proposals',
  },
  {
    code: 'prose.cppcc_proposals',
    units: cases,
    left: /^(?:[、,;和及与])?(?:政协|委员)?提案$/u,
    when: ({ subject }) => subject === 'proposals',
  },
  {
    code: 'prose.cppcc_proposals',
    units: cases,
    right: /^(?![、和及与])[^,;。]{0,80}?(?<!人大[^,;。]{0,40})政协(?:委员)?提案/u,
  },
  {
    code: 'prose.npc_suggestions',
    units: cases,
    right: /^(?![、和及与])[^,;。]{0,10}人大(?:代表)?建议/u,
    not: /政协/u,
  },
];
