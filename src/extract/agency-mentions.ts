import { regionsNamed } from '../domain/region/lookup.ts';
import { readRegion } from '../domain/region/read-region.ts';
import type { DocumentMetadata } from '../read/document.ts';
import type { Line } from './line.ts';
import { cut, isAgencyName, levelWordOf, regionsOf } from './organisation-name.ts';
import type { Passage } from './passage.ts';

/** Where a document names agencies outside its title. */
export type Mentions = {
  /** Names whose report it may be, the surest first. */
  readonly names: readonly string[];
  /** The region whose website or column it stands in, as written: 淄博市; null where none or several are named. */
  readonly site: string | null;
};

/** Cells of the table at the head of a page that give the publisher; of these 信息来源 is the weakest. */
const publisherCell =
  /^(?:发布机构|发布单位|公开机构|公开主体|发文机关|发文单位|发布机关|发布部门|制发机关|制发单位|责任部门|公开责任部门|公开单位|单位|来源|信息来源|文章来源|稿件来源|信息提供)[:：]?$/u;
const publisherLine =
  /(?:^|日|时间|\d\d)(?:发布机构|发布单位|公开机构|公开主体|发文机关|发文单位|发布机关|发布部门|制发机关|公开单位|单位|来源|信息来源|文章来源|稿件来源|作者|编制单位|编制机关)[:：]([\p{Script=Han}()]{3,40}?)(?=发布|时间|日期|字体|字号|浏览|阅读|点击|访问|作者|来源|责任|编辑|\[|【|\||\d|$)/u;

/** Names that cues in the running text give: 请与…联系, 由…编制, 在…官网. */
const cues: readonly RegExp[] = [
  /请(?:与|联系|向|致电|咨询):?([\p{Script=Han}()]{4,40}?)(?:联系|咨询|反映|\(|,|。|$)/gu,
  // 由某市人民政府信息公开工作领导小组办公室汇总: an office of the government for its report.
  /由([\p{Script=Han}]{2,26}?人民政府)(?:政府)?信息公开[\p{Script=Han}]{0,10}?办/gu,
  /由([\p{Script=Han}()]{4,40}?)(?:负责|根据|按照|依据|依照|结合|汇总)?(?:编制|根据|按照|依据|依照|结合|汇总|综合)/gu,
  /(?:^|[,。])([\p{Script=Han}()]{4,40}?)(?:依|依据|按|按照|根据|编制|公布|发布|现将|向社会)/gu,
  /在([\p{Script=Han}()]{4,30}?)(?:官网|官方网站|网站|门户网站)/gu,
  /(?:^|[,。])([\p{Script=Han}()]{4,40}?(?<!政府))(?:认真|严格|坚持|积极|高度重视|深入|全面|紧紧|贯彻|不断|持续|进一步|扎实)/gu,
  /(?:^|[,。])([省市区县州][\p{Script=Han}]{2,20}?(?:局|委|办公室|中心|厅))(?:推进|坚持|认真|严格|积极|高度|深入|围绕|贯彻|持续|全面|紧紧)/gu,
];
const firstPassages = 12;
/** A row of the table at the head of a page is not longer. */
const longestHeadRow = 300;
const headLines = 80;
const ownLines = 15;

/** The office of a bureau is a part of it; that of a government is an agency. */
const ownOffice =
  /信息公开|政务公开|办公[室厅].|(?:局|厅|中心|院|公司|海关|医院|学校|大学|管委会|管理委员会)办(?:公室)?$/u;

/** The name of an organisation at the beginning of words, its offices and sections left off: 淄博市招商局办公室, …综合科. */
function leadingName(words: string): string | undefined {
  for (let end = words.length; end >= 4; end -= 1) {
    const name = words.slice(0, end);
    const isPlaced = cut.test(name) || regionsOf(name).length > 0 || /^(?:国家|中国|中华人民共和国|国务院)/u.test(name);
    if (isPlaced && !ownOffice.test(name) && isAgencyName(name)) return name;
  }
  return undefined;
}

/** The sentence around a place of a text. */
function sentenceAt(text: string, at: number): string {
  const stop = text.indexOf('。', at);
  return text.slice(text.lastIndexOf('。', at) + 1, stop < 0 ? text.length : stop);
}

/** Names that sentences give, by the surest cue first; none where a cue gives names of different bodies: one is another's. */
function byCues(passages: readonly Passage[]): readonly string[] {
  return cues.flatMap((cue) => {
    const names = passages.slice(0, firstPassages).flatMap(({ text }) =>
      Array.from(text.matchAll(cue), (match) => {
        const name = leadingName(match[1] ?? '');
        // The website of a government carries everybody's reports; 由某市财政局编制 may be said of a budget.
        const isSite = match[0].startsWith('在') && name?.endsWith('政府') === true;
        const isOfOther = match[0].startsWith('由') && !/报告|年报/u.test(sentenceAt(text, match.index));
        return name === undefined || isSite || isOfOther ? [] : [name];
      }).flat(),
    );
    const [longest = ''] = names.toSorted((one, other) => other.length - one.length);
    return names.every((name) => longest.endsWith(name)) ? names : [];
  });
}

function publishers(lines: readonly Line[], { publisher }: DocumentMetadata): readonly string[] {
  const stated = lines.slice(0, headLines).flatMap((line) => {
    if (line.raw.length > longestHeadRow) return [];
    const texts = line.pieces.map(({ raw }) => raw.replaceAll(/\s/g, ''));
    const label = texts.findIndex((text) => publisherCell.test(text));
    const name = label >= 0 ? texts[label + 1] : publisherLine.exec(line.text)?.[1];
    return name === undefined ? [] : [name];
  });
  const names = publisher === undefined ? stated : [publisher.replaceAll(/\s/g, ''), ...stated];
  // 上海普陀 is what a website is called.
  return names.filter((name) => isAgencyName(name) && regionsNamed(name).length === 0);
}

/** Lines that are nothing but the full name of an agency: below a title that names none, and the signature at the end. */
function alone(lines: readonly Line[]): readonly string[] {
  return lines
    .map(({ text }) => text.replace(/(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/u, ''))
    .filter((text) => isAgencyName(text) && regionsOf(text).length > 0);
}

const pathLine = /(?:当前|所在|现在|您的|你的)的?位置|^首页[>»›/]/u;
const siteName =
  /^(?:欢迎(?:访问|来到))?(?:中国·?)?(.{2,26}?)(?:人民政府|政府)(?:信息公开)?(?:门户)?(?:网|网站|网页|平台)?$/u;
const longestPath = 120;
const host = /主办(?:单位)?[:：](.{2,26}?)(?:人民政府|政府)/u;

/** Steps of the path to the page: 首页 > 淄博市人民政府 > 市审计局 > 政府信息公开年报. */
function pathSteps(lines: readonly Line[], { path = [] }: DocumentMetadata): readonly string[] {
  const printed = lines
    .slice(0, headLines)
    .filter(({ text }) => text.length <= longestPath && pathLine.test(text))
    .flatMap(({ text }) => text.replace(/^.*?位置[:：]?/u, '').split(/[>»›→/]+|-{1,2}>/u));
  return [...path, ...printed].map((step) => step.replaceAll(/\s/gu, ''));
}

/** The one region whose government runs the site. */
function siteOf(lines: readonly Line[], metadata: DocumentMetadata): string | null {
  const steps = [...(metadata.site === undefined ? [] : [metadata.site]), ...pathSteps(lines, metadata)];
  const texts = [
    ...steps,
    ...lines.slice(0, headLines).map(({ text }) => text),
    ...lines.slice(-ownLines).map(({ text }) => text),
  ];
  const regions = texts.flatMap((text) => {
    if (text.length > longestPath) return [];
    const words = siteName.exec(text)?.[1] ?? host.exec(text)?.[1];
    const place = words === undefined ? undefined : readRegion(words, true).find(({ whole }) => whole);
    return words === undefined || place?.length !== words.length ? [] : [words];
  });
  const [only, ...others] = new Set(regions);
  return only === undefined || others.length > 0 ? null : only;
}

/** Collects the names that a document gives beside its title. */
export function mentionsIn(lines: readonly Line[], passages: readonly Passage[], metadata: DocumentMetadata): Mentions {
  const site = siteOf(lines, metadata);
  // A column of a government's site is a department's; the government itself stands in every path.
  const columns = pathSteps(lines, metadata).filter((step) => isAgencyName(step) && !step.endsWith('政府'));
  return {
    site,
    names: [
      ...publishers(lines, metadata),
      ...alone(lines.slice(0, ownLines)),
      ...byCues(passages),
      ...alone(lines.slice(-ownLines)),
      ...columns.map((name) => withSite(name, site) ?? name),
    ],
  };
}

/** A name without its region, completed by that of the site: never where the word of its level is another's. */
export function withSite(name: string, site: string | null): string | undefined {
  const level = levelWordOf(name);
  if (site === null || level === '' || !site.endsWith(level)) return undefined;
  return site + name.slice(level.length);
}
