import { foldForm, gradeOf } from '../agency-form.ts';
import { agencyNameIn, fullFormOf, type NameReading } from '../agency-name.ts';
import { ambiguousShortForms } from '../agency-kinds.ts';
import type { Agency } from '../agency.ts';
import { parentOf } from '../region/lookup.ts';
import { covers, type Region } from '../region/region.ts';
import { differByOne, isWithin, similarity } from './alignment.ts';
import { candidatesOf, type Held, mostCandidates, type Scored } from './candidates.ts';
import type { Tail } from './entries.ts';
import type { Candidate, NameMatch, Resolution } from './resolution.ts';

/** Two names of one region are rarely less alike than this: below it, likeness is chance. */
const likely = 0.68;
/** The first leads the second by this much, or the person is asked (scale.md: 99.5 % right). */
const margin = 0.05;
/** One character of three or four is too much to guess: 民政局, 财政局 and 邮政局 differ by no more. */
const shortestMisspelt = 5;

/** Words whose region is known: named in them, or that of the chat. */
export type Located = {
  readonly reading: NameReading;
  /** Several when the name of the region is shared. */
  readonly regions: readonly Region[];
  /** The words named no region: it is the chat's home. */
  readonly atHome: boolean;
};

/** Resolves words within their region, and never outside of it. */
export function resolveLocated(held: Held, located: Located): Resolution {
  return sameName(held, located) ?? sameKind(held, located) ?? notHeld(held, located) ?? nearName(held, located);
}

function* entriesIn({ entries }: Held, regions: readonly Region[]): Iterable<number> {
  for (const { code } of regions) yield* entries.ofRegion(code);
}

/** One agency is answered at once only when the region is one. */
function settle({ regions }: Located, candidates: readonly Candidate[]): Resolution | undefined {
  const [only, ...others] = candidates;
  if (only === undefined) return undefined;
  if (others.length === 0 && regions.length === 1) return { kind: 'certain', candidate: only };
  return { kind: 'confirm', why: 'ambiguous', candidates };
}

/** Agencies of exactly that name. A name that one bears now and another bore before means the one that bears it. */
export function sameName(held: Held, located: Located): Resolution | undefined {
  const { reading, atHome, regions } = located;
  const folded = foldForm(reading.tail);
  const found: Scored[] = [];
  for (const entry of entriesIn(held, regions)) {
    const tail = held.entries.tail(entry);
    if (tail.folded !== folded) continue;
    const { kind } = held.entries.name(entry);
    const asWritten = reading.wholeRegion && tail.text === reading.tail;
    const match: NameMatch = atHome ? 'regionOmitted' : asWritten ? kind : 'abbreviation';
    found.push({ entry, match, score: { official: 1, former: 0.99, alias: 0.98 }[kind] });
  }
  const candidates = candidatesOf(held, found);
  const official = candidates.filter(({ score }) => score === 1);
  return settle(located, official.length > 0 ? official : candidates);
}

/** How an agency of the kind asked for fits the words: clearly, or so that it has to be asked. */
function fitsKind(reading: NameReading, tail: Tail): 'clearly' | 'perhaps' | 'not' {
  const [asked] = reading.form.matches;
  if (asked === undefined || tail.form.rest !== '') return 'not';
  const [own] = tail.form.matches;
  if (tail.form.unit !== reading.form.unit) {
    const anyZone = asked.kind === 'zone_committee' && reading.form.unit === '' && own?.kind === asked.kind;
    return anyZone ? 'perhaps' : 'not';
  }
  // 环保局 means 生态环境局, and as well the 环境保护局 before it where that is held by itself.
  const shortened = isWithin(foldForm(reading.tail), tail.folded);
  const shared = reading.form.matches.some(
    ({ kind, role }) =>
      role !== 'former' &&
      tail.form.matches.some((other) => other.kind === kind && (other.role !== 'former' || shortened)),
  );
  if (own === undefined || !shared) return 'not';
  // 投促局 is not 投资促进中心, and which of 发改局 and 发改委 a region has is its own choice.
  if (gradeOf(reading.tail) !== gradeOf(tail.text)) return 'perhaps';
  return shortened || (own.kind === asked.kind && asked.role === 'abbreviation') ? 'clearly' : 'perhaps';
}

/** Agencies of the kind that the words name in another form: an abbreviation means what the region calls it. */
function sameKind(held: Held, located: Located): Resolution | undefined {
  const { reading, atHome, regions } = located;
  if (reading.quality < 3 || reading.form.matches.length === 0) return undefined;
  const clear: Scored[] = [];
  const possible: Scored[] = [];
  const folded = foldForm(reading.tail);
  for (const entry of entriesIn(held, regions)) {
    const tail = held.entries.tail(entry);
    const fit = fitsKind(reading, tail);
    if (fit === 'not') continue;
    const score = 0.6 + 0.3 * similarity(folded, tail.folded, held.postings.weight);
    const scored: Scored = { entry, score, match: atHome ? 'regionOmitted' : 'abbreviation' };
    possible.push(scored);
    if (fit === 'clearly' && held.entries.name(entry).kind !== 'former') clear.push({ ...scored, score: score + 0.05 });
  }
  const clearly = candidatesOf(held, clear);
  if (clearly.length === 1 && !ambiguousShortForms.has(reading.tail)) return settle(located, clearly);
  const candidates = candidatesOf(held, [...clear, ...possible]);
  return candidates.length === 0 ? undefined : { kind: 'confirm', why: 'ambiguous', candidates };
}

