import { readAgencyName } from '../domain/agency-name.ts';
import { lineOf, regionsNamed } from '../domain/region/lookup.ts';
import { readRegion } from '../domain/region/read-region.ts';
import type { Region } from '../domain/region/region.ts';
import type { DocumentMetadata } from '../read/document.ts';
import { mentionsIn, withSite } from './agency-mentions.ts';
import type { Line } from './line.ts';
import { abbreviates, cut, isZone, regionsOf } from './organisation-name.ts';
import type { Passage } from './passage.ts';
import type { Title } from './title.ts';

export type NamedAgency = {
  /** Full name; null where the document gives none. */
  readonly agency: string | null;
  readonly asWritten: string | null;
  /** GB/T 2260 code, six digits. */
  readonly region: string | null;
};

/** How a document calls the agency whose report it is when it does not name it. */
const self =
  /[我本](局|委|办|厅|中心|镇|乡|街道|机关|单位|部门|市|县|区|省|州|旗|院|馆|会|校|行|所|站|队|公司|集团|政府|署|部(?!门)|海关|关)/gu;
const zone = /(?:开发区|高新区|园区|示范区|保税区)/u;
/** The longest path of regions before a name: 新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县. */
const farthest = 26;

/** A report names itself a few dozen times. */
const mostMentions = 100;

/**
 * A name with the regions that the text prints before it: 区投资促进中心 in 周村区投资促进中心, 洪泽区… in 淮安市洪泽区…. Of two places
 * it is neither's.
 */
function completed(name: string, texts: readonly string[]): string {
  let best = name;
  let mentions = 0;
  for (const text of texts) {
    for (let at = text.indexOf(name); at >= 0 && mentions < mostMentions; at = text.indexOf(name, at + 1)) {
      mentions += 1;
      for (let from = Math.max(0, at - farthest); from < at; from += 1) {
        const candidate = text.slice(from, at + name.length);
        const own = at - from;
        const reading = readRegion(candidate, true).find(({ length, whole }) => whole && length >= own);
        if (reading === undefined) continue;
        if (!candidate.endsWith(best) && !best.endsWith(candidate)) return name;
        if (candidate.length > best.length) best = candidate;
      }
    }
  }
  return best;
}

const endings: { readonly [word: string]: RegExp } = {
  局: /局$/u,
  委: /委(?:员会)?$/u,
  办: /办(?:公室|公厅|事处)?$/u,
  厅: /厅$/u,
  中心: /中心$/u,
  镇: /镇(?:人民政府|政府)?$/u,
  乡: /乡(?:人民政府|政府)?$/u,
  街道: /街道(?:办事处|办)?$|办事处$/u,
  院: /院$/u,
  馆: /馆$/u,
  会: /会$/u,
  校: /[校学园]$/u,
  队: /队$/u,
  公司: /公司$/u,
  集团: /集团|公司$/u,
  海关: /海关$/u,
};

/** The word of its kind by which the text calls its agency: 局 where it says 我局; undefined where it says none or several. */
function ownKind(texts: readonly string[]): string | undefined {
  const kinds = new Set<string>();
  for (const text of texts) for (const [, word = ''] of text.matchAll(self)) if (word in endings) kinds.add(word);
  const [only, ...others] = kinds;
  return others.length > 0 ? undefined : only;
}

/** A branch is of the place in its own name: 东城分局 of 北京市规划和自然资源委员会. */
function branchRegions(name: string, above: readonly Region[]): readonly Region[] {
  const [, place = ''] = /(?:局|委员会|委)(..{1,8}?)分局$/u.exec(name) ?? [];
  const below =
    place === '' ? [] : regionsNamed(place).filter((region) => above.some((one) => lineOf(region).includes(one)));
  return below.length > 0 ? below : above;
}

