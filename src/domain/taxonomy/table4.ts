import type { Verification } from './verification.ts';

/** A result column of table 四. */
export type Table4Column = {
  readonly code: string;
  readonly zh: string;
  readonly variants: readonly string[];
  readonly en: string;
};

/** A group of five cells of table 四. */
export type Table4Group = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly article: string;
  readonly verified: Verification;
};

/** The groups of table 四, in printed order; the same in both editions. One data row, five cells a group. */
export const table4Groups = [
  {
    code: 'review',
    zh: '行政复议',
    en: 'Administrative review',
    article: '条例第五十条第（三）项、第五十一条',
    verified: 'V1',
  },
  {
    code: 'litigation.direct',
    zh: '未经复议直接起诉',
    en: 'Litigation filed directly, without prior review',
    article: '条例第五十条第（三）项、第五十一条',
    verified: 'V1',
  },
  {
    code: 'litigation.after_review',
    zh: '复议后起诉',
    en: 'Litigation after review',
    article: '条例第五十条第（三）项、第五十一条',
    verified: 'V1',
  },
] as const satisfies readonly Table4Group[];

/** The five result columns under each group, in printed order. */
export const table4Columns = [
  { code: 'upheld', zh: '结果维持', variants: ['结果 维持', '维持'], en: 'result upheld' },
  { code: 'corrected', zh: '结果纠正', variants: ['结果 纠正', '纠正', '被依法纠错'], en: 'result corrected' },
  { code: 'other', zh: '其他结果', variants: ['其他 结果', '其它结果'], en: 'other result' },
  { code: 'pending', zh: '尚未审结', variants: ['尚未 审结', '尚未办结', '未审结'], en: 'not yet concluded' },
  { code: 'total', zh: '总计', variants: ['总 计', '合计'], en: 'total' },
] as const satisfies readonly Table4Column[];
