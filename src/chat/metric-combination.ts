import { isMetricCode } from '../domain/metric.ts';
import { isTable3RowCode, table3CellOf } from '../domain/table3.ts';
import { type IndicatorCode, isIndicatorCode } from '../domain/taxonomy/indicators.ts';
import type { MetricTarget } from './metric-target.ts';
import type { Beyond } from './spoken-words.ts';

/** What several words for figures mean together. */
export type Combined = {
  readonly metric: MetricTarget | null;
  /** The command of the view that shows them all, where they are several. */
  readonly view: string | null;
  readonly beyond: Beyond | null;
};

const received = 'requests.received@total';

/** Rates by what their counts are counts of. */
const shares: { readonly [code: string]: IndicatorCode } = {
  'outcome.granted@total': 'ind.full_rate',
  'outcome.partial@total': 'ind.partial_rate',
  'outcome.refused@total': 'ind.refusal_rate',
  'outcome.unavailable@total': 'ind.unavailable_rate',
  'outcome.not_processed@total': 'ind.not_processed_rate',
  'outcome.other@total': 'ind.other_rate',
  'outcome.total@total': 'ind.clearance',
  'requests.carried_out@total': 'ind.carry_out_rate',
  'requests.received@natural_person': 'ind.natural_share',
  'review.total': 'ind.review_intensity',
};

/** The rate of a figure; undefined when there is none. */
function shareOf(metric: MetricTarget): MetricTarget | undefined {
  if (isIndicatorCode(metric)) return metric;
  const ground = metric.replace(/^outcome\.refused\.(.+)@total$/, 'ind.ground_share.$1');
  return isIndicatorCode(ground) ? ground : shares[metric];
}

/** The figure of the requests of one kind of applicant: 自然人 and 不予公开. Undefined where the form does not tell them apart. */
function ofApplicant(metric: MetricTarget, applicant: MetricTarget): MetricTarget | undefined {
  const column = isMetricCode(applicant) ? table3CellOf(applicant)?.applicant : undefined;
  if (!isMetricCode(metric) || column === undefined) return undefined;
  const row = metric.split('@')[0] ?? '';
  if (!isTable3RowCode(row)) return undefined;
  const code = `${row}@${column}`;
  return isMetricCode(code) ? code : undefined;
}

/**
 * What words for figures mean together: 申请 beside another says nothing more, a ground says more than 不予公开, a kind of
 * applicant is a column of the row that is named, and a share is a rate.
 */
export function combinedMetric(said: readonly MetricTarget[], asShare: boolean): Combined {
  const distinct = [...new Set(said)];
  const applicants = distinct.filter((one) => one.startsWith('requests.received@') && one !== received);
  const others = distinct.filter((one) => !applicants.includes(one));
  const meant = others.filter(
    (one) =>
      (others.length === 1 || one !== received) &&
      !others.some((other) => other !== one && other.startsWith(`${one.replace('@total', '')}.`)),
  );
  const [metric, ...more] = meant;
  if (more.length > 0) return allOf(meant);
  const [applicant, ...moreApplicants] = applicants;
  if (moreApplicants.length > 0) return { metric: null, view: 'applicants', beyond: null };
  const one = metric === undefined || metric === received ? (applicant ?? metric) : metric;
  if (one === undefined) return { metric: null, view: null, beyond: asShare ? 'share' : null };
  const inColumn = applicant === undefined || one === applicant ? one : ofApplicant(one, applicant);
  if (inColumn === undefined)
    return one === 'ind.natural_share'
      ? { metric: one, view: null, beyond: null }
      : { metric: null, view: null, beyond: 'byApplicant' };
  if (!asShare) return { metric: inColumn, view: null, beyond: null };
  const share = shareOf(inColumn);
  return share === undefined
    ? { metric: null, view: null, beyond: 'share' }
    : { metric: share, view: null, beyond: null };
}

/** Several figures, none of them more than the others: the view in which they stand together. */
export function allOf(metrics: readonly MetricTarget[]): Combined {
  return { metric: null, view: viewOfAll(metrics), beyond: null };
}

function viewOfAll(metrics: readonly MetricTarget[]): string {
  const all = (...beginnings: readonly string[]): boolean =>
    metrics.every((metric) => beginnings.some((beginning) => metric.startsWith(beginning)));
  if (all('outcome.')) return 'outcomes';
  if (all('review.', 'litigation.')) return 'disputes';
  if (all('requests.received@')) return 'applicants';
  return all('proactive') ? 'proactive' : 'stats';
}
