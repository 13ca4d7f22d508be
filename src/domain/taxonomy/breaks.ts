import type { Sentence } from '../sentence.ts';
import type { Verification } from './verification.ts';

/** A change of the law or of the agencies, after which figures may move for reasons that are not behaviour. */
export type SeriesBreak = {
  readonly id: string;
  /** The day it took effect, ISO, or the years over which it happened. */
  readonly date: string;
  /** The last report year with days before it, and the first with days under it: it lies between such years. */
  readonly lastYearBefore: number;
  readonly firstYearUnder: number;
  /** Figures that it touches: codes, prefixes ending in `.*`, or `all`. */
  readonly affects: readonly string[];
  readonly verified: Verification;
  readonly what: Sentence;
};

/** In order of time. Those that are unverified (U) are kept, but not shown. */
export const seriesBreaks = [
  {
    id: 'break.reform2019',
    date: '2018/2019',
    lastYearBefore: 2018,
    firstYearUnder: 2019,
    affects: ['all'],
    verified: 'V2',
    what: {
      zh: '2018 至 2019 年机构改革，机关的名称和职责可能有变。',
      en: 'In the institutional reform of 2018-2019 agencies may have changed name and duties.',
    },
  },
  {
    id: 'break.reg2019',
    date: '2019-05-15',
    lastYearBefore: 2019,
    firstYearUnder: 2019,
    affects: ['requests.*', 'outcome.*'],
    verified: 'V1',
    what: {
      zh: '修订后的《政府信息公开条例》自 2019 年 5 月 15 日起施行，2019 年兼有新旧两种规定。',
      en: 'The revised Regulations are in force since 15 May 2019; the year 2019 mixes the old and the new rules.',
    },
  },
  {
    id: 'break.fee2021',
    date: '2021-01-01',
    lastYearBefore: 2020,
    firstYearUnder: 2021,
    affects: ['requests.received', 'outcome.other.fee_unpaid', 'outcome.not_processed.excessive'],
    verified: 'V2',
    what: {
      zh: '2021 年起可对过量申请收取信息处理费（国办函〔2020〕109号），大量申请可能因此减少。',
      en: 'Since 2021 excessive requests may be charged an information-processing fee (国办函〔2020〕109号), which may lower bulk requests.',
    },
  },
  {
    id: 'break.recon2024',
    date: '2024-01-01',
    lastYearBefore: 2023,
    firstYearUnder: 2024,
    affects: ['review.*', 'litigation.direct.*', 'litigation.after_review.*'],
    verified: 'V3',
    what: {
      zh: '2024 年起对不予公开须先申请行政复议再起诉，直接起诉减少、复议增加是法律变化所致。',
      en: 'Since 2024 a refusal must go to review before court: fewer direct lawsuits and more reviews follow from the law.',
    },
  },
  {
    id: 'break.reform2024',
    date: '2023/2025',
    lastYearBefore: 2024,
    firstYearUnder: 2023,
    affects: ['all'],
    verified: 'U',
    what: {
      zh: '2023 至 2025 年地方机构改革，机关的名称和职责可能有变。',
      en: 'In the local institutional reform of 2023-2025 agencies may have changed name and duties.',
    },
  },
] as const satisfies readonly SeriesBreak[];

function affects(pattern: string, code: string): boolean {
  if (pattern === 'all') return true;
  const row = code.split('@')[0] ?? code;
  return pattern.endsWith('.*') ? row.startsWith(pattern.slice(0, -1)) : row === pattern;
}

/**
 * The breaks that lie between the report years `previous` < `current` and touch one of the codes, oldest first.
 * Unverified ones are left out.
 */
export function breaksBetween(codes: readonly string[], previous: number, current: number): readonly SeriesBreak[] {
  return seriesBreaks.filter(
    ({ lastYearBefore, firstYearUnder, affects: patterns, verified }: SeriesBreak) =>
      verified !== 'U' &&
      previous <= lastYearBefore &&
      current >= firstYearUnder &&
      patterns.some((pattern) => codes.some((code) => affects(pattern, code))),
  );
}
