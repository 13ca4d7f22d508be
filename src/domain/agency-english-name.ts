import type { Agency } from './agency.ts';
import { gradeOf, readForm } from './agency-form.ts';
import { kindByCode } from './agency-kinds.ts';
import { analyseAgencyName } from './agency-name.ts';
import { distinctRegionLabel } from './region/label.ts';
import { regionByCode } from './region/lookup.ts';
import { romanise } from './region/romanise.ts';

const grades: ReadonlyMap<string, string> = new Map([
  ['局', 'Bureau'],
  ['厅', 'Department'],
  ['委', 'Commission'],
  ['办', 'Office'],
  ['中心', 'Centre'],
]);

/** Zones whose names are a rank and not a name. */
const zones: readonly (readonly [RegExp, string])[] = [
  [/^高新技术产业开发区$/u, 'High-tech Zone'],
  [/^经济(?:技术)?开发区$/u, 'Economic Development Zone'],
];

function unitLabel(unit: string): string {
  const zone = zones.find(([name]) => name.test(unit))?.[1];
  if (zone !== undefined) return zone;
  const [, own = unit, level = ''] = /^(..+?)(镇|乡|苏木|街道)$/u.exec(unit) ?? [];
  const word = { 镇: 'Town', 乡: 'Township', 苏木: 'Township', 街道: 'Sub-district' }[level];
  return word === undefined ? romanise(own) : `${romanise(own)} ${word}`;
}

/** The kind in English at the grade of the Chinese name: 发展和改革局 Development and Reform Bureau, 教育厅 Education Department. */
function kindLabel(kindCode: string, tail: string): string | null {
  const kind = kindByCode(kindCode);
  if (kind === undefined) return null;
  const listed = kind.enOf[tail];
  if (listed !== undefined) return listed;
  const grade = grades.get(gradeOf(tail) ?? '');
  return grade === undefined ? kind.en : kind.en.replace(/(?:Bureau|Department|Commission|Office|Centre)$/, grade);
}

/**
 * The name of an agency in English: its region in pinyin and its kind (Zibo Investment Promotion Bureau, Zhoucun District Investment
 * Promotion Centre). Ours, not official. Null when its kind or its region is unknown.
 */
export function agencyEnglishName(agency: Agency): string | null {
  const region = agency.region === null ? undefined : regionByCode(agency.region);
  if (agency.kind === null || region === undefined) return null;
  const { tail } = analyseAgencyName(agency.name);
  const place = distinctRegionLabel(region);
  const { unit } = readForm(tail);
  if (agency.kind === 'subdistrict') return `${place} ${unitLabel(unit)} Office`;
  if (agency.kind === 'township') return `${place} ${unitLabel(unit)} People's Government`;
  const kind = kindLabel(agency.kind, tail);
  if (kind === null) return null;
  return unit === '' ? `${place} ${kind}` : `${place} ${unitLabel(unit)} ${kind}`;
}
