import type { Agency, Succession } from '../agency.ts';
import { canonicalName } from '../canonical-name.ts';
import { regionByCode } from '../region/lookup.ts';
import type { Held } from './candidates.ts';
import { layOutEntries } from './entries.ts';
import { findAgencies } from './find.ts';
import { buildNameTable } from './name-table.ts';
import { buildPostings } from './postings.ts';
import type { NameIndex } from './resolution.ts';
import { resolveExact, resolveHan } from './resolve.ts';
import { resolveLatin } from './resolve-latin.ts';

/**
 * Builds the index of all names in memory. Agencies that succeed others are offered before them where words fit both. Built anew
 * when agencies change.
 */
export function buildNameIndex(agencies: readonly Agency[], successions: readonly Succession[]): NameIndex {
  const entries = layOutEntries(agencies);
  const held: Held = {
    entries,
    postings: buildPostings(entries.count, entries.text),
    followed: new Set(
      successions.flatMap(({ from, relation }) =>
        relation === 'renamed_to' || relation === 'merged_into' ? [from] : [],
      ),
    ),
  };
  const table = buildNameTable(entries.count, entries.text);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const order = new Intl.Collator('zh');
  return {
    size: agencies.length,
    resolve(words, homeRegion = null) {
      const home = homeRegion === null ? undefined : regionByCode(homeRegion);
      const canonical = canonicalName(words);
      if (canonical.length < 2) return { kind: 'unknown', nearest: [] };
      const exact = resolveExact(held, table, canonical);
      if (exact !== undefined) return exact;
      const latin = /[a-z]/u.test(canonical) ? resolveLatin(held, words, home) : undefined;
      return latin ?? resolveHan(held, canonical, home);
    },
    find: (words, limit) => findAgencies(held, words, limit),
    agency: (id) => byId.get(id),
    list({ region, kind }) {
      const found = region === undefined ? agencies : agenciesOf(held, region);
      return found
        .filter((agency) => kind === undefined || agency.kind === kind)
        .toSorted((a, b) => order.compare(a.name, b.name));
    },
  };
}

function agenciesOf({ entries }: Held, region: string): readonly Agency[] {
  return [...new Set([...entries.ofRegion(region)].map(entries.agency))];
}
