import type { Line } from './line.ts';
import { isAgencyName, mainName, speaksOfItself } from './organisation-name.ts';

/** The title of a report, taken apart. */
export type Title = {
  /** The line or lines that it stands on, without spaces. */
  readonly text: string;
  /** The agency as the title writes it, of two names the first; null where it names none. */
  readonly agency: string | null;
  readonly year: number | null;
  /** A sentence of the first paragraph that names the report (现公布…2023年政府信息公开工作年度报告), where it has no heading. */
  readonly isSentence: boolean;
};

/** The words of the title that every report bears, in the ways in which they are written. */
export const reportWords =
  /(?:政府信息公开|信息公开|政务公开(?=.{0,14}(?:年度|年报)))(?:工作)?(?:情况)?的?((?:19|20)\d\d年?度?)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作|情况)?的?(?:年度)?(?:报告|年报)/u;
/** Of a school year, as that of universities, the second holds the greater part. */
const yearWords = /(?:20\d\d[-—–至])?((?:19|20)\d\d)(?:学年|年)?度?/u;
/** Words around the name in a title or in the sentence that stands for one. */
const around =
  /^(?:正文|标题|名称|题目|一图读懂|图解|读懂|文字解读|解读|关于|公布|发布|现将|报告名称|年报|[:"《<([\])【】|丨·-])+|(?:特此|特|现|向社会|编制|发布|公布|撰写|关于|的|本级|[:"》>[\]【】|丨·-])+$/gu;
/** The document number above a title: 某政发〔2024〕3号. */
const documentNumber = /^\p{Script=Han}{1,10}[〔[(](?:19|20)\d\d[〕\])]\d{1,4}号/u;
/** A title with its breaks and suffixes is no longer than this. */
const longest = 90;
/** A title stands among so many first lines. */
export const searchedLines = 60;
const firstParagraphs = 12;
const longestSentence = 400;
const mostLines = 4;

const chineseDigits = '〇一二三四五六七八九';

/** 二〇二三年 as 2023年. */
function withDigits(text: string): string {
  return text.replaceAll(/[二][〇○Ο零0][〇○Ο零一二三四五六七八九]{2}(?=年)/gu, (year) =>
    Array.from(year, (digit) => Math.max(0, chineseDigits.indexOf(digit))).join(''),
  );
}

/** Words between the beginning of a sentence and the name in it: 现向社会公布, 特编制. */
const announcing =
  /^(?:(?:我|本)(?:局|委|办|厅|中心|镇|乡|街道|院|机关|单位)|现|特|兹|并|将|向社会|向公众|公布|公开|发布|编制|撰写|形成|梳理|制作|面向|我们|由|了)+/u;
/** A name behind the title: 2023年政府信息公开工作年度报告——某市审计局. */
const nameBehind = /^(?:\((?:19|20)\d\d年?度?\))?[(—–_-]{1,3}([\p{Script=Han}()]{4,40}?)\)?$/u;

/** (2023年度) behind the title; a date in the line below is that of publication. */
const yearBehind = /^(?:\(((?:19|20)\d\d)年?度?\)|-*((?:19|20)\d\d)年?度?$)/u;

/** The name that words are, of whom no agency is one: 某市气象部门, 某海关关区. */
function named(words: string): { readonly agency: string | null } | undefined {
  const name = words.replaceAll(around, '').replace(/^\(([^()]+)\)$/u, '$1');
  const whole = name.endsWith('关区') ? name.slice(0, -2) : name;
  // 特向社会公布2015年度我局…: a sentence at the head of the report.
  if (/(?:公布|发布|公开|根据|按照|编制).*(?:我|本)[\p{Script=Han}]{1,2}$/u.test(whole)) return { agency: null };
  if (/公布|根据|按照|现将|向社会/u.test(whole)) return undefined;
  if (whole === '' || speaksOfItself.test(whole) || /(?:部门|系统)$/u.test(whole)) return { agency: null };
  const balanced = /^[^()]*$|\([^()]*\)/u.test(whole) ? whole : whole.replaceAll(/[()]/gu, '');
  // 某市某区、某开发区: one report of two.
  const main = mainName(balanced.split('、')[0] ?? '');
  return isAgencyName(main) ? { agency: main } : undefined;
}

/** Notices about reports name those who ask for them: …办公室关于做好2023年…年度报告编制工作的通知. */
const askedFor = /^[^,。;]{0,30}(?:通知|事项|函》|部署|意见|格式|要求)/u;

function parseAt(text: string, match: RegExpExecArray, isSentence: boolean): Title | undefined {
  const behindTitle = text.slice(match.index + match[0].length);
  if (isSentence && askedFor.test(behindTitle)) return undefined;
  // 年报丨某市审计局2023年…: what stands before a bar is a column.
  const whole = text.slice(0, match.index).split(/[丨|]/u).at(-1) ?? '';
  const clause = whole.split(/[,。;:"《]/u).at(-1) ?? '';
  const before = isSentence ? clause.replace(announcing, '') : whole;
  const year = yearWords.exec(before) ?? yearWords.exec(match[0]) ?? yearBehind.exec(behindTitle);
  const found = named(before.replace(yearWords, ''));
  if (found === undefined) return undefined;
  const behind = isSentence ? undefined : nameBehind.exec(behindTitle)?.[1];
  const agency = found.agency ?? (behind !== undefined && isAgencyName(behind) ? behind : null);
  // A sentence that says neither of what year nor that it announces the report only mentions reports.
  if (isSentence && year === null && (agency === null || !announcing.test(clause))) return undefined;
  return { text, agency, year: year === null ? null : Number(year[1] ?? year[2]), isSentence };
}

/** Reports are named a few times in a paragraph. */
const mostMentions = 8;

function parse(printed: string, isSentence: boolean): Title | undefined {
  if (!printed.includes('公开')) return undefined;
  const text = withDigits(printed).replace(documentNumber, '');
  let mentions = 0;
  for (const match of text.matchAll(new RegExp(reportWords, 'gu'))) {
    const title = parseAt(text, match, isSentence);
    if (title !== undefined) return { ...title, text: printed };
    mentions += 1;
    if (!isSentence || mentions === mostMentions) return undefined;
  }
  return undefined;
}

/**
 * Finds the title among the first lines, over which converters break it. Of several, one with a year and a name is preferred:
 * menus of a website repeat its last words.
 */
export function findTitle(lines: readonly Line[], metadataTitle: string | undefined): Title | undefined {
  const found: { readonly title: Title; readonly lines: number }[] = [];
  const texts = [
    ...lines.slice(0, searchedLines).map(({ text }) => text),
    ...(metadataTitle === undefined ? [] : [metadataTitle.normalize('NFKC').replaceAll(/\s/g, '')]),
  ];
  for (let start = 0; start < texts.length; start += 1) {
    let joined = '';
    for (let count = 0; count < mostLines && start + count < texts.length; count += 1) {
      joined += texts[start + count] ?? '';
      if (joined.length > longest) break;
      const title = parse(joined, false);
      if (title !== undefined) found.push({ title, lines: count });
    }
  }
  for (const text of texts.slice(0, firstParagraphs)) {
    const title = parse(text.slice(0, longestSentence), true);
    if (title !== undefined) found.push({ title, lines: 0 });
  }
  const worth = ({ agency, year, isSentence }: Title) =>
    (year === null ? 0 : 4) + (isSentence ? 0 : 2) + (agency === null ? 0 : 1);
  // Of equals, the one on fewer lines: the line above a title may end in words that look like a part of the name.
  return found.toSorted((a, b) => worth(b.title) - worth(a.title) || a.lines - b.lines)[0]?.title;
}
