import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';

/** Language of a text. */
export type Locale = 'zh' | 'en';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** 1,453; decimals as printed, up to six. */
export function formatNumber(value: number): string {
  // Most figures are small counts, for which the formatter does nothing but take its time.
  return Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : grouped.format(value);
}

/** A signed difference: +3, −2, 0, with the true minus sign. */
export function formatDifference(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${grouped.format(value)}` : `−${grouped.format(-value)}`;
}

/** A share from 0 to 1 as per cent with one decimal: 66.5%. */
export function formatShare(share: number): string {
  return `${oneDecimal.format(share * 100)}%`;
}

/** A signed change from −1 upwards as per cent with one decimal: +50.0%. */
export function formatChange(change: number): string {
  const text = oneDecimal.format(Math.abs(change) * 100);
  return change < 0 ? `−${text}%` : `+${text}%`;
}

/** Signed difference of two shares in percentage points. */
export function formatPoints(difference: number, locale: Locale): string {
  const text = oneDecimal.format(Math.abs(difference) * 100);
  const sign = difference < 0 ? '−' : '+';
  return locale === 'zh' ? `${sign}${text}个百分点` : `${sign}${text} pp`;
}

/** A moment as a date in a time zone: 2026-11-20. */
export function formatDate(moment: Date, timeZone: string): string {
  return format(new TZDate(moment.getTime(), timeZone), 'yyyy-MM-dd');
}

/** The number of columns a text takes where a Chinese character takes two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
