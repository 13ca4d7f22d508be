import { currentDivisions } from './divisions.ts';
import { highestFirst, type Region } from './region.ts';
import { retiredDivisions } from './retired.ts';

/** A beginning of a text that names a division. */
export type RegionReading = {
  /** How many characters of the text it takes. */
  readonly length: number;
  /** Those that it can mean; several, higher ones first, when the name is shared and no division above tells which. */
  readonly regions: readonly Region[];
  /** The last name is written with its level word (淄博市, not 淄博). */
  readonly whole: boolean;
};

/** The longest name of a division: 双江拉祜族佤族布朗族傣族自治县 has 15 characters, 积石山保安族… 17. */
const longest = 17;

function named(name: string, ended: boolean): readonly Region[] {
  const current = currentDivisions().byName.get(name) ?? [];
  return ended ? [...current, ...(retiredDivisions().byName.get(name) ?? [])] : current;
}

const beginnings = new Map<boolean, ReadonlySet<string>>();

/** Whether any name begins with these two characters: most places of a text do not, and there are fifteen lengths to try. */
function beginsName(two: string, ended: boolean): boolean {
  const known = beginnings.get(ended);
  if (known !== undefined) return known.has(two);
  const names = [...currentDivisions().byName.keys(), ...(ended ? retiredDivisions().byName.keys() : [])];
  beginnings.set(ended, new Set(names.map((name) => name.slice(0, 2))));
  return beginsName(two, ended);
}

function isBelow(region: Region, above: Region): boolean {
  for (let parent = region.parent; parent !== null; ) {
    if (parent === above.code) return true;
    parent = parent.endsWith('0000') ? null : `${parent.slice(0, 2)}0000`;
  }
  return false;
}

/**
 * Every beginning of a text that names a division, alone or as a path (淄博, 淄博市, 淄博市周村, 淄博市周村区), longest first.
 * `ended`: also divisions that have ended and former names.
 */
export function readRegion(text: string, ended = false): readonly RegionReading[] {
  const found = new Map<number, { regions: Set<Region>; whole: boolean }>();
  const extend = (start: number, above: readonly Region[] | null): void => {
    if (!beginsName(text.slice(start, start + 2), ended)) return;
    for (let end = Math.min(text.length, start + longest); end >= start + 2; end -= 1) {
      const name = text.slice(start, end);
      const all = named(name, ended);
      const regions = above === null ? all : all.filter((region) => above.some((one) => isBelow(region, one)));
      if (regions.length === 0) continue;
      const known = found.get(end) ?? { regions: new Set(), whole: false };
      for (const region of regions) {
        known.regions.add(region);
        known.whole ||= region.name === name;
      }
      found.set(end, known);
      extend(end, regions);
    }
  };
  extend(0, null);
  return [...found]
    .map(([length, { regions, whole }]) => ({ length, regions: highestFirst(regions), whole }))
    .toSorted((a, b) => b.length - a.length);
}
