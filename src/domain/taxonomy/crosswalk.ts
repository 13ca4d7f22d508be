import type { Form2014Code, MetricCode, Table3RowCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import type { Edition } from './editions.ts';
import { form2014Rows } from './form-2014.ts';
import { table3Rows } from './table3.ts';
import { table4Columns, table4Groups } from './table4.ts';

/**
 * How figures of two editions relate.
 * - comparable: may be put side by side
 * - care: may be put side by side only with the sentence that says why care is needed
 * - not_comparable: the comparison is refused, with the reason
 */
export type CrosswalkRelation = 'comparable' | 'care' | 'not_comparable';

export type CrosswalkSide = {
  readonly editions: readonly Edition[];
  /** Figures whose sum stands on this side; a row of table 三 means any one column. Empty: no counterpart. */
  readonly codes: readonly (MetricCode | Table3RowCode)[];
};

/** A pair of figures of two editions; a is the older. Within one edition the same code is always comparable. */
export type CrosswalkPair = {
  readonly a: CrosswalkSide;
  readonly b: CrosswalkSide;
  readonly relation: CrosswalkRelation;
  readonly why: Sentence;
};

type Codes = CrosswalkSide['codes'];

const of2014 = (...codes: readonly Form2014Code[]): CrosswalkSide => ({ editions: ['2014'], codes });
const of2019 = (...codes: Codes): CrosswalkSide => ({ editions: ['2019'], codes });
const of2021 = (...codes: Codes): CrosswalkSide => ({ editions: ['2021'], codes });
const since2019 = (...codes: Codes): CrosswalkSide => ({ editions: ['2019', '2021'], codes });

const sameInBothForms: readonly CrosswalkPair[] = table3Rows
  .filter(({ code }) => !code.startsWith('outcome.other'))
  .map(({ code }) => ({
    a: of2019(code),
    b: of2021(code),
    relation: 'comparable',
    why: { zh: '两版格式的行文和栏目相同。', en: 'Row texts and columns are the same in both editions.' },
  }));

const table4: readonly CrosswalkPair[] = table4Groups.flatMap((group) =>
  table4Columns.map(
    (column): CrosswalkPair => ({
      a: of2019(`${group.code}.${column.code}`),
      b: of2021(`${group.code}.${column.code}`),
      relation: 'comparable',
      why: { zh: '两版格式的表四相同。', en: 'Table 4 has the same 15 cells in both editions.' },
    }),
  ),
);

const otherHandling: readonly CrosswalkPair[] = [
  {
    a: of2019('outcome.other'),
    b: of2021('outcome.other'),
    relation: 'care',
    why: {
      zh: '“其他处理”在 2019 年格式中只有一行，2021 年格式分为三行，这里比较合计；其中逾期未缴费一项在 2020 年 11 月收费办法出台之前不存在。',
      en: 'Other handling is one row in the 2019 form and three in the 2021 form, so their sum is compared; the unpaid-fee row could not exist before the fee rules of November 2020.',
    },
  },
  ...(['outcome.other.no_correction', 'outcome.other.fee_unpaid', 'outcome.other.misc'] as const).map(
    (row): CrosswalkPair => ({
      a: of2019(),
      b: of2021(row),
      relation: 'not_comparable',
      why: {
        zh: '2019 年格式的“其他处理”不分项，只能比较合计。',
        en: 'The 2019 form does not divide other handling: only its sum can be compared.',
      },
    }),
  ),
];

const decisionsWhy: Sentence = {
  zh: '2019 年格式称“处理决定数量”，2021 年格式称“本年处理决定数量”，意思相同，但两版填报说明未曾对照。',
  en: 'The 2019 form says "decisions", the 2021 form "decisions this year": the same idea, but the filling instructions have not been compared.',
};
const totalDisclosedWhy: Sentence = {
  zh: '“对外公开总数量”是历年累计公开数，“现行有效件数”是目前有效数，数值相同也只是巧合。',
  en: 'The total ever disclosed is not the number now in force; equal values would be an accident.',
};
const newIn2021Why: Sentence = { zh: '这一项是 2021 年格式新设的。', en: 'This cell is new in the 2021 form.' };
const noSuccessorWhy: Sentence = { zh: '2021 年格式没有对应的项目。', en: 'The 2021 form has no counterpart.' };
const itemsDroppedWhy: Sentence = {
  zh: '2021 年格式不再统计项目数量。',
  en: 'Item counts were dropped in the 2021 form.',
};
const procurementDroppedWhy: Sentence = {
  zh: '2021 年格式删去了政府集中采购（第二十条第九项）。',
  en: 'The 2021 form dropped government procurement (article 20, item 9).',
};

const table2: readonly CrosswalkPair[] = [
  {
    a: of2019('proactive2019.normative.made'),
    b: of2021('proactive.normative.made'),
    relation: 'care',
    why: {
      zh: '2019 年格式统计“规范性文件”的“新制作”，2021 年格式统计“行政规范性文件”的“制发”，后者名义上范围较窄。',
      en: 'The 2019 form counts normative documents made, the 2021 form administrative normative documents issued: narrower by name.',
    },
  },
  {
    a: of2019('proactive2019.regulations.made'),
    b: of2021('proactive.regulations.made'),
    relation: 'care',
    why: {
      zh: '同为规章，但 2019 年格式统计“新制作”，2021 年格式统计“制发”。',
      en: 'Both count government rules, but the 2019 form says made and the 2021 form issued.',
    },
  },
  ...(['normative', 'regulations'] as const).flatMap((row): CrosswalkPair[] => [
    {
      a: of2019(`proactive2019.${row}.newly_disclosed`),
      b: of2021(),
      relation: 'not_comparable',
      why: noSuccessorWhy,
    },
    {
      a: of2019(`proactive2019.${row}.disclosed_total`),
      b: of2021(`proactive.${row}.in_force`),
      relation: 'not_comparable',
      why: totalDisclosedWhy,
    },
    { a: of2019(), b: of2021(`proactive.${row}.repealed`), relation: 'not_comparable', why: newIn2021Why },
  ]),
  ...(['licensing', 'penalty', 'coercion'] as const).map(
    (row): CrosswalkPair => ({
      a: of2019(`proactive2019.${row}.decisions`),
      b: of2021(`proactive.${row}.decisions`),
      relation: 'care',
      why: decisionsWhy,
    }),
  ),
  ...(['licensing', 'other_services', 'penalty', 'coercion'] as const).flatMap((row): CrosswalkPair[] => [
    { a: of2019(`proactive2019.${row}.items_prev`), b: of2021(), relation: 'not_comparable', why: itemsDroppedWhy },
    { a: of2019(`proactive2019.${row}.items_change`), b: of2021(), relation: 'not_comparable', why: itemsDroppedWhy },
  ]),
  {
    a: of2019('proactive2019.other_services.decisions'),
    b: of2021(),
    relation: 'not_comparable',
    why: noSuccessorWhy,
  },
  {
    a: of2019('proactive2019.fees.items_prev'),
    b: of2021('proactive.fees.amount_wan'),
    relation: 'not_comparable',
    why: {
      zh: '2019 年格式统计收费项目的个数，2021 年格式统计收费的金额。',
      en: 'The 2019 form counts fee items, the 2021 form the money charged.',
    },
  },
  { a: of2019('proactive2019.fees.items_change'), b: of2021(), relation: 'not_comparable', why: itemsDroppedWhy },
  ...(['projects', 'amount'] as const).map(
    (column): CrosswalkPair => ({
      a: of2019(`proactive2019.procurement.${column}`),
      b: of2021(),
      relation: 'not_comparable',
      why: procurementDroppedWhy,
    }),
  ),
];

const requestsOf2014: readonly CrosswalkPair[] = [
  {
    a: of2014('form2014.requests.received'),
    b: since2019('requests.received@total'),
    relation: 'care',
    why: {
      zh: '都是新收数，但申请办法自 2019 年 5 月 15 日起有变（不再审查申请用途，收到日期、补正另有规定），2019 年兼有新旧两种办法。',
      en: 'Both count new requests, but the procedure changed on 15 May 2019 (no test of need, new rules on receipt and correction), and 2019 mixes both regimes.',
    },
  },
  {
    a: of2014('form2014.requests.closed'),
    b: since2019('outcome.total@total'),
    relation: 'care',
    why: {
      zh: '旧表是“申请办结数”，新表是办理结果“总计”；旧表没有结转行。',
      en: 'The old form counts requests closed, the new one the total of outcomes; the old form has no carry-over rows.',
    },
  },
  {
    a: of2014('form2014.replies.total'),
    b: since2019('outcome.total@total'),
    relation: 'care',
    why: {
      zh: '旧表是答复数，2019 年以前一件申请可能有几次答复。',
      en: 'The old form counts replies; before 2019 one request could have several.',
    },
  },
  {
    a: of2014('form2014.reply.agreed', 'form2014.reply.already_public'),
    b: since2019('outcome.granted@total'),
    relation: 'care',
    why: {
      zh: '旧表把“已主动公开”另列一行，新表没有这一行，这里取旧表两行之和。',
      en: 'The old form has a row of its own for "already public" and the new one has not: the two old rows are added.',
    },
  },
  {
    a: of2014('form2014.reply.partly_agreed'),
    b: since2019('outcome.partial@total'),
    relation: 'care',
    why: {
      zh: '新表规定区分处理的只计入“部分公开”，旧表没有写明。',
      en: 'The new form counts severed answers in this row only; the old one does not say so.',
    },
  },
  {
    a: of2014('form2014.reply.refused'),
    b: since2019('outcome.refused@total'),
    relation: 'not_comparable',
    why: {
      zh: '2019 年条例第十四至十六条重新划分了不予公开的理由，旧表合计还包括“不是政府信息”。',
      en: 'Articles 14 to 16 of the 2019 Regulations redrew the grounds, and the old sum contains "not government information".',
    },
  },
  {
    a: of2014('form2014.reply.refused.state_secret'),
    b: since2019('outcome.refused.state_secret@total'),
    relation: 'care',
    why: {
      zh: '理由相同，但不予公开的理由整体上在 2019 年重新划分。',
      en: 'The same ground, though the grounds as a whole were redrawn in 2019.',
    },
  },
  {
    a: of2014('form2014.reply.refused.trade_secret', 'form2014.reply.refused.privacy'),
    b: since2019('outcome.refused.third_party@total'),
    relation: 'care',
    why: {
      zh: '2019 年条例第十五条把商业秘密、个人隐私合为一项并加“等”字，这里取旧表两行之和。',
      en: 'Article 15 of the 2019 Regulations merges trade secrets and privacy and adds "etc.": the two old rows are added.',
    },
  },
  {
    a: of2014('form2014.reply.refused.security_stability'),
    b: since2019('outcome.refused.security_stability@total'),
    relation: 'care',
    why: {
      zh: '所保护的四种利益相同，但理由整体上在 2019 年重新划分。',
      en: 'The same four interests, though the grounds as a whole were redrawn in 2019.',
    },
  },
  {
    a: of2014('form2014.reply.refused.not_information'),
    b: since2019(),
    relation: 'not_comparable',
    why: {
      zh: '旧表的“不是政府信息”在新表中分散到内部事务、过程性信息、执法案卷、信访和其他各行。',
      en: 'The new form spreads "not government information" over internal affairs, process information, enforcement files, petitions and others.',
    },
  },
  {
    a: of2014('form2014.reply.refused.other_legal'),
    b: since2019('outcome.refused.law_prohibited@total'),
    relation: 'not_comparable',
    why: {
      zh: '旧表这一行是兜底项，新表这一行是专项。',
      en: 'The old row is a residual one, the new row a specific ground.',
    },
  },
  {
    a: of2014('form2014.reply.not_this_agency', 'form2014.reply.not_exist'),
    b: since2019('outcome.unavailable.not_held@total'),
    relation: 'care',
    why: {
      zh: '旧表的“不属于本机关公开”和“信息不存在”在新表合为一行，这里取旧表两行之和。',
      en: 'The new form merges "not this agency\'s" and "does not exist" into one row: the two old rows are added.',
    },
  },
  ...(['outcome.unavailable.unclear@total', 'outcome.other.no_correction@total'] as const).map(
    (code): CrosswalkPair => ({
      a: of2014('form2014.reply.correction_requested'),
      b: since2019(code),
      relation: 'not_comparable',
      why: {
        zh: '旧表把补正通知计为一次答复，新表只计最后结果。',
        en: 'The old form counts a correction notice as a reply; the new one counts only the final result.',
      },
    }),
  ),
  ...(['outcome.refused.administrative_query@total', 'outcome.not_processed@total'] as const).map(
    (code): CrosswalkPair => ({
      a: of2014('form2014.reply.other_channel'),
      b: since2019(code),
      relation: 'not_comparable',
      why: {
        zh: '旧表“通过其他途径办理”是兜底项，与新表各行都不对应。',
        en: 'The old row "other channel" is a residual one that matches no row of the new form.',
      },
    }),
  ),
];

const bothRoutesWhy: Sentence = {
  zh: '旧表诉讼不分是否经过复议，这里取新表两种情形之和。',
  en: 'The old form does not divide lawsuits by route: the two routes of the new form are added.',
};

const remediesOf2014: readonly CrosswalkPair[] = [
  {
    a: of2014('form2014.review.total'),
    b: since2019('review.total'),
    relation: 'care',
    why: {
      zh: '旧表没有“尚未审结”，可能只计已审结的复议。',
      en: 'The old form has no pending category, so it may count concluded reviews only.',
    },
  },
  {
    a: of2014('form2014.review.upheld'),
    b: since2019('review.upheld'),
    relation: 'care',
    why: {
      zh: '旧表称“维持具体行政行为”，新表称“结果维持”。',
      en: 'The old form says "administrative act upheld", the new one "result upheld".',
    },
  },
  {
    a: of2014('form2014.review.corrected'),
    b: since2019('review.corrected'),
    relation: 'care',
    why: {
      zh: '旧表称“被依法纠错”，新表称“结果纠正”。',
      en: 'The old form says "corrected according to law", the new one "result corrected".',
    },
  },
  {
    a: of2014('form2014.review.other'),
    b: since2019('review.other'),
    relation: 'care',
    why: {
      zh: '旧表称“其他情形”，新表称“其他结果”。',
      en: 'The old form says "other circumstances", the new one "other result".',
    },
  },
  ...(['upheld', 'corrected', 'other'] as const).map(
    (result): CrosswalkPair => ({
      a: of2014(`form2014.litigation.${result}`),
      b: since2019(`litigation.direct.${result}`, `litigation.after_review.${result}`),
      relation: 'care',
      why: bothRoutesWhy,
    }),
  ),
  {
    a: of2014('form2014.litigation.total'),
    b: since2019('litigation.direct.total', 'litigation.after_review.total'),
    relation: 'care',
    why: {
      zh: '旧表诉讼不分是否经过复议，也没有“尚未审结”，这里取新表两种情形之和。',
      en: 'The old form neither divides lawsuits by route nor has a pending category: the two routes of the new form are added.',
    },
  },
];

const normativeOf2014Why: Sentence = {
  zh: '这是最接近的一项，两版定义未曾对照。',
  en: 'The closest counterpart; the definitions have not been compared.',
};

const restOf2014: readonly CrosswalkPair[] = [
  {
    a: of2014('form2014.normative.issued'),
    b: of2019('proactive2019.normative.made'),
    relation: 'care',
    why: normativeOf2014Why,
  },
  {
    a: of2014('form2014.normative.issued'),
    b: of2021('proactive.normative.made'),
    relation: 'care',
    why: normativeOf2014Why,
  },
  {
    a: of2014('form2014.fees_wan'),
    b: since2019('prose.info_fee'),
    relation: 'not_comparable',
    why: {
      zh: '旧表是检索、复制、邮寄等成本费（已取消），现在是对过量申请收取的信息处理费。',
      en: 'The old fees were for searching, copying and posting (abolished); the present one is for excessive requests.',
    },
  },
];

const statedIn = (pairs: readonly CrosswalkPair[]): ReadonlySet<string> => new Set(pairs.flatMap(({ a }) => a.codes));
const pairsOf2014 = [...requestsOf2014, ...remediesOf2014, ...restOf2014];

const itemsPublishedWhy: Sentence = {
  zh: '旧表统计公开信息的条数，2019 年起的表二统计文件和处理决定。',
  en: 'The old form counts items published, table 2 since 2019 documents and decisions.',
};
const droppedWhy: Sentence = {
  zh: '2019 年起的格式没有这一项。',
  en: 'The forms since 2019 do not have this figure.',
};

/** Rows of the 2014 form that no later form has: publication by channel, response, channels of requests, organs, staff. */
const droppedSince2014: readonly CrosswalkPair[] = form2014Rows.flatMap((row): CrosswalkPair[] =>
  row.kind === 'heading' || statedIn(pairsOf2014).has(row.code)
    ? []
    : [
        {
          a: of2014(row.code),
          b: since2019(),
          relation: 'not_comparable',
          why: /^form2014\.(proactive|channel)\./.test(row.code) ? itemsPublishedWhy : droppedWhy,
        },
      ],
);

/** Everything that is known of how figures of different editions relate; what is not here has no counterpart. */
export const crosswalk: readonly CrosswalkPair[] = [
  ...sameInBothForms,
  ...otherHandling,
  ...table4,
  ...table2,
  ...pairsOf2014,
  ...droppedSince2014,
];
