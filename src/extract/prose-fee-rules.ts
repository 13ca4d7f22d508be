import { cases, type ProseRule } from './prose-rule.ts';

const money = /^元$/u;

/** Fees for handling requests, as section 六 reports them. */
export const feeRules: readonly ProseRule[] = [
  {
    code: 'prose.info_fee',
    units: money,
    left: /处理费(?:用|共|共计|合计|总计|金额|总额|人民币|为|[:])*$/u,
    not: /行政事业|减免|免[收除]|退[还回]|标准|应收|预收|未/u,
  },
  {
    code: 'prose.info_fee',
    units: money,
    left: /公开(?:政府信息|信息|申请)?(?:共)?收取的?费用?(?:金额|总额)?(?:\([^()]{0,40}\))?(?:共计?|合计|为|:)*$/u,
    not: /减免|免[收除]|退[还回]|标准|应收|预收|未/u,
  },
  {
    code: 'prose.info_fee_cases',
    units: cases,
    right: /^(?:政府信息公开|信息公开)?(?:申请)?案?件?(?:申请人)?收取[^,;。]{0,10}处理费/u,
  },
  {
    code: 'prose.info_fee_cases',
    units: cases,
    left: /收取了?$/u,
    right: /^(?:的)?(?:政府)?信息公开申请的?(?:信息)?处理费/u,
  },
  {
    code: 'prose.info_fee_cases',
    units: cases,
    left: /(?:涉及|共涉及)(?:政府信息公开)?申请(?:案件)?$/u,
    when: ({ before }) => before.includes('处理费'),
  },
];
