import { TZDate } from '@date-fns/tz';

/** The report that an agency publishes next, and until when. */
export type NextReport = {
  readonly year: number;
  /** Month and day of the year after: 31 January for departments, 31 March for governments of counties and above. */
  readonly due: { readonly year: number; readonly month: 1 | 3 };
  /** The day has passed and no report is held, which does not mean that none was published. */
  readonly past: boolean;
};

/**
 * When the next report is due by law: 政府信息公开条例 of 2019, article 49 (domain/publication.md, section 1). `newest`: the
 * newest year held; null when none is.
 */
export function nextReport(agencyKind: string | null, newest: number | null, now: Date, timeZone: string): NextReport {
  const today = new TZDate(now.getTime(), timeZone);
  const lastYear = today.getFullYear() - 1;
  const year = newest !== null && newest >= lastYear ? newest + 1 : lastYear;
  const month = agencyKind === 'government' ? 3 : 1;
  const past = new TZDate(year + 1, month, 1, timeZone).getTime() <= now.getTime();
  return { year, due: { year: year + 1, month }, past };
}
