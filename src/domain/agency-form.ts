import { agencyKinds } from './agency-kinds.ts';

/** As what a name stands for its kind, the strongest first. */
export type FormRole = 'full' | 'abbreviation' | 'variant' | 'former';

export type KindMatch = { readonly kind: string; readonly role: FormRole };

/** A name without its region, analysed from the right: grade word, subject, and the unit that it belongs to. */
export type Form = {
  /** Kinds that it can be, the likeliest first; empty when it fits none. */
  readonly matches: readonly KindMatch[];
  /** The township, sub-district or zone before it (灵秀镇, 高新技术产业开发区); empty when none. */
  readonly unit: string;
  readonly unitLevel: 'township' | 'zone' | null;
  /** The part before the kind that is neither; empty when everything is understood. */
  readonly rest: string;
};

const roles: readonly FormRole[] = ['full', 'abbreviation', 'variant', 'former'];

/** Spellings that differ and mean the same: 和 between two subjects, and shortened endings and names of zones. */
export function foldForm(form: string): string {
  return form
    .replace(/管委会$/u, '管理委员会')
    .replace(/街道办$/u, '街道办事处')
    .replace(/(?<!人民)政府(?=$|办)/u, '人民政府')
    .replace(/(?<=政府)办$/u, '办公室')
    .replace(/高新区(?=.)/u, '高新技术产业开发区')
    .replace(/经开区(?=.)/u, '经济技术开发区')
    .replaceAll(/(?<=.)[和与及](?=.)/gu, '');
}

const kindsOf: ReadonlyMap<string, readonly KindMatch[]> = (() => {
  const found = new Map<string, KindMatch[]>();
  for (const role of roles) {
    for (const kind of agencyKinds) {
      const forms = { full: kind.forms, abbreviation: kind.abbreviations, variant: kind.variants, former: kind.former };
      for (const form of forms[role]) {
        for (const spelling of new Set([form, foldForm(form)])) {
          const known = found.get(spelling);
          if (known === undefined) found.set(spelling, [{ kind: kind.code, role }]);
          else if (!known.some((match) => match.kind === kind.code)) known.push({ kind: kind.code, role });
        }
      }
    }
  }
  return found;
})();
const longestForm = Math.max(...[...kindsOf.keys()].map(({ length }) => length));

/** 局, 厅 and 委员会 are the same office at other levels or in other provinces: 教育厅, 商务委员会. */
function withOtherGrade(form: string): string {
  if (/(?:厅|委员会)$/u.test(form)) return form.replace(/(?:厅|委员会)$/u, '局');
  return form.replace(/局$/u, '委员会');
}

/** The last word of a name, abbreviated or not, that says how high it stands: 局, 厅, 委, 办, 中心; null when it has none. */
export function gradeOf(form: string): string | null {
  if (/(?:委员会|委|管委会)$/u.test(form)) return '委';
  if (/(?:办公室|办公厅|办)$/u.test(form)) return '办';
  return (
    /(?:人民政府|政府|中心|局|厅|部|署|院|馆|社|队|处|会|行|海关|站|所)$/u.exec(form)?.[0].replace('人民', '') ?? null
  );
}

const township = /^(.+?(?:镇|乡|苏木))人民政府$/u;
const subdistrict = /^(.{2,}?)(?:街道|地区)办事处$/u;
const zoneWord =
  '(?:开发区|高新区|经开区|新区|示范区|产业园区?|工业园区?|园区|保税区|度假区|风景区|管理区|合作区|试验区|港区|新城)';
const zoneCommittee = new RegExp(`^(.{2,})管理委员会$`, 'u');
const zoneDepartment = new RegExp(`^(.*?${zoneWord})(.+)$`, 'u');

const nothing: Form = { matches: [], unit: '', unitLevel: null, rest: '' };

function own(kind: string, unit: string, unitLevel: 'township' | 'zone'): Form {
  return { matches: [{ kind, role: 'full' }], unit, unitLevel, rest: '' };
}

/** Analyses a canonical name without its region. */
export function readForm(text: string): Form {
  const folded = foldForm(text);
  const other = withOtherGrade(folded);
  const kindsFrom = (start: number): readonly KindMatch[] | undefined =>
    kindsOf.get(folded.slice(start)) ?? kindsOf.get(other.slice(start));
  const matches = kindsFrom(0) ?? kindsOf.get(text);
  const zone = zoneCommittee.exec(folded)?.[1];
  if (zone !== undefined && (matches === undefined ? !zone.endsWith('监督') : matches[0]?.kind === 'zone_committee')) {
    return own('zone_committee', zone, 'zone');
  }
  if (matches !== undefined) return { ...nothing, matches };
  const town = township.exec(folded)?.[1];
  if (town !== undefined) return own('township', town, 'township');
  const street = subdistrict.exec(folded)?.[1];
  if (street !== undefined) return own('subdistrict', `${street}街道`, 'township');
  const unit = zoneDepartment.exec(folded)?.[1];
  if (unit !== undefined) {
    const inZone = kindsFrom(unit.length);
    if (inZone !== undefined) return { matches: inZone, unit, unitLevel: 'zone', rest: '' };
  }
  for (let start = Math.max(1, folded.length - longestForm); start < folded.length - 1; start += 1) {
    const found = kindsFrom(start);
    if (found === undefined) continue;
    const before = folded.slice(0, start);
    // 湛江市人民政府地方志办公室: a body of the government says so before its name.
    return { ...nothing, matches: found, rest: before === '人民政府' ? '' : before };
  }
  return { ...nothing, rest: folded };
}
