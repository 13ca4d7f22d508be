import { gradeOf, readForm } from '../domain/agency-form.ts';
import type { NameMatch, Resolution } from '../domain/names/resolution.ts';
import { withoutDoubtful } from './doubtful-pieces.ts';
import { allOf, combinedMetric, type Combined } from './metric-combination.ts';
import type { MetricTarget } from './metric-target.ts';
import { key, metricAtStart } from './metric-words.ts';
import { type Named, namesIn } from './names-in-words.ts';
import { type Period, takeBase, takePeriod } from './period.ts';
import { type Piece, piecesOf } from './pieces.ts';
import type { Beyond, Unclear, WordRole } from './spoken-words.ts';

/** What a person asks for, in whatever order and wording it was said. */
export type Question = {
  /** The agency, or the words that should name one; null when there are none. */
  readonly asked: Named | null;
  /** Further agencies. */
  readonly others: readonly Named[];
  readonly period: Period | null;
  /** The year that it is to be compared with, where one is named. */
  readonly base: Period | null;
  readonly metric: MetricTarget | null;
  /** Every figure that is named; `metric` is what they mean together. */
  readonly metrics: readonly MetricTarget[];
  /** The command of the view that is named, or that shows all the figures asked for; null when none does. */
  readonly view: string | null;
  /** Words of which nothing is known, in runs; none of them is part of the agency. */
  readonly leftOver: readonly string[];
  /** A word that may mean several figures. */
  readonly unclear: { readonly what: Unclear; readonly word: string } | null;
  /** What is asked for and the bot does not do. */
  readonly beyond: Beyond | null;
  /** Who asked, where the form has no column for them. */
  readonly noColumn: string | null;
  readonly roles: ReadonlySet<WordRole>;
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

/** Of several views that are named, the earlier in this list is meant: 数据 and 谁 say less than 诉讼 and 来源 do. */
const viewOrder = ['yoy', 'check', 'source', 'disputes', 'outcomes', 'proactive', 'applicants', 'stats'];

/** No name of an agency is longer. */
const longestName = 36;

/** Matches of a whole name, beside which there is nothing else to look for. */
const asHeld: ReadonlySet<NameMatch> = new Set<NameMatch>(['official', 'former', 'alias']);

const nothing: Question = {
  asked: null,
  others: [],
  period: null,
  base: null,
  metric: null,
  metrics: [],
  view: null,
  leftOver: [],
  unclear: null,
  beyond: null,
  noColumn: null,
  roles: new Set(),
};

/**
 * Takes a question apart: years, metric, view and agency in any order, with or without spaces, and what is left over.
 * Throws UserError for two years that are not set against each other.
 */
export function readQuestion(words: string, { resolve, views, takesYear, takesMetric }: Reader): Question {
  const { base, rest: once } = takesYear ? takeBase(words) : { base: null, rest: words };
  const { period, rest } = takesYear ? takePeriod(once) : { period: null, rest: once };
  const whole = rest.length <= longestName && gradeOf(rest) !== null ? resolve(rest) : null;
  if (whole?.kind === 'certain' && asHeld.has(whole.candidate.match))
    return { ...nothing, asked: { words: rest, resolution: whole }, period, base, view: base === null ? null : 'yoy' };
  const byWord = new Map(views.map(({ word, command }) => [key(word), command]));
  const pieces = withoutDoubtful(piecesOf(rest, { resolve, views: byWord, takesMetric }));
  const { named, leftOver } = namesIn(rest, pieces, resolve);
  const [asked = null, ...others] = named;
  const known = pieces.filter((piece) => piece.kind === 'word');
  const roles = new Set(known.flatMap(({ word }) => (word?.kind === 'role' ? [word.role] : [])));
  const figures = known.flatMap(({ metric, view, text }) =>
    metric === undefined || view !== undefined ? [] : [{ metric, sums: /^(?:总计|total)$/iu.test(text) }],
  );
  // 总计 is a row of its own, and beside another only says that all of it is meant.
  const rows = figures.filter(({ sums }) => !sums);
  const metrics = (rows.length > 0 ? rows : figures).map(({ metric }) => metric);
  // 新收比办结多: two figures of one year, not one of two.
  const sideBySide = roles.has('against') && base === null && new Set(metrics).size > 1;
  const combined = sideBySide ? allOf(metrics) : combinedMetric(metrics, roles.has('share'));
  const view = viewOf(known, combined, roles, base);
  const unclear = known.find(({ word }) => word?.kind === 'unclear');
  const beyond = known.flatMap(({ word }) => (word?.kind === 'beyond' ? [word.what] : []));
  return {
    asked,
    others,
    period,
    base,
    metric: combined.metric,
    metrics,
    view: sideBySide ? combined.view : view,
    leftOver: roles.has('why') && !isOutcome(combined.metric) ? [...leftOver, whyIn(known)] : leftOver,
    unclear:
      unclear?.word?.kind === 'unclear' && (combined.metric === null || combined.metric === 'requests.received@total')
        ? { what: unclear.word.what, word: unclear.text }
        : null,
    // The change of recent years is what /yoy shows.
    beyond:
      beyond
        .filter((what) => what !== 'lately' || view !== 'yoy')
        .toSorted((a, b) => Number(a === 'agencies') - Number(b === 'agencies'))[0] ?? combined.beyond,
    noColumn: known.find(({ word }) => word?.kind === 'noColumn')?.text ?? null,
    roles,
  };
}

type Word = Extract<Piece, { kind: 'word' }>;

function isOutcome(metric: MetricTarget | null): boolean {
  return metric?.startsWith('outcome.') === true;
}

function whyIn(known: readonly Word[]): string {
  return known.find(({ word }) => word?.kind === 'role' && word.role === 'why')?.text ?? '';
}

function viewOf(
  known: readonly Word[],
  { metric, view }: Combined,
  roles: ReadonlySet<WordRole>,
  base: Period | null,
): string | null {
  const said = known.flatMap((piece) => (piece.view === undefined ? [] : [piece.view]));
  const [named] = said.toSorted((a, b) => viewOrder.indexOf(a) - viewOrder.indexOf(b));
  if (base !== null || (roles.has('against') && (named ?? 'stats') === 'stats')) return 'yoy';
  if (roles.has('who') && named === undefined && metric === 'requests.received@total') return 'applicants';
  // Why did it refuse: the grounds are all that a report says.
  if (roles.has('why') && isOutcome(metric)) return 'outcomes';
  // Who asked, and how many of them: that column.
  if (named === 'applicants' && /^requests\.received@(?!total)/.test(metric ?? '')) return view;
  return named ?? view;
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
