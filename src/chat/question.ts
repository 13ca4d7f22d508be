import { gradeOf, readForm } from '../domain/agency-form.ts';
import type { NameMatch, Resolution } from '../domain/names/resolution.ts';
import { distinctName, regionByCode } from '../domain/region/lookup.ts';
import { allOf, combinedMetric, type Combined } from './metric-combination.ts';
import { key, metricAtStart, type MetricTarget } from './metric-words.ts';
import { type Period, takeBase, takePeriod } from './period.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { regionsInWords } from './region-words.ts';
import { looksLikeAgency } from './spoken-intent.ts';
import type { Beyond, Unclear, WordRole } from './spoken-words.ts';

/** Words that name an agency, and what they resolve to. */
export type Named = { readonly words: string; readonly resolution: Resolution };

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
const longestName = 30;

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
  const pieces = withClinging(withNegations(rest, piecesOf(rest, { resolve, views: byWord, takesMetric })));
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
      unclear?.word?.kind === 'unclear' && combined.metric === null
        ? { what: unclear.word.what, word: unclear.text }
        : null,
    // The change of recent years is what /yoy shows.
    beyond: beyond.find((what) => what !== 'lately' || view !== 'yoy') ?? combined.beyond,
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

/** The agencies that are named, and the words that are left over. */
function namesIn(
  words: string,
  pieces: readonly Piece[],
  resolve: Reader['resolve'],
): { readonly named: readonly Named[]; readonly leftOver: readonly string[] } {
  const runs = unknownRuns(words, pieces);
  const agencies = pieces.filter((piece) => piece.kind === 'agency');
  const certain = agencies.filter(({ resolution }) => resolution.kind === 'certain' || resolution.kind === 'notHeld');
  if (certain.length > 0) {
    // A name that goes on in words that are not known is another name (Zibo Industry | and IT Bureau).
    const goesOn = pieces.find(({ kind, text }) => kind === 'unknown' && text.length > 1 && looksLikeAgency(text));
    const [only] = certain;
    if (goesOn !== undefined && only?.resolution.kind === 'certain') {
      const longer = words.slice(Math.min(only.start, goesOn.start), Math.max(only.end, goesOn.end));
      const resolution = { kind: 'confirm', why: 'misspelt', candidates: [only.resolution.candidate] } as const;
      return { named: [{ words: longer, resolution }], leftOver: [] };
    }
    const region = regionOf(certain[0]?.resolution);
    const inRegion = agencies
      .filter((piece) => !certain.includes(piece))
      .map((piece) => {
        // 淄博市招商局和投资促进局: the second is of the region of the first.
        const resolution = region === null ? piece.resolution : resolve(region + piece.text);
        return { ...piece, resolution: resolution.kind === 'certain' ? resolution : piece.resolution };
      });
    const all = [...certain, ...inRegion].toSorted((a, b) => a.start - b.start);
    return { named: distinct(all.map(({ text, resolution }) => ({ words: text, resolution }))), leftOver: runs };
  }
  const [first] = agencies;
  if (first !== undefined && runs.length === 0 && agencies.length === 1)
    return { named: [{ words: first.text, resolution: first.resolution }], leftOver: [] };
  // What stands before a kind may be its region with a slip, and everything unknown together a name that nobody has heard of.
  const open = pieces.filter(({ kind }) => kind !== 'word');
  const [from, to] = [open[0]?.start, open.at(-1)?.end];
  if (from === undefined || to === undefined) return { named: [], leftOver: [] };
  const whole = words.slice(from, to);
  const closer = closest(
    [
      whole,
      open.map(({ text }) => text).join(''),
      open
        .map(({ text }) => text)
        .toReversed()
        .join(' '),
    ].map(resolve),
  );
  if (agencies.length > 1 && nobody(closer))
    return { named: agencies.map(({ text, resolution }) => ({ words: text, resolution })), leftOver: runs };
  if (first !== undefined && nobody(closer) && !looksLikeAgency(whole))
    return { named: [{ words: first.text, resolution: first.resolution }], leftOver: runs };
  // Some words beside the name of a place: the place is meant.
  const place =
    nobody(closer) && !looksLikeAgency(whole) ? runs.find((run) => regionsInWords(run).length > 0) : undefined;
  if (place !== undefined)
    return { named: [{ words: place, resolution: resolve(place) }], leftOver: runs.filter((run) => run !== place) };
  return { named: [{ words: whole, resolution: closer }], leftOver: [] };
}

