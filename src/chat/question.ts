import { readForm } from '../domain/agency-form.ts';
import type { Resolution } from '../domain/names/resolution.ts';
import { withoutFiller } from './filler.ts';
import { metricAtStart, metricGluedTo, metricInWords, type MetricSplit, type MetricTarget } from './metric-words.ts';
import { type Period, takePeriod } from './period.ts';

/** What a person asks for, in whatever order it was said. */
export type Question = {
  /** The words that should name an agency, and what they resolve to; null when there are none. */
  readonly asked: { readonly words: string; readonly resolution: Resolution } | null;
  readonly period: Period | null;
  readonly metric: MetricTarget | null;
  /** The command of a view that is named besides (淄博投促局 2023 同比); null when none is. */
  readonly view: string | null;
};

/** A view by the words for it. */
export type ViewWord = { readonly word: string; readonly command: string };

export type Reader = {
  readonly resolve: (words: string) => Resolution;
  /** Words for views that may stand beside the rest. */
  readonly views: readonly ViewWord[];
  readonly takesYear: boolean;
  readonly takesMetric: boolean;
};

type Candidate = {
  readonly names: string;
  readonly metric: MetricTarget | null;
  readonly view: string | null;
  /** Taken off words without a space between: only where the rest then resolves better. */
  readonly glued: boolean;
};

/** How good it is to read some words as the name of an agency. */
function rank(resolution: Resolution): number {
  switch (resolution.kind) {
    case 'certain':
      return 6;
    case 'confirm':
      return { regionOmitted: 4, ambiguous: 3, misspelt: 1 }[resolution.why];
    case 'notHeld':
      return 3;
    case 'unknown':
      return 0;
  }
}
/** Nothing left to be a name: better than any doubtful one, as everything said is understood. */
const nothingLeft = 5;

/** A view named by a word of its own anywhere (2023 同比 淄博投促局), or at the end right after other characters. */
function viewSplits(words: string, views: readonly ViewWord[]): readonly Candidate[] {
  const lower = words.toLowerCase();
  const parts = words.split(' ');
  const at = parts.findIndex((part) => views.some(({ word }) => word === part.toLowerCase()));
  const alone = views.find(({ word }) => word === parts[at]?.toLowerCase());
  if (alone !== undefined)
    return [
      { names: withoutFiller(parts.toSpliced(at, 1).join(' ')), metric: null, view: alone.command, glued: false },
    ];
  const [longest] = views.filter(({ word }) => lower.endsWith(word)).toSorted((a, b) => b.word.length - a.word.length);
  if (longest === undefined) return [];
  const names = words.slice(0, -longest.word.length);
  const apart = names === '' || names.endsWith(' ');
  if (!apart && !/\p{Script=Han}/u.test(longest.word)) return [];
  return [{ names: withoutFiller(names), metric: null, view: longest.command, glued: !apart }];
}

function metricSplits(candidate: Candidate): readonly Candidate[] {
  const taken = (glued: boolean) => (split: MetricSplit) => ({
    ...candidate,
    names: withoutFiller(split.rest),
    metric: split.metric,
    glued: candidate.glued || glued,
  });
  return [
    ...metricInWords(candidate.names).map(taken(false)),
    candidate,
    ...metricGluedTo(candidate.names).map(taken(true)),
  ];
}

/**
 * Takes a question apart: year, metric, view and agency in any order, with or without spaces. A metric or a view that is
 * glued to other words is split off only when what remains resolves better than the whole. Throws UserError for two years.
 */
export function readQuestion(words: string, { resolve, views, takesYear, takesMetric }: Reader): Question {
  const { period, rest } = takesYear ? takePeriod(words) : { period: null, rest: words };
  const whole = { names: withoutFiller(rest), metric: null, view: null, glued: false };
  const [atEnd] = viewSplits(whole.names, views);
  const byView = atEnd === undefined ? [whole] : atEnd.glued ? [whole, atEnd] : [atEnd, whole];
  const candidates = byView.flatMap((candidate) => (takesMetric ? metricSplits(candidate) : [candidate]));
  const resolved = new Map<string, Resolution>();
  let best:
    | { readonly candidate: Candidate; readonly resolution: Resolution | null; readonly rank: number }
    | undefined;
  for (const candidate of candidates) {
    const { names } = candidate;
    if (best !== undefined && best.candidate.names === names) continue;
    const resolution = names === '' ? null : (resolved.get(names) ?? resolve(names));
    if (resolution !== null) resolved.set(names, resolution);
    const found = { candidate, resolution, rank: resolution === null ? nothingLeft : rank(resolution) };
    if (best === undefined || found.rank > best.rank) best = found;
    if (best.resolution?.kind === 'certain') break;
  }
  const { metric = null, view = null, names = '' } = best?.candidate ?? {};
  const resolution = best?.resolution ?? null;
  return { asked: resolution === null ? null : { words: names, resolution }, period, metric, view };
}

/**
 * Whether words that begin with an alias (数据, 复议) begin with a longer word instead: a metric (复议率) or a kind of agency
 * (数据局).
 */
export function beginsLonger(words: string, alias: number): boolean {
  if (metricAtStart(words) > alias) return true;
  const { matches, rest } = readForm(/^\p{Script=Han}*/u.exec(words)?.[0] ?? '');
  return matches.length > 0 && rest === '';
}
