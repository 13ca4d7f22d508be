import type { Entries } from './entries.ts';
import type { Postings } from './postings.ts';
import type { Candidate, NameMatch } from './resolution.ts';

/** As many buttons as a person reads. */
export const mostCandidates = 8;

/** What is searched: the names, their characters, and the agencies that another one has followed. */
export type Held = {
  readonly entries: Entries;
  readonly postings: Postings;
  readonly followed: ReadonlySet<string>;
};

/** An entry with how well it fits and how it came to be found. */
export type Scored = { readonly entry: number; readonly score: number; readonly match: NameMatch };

/**
 * The candidates of some entries, one per agency by its best entry, best first. Of two that fit as well, an agency that another one
 * has followed comes second; the rest stay in the order of their regions.
 */
export function candidatesOf(
  { entries, followed }: Held,
  scored: Iterable<Scored>,
  limit: number = mostCandidates,
): readonly Candidate[] {
  const best = new Map<string, Scored>();
  for (const one of scored) {
    const { id } = entries.agency(one.entry);
    const known = best.get(id);
    if (known === undefined || known.score < one.score) best.set(id, one);
  }
  return [...best]
    .toSorted(
      ([idA, a], [idB, b]) =>
        b.score - a.score || Number(followed.has(idA)) - Number(followed.has(idB)) || a.entry - b.entry,
    )
    .slice(0, limit)
    .map(([, { entry, score, match }]) => ({
      agency: entries.agency(entry),
      match,
      matchedName: entries.name(entry).name,
      score,
    }));
}
