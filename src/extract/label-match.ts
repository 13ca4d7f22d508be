import { labelOf } from './plain-text.ts';

/** How alike two labels are: 1 the same, 0 nothing in common. */
export type Likeness = number;

/** A fuzzy likeness below this says nothing. */
const faint = 0.6;
/** Damaged labels are at most this long; longer texts are prose and are not compared. */
const longest = 60;

/** Levenshtein distance, two rows of memory; both texts are short. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** A label that holds, or is held in, another: part of it was lost, or two were merged. */
const partLikeness = 0.85;
/** Parts shorter than this stand in too many labels. */
const shortestPart = 4;

function likeness(key: string, label: string): Likeness {
  if (key === label) return 1;
  const longer = Math.max(key.length, label.length);
  if (longer > longest) return 0;
  const shorter = Math.min(key.length, label.length);
  if (shorter >= shortestPart && (label.includes(key) || key.endsWith(label))) return partLikeness;
  // The difference in length alone is already that many edits.
  if (1 - (longer - shorter) / longer < faint) return 0;
  const alike = 1 - editDistance(key, label) / longer;
  return alike < faint ? 0 : alike;
}

/** A row or column with every way in which its label is printed. */
export type Labelled<Code extends string> = {
  readonly code: Code;
  readonly zh: string;
  readonly variants: readonly string[];
};

/** What a text is most like, if it is clearly more like that than like anything else. */
export type LabelMatch<Code extends string> = { readonly code: Code; readonly likeness: Likeness };

/** Labels of one table, ready for comparison. Built once per table of the taxonomy. */
export type LabelIndex<Code extends string> = {
  /** Likeness to each label; labels that are nothing like it are absent. */
  compare(key: string): ReadonlyMap<Code, Likeness>;
  /** The one label that is just so, but for its ordinal and punctuation. */
  exact(key: string): Code | undefined;
  /** The one label that is meant; undefined where none, or several about as well, could be. */
  find(key: string): LabelMatch<Code> | undefined;
  /** Ordinal and key of the official label. */
  official(code: Code): { readonly ordinal: string | null; readonly key: string; readonly zh: string };
};

/** How much better the best must be than the second best. */
const margin = 0.15;
/** Below this a best match is still a guess. */
const sure = 0.7;

export function indexLabels<Code extends string>(labelled: readonly Labelled<Code>[]): LabelIndex<Code> {
  const keys = labelled.map(({ code, zh, variants }) => ({
    code,
    keys: [...new Set([zh, ...variants].map((text) => labelOf(text).key))],
  }));
  const exact = new Map<string, Code[]>();
  for (const { code, keys: own } of keys) {
    for (const key of own) exact.set(key, [...(exact.get(key) ?? []), code]);
  }
  const officials = new Map(labelled.map(({ code, zh }) => [code, { ...labelOf(zh), zh }]));
  /** The same labels come again in every report. */
  const known = new Map<string, ReadonlyMap<Code, Likeness>>();

  const compare = (key: string): ReadonlyMap<Code, Likeness> => {
    const same = exact.get(key);
    if (same !== undefined) return new Map(same.map((code) => [code, 1]));
    if (key === '' || key.length > longest) return new Map();
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const found = new Map<Code, Likeness>();
    for (const { code, keys: own } of keys) {
      const best = Math.max(...own.map((label) => likeness(key, label)));
      if (best > 0) found.set(code, best);
    }
    if (known.size < 5_000) known.set(key, found);
    return found;
  };

  return {
    compare,
    exact(key) {
      const same = exact.get(key);
      return same?.length === 1 ? same[0] : undefined;
    },
    find(key) {
      const [best, second] = [...compare(key)].toSorted((a, b) => b[1] - a[1]);
      if (best === undefined || best[1] < sure) return undefined;
      if (second !== undefined && best[1] - second[1] < margin) return undefined;
      return { code: best[0], likeness: best[1] };
    },
    official(code) {
      const official = officials.get(code);
      if (official === undefined) throw new RangeError(`no label is known for ${code}`);
      return official;
    },
  };
}
