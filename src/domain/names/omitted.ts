import { foldForm, gradeOf } from '../agency-form.ts';
import type { LevelWord, NameReading } from '../agency-name.ts';
import { lineOf, regionByCode } from '../region/lookup.ts';
import type { Region } from '../region/region.ts';
import { isWithin } from './alignment.ts';
import { candidatesOf, type Held, type Scored } from './candidates.ts';
import type { Tail } from './entries.ts';
import { resolveLocated } from './located.ts';
import type { Resolution } from './resolution.ts';

/** Whether a level word can stand for a region: 市 for 淄博市, 石狮市 and 北京市. */
function standsFor(word: LevelWord, region: Region): boolean {
  return region.name.endsWith(word) && (word !== '区' || region.level === 'county');
}

/** The region that words without one mean at home: home itself, or the one above it that the level word names. */
function homeOf(home: Region, word: LevelWord | null): Region | undefined {
  return word === null ? home : lineOf(home).find((region) => standsFor(word, region));
}

/** How far an agency anywhere is of the name or kind asked for; 0 when it is not. */
function fit(reading: NameReading, folded: string, tail: Tail): number {
  if (tail.folded === folded) return 0.9;
  if (tail.form.unit !== reading.form.unit || tail.form.rest !== '') return 0;
  const shared = reading.form.matches.some(
    ({ kind, role }) =>
      role !== 'former' && tail.form.matches.some((other) => other.kind === kind && other.role !== 'former'),
  );
  if (!shared) return 0;
  return gradeOf(tail.text) === gradeOf(reading.tail) && isWithin(folded, tail.folded) ? 0.8 : 0.6;
}

const levelPenalty = { national: 0, province: 0.01, prefecture: 0.02, county: 0.03 } as const;

/**
 * Words that name a kind and no region (市工信局). Within the home region of a chat they are as good as located; otherwise every agency of
 * the kind is offered and none is taken, not even the only one. Undefined when there is none.
 */
export function resolveOmitted(held: Held, reading: NameReading, home: Region | undefined): Resolution | undefined {
  const region = home === undefined ? undefined : homeOf(home, reading.levelWord);
  if (region !== undefined) return resolveLocated(held, { reading, regions: [region], atHome: true });
  const folded = foldForm(reading.tail);
  const fits = new Map<Tail, number>();
  const found: Scored[] = [];
  const accepted = held.entries.ofTails((tail) => {
    const value = fit(reading, folded, tail);
    fits.set(tail, value);
    return value > 0;
  });
  for (const entry of accepted) {
    const code = held.entries.agency(entry).region;
    const own = code === null ? undefined : regionByCode(code);
    if (reading.levelWord !== null && (own === undefined || !standsFor(reading.levelWord, own))) continue;
    const score = (fits.get(held.entries.tail(entry)) ?? 0) - (own === undefined ? 0 : levelPenalty[own.level]);
    found.push({ entry, score, match: 'regionOmitted' });
  }
  const candidates = candidatesOf(held, found);
  return candidates.length === 0 ? undefined : { kind: 'confirm', why: 'regionOmitted', candidates };
}
