import { type FigureValue, type MissingCell, sumOf } from '../figure-value.ts';
import { type MetricCode, metricOf } from '../metric.ts';
import { compareProse } from './compare-prose.ts';
import type { ComparedSide, Comparison, ThroughPredecessor, YearReport } from './comparison.ts';
import { editionOf, routeBetween } from './route.ts';
import { missingOn, predecessorNote, sideBySide } from './side-by-side.ts';

/** A figure of the form or of the text in two years. */
export function compareFigures(
  metric: MetricCode,
  current: YearReport,
  previous: YearReport,
  through: ThroughPredecessor | null,
): Comparison {
  const { place } = metricOf(metric);
  const route = routeBetween(metric, current, previous);
  if (route.kind === 'refused') return { kind: 'refused', why: route.why };
  const open = route.kind === 'open' ? route : { current: [metric], previous: [metric], care: null };
  const [now, before] = [sumOf(current, open.current), sumOf(previous, open.previous)];
  if (route.kind === 'open' && now.kind === 'known' && before.kind === 'known') {
    return sideBySide(
      sideOf(current.year, now),
      sideOf(previous.year, before),
      open.care,
      predecessorNote(previous.year, through),
    );
  }
  const unprinted = place === 'prose' || [current, previous].some((report) => editionOf(report, place) === null);
  const inText = unprinted ? compareProse(metric, current, previous, through) : null;
  if (inText !== null) return inText;
  return place === 'prose'
    ? missingOn(current, missingInText(current, metric), previous, missingInText(previous, metric))
    : missingOn(current, missingOf(now), previous, missingOf(before));
}

function sideOf(year: number, known: Extract<FigureValue, { kind: 'known' }>): ComparedSide {
  const { value, codes, origin } = known;
  return { year, value, codes, origin };
}

function missingOf(value: FigureValue): readonly MissingCell[] {
  return value.kind === 'missing' ? value.missing : [];
}

function missingInText(report: YearReport, code: MetricCode): readonly MissingCell[] {
  return report.prose.has(code) ? [] : [{ code, why: 'notPrinted' }];
}
