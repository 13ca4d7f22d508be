import type { Agency } from '../../src/domain/agency.ts';
import { agencyKinds, type AgencyKind } from '../../src/domain/agency-kinds.ts';
import { agencyId, agencyNameIn } from '../../src/domain/agency-name.ts';
import { currentDivisions } from '../../src/domain/region/divisions.ts';
import { distinctName, parentOf } from '../../src/domain/region/lookup.ts';
import { type Region, shortName } from '../../src/domain/region/region.ts';

/** Numbers from 0 up to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

function pick<T>(from: readonly T[], random: Random): T {
  const value = from[Math.floor(random() * from.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

function shuffled<T>(from: readonly T[], random: Random): readonly T[] {
  return from
    .map((value) => ({ value, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

export type Synthetic = { readonly agency: Agency; readonly region: Region; readonly kind: AgencyKind };

/** Kinds that a region has one of, in force; townships and zones need names of their own. */
const ordinary = agencyKinds.filter(
  ({ ended, code }) => !ended && !['zone_committee', 'subdistrict', 'township'].includes(code),
);

function formIn(region: Region, kind: AgencyKind, random: Random): string {
  const form = pick(kind.forms, random);
  const hasDepartments = region.level === 'province' && !region.name.endsWith('市');
  return hasDepartments && form.endsWith('局') && random() < 0.7 ? form.replace(/局$/u, '厅') : form;
}

/** Districts mostly write their city before them, counties do when another is so called. */
function placeOf(region: Region, random: Random): string {
  const city = parentOf(region);
  if (region.level === 'county' && region.name.endsWith('区') && city !== undefined && random() < 0.7) {
    return city.name + region.name;
  }
  return distinctName(region);
}

/**
 * Distinct agencies, region by region and about 31 in each as in the country at large; the same in every run. Some have
 * borne another name of their kind before.
 */
export function syntheticAgencies(count: number): readonly Synthetic[] {
  const random = seeded(2019);
  const regions = shuffled(
    [...currentDivisions().byCode.values()].filter(({ level }) => level !== 'national'),
    random,
  );
  const each = Math.max(31, Math.ceil(count / regions.length));
  const made: Synthetic[] = [];
  for (const region of regions) {
    const here = shuffled(ordinary, random).slice(0, each);
    // A name that one bears and another bore would have two right answers.
    const taken = new Set(here.flatMap(({ forms, variants }) => [...forms, ...variants]));
    for (const kind of here) {
      if (made.length === count) return made;
      const form = formIn(region, kind, random);
      const place = placeOf(region, random);
      const name = agencyNameIn(region, form).replace(distinctName(region), place);
      const others = kind.former.filter((former) => former.length > 3 && !taken.has(former));
      const former = others.length > 0 && random() < 1 / 3 ? place + pick(others, random) : null;
      made.push({
        region,
        kind,
        agency: {
          id: agencyId(region.code, name),
          name,
          kind: kind.code,
          level: region.level,
          region: region.code,
          names: [
            { name, kind: 'official', source: 'made' },
            ...(former === null ? [] : [{ name: former, kind: 'former' as const, source: 'made' }]),
          ],
        },
      });
    }
  }
  if (made.length < count) throw new RangeError(`only ${made.length} agencies can be made`);
  return made;
}

/** What people do to a name: domain/agencies, sections 2 and 4. */
export const mangles = [
  'asIs',
  'abbreviate',
  'abbreviateBoth',
  'omitLevel',
  'dropCharacter',
  'wrongCharacter',
  'spaces',
  'fullWidth',
  'formerName',
  'omitAnd',
] as const;
export type Mangle = (typeof mangles)[number];

const confusable = [...new Set(agencyKinds.flatMap(({ forms }) => forms).join(''))];

/** The name of an agency after one of them; null when that changes nothing about this name. */
export function mangled({ agency, region, kind }: Synthetic, mangle: Mangle, random: Random): string | null {
  const { name } = agency;
  const characters = Array.from(name);
  const at = Math.floor(random() * characters.length);
  const place = name.includes(region.name) ? region.name : null;
  const tail = place === null ? null : name.slice(name.indexOf(place) + place.length);
  switch (mangle) {
    case 'asIs':
      return name;
    case 'abbreviate':
    case 'abbreviateBoth': {
      if (kind.abbreviations.length === 0 || tail === null || place === null) return null;
      const short = pick(kind.abbreviations, random);
      const before = name.startsWith(place) ? '' : name.slice(0, name.indexOf(place));
      // A body of the centre is abbreviated without the centre.
      const city = /^(?:国家|中国|中华)/u.test(before) ? '' : before;
      return `${city}${mangle === 'abbreviate' ? place : shortName(region)}${short}`;
    }
    case 'omitLevel':
      return shortName(region) === region.name ? null : name.replace(region.name, shortName(region));
    case 'dropCharacter':
      return characters.toSpliced(at, 1).join('');
    case 'wrongCharacter': {
      const wrong = pick(confusable, random);
      return wrong === characters[at] ? null : characters.with(at, wrong).join('');
    }
    case 'spaces':
      return characters.toSpliced(at, 0, ' ').join('');
    case 'fullWidth':
      return `（${name}）　`;
    case 'formerName':
      return agency.names.find((one) => one.kind === 'former')?.name ?? null;
    case 'omitAnd':
      return name.includes('和') ? name.replace('和', '') : null;
  }
}
