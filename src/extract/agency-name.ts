import { readAgencyName } from '../domain/agency-name.ts';
import { lineOf, regionsNamed } from '../domain/region/lookup.ts';
import { readRegion } from '../domain/region/read-region.ts';
import type { Region } from '../domain/region/region.ts';
import type { DocumentMetadata } from '../read/document.ts';
import type { Line } from './line.ts';
import type { Passage } from './passage.ts';
import { isAgencyName, type Title } from './title.ts';

export type NamedAgency = {
  /** Full name; null where the document gives none. */
  readonly agency: string | null;
  readonly asWritten: string | null;
  /** GB/T 2260 code, six digits. */
  readonly region: string | null;
};

/** A name that begins with the word of a level has lost its region: 区投资促进中心, 市工信局; but 市场监督管理局 has not. */
const cut = /^(?:省|市(?!场|政|容|民)|区(?!域)|县(?!域)|州|旗|镇|乡|街道)/u;
/** How a document calls the agency whose report it is when it does not name it. */
const self = /[我本](?:局|委|办|厅|中心|镇|乡|街道|机关|单位|部门|市|县|区|院|馆|会|政府)/u;
const zone = /(?:开发区|高新区|园区|示范区|保税区)/u;
/** The longest path of regions before a name: 新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县. */
const farthest = 26;

/** Cells of the table at the head of a page that give the publisher; of these 信息来源 is the weakest. */
const publisherCell = /^(?:发布机构|发布单位|公开机构|发文机关|制发机关|责任部门|公开责任部门|单位|来源)[:：]?$/u;
const publisherLine =
  /^(?:发布机构|发布单位|公开机构|发文机关|单位|来源|信息来源)[:：]([\p{Script=Han}()]{3,40}?)(?=发布|时间|日期|字体|浏览|\[|【|$)/u;

/** Whether what is said of the whole region (全市, 全区) is the agency's own: of governments and zones, or where it is not known. */
export function coversRegion(name: string | null): boolean {
  return name === null || /(?:政府|管委会|管理委员会|[市县区省])$/u.test(name);
}

/** Regions with their names whole at the beginning of a name, longest path first. */
function regionsOf(name: string): readonly Region[] {
  return readRegion(name, true).find(({ whole, length }) => whole && length < name.length)?.regions ?? [];
}

/** A report names itself a few dozen times. */
const mostMentions = 100;

/** A name with the regions that the text prints before it: 区投资促进中心 in 周村区投资促进中心, 洪泽区… in 淮安市洪泽区…. */
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
        if (reading !== undefined && candidate.length > best.length) best = candidate;
      }
    }
  }
  return best;
}

/** Names that cues in the running text give: 请与…联系, 由…编制, 在…官网. */
const cues: readonly RegExp[] = [
  /请(?:与|联系|向)([\p{Script=Han}()]{4,40}?)(?:联系|咨询|反映)/gu,
  /由([\p{Script=Han}()]{4,40}?)(?:负责)?编制/gu,
  /(?:^|[,。])([\p{Script=Han}()]{4,40}?)(?:依|依据|按|按照|根据|编制|公布|发布|现将|向社会)/gu,
  /在([\p{Script=Han}()]{4,30}?)(?:官网|官方网站|网站|门户网站)/gu,
  /(?:^|[,。])([\p{Script=Han}()]{4,40}?(?<!政府))(?:认真|严格|坚持|积极|高度重视|深入|全面|紧紧|贯彻|不断|持续|进一步|扎实)/gu,
  /(?:^|[,。])([省市区县州][\p{Script=Han}]{2,20}?(?:局|委|办公室|中心|厅))(?:推进|坚持|认真|严格|积极|高度|深入|围绕|贯彻|持续|全面|紧紧)/gu,
];

/** The name of an organisation at the beginning of words, its offices and sections left off: 淄博市招商局办公室, …综合科. */
function leadingName(words: string): string | undefined {
  for (let end = words.length; end >= 4; end -= 1) {
    const name = words.slice(0, end);
    if (isAgencyName(name) && (cut.test(name) || regionsOf(name).length > 0)) return name;
  }
  return undefined;
}

function byCue(passages: readonly Passage[]): string | undefined {
  for (const cue of cues) {
    for (const { text } of passages.slice(0, 12)) {
      for (const match of text.matchAll(cue)) {
        const name = leadingName(match[1] ?? '');
        // The website of a government carries everybody's reports.
        if (name !== undefined && !(match[0].startsWith('在') && name.endsWith('政府'))) return name;
      }
    }
  }
  return undefined;
}

/** A row of the table at the head of a page is not longer. */
const longestHeadRow = 300;

function publisher(lines: readonly Line[], metadata: DocumentMetadata): string | undefined {
  if (metadata.publisher !== undefined && isAgencyName(metadata.publisher)) return metadata.publisher;
  for (const line of lines.slice(0, 80)) {
    if (line.raw.length > longestHeadRow) continue;
    const texts = line.pieces.map(({ raw }) => raw.replaceAll(/\s/g, ''));
    const label = texts.findIndex((text) => publisherCell.test(text));
    const name = label >= 0 ? texts[label + 1] : publisherLine.exec(line.text)?.[1];
    if (name !== undefined && isAgencyName(name)) return name;
  }
  return undefined;
}

/** A line that is nothing but the full name of an agency, as below a title that names none. */
function aloneOnLine(lines: readonly Line[]): string | undefined {
  return lines
    .slice(0, 15)
    .map(({ text }) => text)
    .find((text) => isAgencyName(text) && regionsOf(text).length > 0);
}

/** The one region that is meant; of several of the same name, the one whose city or province the text names. */
function regionCode(name: string, texts: readonly string[]): string | null {
  // 太平镇人民政府 is not of 太平区; only zones are named after their city without its level word.
  const reading = readAgencyName(name, true).find(
    ({ regions, wholeRegion, quality }) => regions.length > 0 && quality > 0 && (wholeRegion || zone.test(name)),
  );
  const regions = reading?.regions ?? regionsOf(name);
  const [only, ...others] = regions;
  if (only === undefined) return null;
  if (others.length === 0) return only.code;
  const named = regions.filter((region) =>
    lineOf(region)
      .slice(1)
      .some((above) => texts.some((text) => text.includes(above.name))),
  );
  return named.length === 1 ? (named[0]?.code ?? null) : null;
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
  const texts = [...document.lines.slice(0, 60).map(({ text }) => text), ...document.passages.map(({ text }) => text)];
  const found =
    title?.agency ??
    publisher(document.lines, document.metadata) ??
    aloneOnLine(document.lines) ??
    byCue(document.passages);
  const asWritten = title?.agency ?? found ?? self.exec(texts.join('。'))?.[0] ?? null;
  const whole = found === undefined ? undefined : wholeName(found, texts);
  const named = whole !== undefined && !cut.test(whole) ? whole : undefined;
  const agency = named === undefined ? (given ?? null) : given?.endsWith(named) === true ? given : named;
  return { agency, asWritten, region: agency === null ? null : regionCode(agency, texts) };
}

/**
 * A title that names a region only is its government's: 宿迁市2025年政府信息公开工作年度报告; one that names a town or a
 * sub-district is that of its government or office.
 */
function wholeName(name: string, texts: readonly string[]): string {
  const whole = completed(name, texts);
  if (regionsNamed(name).length > 0 || /..[镇乡]$/u.test(name)) return `${whole}人民政府`;
  return name.endsWith('街道') ? `${whole}办事处` : whole;
}
