import { type NameReading, readAgencyName, readRegionInside } from '../agency-name.ts';
import { lineOf } from '../region/lookup.ts';
import type { Region } from '../region/region.ts';
import { similarity } from './alignment.ts';
import { candidatesOf, type Held, mostCandidates, type Scored } from './candidates.ts';
import { resolveLocated, sameName } from './located.ts';
import type { NameTable } from './name-table.ts';
import { resolveOmitted } from './omitted.ts';
import type { Candidate, Resolution } from './resolution.ts';

/** Names as like as this may be meant; below the second, they are not even worth suggesting. */
const likely = 0.6;
const worthSuggesting = 0.4;
/** What words have before the kind is at least this like the region of a name that they may mean. */
const samePlace = 0.25;
/** Found by their characters, then compared in full. */
const compared = 40;

/** The whole of a held name that tells by itself which agency is meant. */
export function resolveExact(held: Held, table: NameTable, canonical: string): Resolution | undefined {
  const { entries } = held;
  const found: Scored[] = table
    .lookup(canonical)
    .filter(entries.whole)
    .map((entry) => {
      const match = entries.name(entry).kind;
      return { entry, match, score: { official: 1, former: 0.99, alias: 0.98 }[match] };
    });
  const candidates = candidatesOf(held, found);
  const [first, second] = candidates;
  if (first === undefined) return undefined;
  if (second === undefined || first.score > second.score) return { kind: 'certain', candidate: first };
  return { kind: 'confirm', why: 'ambiguous', candidates };
}

/** Of regions that share a name, those at the home of the chat, and for a 厅 the provinces; all when neither tells. */
export function narrowed({ regions, tail }: NameReading, home: Region | undefined): readonly Region[] {
  if (regions.length < 2) return regions;
  const around = home === undefined ? [] : lineOf(home);
  const near = regions.filter(
    (region) => around.includes(region) || (home !== undefined && lineOf(region).includes(home)),
  );
  if (near.length > 0) return near;
  const provinces = tail.endsWith('厅') ? regions.filter(({ level }) => level === 'province') : [];
  return provinces.length > 0 ? provinces : regions;
}

/** Resolves canonical words in Chinese. */
export function resolveHan(held: Held, canonical: string, home: Region | undefined): Resolution {
  const readings = readAgencyName(canonical);
  const understood = readings.filter(({ quality, regions }) => quality === 3 && regions.length > 0);
  const located = (reading: NameReading) => ({ reading, regions: narrowed(reading, home), atHome: false });
  // A name may be read in several ways (凤凰山镇, 凤凰 + 山镇); the one that is held is meant.
  const same = understood.map((reading) => sameName(held, located(reading))).filter((one) => one !== undefined);
  const [first, ...others] = same;
  if (first !== undefined) return others.length === 0 ? first : eitherOf(same);
  const [best] = readings;
  if (best === undefined) return { kind: 'unknown', nearest: [] };
  if (best.quality === 3) {
    if (best.regions.length > 0) return resolveLocated(held, located(best));
    return resolveOmitted(held, best, home) ?? { kind: 'unknown', nearest: likest(held, canonical, best) };
  }
  const [ended] = readAgencyName(canonical, true);
  if (ended !== undefined && ended.quality === 3 && ended.regions.length > 0) {
    return resolveLocated(held, located(ended));
  }
  const alone = readings.find(({ tail, regions }) => tail === '' && regions.length > 0);
  if (alone !== undefined) return regionAlone(held, narrowed(alone, home));
  // 中国 and 国家 begin the names of many bodies that stand in a region.
  const inRegion = readings.find(({ regions }) => regions.some(({ level }) => level !== 'national'));
  if (inRegion !== undefined) return resolveLocated(held, located(inRegion));
  const inside = readRegionInside(canonical);
  if (inside !== undefined) return asked(resolveLocated(held, located(inside)));
  const nearest = likest(held, canonical, best);
  const close = nearest.filter(({ score }) => score >= Math.max(likely, (nearest[0]?.score ?? 0) - 0.2));
  return close.length > 0 ? { kind: 'confirm', why: 'misspelt', candidates: close } : { kind: 'unknown', nearest };
}

/** What was found by passing over something misspelt is asked back. */
function asked(resolution: Resolution): Resolution {
  if (resolution.kind !== 'certain') return resolution;
  return { kind: 'confirm', why: 'misspelt', candidates: [{ ...resolution.candidate, match: 'misspelt' }] };
}

/** Resolutions that mean one agency are that; of several agencies the person chooses. */
export function eitherOf(resolutions: readonly Resolution[]): Resolution {
  const candidates = new Map<string, Candidate>();
  for (const resolution of resolutions) {
    for (const candidate of offeredBy(resolution)) {
      if (!candidates.has(candidate.agency.id)) candidates.set(candidate.agency.id, candidate);
    }
  }
  const certain = resolutions.find(({ kind }) => kind === 'certain');
  if (candidates.size === 1 && certain !== undefined) return certain;
  if (candidates.size > 0) {
    return { kind: 'confirm', why: 'ambiguous', candidates: [...candidates.values()].slice(0, mostCandidates) };
  }
  return resolutions.find(({ kind }) => kind === 'notHeld') ?? { kind: 'unknown', nearest: [] };
}

function offeredBy(resolution: Resolution): readonly Candidate[] {
  if (resolution.kind === 'certain') return [resolution.candidate];
  return resolution.kind === 'confirm' ? resolution.candidates : [];
}

/** A region and nothing else: its agencies to choose from, failing those those below it. */
export function regionAlone(held: Held, regions: readonly Region[]): Resolution {
  const list = (found: Iterable<number>): readonly Candidate[] =>
    candidatesOf(
      held,
      [...found].map((entry) => ({ entry, score: 0.5, match: held.entries.name(entry).kind })),
    );
  const own = list(regions.flatMap(({ code }) => [...held.entries.ofRegion(code)]));
  if (own.length > 0) return { kind: 'confirm', why: 'ambiguous', candidates: own };
  return { kind: 'unknown', nearest: list(regions.flatMap((region) => [...held.entries.below(region)])) };
}

/**
 * The names most like words whose region is not recognised. What stands before the kind must be like the region of a name: words that
 * name some place never get the same kind of agency of just any other.
 */
function likest(held: Held, canonical: string, { form }: NameReading): readonly Candidate[] {
  const { entries, postings } = held;
  const scored: Scored[] = [];
  for (const entry of postings.nearest(canonical, compared)) {
    const text = entries.text(entry);
    const place = text.slice(0, Math.max(0, text.length - entries.tail(entry).text.length));
    if (form.rest !== '' && form.matches.length > 0 && similarity(form.rest, place, postings.weight) < samePlace)
      continue;
    const score = similarity(canonical, text, postings.weight);
    if (score >= worthSuggesting) scored.push({ entry, score, match: 'misspelt' });
  }
  return candidatesOf(held, scored);
}
