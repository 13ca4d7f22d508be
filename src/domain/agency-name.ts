import { createHash } from 'node:crypto';
import type { Agency, AgencyId, AgencyLevel } from './agency.ts';
import { type Form, foldForm, gradeOf, readForm } from './agency-form.ts';
import { kindByCode } from './agency-kinds.ts';
import { canonicalName } from './canonical-name.ts';
import { distinctName } from './region/lookup.ts';
import { nation, type Region } from './region/region.ts';
import { readRegion } from './region/read-region.ts';

/** A level word that stands in place of the region: 市 in 市工信局. */
export type LevelWord = '省' | '自治区' | '市' | '州' | '盟' | '区' | '县' | '旗';

/** One way to take a name apart. */
export type NameReading = {
  /** The divisions that its region can be; empty when it names none. */
  readonly regions: readonly Region[];
  /** The text of the region as written. */
  readonly regionText: string;
  /** The region is written with its level word. */
  readonly wholeRegion: boolean;
  readonly levelWord: LevelWord | null;
  /** What is left after the region: 投资促进局. Of a branch of the centre, without the region inside. */
  readonly tail: string;
  readonly form: Form;
  /** 3: everything is understood; 2: the end names a kind; 1: it ends in a grade word; 0: neither. */
  readonly quality: 0 | 1 | 2 | 3;
};

/** Bodies of the centre put the region between their own name and what they are there. */
const vertical =
  /^(国家税务总局|国家统计局|中华人民共和国|中国人民银行|国家金融监督管理总局|中国银行保险监督管理委员会|中国银保监会)(.{2,})$/u;
const levelWords: readonly LevelWord[] = ['自治区', '省', '市', '州', '盟', '区', '县', '旗'];
/** 公安局周村分局, 生态环境局石狮分局: the body of a division as a branch of the one above. */
const branch = /^(.+局)(..+)分局$/u;

function reading(
  part: Pick<NameReading, 'regions' | 'regionText' | 'wholeRegion' | 'levelWord' | 'tail'>,
): NameReading {
  const form = readForm(part.tail);
  const kind = form.matches[0]?.kind;
  // 街道办事处 and 镇人民政府 are nobody without the name before them.
  const nameless = (kind === 'township' || kind === 'subdistrict') && form.unit === '';
  if (form.matches.length > 0 && form.rest === '' && !nameless) return { ...part, form, quality: 3 };
  if (form.matches.length > 0) return { ...part, form, quality: 2 };
  return { ...part, form, quality: gradeOf(part.tail) === null ? 0 : 1 };
}

/**
 * The ways to take a canonical name apart, the likeliest first. Kinds go before regions: 市监局 is 市场监督管理局, not 市 and
 * 监局; among readings that understand as much, the longest region goes first.
 */
export function readAgencyName(name: string, ended = false): readonly NameReading[] {
  const readings: NameReading[] = [];
  const none = { regions: [], regionText: '', wholeRegion: false, levelWord: null };
  readings.push(reading({ ...none, tail: name }));
  for (const word of levelWords) {
    if (name.startsWith(word)) readings.push(reading({ ...none, levelWord: word, tail: name.slice(word.length) }));
  }
  const [, centre = '', rest = ''] = vertical.exec(name) ?? [];
  for (const [prefix, text] of [['', name] as const, ...(centre === '' ? [] : [[centre, rest] as const])]) {
    for (const { length, regions, whole } of readRegion(text, ended)) {
      const regionText = text.slice(0, length);
      const after = text.slice(length);
      // One character is no subject: 公安部 is not the 部 of 公安县.
      if (after.length === 1) continue;
      const part = { regions, regionText, wholeRegion: whole, levelWord: null };
      const read = reading({ ...part, tail: prefix + after });
      // 五原市 is not 五原县 without its 县 and 市 left over; 淄博市监局 is 淄博 and 市监局.
      if (whole || read.quality === 3 || !levelWords.some((word) => after.startsWith(word))) readings.push(read);
      const [, body = '', where = ''] = branch.exec(after) ?? [];
      const below = body === '' ? undefined : readRegion(regionText + where, ended)[0];
      if (below !== undefined && below.length === regionText.length + where.length) {
        readings.push(reading({ ...part, regions: below.regions, regionText: regionText + where, tail: body }));
      }
    }
  }
  return readings.toSorted((a, b) => b.quality - a.quality || standing(b) - standing(a));
}

/**
 * The reading of a name that does not begin with its region: a division written whole further on, behind something misspelt
 * (国家税务局淄博市税务局, 石象山市惠农区科学技术局). Undefined when there is none. A division of two characters (息县) counts only
 * behind a long beginning.
 */
export function readRegionInside(name: string): NameReading | undefined {
  for (let start = 1; start < name.length - 3; start += 1) {
    const found = readRegion(name.slice(start)).find(({ length, whole }) => whole && (length > 2 || start > 4));
    if (found === undefined) continue;
    const before = name.slice(0, start);
    const after = name.slice(start + found.length);
    const regionText = name.slice(start, start + found.length);
    // What ends in a level word was meant for the division above; the rest belongs to the name.
    const tail = /[省市州盟]$/u.test(before) ? after : before + after;
    return reading({ regions: found.regions, regionText, wholeRegion: true, levelWord: null, tail });
  }
  return undefined;
}

/**
 * How far a reading is believed among those that understand as much. 凤凰山镇 is rather a township of that name than 山镇 in 凤凰: a
 * short form does not cut the name of a township. 中华人民共和国 before a region is not the region.
 */
