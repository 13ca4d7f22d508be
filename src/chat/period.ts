import { TZDate } from '@date-fns/tz';
import { UserError } from '../domain/user-error.ts';

/** Reports exist since the 2007 Regulations came into force on 1 May 2008. */
export const firstReportYear = 2008;

const relative: readonly { readonly words: RegExp; readonly back: number }[] = [
  { words: /大前年(?:度)?/u, back: 3 },
  { words: /前年(?:度)?|(?<![a-z])(?:the )?year before last(?![a-z])/iu, back: 2 },
  { words: /去年(?:度)?|上年度|上一年(?:度)?|(?<![a-z])last year(?![a-z])/iu, back: 1 },
  { words: /今年(?:度)?|本年度|(?<![a-z])this year(?![a-z])/iu, back: 0 },
];
const fourDigits = /(?<!\d)(\d{4})(?!\d)\s*(?:年度|年)?/u;
const twoDigits = /(?<!\d)(\d{2})\s*(?:年度|年)/u;

/**
 * Finds the year in words of a person: 2023, 2023年度, 23年, 去年, last year. Returns it with the words that are left.
 * Full-width digits have been made half-width before (NFKC). Throws UserError for a year that cannot have a report.
 */
export function takeYear(
  words: string,
  now: Date,
  timeZone: string,
): { readonly year: number | null; readonly rest: string } {
  const thisYear = new TZDate(now.getTime(), timeZone).getFullYear();
  const cut = (match: RegExpExecArray): string =>
    `${words.slice(0, match.index)} ${words.slice(match.index + match[0].length)}`.trim();

  const four = fourDigits.exec(words);
  if (four?.[1] !== undefined) return { year: possibleYear(Number(four[1]), thisYear), rest: cut(four) };
  const two = twoDigits.exec(words);
  if (two?.[1] !== undefined) return { year: possibleYear(2000 + Number(two[1]), thisYear), rest: cut(two) };
  for (const { words: pattern, back } of relative) {
    const match = pattern.exec(words);
    if (match !== null) return { year: possibleYear(thisYear - back, thisYear), rest: cut(match) };
  }
  return { year: null, rest: words };
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
