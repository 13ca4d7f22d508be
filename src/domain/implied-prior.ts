import { decimalPlaces, exactSum } from './figure-value.ts';
import { numberIn } from './figure.ts';
import type { MetricCode } from './metric.ts';
import type { ReportFigures } from './report.ts';
import type { Sentence } from './sentence.ts';

/** What a report's text implies about the year before. Never a printed figure: whoever shows it says so. */
export type ImpliedPrior = {
  readonly implied: true;
  readonly year: number;
  readonly code: MetricCode;
  readonly value: number;
  /** The words that imply it. */
  readonly quote: string;
  readonly basis: 'count' | 'percent';
  readonly message: Sentence;
};

const received: MetricCode = 'requests.received@total';

/**
 * Requests received: the table's number, or the text's where there is no table. Null when the text gives another number,
 * also one of requests "handled": the change that it states may then be of that one.
 */
function receivedIn(report: ReportFigures): number | null {
  const printed = numberIn(report.cells, received);
  const said = report.prose.get(received)?.value;
  // A cell that is there but blank, "/" or unreadable is not replaced by what the text says.
  if (printed === undefined && report.cells.has(received)) return null;
  const value = printed ?? said ?? null;
  const others = [said, report.prose.get('prose.requests_handled')?.value];
  return others.every((other) => other === undefined || other === value) ? value : null;
}

/** The changes that are written as `percent`: rounded and cut decimals are both allowed for, since reports do both. */
function changesWrittenAs(percent: number): { readonly low: number; readonly high: number } {
  const unit = 10 ** -decimalPlaces(percent);
  return {
    low: percent - (percent > 0 ? unit / 2 : unit),
    high: percent + (percent < 0 ? unit / 2 : unit),
  };
}

/** The only whole number from which a change of `percent` leads to `now`; null when several or none do. */
function onlyBase(now: number, percent: number): number | null {
  const { low, high } = changesWrittenAs(percent);
  if (now <= 0 || low <= -100) return null;
  const first = Math.ceil(now / (1 + high / 100) - 1e-9);
  const last = Math.floor(now / (1 + low / 100) + 1e-9);
  return first === last && first > 0 ? first : null;
}

function leadsTo(base: number, now: number, percent: number): boolean {
  const { low, high } = changesWrittenAs(percent);
  const change = ((now - base) / base) * 100;
  return base > 0 && change >= low - 1e-9 && change <= high + 1e-9;
}

/**
 * What a report's own text implies about requests received in the year before: this year's less the stated change (unchanged
 * with 2 implies 2), or from the stated percentage when it leads to exactly one whole number. Null when the text says
 * nothing, or when its statements do not fit each other.
 */
export function impliedPrior(report: ReportFigures & { readonly year: number }): ImpliedPrior | null {
  const now = receivedIn(report);
  const change = report.prose.get('prose.yoy_requests_count');
  const percent = report.prose.get('prose.yoy_requests_percent');
  if (now === null) return null;
  const byCount = change === undefined ? null : exactSum([now, -change.value]);
  if (byCount !== null && percent !== undefined && !leadsTo(byCount, now, percent.value)) return null;
  const value = byCount ?? (percent === undefined ? null : onlyBase(now, percent.value));
  const source = byCount === null ? percent : change;
  if (value === null || source === undefined || value < 0 || !Number.isInteger(value)) return null;
  return {
    implied: true,
    year: report.year - 1,
    code: received,
    value,
    quote: source.quote,
    basis: byCount === null ? 'percent' : 'count',
    message: {
      zh: `${report.year} 年度报告正文所说的同比，意味着 ${report.year - 1} 年新收 ${value} 件；这是推算，不是印出的数字。`,
      en: `The change stated in the report on ${report.year} implies ${value} received in ${report.year - 1}: inferred, not printed.`,
    },
  };
}
