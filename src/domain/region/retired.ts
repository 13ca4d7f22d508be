import { createRequire } from 'node:module';
import { currentDivisions, type DivisionTable, divisionTable } from './divisions.ts';
import type { Region, RegionLevel } from './region.ts';

/**
 * Revisions of GB/T 2260 in gb2260 that together hold every name since reports began (the Regulations took effect in May 2008),
 * newest first. It ends in July 2016: a division made and ended after that is not known.
 */
const revisions = ['201607', '201308', '201210', '200812', '200712'];

/** A guard by hand: zod takes 50 ms over the 17,000 entries. */
function isRevision(data: unknown): data is Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return false;
  return Object.entries(data).every(([code, name]) => code.length === 6 && typeof name === 'string');
}

/** Names of codes that only gather others, and are no divisions. */
const container = /^(?:市辖区|县|.*直辖.*)$/u;

/** Taiwan, Hong Kong and Macao, which divisions.ts leaves out as well, have not ended. */
const outside = /^[78]/;

/** Codes given to another division: the earlier name is that of a division merged or moved, not a former name. */
const reused: ReadonlySet<string> = new Set(['232701加格达奇区', '500110万盛区', '500111双桥区']);

function levelOf(code: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

function readRetired(): DivisionTable {
  const require = createRequire(import.meta.url);
  const current = currentDivisions().byCode;
  const names = new Map<string, string>();
  const former: { readonly code: string; readonly name: string }[] = [];
  for (const edition of revisions) {
    const data: unknown = require(`gb2260/lib/${edition}.json`);
    if (!isRevision(data)) throw new TypeError(`gb2260 ${edition} is not a list of codes and names`);
    for (const [code, name] of Object.entries(data)) {
      if (container.test(name) || reused.has(code + name) || outside.test(code)) continue;
      const known = current.get(code)?.name ?? names.get(code);
      if (known === undefined) names.set(code, name);
      else if (known !== name) former.push({ code, name });
    }
  }
  const parentOf = (code: string): string => {
    const prefecture = `${code.slice(0, 4)}00`;
    const known = prefecture !== code && (current.has(prefecture) || names.has(prefecture));
    return known ? prefecture : `${code.slice(0, 2)}0000`;
  };
  const retired = new Map<string, Region>();
  for (const [code, name] of names) {
    retired.set(code, { code, name, level: levelOf(code), parent: parentOf(code), retired: true });
  }
  const formerNames = former.flatMap(({ code, name }) => {
    const region = current.get(code) ?? retired.get(code);
    return region === undefined ? [] : [{ region, name }];
  });
  return divisionTable([...retired.values()], formerNames);
}

let table: DivisionTable | undefined;

/**
 * Divisions that have ended (长治市郊区 140411) by code, and by name also the former names of divisions in force (襄樊市, now
 * 襄阳市). Read at the first call, which only names that fit no division in force need. What became of a division that has ended
 * is not known: GB/T 2260 does not say.
 */
export function retiredDivisions(): DivisionTable {
  table ??= readRetired();
  return table;
}
