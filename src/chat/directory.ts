import type { Agency, AgencyId, Succession } from '../domain/agency.ts';
import { buildNameIndex } from '../domain/names/name-index.ts';
import type { NameIndex } from '../domain/names/resolution.ts';

/** A succession with the agency on its other side. */
export type Relative = { readonly agency: Agency; readonly succession: Succession };

/** All agencies in memory: their names, and who followed whom. */
export type Directory = {
  readonly names: NameIndex;
  predecessorsOf(agency: AgencyId): readonly Relative[];
  successorsOf(agency: AgencyId): readonly Relative[];
};

/** Builds the directory from what the store holds. */
export function buildDirectory(held: {
  readonly agencies: readonly Agency[];
  readonly successions: readonly Succession[];
}): Directory {
  const names = buildNameIndex(held.agencies, held.successions);
  const relatives = (side: 'from' | 'to', other: 'from' | 'to') => (agency: AgencyId) =>
    held.successions
      .filter((succession) => succession[side] === agency)
      .flatMap((succession) => {
        const relative = names.agency(succession[other]);
        return relative === undefined ? [] : [{ agency: relative, succession }];
      });
  return { names, predecessorsOf: relatives('to', 'from'), successorsOf: relatives('from', 'to') };
}