/** The one region that is meant; of several of the same name, the one whose city or province the text names. */
function regionCode(name: string, texts: readonly string[]): string | null {
  // 太平镇人民政府 is not of 太平区; only zones are named after their city without its level word.
  // A customs district is not the province or the nation.
  if (/^中华人民共和国.*海关$/u.test(name)) return null;
  const reading = readAgencyName(name, true).find(
    ({ regions, wholeRegion, quality }) => regions.length > 0 && quality > 0 && (wholeRegion || zone.test(name)),
  );
  const regions = branchRegions(name, reading?.regions ?? regionsOf(name));
  const [only, ...others] = regions;
  if (only === undefined) return null;
  if (others.length === 0) return only.code;
  const named = regions.filter((region) =>
    lineOf(region)
      .slice(1)
      .some((above) => texts.some((text) => text.includes(above.name))),
  );
  // 铜仁市 was a county-level city before it was a prefecture.
  const current = regions.filter(({ retired }) => !retired);
  const [meant, ...more] = named.length > 0 ? named : current;
  return meant !== undefined && more.length === 0 ? meant.code : null;
}

/** 审计局 alone is that of some place: a local kind of agency without its region. */
function isBare(name: string): boolean {
  const [reading] = readAgencyName(name, true);
  return reading !== undefined && reading.quality === 3 && reading.regions.length === 0 && reading.form.unit === '';
}

/** The office that a government names for questions, in a report drawn up from those of all its departments. */
const collects = /(?:综合|汇总)[^。]{0,40}(?:各|部门)/u;
const office = /(人民政府)办公[室厅]$/u;
const farthestLines = 60;

/** The full name that a document gives for a short one; undefined where it gives none, or several that it may be. */
function fullNameOf(short: string, names: readonly string[], site: string | null): string | undefined {
  const full = new Set(names.filter((name) => name.endsWith(short) || abbreviates(short, name)));
  const [only, ...others] = [...full].filter((name) => regionsOf(name).length > 0);
  // 淄博市周村区… and 周村区… are one.
  if (only !== undefined) return others.every((name) => name.endsWith(only) || only.endsWith(name)) ? only : undefined;
  return withSite(short, site);
}

/**
 * Finds whose report it is: by the title, completed from the text; where the title names nobody, by the publisher that the
 * page names and the sentences that give it. `given` is the name that came with the document: for texts that only say 我局.
 */
export function readAgency(
  document: {
    readonly lines: readonly Line[];
    readonly passages: readonly Passage[];
    readonly metadata: DocumentMetadata;
  },
  title: Title | undefined,
  given: string | undefined,
): NamedAgency {
  const { names, site } = mentionsIn(document.lines, document.passages, document.metadata);
  const { path = [], site: siteName = '' } = document.metadata;
  const texts = [
    ...document.lines.slice(0, farthestLines).map(({ text }) => text),
    ...document.passages.map(({ text }) => text),
    ...names,
    siteName,
    ...path,
  ];
  const kind = ownKind(document.passages.map(({ text }) => text));
  const ending = kind === undefined ? undefined : endings[kind];
  const fitting = names.filter((name) => ending?.test(name) !== false);
  const told = fitting.find((name) => !cut.test(name)) ?? fitting[0];
  const found =
    title?.agency ?? (collects.test(texts.slice(0, farthestLines).join('。')) ? told?.replace(office, '$1') : told);
  const asWritten = title?.agency ?? found ?? [...texts.join('。').matchAll(self)][0]?.[0] ?? null;
  const whole = found === undefined ? undefined : wholeName(found, texts);
  const isFull = whole !== undefined && !cut.test(whole) && !isBare(whole);
  const named = isFull ? whole : found === undefined ? undefined : fullNameOf(found, names, site);
  const agency = named === undefined ? (given ?? null) : given?.endsWith(named) === true ? given : named;
  return { agency, asWritten, region: agency === null ? null : regionCode(agency, texts) };
}

/** A town is also placed by its own name: 梅河口市兴华镇 in the address of 兴华镇人民政府. */
function placed(name: string, texts: readonly string[]): string {
  const whole = completed(name, texts);
  const [, town = '', body = ''] = /^(..+?(?:镇|乡|街道))(人民政府|办事处)$/u.exec(name) ?? [];
  return whole === name && town !== '' ? completed(town, texts) + body : whole;
}

/**
 * A title that names a region only is its government's: 宿迁市2025年政府信息公开工作年度报告; one that names a zone, a town or a
 * sub-district is that of its committee, government or office.
 */
function wholeName(name: string, texts: readonly string[]): string {
  const whole = placed(name, texts);
  if (regionsNamed(name).length > 0 || /..[镇乡]$/u.test(name)) return `${whole}人民政府`;
  if (isZone(name)) return `${whole}管理委员会`;
  return name.endsWith('街道') ? `${whole}办事处` : whole;
}