function nobody(resolution: Resolution): boolean {
  return resolution.kind === 'unknown' && resolution.nearest.length === 0;
}

/** The first of some readings that is sure, failing that the first that is something. */
function closest(resolutions: readonly Resolution[]): Resolution {
  const sure = resolutions.find(({ kind }) => kind === 'certain' || kind === 'notHeld');
  return (
    sure ?? resolutions.find(({ kind }) => kind !== 'unknown') ?? resolutions[0] ?? { kind: 'unknown', nearest: [] }
  );
}

function regionOf(resolution: Resolution | undefined): string | null {
  const code = resolution?.kind === 'certain' ? resolution.candidate.agency.region : null;
  const region = code === null ? undefined : regionByCode(code);
  return region === undefined ? null : distinctName(region);
}

/** Each agency once, by whatever name. */
function distinct(named: readonly Named[]): readonly Named[] {
  const name = ({ words, resolution }: Named): string => {
    if (resolution.kind === 'certain') return resolution.candidate.agency.id;
    return resolution.kind === 'notHeld' ? resolution.name : words;
  };
  return named.filter((one, index) => named.findIndex((other) => name(other) === name(one)) === index);
}

/** Particles end a word; other single characters beside unknown ones belong to them: 太和, 内卷指数. */
const particles = /^[的了吗呢吧啊呀嘛是有在把被给]$/u;

function withClinging(pieces: readonly Piece[]): readonly Piece[] {
  const unknown = pieces.map(({ kind }) => kind === 'unknown');
  const clings = (piece: Piece): boolean =>
    piece.kind === 'word' &&
    piece.word?.kind === 'role' &&
    piece.metric === undefined &&
    piece.view === undefined &&
    /^\p{Script=Han}$/u.test(piece.text) &&
    !particles.test(piece.text);
  const adjoins = (one: number, other: number): boolean => {
    const [before, after] = [pieces[Math.min(one, other)], pieces[Math.max(one, other)]];
    return unknown[other] === true && before !== undefined && after !== undefined && before.end === after.start;
  };
  return pieces.map((piece, index) =>
    clings(piece) && (adjoins(index, index - 1) || adjoins(index, index + 1))
      ? { kind: 'unknown', text: piece.text, start: piece.start, end: piece.end }
      : piece,
  );
}

/** A word that is not known and turns the one behind it around. */
const negation = /^(?:不|没|未|非|无|not|no|never|isn't|wasn't|didn't|doesn't)$/iu;

/** What stands behind a negation that is not known itself is not understood either: 不与公开 is not 公开. */
function withNegations(words: string, pieces: readonly Piece[]): readonly Piece[] {
  let negated = false;
  return pieces.map((piece, index) => {
    const { start, end, text } = piece;
    const after = pieces[index - 1]?.end;
    const apart = after !== undefined && words.slice(after, start) !== '' && /\p{Script=Han}/u.test(text);
    if (piece.kind === 'unknown') negated = negation.test(text);
    else if (!negated || apart || piece.kind === 'agency') negated = false;
    else {
      // Up to the first word that means something.
      negated = piece.metric === undefined && piece.view === undefined;
      return { kind: 'unknown', text, start, end };
    }
    return piece;
  });
}

function unknownRuns(words: string, pieces: readonly Piece[]): readonly string[] {
  const runs: { start: number; end: number }[] = [];
  let open = false;
  for (const { kind, start, end } of pieces) {
    const last = runs.at(-1);
    if (kind !== 'unknown') open = false;
    else if (open && last !== undefined) last.end = end;
    else {
      runs.push({ start, end });
      open = true;
    }
  }
  return runs.map(({ start, end }) => words.slice(start, end));
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
