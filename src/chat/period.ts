import { TZDate } from '@date-fns/tz';
import { UserError } from '../domain/user-error.ts';

/** Reports exist since the 2007 Regulations came into force on 1 May 2008. */
export const firstReportYear = 2008;

/** A year as a person says it: by its number, or so many years back from now or from the answer replied to. */
export type Period =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'relative'; readonly back: number };

const relative: readonly { readonly words: RegExp; readonly back: number }[] = [
  { words: /五年前|(?<![a-z])(?:five|5) years ago(?![a-z])/iu, back: 5 },
  { words: /四年前|(?<![a-z])(?:four|4) years ago(?![a-z])/iu, back: 4 },
  { words: /大前年(?:度)?|三年前|(?<![a-z])(?:three|3) years ago(?![a-z])/iu, back: 3 },
  { words: /后年(?:度)?/u, back: -2 },
  {
    words:
      /上上一?年(?:度)?|[两二]年前|(?:two|2) years ago|前年(?:度)?|再(?:前|上)一?年(?:度)?|(?<![a-z])(?:the )?year before last(?![a-z])/iu,
    back: 2,
  },
  {
    words:
      /去年(?:度)?|上年度|[上前]一年(?:度)?|(?<![a-z])(?:(?:the )?(?:last|previous|prior) year|the year before)(?![a-z])/iu,
    back: 1,
  },
  { words: /今年(?:度)?|本年度|(?<![a-z])this year(?![a-z])/iu, back: 0 },
  {
    words: /明年|来年|[下后]一年(?:度)?|(?<![a-z])(?:the )?(?:next year|following year|year after)(?![a-z])/iu,
    back: -1,
  },
];
// Not the year in the code of a figure (form2014.reply.refused).
const fourDigits = /(?<!\d)(\d{4})(?!\d|\.[a-z])\s*(?:年度(?!报)|年(?!报|度报))?/iu;
const twoDigits = /(?<!\d)(\d{2})\s*(?:年度|年)/u;
const chineseDigits = '〇零○一二三四五六七八九';
const fourChinese = new RegExp(`二[〇零○][${chineseDigits}]{2}\\s*(?:年度|年)?`, 'u');

/** The value of a Chinese digit; 〇, 零 and ○ are all 0. */
function digit(character: string): string {
  return String(Math.max(0, chineseDigits.indexOf(character) - 2));
}

/**
 * Finds the year in words of a person: 2023, 2023年度, 二〇二三年, 23年, 去年, last year. Returns it with the words that
 * are left. Full-width digits have been made half-width before (NFKC). Throws UserError when two years are named.
 */
export function takePeriod(words: string): { readonly period: Period | null; readonly rest: string } {
  const cut = (match: RegExpExecArray): string =>
    `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`
      .replaceAll(/\(\s*\)|\[\s*\]/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim();
  const named = (match: RegExpExecArray, year: number): { readonly period: Period; readonly rest: string } => {
    const rest = cut(match);
    const another = fourDigits.exec(rest)?.[1];
    if (another !== undefined && another !== String(year)) throw twoYears(year, Number(another));
    return { period: { kind: 'year', year }, rest };
  };

  const four = fourDigits.exec(words);
  if (four?.[1] !== undefined) return named(four, Number(four[1]));
  const chinese = fourChinese.exec(words);
  if (chinese !== null) return named(chinese, Number(Array.from(chinese[0].slice(0, 4), digit).join('')));
  const two = twoDigits.exec(words);
  if (two?.[1] !== undefined) return named(two, 2000 + Number(two[1]));
  for (const { words: pattern, back } of relative) {
    const match = pattern.exec(words);
    if (match !== null) return { period: { kind: 'relative', back }, rest: cut(match) };
  }
  return { period: null, rest: words };
}

const oneYear =
  '(?:\\d{4}(?:年度|年)?|(?:大前|前|去|上)年度?|[上前]一年度?|(?:the )?(?:last|previous|prior) year|the year before(?: last)?)';
/** A year behind a word that sets another against it: 比去年, 和2022年相比, compared with 2022, 2022 vs 2021. */
const against = [
  new RegExp(`(?:比起|相比|对比|比|较)\\s*(${oneYear})`, 'iu'),
  new RegExp(`(?:和|跟|与|同)\\s*(${oneYear})\\s*(?:相比|比较|对比|比|差)`, 'iu'),
  new RegExp(
    `(?<![a-z])(?:(?:compare[ds]?|comparison)(?: it| that| them)? (?:with|to|and)|compare|vs|versus|than|against|change from|difference from)\\s+(${oneYear})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
];

/**
 * Finds the year that another is to be compared with. Returns it with the words that are left, where a word for the
 * comparison stays; null when none is named so.
 */
export function takeBase(words: string): { readonly base: Period | null; readonly rest: string } {
  for (const pattern of against) {
    const match = pattern.exec(words);
    if (match?.[1] === undefined) continue;
    const { period } = takePeriod(match[1]);
    if (period === null) continue;
    const rest = `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`;
    return { base: period, rest: rest.replaceAll(/\s+/gu, ' ').trim() };
  }
  return { base: null, rest: words };
}

/**
 * The year that is meant. `from`: the year of the answer that a follow-up is about; 去年 is then the year before that one.
 * Throws UserError for a year that cannot have a report.
 */
export function yearOf(period: Period, now: Date, timeZone: string, from: number | null = null): number {
  const thisYear = new TZDate(now.getTime(), timeZone).getFullYear();
  if (period.kind === 'year') return possibleYear(period.year, thisYear);
  // 今年 is always this year: nobody means that of an answer by it.
  return possibleYear((period.back === 0 ? thisYear : (from ?? thisYear)) - period.back, thisYear);
}

function possibleYear(year: number, thisYear: number): number {
  if (year >= firstReportYear && year < thisYear) return year;
  if (year === thisYear)
    throw new UserError({
      zh: `${year}年度的报告要到${year + 1}年1月起才会公布，请查${year - 1}年或更早的年度。`,
      en: `Reports for ${year} are published from January ${year + 1} on; please ask for ${year - 1} or an earlier year.`,
    });
  throw new UserError({
    zh: `没有${year}年度的报告：年份请用${firstReportYear}到${thisYear - 1}。`,
    en: `There are no reports for ${year}: please use a year from ${firstReportYear} to ${thisYear - 1}.`,
  });
}

function twoYears(one: number, other: number): UserError {
  const later = Math.max(one, other);
  return new UserError({
    zh: `一次请只写一个年份；要比较，写“同比”和后一年，例如“同比 淄博市工业和信息化局 ${later}”。`,
    en: `Please name one year at a time; to compare, write /yoy and the later year, such as “/yoy 淄博市工业和信息化局 ${later}”.`,
  });
}
