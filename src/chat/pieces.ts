import { readRegion } from '../domain/region/read-region.ts';
import { gradeOf, readForm } from '../domain/agency-form.ts';
import type { Resolution } from '../domain/names/resolution.ts';
import { kindAlone } from './kind-words.ts';
import type { MetricTarget } from './metric-target.ts';
import { key, metricNamed } from './metric-words.ts';
import { type SpokenWord, spokenWord } from './spoken-words.ts';

// A question taken apart: the names of agencies, words that are known, and the rest, whatever their order and with or without spaces.

/** A Chinese character, or a word or number in other letters. */
type Atom = { readonly text: string; readonly start: number; readonly end: number; readonly han: boolean };

/** A run of a question. `unknown`: one atom of which nothing is known. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number } & (
  | { readonly kind: 'agency'; readonly resolution: Resolution }
  | {
      readonly kind: 'word';
      readonly metric: MetricTarget | undefined;
      /** The command of a view. */
      readonly view: string | undefined;
      readonly word: SpokenWord | undefined;
    }
  | { readonly kind: 'unknown' }
);

type Vocabulary = {
  readonly resolve: (words: string) => Resolution;
  /** Commands of views by the words for them, as `key` makes them. */
  readonly views: ReadonlyMap<string, string>;
  readonly takesMetric: boolean;
};

/** Atoms in one word or name; the longest official label has 24, and the name of a bureau with all its regions 34. */
const longestPiece = 36;
/** Names tried in one message: enough for two, few enough to answer at once. */
const mostNames = 60;

/** What a reading costs: the cheapest is taken. What is not understood costs most, and a doubtful name more than a sure one. */
const costs = {
  unknownCharacter: 10,
  unknownWord: 20,
  word: 2,
  certain: 1,
  notHeld: 3,
  kind: 4,
  misspelt: 8,
  ambiguous: 12,
  /** More than a character beside a whole name. */
  like: 25,
} as const;

const atomPattern = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}_@.'%])+/gu;

function atomsOf(words: string): readonly Atom[] {
  return [...words.matchAll(atomPattern)].flatMap(({ 0: text, index }) => {
    // Numbers and letters beside Chinese ones are words of their own already, as Han is one character an atom.
    const trimmed = text.replace(/^[.']+|[.']+$/gu, '');
    const at = index + text.indexOf(trimmed);
    return trimmed === ''
      ? []
      : [{ text: trimmed, start: at, end: at + trimmed.length, han: /^\p{Script=Han}/u.test(trimmed) }];
  });
}

type Span = { readonly from: number; readonly to: number; readonly cost: number; readonly piece: Piece };

/** Takes a question apart so that as little as possible stays unknown. The words are normalised, without a year. */
export function piecesOf(words: string, vocabulary: Vocabulary): readonly Piece[] {
  const atoms = atomsOf(words);
  const known = wordSpans(words, atoms, vocabulary);
  const names = nameSpans(words, atoms, known, vocabulary.resolve);
  return cheapest(
    atoms,
    Map.groupBy([...known, ...names], ({ to }) => to),
  );
}

function cheapest(atoms: readonly Atom[], spansTo: ReadonlyMap<number, readonly Span[]>): readonly Piece[] {
  const best: { readonly cost: number; readonly span: Span | null }[] = [{ cost: 0, span: null }];
  for (const [index, { text, start, end, han }] of atoms.entries()) {
    const alone: Span = {
      from: index,
      to: index + 1,
      cost: han || text.length === 1 ? costs.unknownCharacter : costs.unknownWord,
      piece: { kind: 'unknown', text, start, end },
    };
    const ends = [...(spansTo.get(index + 1) ?? []), alone].map((span) => ({
      cost: (best[span.from]?.cost ?? 0) + span.cost,
      span,
    }));
    best.push(ends.reduce((one, other) => (other.cost < one.cost ? other : one)));
  }
  const pieces: Piece[] = [];
  for (let at = atoms.length; at > 0; ) {
    const span = best[at]?.span;
    if (span === null || span === undefined) break;
    pieces.push(span.piece);
    at = span.from;
  }
  return pieces.toReversed();
}

/** Runs of atoms that are a word for a figure or a view, or one of the closed list. */
function wordSpans(words: string, atoms: readonly Atom[], { views, takesMetric }: Vocabulary): readonly Span[] {
  const found: Span[] = [];
  for (const [from, first] of atoms.entries()) {
    for (let to = Math.min(atoms.length, from + longestPiece); to > from; to -= 1) {
      const last = atoms[to - 1];
      if (last === undefined) continue;
      const text = words.slice(first.start, last.end);
      const called = key(text);
      if (called === '') continue;
      const metric = takesMetric ? metricNamed(text) : undefined;
      const view = views.get(called);
      const word = spokenWord(called);
      if (metric === undefined && view === undefined && word === undefined) continue;
      const piece: Piece = { kind: 'word', text, start: first.start, end: last.end, metric, view, word };
      found.push({ from, to, cost: costs.word, piece });
    }
  }
  return found;
}