/** A division and a kind that exist, of which nothing is held. */
function notHeld(held: Held, { reading, regions }: Located): Resolution | undefined {
  const kind = reading.form.matches[0]?.kind;
  const [region, ...others] = regions;
  if (reading.quality < 3 || kind === undefined || region === undefined) return undefined;
  const named = reading.form.unit !== '';
  // Townships and zones are in no list: a slip in their name is likelier than one that nobody has heard of.
  if (named && near(held, { reading, regions, atHome: false }).some(({ score }) => score > 0.8)) return undefined;
  const tail = named ? reading.tail : fullFormOf(kind, reading.tail);
  return {
    kind: 'notHeld',
    // 鼓楼区公安局, as no city was named.
    name: others.length > 0 && reading.regionText !== '' ? reading.regionText + tail : agencyNameIn(region, tail),
    region: region.code,
    ...(others.length === 0 ? {} : { otherRegions: others.map(({ code }) => code) }),
    agencyKind: kind,
    heldNearby: nearby(held, regions, reading.tail),
  };
}

/** Agencies of the regions, failing those of the regions below, failing those of the region above; the likest first. */
function nearby(held: Held, regions: readonly Region[], tail: string): readonly Agency[] {
  const { entries, postings } = held;
  const folded = foldForm(tail);
  const rank = (found: Iterable<number>): readonly Agency[] =>
    candidatesOf(
      held,
      [...found].map((entry) => ({
        entry,
        match: 'official' as const,
        score: similarity(folded, entries.tail(entry).folded, postings.weight),
      })),
    ).map(({ agency }) => agency);
  const own = rank(entriesIn(held, regions));
  if (own.length > 0) return own;
  const below = rank(regions.flatMap((region) => [...entries.below(region)]));
  if (below.length > 0) return below;
  const above = new Set(regions.map(parentOf).filter((region) => region !== undefined));
  return rank(entriesIn(held, [...above]));
}

/**
 * Names in the regions, and below them, by likeness. The region, which is right, counts with the rest, so that one wrong character
 * of 民政局 weighs what it does in 淄博市民政局.
 */
function near(held: Held, { reading, regions }: Located): readonly Candidate[] {
  const { entries, postings } = held;
  const folded = foldForm(reading.tail);
  const found: Scored[] = [];
  for (const region of regions) {
    for (const entry of entries.ofRegion(region.code)) {
      const score = similarity(region.name + folded, region.name + entries.tail(entry).folded, postings.weight);
      found.push({ entry, score, match: 'misspelt' });
    }
  }
  if (regions.some(({ level }) => level === 'province' || level === 'prefecture')) {
    const isBelow = (entry: number): boolean => {
      const code = entries.agency(entry).region;
      return code !== null && regions.some((region) => region.code !== code && covers(region, code));
    };
    // 淄博市周寸区投资促进中心: the name of a region below may be what is wrong.
    for (const entry of postings.nearest(reading.tail, 20, isBelow)) {
      const text = entries.text(entry);
      const score = Math.max(
        similarity(reading.tail, text, postings.weight),
        similarity(reading.regionText + reading.tail, text, postings.weight),
      );
      found.push({ entry, score, match: 'misspelt' });
    }
  }
  return candidatesOf(held, found, 2 * mostCandidates);
}

/** The name with one slip, or the nearest names of the region: to choose from when they are like, to suggest when not. */
function nearName(held: Held, located: Located): Resolution {
  const { reading, regions } = located;
  const folded = foldForm(reading.tail);
  const candidates = near(held, located);
  const [first, second] = candidates;
  const leads = first !== undefined && first.score - (second?.score ?? 0) >= margin;
  if (leads && regions.length === 1 && first.agency.region === regions[0]?.code) {
    // Only of a kind that is known: 城东镇 is no slip for 城西镇, and whoever is called what no table lists may have a neighbour.
    // Nor in the grade word: 投资促进会 is an association.
    const slip = ({ form, folded: own, text }: Tail): boolean =>
      form.matches.length > 0 &&
      gradeOf(reading.tail) === gradeOf(text) &&
      form.unit === '' &&
      form.rest === '' &&
      own.length >= shortestMisspelt &&
      differByOne(folded, own);
    for (const entry of entriesIn(held, regions)) {
      if (held.entries.agency(entry).id === first.agency.id && slip(held.entries.tail(entry))) {
        return { kind: 'certain', candidate: first };
      }
    }
  }
  const close = candidates.filter(({ score }) => score >= Math.max(likely, (first?.score ?? 0) - 0.25));
  if (close.length > 0) return { kind: 'confirm', why: 'misspelt', candidates: close.slice(0, mostCandidates) };
  return { kind: 'unknown', nearest: candidates.slice(0, mostCandidates) };
}
