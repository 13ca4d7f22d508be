import type { Agency, AgencyId, Succession } from '../domain/agency.ts';
import { buildNameIndex } from '../domain/names/name-index.ts';
import type { NameIndex } from '../domain/names/resolution.ts';
import { regionByCode } from '../domain/region/lookup.ts';

/** A succession with the agency on its other side. */
export type Relative = { readonly agency: Agency; readonly succession: Succession };

/** A region or a kind with the number of agencies held in it, those of regions below it included. */
export type Shelf = { readonly code: string; readonly count: number };

/** All agencies in memory: their names, who followed whom, and where they stand. */
export type Directory = {
  readonly names: NameIndex;
  predecessorsOf(agency: AgencyId): readonly Relative[];
  successorsOf(agency: AgencyId): readonly Relative[];
  /** Regions with agencies right below a region (six digits); below the nation when null. Most agencies first. */
  regionsBelow(region: string | null): readonly Shelf[];
  /** Agencies of a region itself, not of those below it; sorted by name. */
  agenciesOf(region: string): readonly Agency[];
  /** Kinds with agencies, most first. */
  kinds(): readonly Shelf[];
};

/** A region and all above it, itself first: 370306, 370300, 370000. */
function chain(region: string): readonly string[] {
  const parent = regionByCode(region)?.parent ?? null;
  return parent === null ? [region] : [region, ...chain(parent)];
}

function counted(codes: Iterable<string>): readonly Shelf[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}

/** Builds the directory from what the store holds. */
export function buildDirectory(held: {
  readonly agencies: readonly Agency[];
  readonly successions: readonly Succession[];
}): Directory {
  const names = buildNameIndex(held.agencies, held.successions);
  const byRegion = Map.groupBy(
    held.agencies.filter(({ region }) => region !== null),
    ({ region }) => region ?? '',
  );
  const relatives = (side: 'from' | 'to', other: 'from' | 'to') => {
    const bySide = Map.groupBy(held.successions, (succession) => succession[side]);
    return (agency: AgencyId): readonly Relative[] =>
      (bySide.get(agency) ?? []).flatMap((succession) => {
        const relative = names.agency(succession[other]);
        return relative === undefined ? [] : [{ agency: relative, succession }];
      });
  };
  return {
    names,
    predecessorsOf: relatives('to', 'from'),
    successorsOf: relatives('from', 'to'),
    regionsBelow: (region) =>
      counted(
        held.agencies.flatMap((agency) => {
          const above = agency.region === null ? [] : chain(agency.region);
          const next = region === null ? above.at(-1) : above[above.indexOf(region) - 1];
          return next === undefined ? [] : [next];
        }),
      ),
    agenciesOf: (region) => (byRegion.get(region) ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    kinds: () => counted(held.agencies.flatMap(({ kind }) => (kind === null ? [] : [kind]))),
  };
}
