import { canonicalName } from '../domain/canonical-name.ts';
import { readLatin } from '../domain/names/latin.ts';
import { regionsNamed } from '../domain/region/lookup.ts';
import type { Region } from '../domain/region/region.ts';

/** The divisions that words name and nothing else: 淄博, 山东省淄博市, Zibo, Zhoucun District. Several when a name is shared. */
export function regionsInWords(words: string): readonly Region[] {
  const canonical = canonicalName(words);
  if (/\p{Script=Han}/u.test(canonical)) return regionsNamed(canonical);
  const readings = canonical.length < 2 ? [] : readLatin(words);
  // zbtcj may be read as a place and a kind: only words that can be nothing but a place are one.
  if (readings.some(({ tail }) => tail !== '')) return [];
  const regions = new Map(readings.flatMap((reading) => reading.regions.map((region) => [region.code, region])));
  return [...regions.values()];
}
