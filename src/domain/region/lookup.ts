import { currentDivisions } from './divisions.ts';
import { readRegion } from './read-region.ts';
import type { Region } from './region.ts';
import { retiredDivisions } from './retired.ts';

/** The division of a six-digit code, in force or ended; undefined when GB/T 2260 never gave it. */
export function regionByCode(code: string): Region | undefined {
  return currentDivisions().byCode.get(code) ?? retiredDivisions().byCode.get(code);
}

/**
 * The divisions that a whole text names: with or without the level word (淄博, 周村区), in its short form (甘孜), or as a path
 * (淄博市周村区). Several when the name is shared (鼓楼区). Former names and divisions that have ended count only when no division
 * in force is so called.
 */
export function regionsNamed(name: string): readonly Region[] {
  for (const ended of [false, true]) {
    const whole = readRegion(name, ended).find(({ length }) => length === name.length);
    if (whole !== undefined) return whole.regions;
  }
  return [];
}

/** The division above: of 周村区 淄博市, of 北京市朝阳区 北京市; undefined for a province and the nation. */
export function parentOf(region: Region): Region | undefined {
  return region.parent === null ? undefined : regionByCode(region.parent);
}

/** The division and those above it, itself first. */
export function lineOf(region: Region): readonly Region[] {
  const above = parentOf(region);
  return above === undefined ? [region] : [region, ...lineOf(above)];
}

let children: ReadonlyMap<string, readonly Region[]> | undefined;

/** The divisions in force directly below, in order of their codes; of the nation, the provinces. */
export function childrenOf(region: Region): readonly Region[] {
  children ??= Map.groupBy(
    [...currentDivisions().byCode.values()].filter(({ level }) => level !== 'national'),
    ({ parent }) => parent ?? '000000',
  );
  return children.get(region.code) ?? [];
}

/** The name with all divisions above it: 山东省淄博市周村区. */
export function fullName(region: Region): string {
  return lineOf(region)
    .map(({ name }) => name)
    .toReversed()
    .join('');
}

/** The shortest name that only this division has among those in force: 淄博市, 周村区, 南京市鼓楼区. */
export function distinctName(region: Region): string {
  const line = lineOf(region);
  let name = '';
  for (const { name: part } of line) {
    name = part + name;
    const [only, ...others] = regionsNamed(name);
    if (only === region && others.length === 0) break;
  }
  return name;
}
