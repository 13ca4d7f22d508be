import { isMetricCode } from '../domain/metric.ts';
import { isIndicatorCode } from '../domain/taxonomy/indicators.ts';
import type { MetricTarget } from './metric-target.ts';

/** Telegram takes callback data of 1 to 64 bytes. */
const limit = 64;

/** Short forms of the applicant columns; the longest code of table 三 would not fit with an agency and a year. */
const applicants: readonly (readonly [string, string])[] = [
  ['@total', ''],
  ['@natural_person', '@n'],
  ['@org.business', '@b'],
  ['@org.research', '@r'],
  ['@org.public_interest', '@p'],
  ['@org.legal_service', '@l'],
  ['@org.other', '@o'],
];

/** What a button does: a command with its arguments already resolved. */
export type Press = {
  readonly command: string;
  /** The group or channel that is meant, where it is not the chat in which the button stands. */
  readonly chat?: number | undefined;
  readonly agency?: string | undefined;
  readonly year?: number | undefined;
  readonly metric?: MetricTarget | undefined;
  /** Where in a longer answer, in the command's own words. */
  readonly part?: string | undefined;
};

/**
 * The callback data of a button, so that a press is the same as the typed command.
 * Throws RangeError past 64 bytes: a view must not build such a button (fault 32).
 */
export function pressOf({ command, chat, agency, year, metric, part }: Press): string {
  const called = chat === undefined ? command : `${command}@${(-chat).toString(36)}`;
  const data = [called, agency ?? '', year ?? '', metric === undefined ? '' : shorten(metric), part ?? '']
    .join('|')
    .replace(/\|+$/, '');
  const bytes = Buffer.byteLength(data);
  if (bytes > limit) throw new RangeError(`callback data of ${bytes} bytes for ${command}`);
  return data;
}

/** Takes callback data apart again; null when it is not ours, or of an older version that meant something else. */
export function readPress(data: string): Press | null {
  const [called = '', agency = '', year = '', metric = '', ...part] = data.split('|');
  const [, command, chat] = /^([a-z]+)(?:@([0-9a-z]{1,10}))?$/.exec(called) ?? [];
  if (command === undefined || !/^(?:\d{4})?$/.test(year)) return null;
  const target = metric === '' ? undefined : lengthen(metric);
  if (target === null) return null;
  return {
    command,
    chat: chat === undefined ? undefined : -Number.parseInt(chat, 36),
    agency: agency === '' ? undefined : agency,
    year: year === '' ? undefined : Number(year),
    metric: target,
    part: part.length === 0 ? undefined : part.join('|'),
  };
}

function shorten(metric: string): string {
  const found = applicants.find(([long]) => metric.endsWith(long));
  return found === undefined ? metric : metric.slice(0, -found[0].length) + found[1];
}

function lengthen(short: string): MetricTarget | null {
  if (isMetricCode(short) || isIndicatorCode(short)) return short;
  const found = applicants.find(([, ending]) => (ending === '' ? !short.includes('@') : short.endsWith(ending)));
  if (found === undefined) return null;
  const code = short.slice(0, short.length - found[1].length) + found[0];
  return isMetricCode(code) ? code : null;
}