function standing({ regions, regionText, wholeRegion, levelWord, form }: NameReading): number {
  if (form.unitLevel === 'township' && !wholeRegion && regionText !== '' && form.unit.length < 3) return -1;
  if (regions.some(({ level }) => level === 'national')) return 0;
  return regionText === '' ? (levelWord?.length ?? 0) : regionText.length;
}

/** What a name says by itself. */
export type AgencyNameAnalysis = {
  readonly canonical: string;
  /** Every division that it can mean; empty when it names none, several for 鼓楼区教育局. */
  readonly regions: readonly Region[];
  readonly levelWord: LevelWord | null;
  /** Code of the kind; null when the name fits none. */
  readonly kind: string | null;
  readonly level: AgencyLevel | null;
  /** The name without its region. */
  readonly tail: string;
  /** Township, sub-district or zone that it belongs to; empty when none. */
  readonly unit: string;
  /** What of it was not understood; empty when everything was. */
  readonly rest: string;
};

/** Bodies of the State Council name no region. Other 部 are of the Party (宣传部) or of an agency. */
const national = new RegExp(
  '^(?:国务院.*|国家.+|(?:外交|国防|教育|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和社会保障|自然资源|生态环境|' +
    '住房和城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部)$',
  'u',
);

function levelOf({ regions, levelWord, tail, form }: NameReading): AgencyLevel | null {
  if (form.unitLevel !== null) return form.unitLevel;
  if (regions.length === 0 && levelWord === null && national.test(tail)) return 'national';
  const levels = new Set(regions.map(({ level }) => level));
  if (levels.size === 1) return regions[0]?.level ?? null;
  if (levelWord === '省' || levelWord === '自治区' || tail.endsWith('厅')) return 'province';
  // 市 is the word of prefectures and of county-level cities alike.
  if (levelWord === '州' || levelWord === '盟') return 'prefecture';
  return levelWord === '区' || levelWord === '县' || levelWord === '旗' ? 'county' : null;
}

/** Takes a full or partial name apart from right to left: grade word, subject, region. */
export function analyseAgencyName(text: string): AgencyNameAnalysis {
  const canonical = canonicalName(text);
  const current = readAgencyName(canonical)[0];
  const understood = current !== undefined && current.quality === 3 && current.regions.length > 0;
  // Only a name that fits no division in force is tried with those that have ended.
  const earlier = understood ? undefined : readAgencyName(canonical, true)[0];
  const best = (earlier?.quality ?? 0) >= (current?.quality ?? 0) ? (earlier ?? current) : current;
  if (best === undefined) throw new RangeError('a name has at least one reading');
  return {
    canonical,
    regions: best.regions,
    levelWord: best.levelWord,
    kind: best.form.matches[0]?.kind ?? null,
    level: levelOf(best),
    tail: best.tail,
    unit: best.form.unit,
    rest: best.form.rest,
  };
}

/** The id of an agency: 48 bits of SHA-256 over its region and its first canonical name, 8 characters of base64url. */
export function agencyId(regionCode: string | null, canonical: string): AgencyId {
  return createHash('sha256')
    .update(`${regionCode ?? ''} ${canonical}`)
    .digest('base64url')
    .slice(0, 8);
}

/**
 * An agency from its full name as a source writes it. `region` is that of the source's site, for names without one (区投资促进中心) or
 * with one that several divisions share (鼓楼区教育局, then kept as an alias of 南京市鼓楼区教育局); without it, such an agency has none.
 */
export function agencyNamed(text: string, source: string, region?: Region): Agency {
  const { canonical, regions, kind, level, tail, unit, rest } = analyseAgencyName(text);
  const own = region ?? (regions.length > 1 ? undefined : (regions[0] ?? (level === 'national' ? nation : undefined)));
  const complete = regions.length === 1 || own === undefined || own === nation;
  const name = complete ? canonical : agencyNameIn(own, tail);
  const code = own?.code ?? null;
  return {
    id: agencyId(code, name),
    name,
    kind: rest === '' ? kind : null,
    level: unit === '' && own !== undefined ? own.level : level,
    region: code,
    names: [
      { name, kind: 'official', source },
      ...(name === canonical ? [] : [{ name: canonical, kind: 'alias' as const, source }]),
    ],
  };
}

/** The full name of the agency that a tail (投资促进局, or a short form of it) names in a region. */
export function agencyNameIn(region: Region, tail: string): string {
  const place = distinctName(region);
  const centre = vertical.exec(tail)?.[1];
  return centre === undefined ? place + tail : centre + place + tail.slice(centre.length);
}

/** The ordinary full form of a kind at the grade of the words asked with: 委 of 发改委 is 发展和改革委员会, 厅 of 工信厅 is 厅. */
export function fullFormOf(kindCode: string, tail: string): string {
  const kind = kindByCode(kindCode);
  if (kind === undefined) return tail;
  const folded = foldForm(tail);
  const same = [...kind.forms, ...kind.former].find((form) => foldForm(form) === folded);
  if (same !== undefined) return same;
  // A full name at a grade that no form has: 商务委员会.
  if (readForm(tail).matches.some((match) => match.kind === kindCode && match.role === 'full')) return tail;
  const grade = gradeOf(tail);
  const graded = kind.forms.find((form) => gradeOf(form) === grade);
  if (graded !== undefined) return graded;
  return grade === '厅' ? kind.zh.replace(/局$/u, '厅') : kind.zh;
}
