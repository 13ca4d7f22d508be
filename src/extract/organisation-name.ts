import { regionsNamed } from '../domain/region/lookup.ts';
import { readRegion } from '../domain/region/read-region.ts';
import type { Region } from '../domain/region/region.ts';

/** Words of an organisation's kind that end its name. */
const organisation =
  /(?:局|委员会|委|办公室|办公厅|办|厅|中心|政府|办事处|管委会|院|馆|署|部(?!门)|会|队|站|所|处|公司|集团|学校|中学|小学|大学|学院|幼儿园|医院|社|银行|海关|气象台|兵团|..街道|..镇|..乡)$/u;

/** 我局, 本单位: how a document calls the agency whose report it is, which is nobody's name. */
export const speaksOfItself = /^(?:我|本(?!溪))/u;

/** A zone of a place, which is led by a committee: 淄博市高新区. */
const zoneOfPlace = /^(.{2,}?(?:省|市|区|县|州|盟|旗)).*(?:开发区|高新区|经开区|园区|示范区|保税区|度假区|风景区)$/u;

/** Whether words are a zone alone, named after its place. */
export function isZone(words: string): boolean {
  const place = zoneOfPlace.exec(words)?.[1];
  return place !== undefined && regionsNamed(words).length === 0 && regionsNamed(place).length > 0;
}

/** Whether words can be the name of an agency: they end in a kind of organisation, or are a region or a zone alone. */
export function isAgencyName(words: string): boolean {
  if (speaksOfItself.test(words)) return false;
  // The stroke 丨 counts as a Chinese character; in headings it is a bar.
  if (words.length < 2 || words.length > 40 || !/^[\p{Script=Han}()·]+$/u.test(words) || words.includes('丨'))
    return false;
  return (
    organisation.test(words) ||
    /^新疆生产建设兵团./u.test(words) ||
    isZone(words) ||
    regionsNamed(words).some(({ level }) => level !== 'national')
  );
}

/** Regions with their names whole at the beginning of a name, longest path first. */
export function regionsOf(name: string): readonly Region[] {
  return readRegion(name, true).find(({ whole, length }) => whole && length < name.length)?.regions ?? [];
}

/** A name that begins with the word of a level has lost its region: 区投资促进中心, 市工信局; but 市场监督管理局 has not. */
export const cut = /^(?:省|市(?!场|政|容|民)|区(?!域)|县(?!域)|州|旗|镇|乡|街道)/u;

/**
 * The main one of two names of an agency with two plates: 某市发展和改革委员会(某市粮食和物资储备局), 某市大数据局某市数据局,
 * 某市烟草专卖局(公司). The
 * name itself where it is one.
 */
export function mainName(name: string): string {
  const [, outside = ''] = /^([^()]{3,})\([^()]+\)$/u.exec(name) ?? [];
  if (isAgencyName(outside)) return outside;
  const place = readRegion(name, true).find(({ whole }) => whole);
  if (place === undefined) return name;
  const region = name.slice(0, place.length);
  const second = name.indexOf(region, place.length);
  if (second < 0) return name;
  const first = name.slice(0, second).replace(/[、和]$/u, '');
  const isPair =
    isAgencyName(first) && first !== region && organisation.test(first) && isAgencyName(name.slice(second));
  return isPair && !first.endsWith('人民政府') ? first : name;
}

/** The word of a level that a name without its region begins with: 市 of 市工信局; empty where it has none. */
export function levelWordOf(name: string): string {
  return cut.exec(name)?.[0] ?? '';
}

/**
 * Whether a short name can stand for a full one: its characters stand in it in order behind the region, they end alike, and the
 * word of its level is that of the region. 市城管执法委 is 武汉市城市管理执法委员会, never 江岸区….
 */
export function abbreviates(short: string, full: string): boolean {
  const place = readRegion(full, true).find(({ whole, length }) => whole && length < full.length);
  if (place === undefined) return false;
  const level = levelWordOf(short);
  if (level !== '' && !full.slice(0, place.length).endsWith(level)) return false;
  const words = short.slice(level.length);
  const body = full.slice(place.length);
  if (words.length < 2) return false;
  const last = words.endsWith('委') ? '委' : words.endsWith('办') ? '办' : words.slice(-1);
  if (!body.includes(last)) return false;
  let at = 0;
  for (const character of words) {
    at = body.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  const ending = body.slice(at);
  return ending === '' || /^(?:员会|公室|公厅|事处)$/u.test(ending);
}
