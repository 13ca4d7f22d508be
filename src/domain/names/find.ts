import { foldForm, readForm } from '../agency-form.ts';
import { type NameReading, readAgencyName } from '../agency-name.ts';
import { canonicalName } from '../canonical-name.ts';
import { isWithin, similarity } from './alignment.ts';
import { candidatesOf, type Held, type Scored } from './candidates.ts';
import { readLatin } from './latin.ts';
import type { Candidate } from './resolution.ts';

/** Of the names that share characters with the words, those below this share too little. */
const worthListing = 0.45;

type Sought = Pick<NameReading, 'regions' | 'tail' | 'form'>;

/** The score of an agency's name without its region; 0 when it does not match what is left of the words. */
function fit({ tail, form }: Sought, entryTail: ReturnType<Held['entries']['tail']>): number {
  if (tail === '') return 1;
  const folded = foldForm(tail);
  if (entryTail.folded === folded) return 1;
  const sameKind = form.matches.some(({ kind, role }) => role !== 'former' && entryTail.form.matches[0]?.kind === kind);
  if (sameKind && form.rest === '') return 0.9;
  if (entryTail.folded.includes(folded)) return 0.8;
  return isWithin(folded, entryTail.folded) ? 0.7 : 0;
}

function* inRegions(held: Held, sought: Sought): Iterable<Scored> {
  const score = (entry: number, share: number): Scored => ({
    entry,
    match: held.entries.name(entry).kind,
    score: share * fit(sought, held.entries.tail(entry)),
  });
  for (const region of sought.regions) {
    for (const entry of held.entries.ofRegion(region.code)) yield score(entry, 1);
    for (const entry of held.entries.below(region)) yield score(entry, 0.95);
  }
}

/** Names anywhere: of the kind that the words name or with the words in them, else by likeness. */
function anywhere(held: Held, canonical: string, limit: number): readonly Scored[] {
  const sought = { regions: [], tail: canonical, form: readForm(canonical) };
  const found: Scored[] = [];
  for (const entry of held.entries.ofTails((tail) => fit(sought, tail) > 0)) {
    found.push({ entry, match: held.entries.name(entry).kind, score: fit(sought, held.entries.tail(entry)) });
  }
  if (found.length > 0) return found;
  for (const entry of held.postings.nearest(canonical, Math.max(40, limit * 2))) {
    const score = similarity(canonical, held.entries.text(entry), held.postings.weight);
    if (score >= worthListing) found.push({ entry, score, match: 'misspelt' });
  }
  return found;
}

/** Agencies that match words in a list: a region with those below it, a kind, a region and a kind, or parts of a name. */
export function findAgencies(held: Held, words: string, limit: number): readonly Candidate[] {
  const canonical = canonicalName(words);
  if (canonical === '') return [];
  const latin = /[a-z]/u.test(canonical) ? readLatin(words) : [];
  const readings: readonly Sought[] =
    latin.length > 0
      ? latin.map(({ regions, tail }) => ({ regions, tail, form: readForm(tail) }))
      : readAgencyName(canonical);
  const located = readings.filter(({ regions }) => regions.length > 0);
  // The longest region that leaves something to be found wins: 北京 in 北京市公安局, not 公安 in 公安局.
  for (const sought of located) {
    const found = candidatesOf(held, positive(inRegions(held, sought)), limit);
    if (found.length > 0) return found;
  }
  const tail = readings.find(({ regions }) => regions.length === 0)?.tail ?? canonical;
  return candidatesOf(held, anywhere(held, tail, limit), limit);
}

function* positive(scored: Iterable<Scored>): Iterable<Scored> {
  for (const one of scored) if (one.score > 0) yield one;
}