/** Runs of atoms that may be the name of an agency, the longest first from each atom; none inside a name that is sure. */
function nameSpans(
  words: string,
  atoms: readonly Atom[],
  known: readonly Span[],
  resolve: (words: string) => Resolution,
): readonly Span[] {
  const mayBeName = nameTest(atoms, known);
  const found: Span[] = [];
  let tried = 0;
  for (let from = 0; from < atoms.length; from += 1) {
    const first = atoms[from];
    for (let to = Math.min(atoms.length, from + longestPiece); to > from && tried < mostNames; to -= 1) {
      const last = atoms[to - 1];
      // No name is in two scripts: zibo投促局 is a region and a kind, each by itself.
      if (first === undefined || last === undefined || last.han !== first.han) continue;
      const text = words.slice(first.start, last.end);
      const kind = mayBeName(from, to, text);
      if (kind === null) continue;
      tried += 1;
      const resolution = resolve(text);
      const cost = costOf(resolution, kind, !last.han || gradeOf(text) !== null);
      if (cost === null) continue;
      found.push({ from, to, cost, piece: { kind: 'agency', text, start: first.start, end: last.end, resolution } });
      if (cost > costs.certain) continue;
      from = to - 1;
      break;
    }
  }
  return found;
}

/** Words that stand in no name: 多少件, 这个, 为什么. */
function isNoPartOfName(piece: Piece): boolean {
  return piece.kind === 'word' && piece.word?.kind === 'role' && piece.word.role !== 'filler';
}

/** What a run of atoms may name, as far as its two ends and its last word tell; null when it cannot be a name. */
type NameTest = (from: number, to: number, text: string) => 'kind' | 'located' | 'whole' | null;

function nameTest(atoms: readonly Atom[], known: readonly Span[]): NameTest {
  const alone = new Set(known.filter(({ from, to }) => to === from + 1).map(({ from }) => from));
  const afterWord = new Set(known.map(({ to }) => to));
  const gapBefore = (at: number): boolean => {
    const [before, after] = [atoms[at - 1], atoms[at]];
    return before === undefined || after === undefined || before.end < after.start || before.han !== after.han;
  };
  const noPart = known.filter(({ from, to, piece }) => to > from + 1 && isNoPartOfName(piece));
  const regions = new Map<number, boolean>();
  const beginsRegion = (from: number): boolean => {
    const begins = regions.get(from) ?? readRegion(runOf(atoms, from)).length > 0;
    regions.set(from, begins);
    return begins;
  };
  return (from, to, text) => {
    if (atoms[from]?.han !== true) {
      if (alone.has(from) || alone.has(to - 1)) return null;
      return kindAlone(text) ? 'kind' : 'located';
    }
    if (to - from < 2 || (gradeOf(text) === null && !gapBefore(to))) return null;
    if (noPart.some((word) => word.from >= from && word.to <= to)) return null;
    // 政府信息公开 says 政府 far more often than anybody means a government by it.
    if (text === '政府') return null;
    if (kindAlone(text)) return 'kind';
    if (beginsRegion(from)) return 'located';
    if (!gapBefore(from) && !afterWord.has(from)) return null;
    // A name begins where its region does.
    if (Array.from({ length: to - from - 1 }, (_, more) => from + more + 1).some(beginsRegion)) return null;
    // Bodies of the centre, and names that an agency bears without its region.
    return /^(?:国家|中国|中华)/u.test(text) || readForm(text).matches.length > 0 ? 'whole' : null;
  };
}

/** The Chinese characters from an atom on. */
function runOf(atoms: readonly Atom[], from: number): string {
  const end = atoms.findIndex(({ han }, index) => index >= from && !han);
  return atoms
    .slice(from, end === -1 ? atoms.length : end)
    .map(({ text }) => text)
    .join('');
}

/** What reading some words as a name costs; null when they are none, or too doubtful to stand beside other words. */
function costOf(resolution: Resolution, named: ReturnType<NameTest>, graded: boolean): number | null {
  switch (resolution.kind) {
    case 'certain':
      return resolution.candidate.match === 'misspelt' ? costs.misspelt : costs.certain;
    case 'notHeld':
      return graded ? costs.notHeld : null;
    case 'confirm':
      if (named === 'kind' && resolution.why === 'regionOmitted') return costs.kind;
      if (named !== 'located' || !graded || resolution.why === 'regionOmitted') return null;
      return resolution.why === 'ambiguous' ? costs.ambiguous : costs.like;
    case 'unknown':
      return named === 'kind' ? costs.kind : null;
  }
}
