import { regionsNamed } from '../domain/region/lookup.ts';
import type { Line } from './line.ts';

/** The title of a report, taken apart. */
export type Title = {
  /** The line or lines that it stands on, without spaces. */
  readonly text: string;
  /** The agency as the title writes it; null where it names none. */
  readonly agency: string | null;
  readonly year: number | null;
  /** A sentence of the first paragraph that names the report (现公布…2023年政府信息公开工作年度报告), where it has no heading. */
  readonly isSentence: boolean;
};

const subject =
  /(?:政府)?信息公开(?:工作)?(?:情况)?的?((?:19|20)\d\d年?度?)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作|情况)?的?(?:年度)?(?:报告|年报)/u;
const yearWords = /((?:19|20)\d\d)年度?/u;
/** Words around the name in a title or in the sentence that stands for one. */
const around =
  /^(?:正文|标题|名称|题目|一图读懂|图解|读懂|文字解读|解读|关于|公布|发布|现将|报告名称|[:"《<([-])+|(?:编制|发布|公布|撰写|关于|的|本级|[:"》>)\]-])+$/gu;
/** A title with its breaks and suffixes is no longer than this. */
const longest = 90;
const searched = 60;
const firstParagraphs = 12;
const longestSentence = 400;
const mostLines = 4;

/** Words of an organisation's kind that end its name. */
const organisation =
  /(?:局|委员会|委|办公室|办公厅|办|厅|中心|政府|办事处|管委会|院|馆|署|部|会|队|站|所|处|公司|学校|大学|医院|社|银行|海关|..街道|..镇|..乡)$/u;

/** 我局, 本单位: how a document calls the agency whose report it is, which is nobody's name. */
const speaksOfItself = /^(?:我|本)(?!溪)/u;

/** Whether words can be the name of an agency: they end in a kind of organisation, or are a region alone. */
export function isAgencyName(words: string): boolean {
  if (speaksOfItself.test(words)) return false;
  if (words.length < 2 || words.length > 40 || !/^[\p{Script=Han}()·]+$/u.test(words)) return false;
  return organisation.test(words) || regionsNamed(words).some(({ level }) => level !== 'national');
}

const chineseDigits = '〇一二三四五六七八九';

/** 二〇二三年 as 2023年. */
function withDigits(text: string): string {
  return text.replaceAll(/[〇○Ο零一二三四五六七八九]{4}(?=年)/gu, (year) =>
    Array.from(year, (digit) => Math.max(0, chineseDigits.indexOf(digit))).join(''),
  );
}

/** Words between the beginning of a sentence and the name in it: 现向社会公布, 特编制. */
const announcing = /^(?:现|特|兹|并|将|向社会|向公众|公布|公开|发布|编制|撰写|形成)+/u;

function parse(printed: string, isSentence: boolean): Title | undefined {
  const text = withDigits(printed);
  const match = subject.exec(text);
  if (match === null) return undefined;
  const whole = text.slice(0, match.index);
  const before = isSentence ? (whole.split(/[,。;:"《]/u).at(-1) ?? '').replace(announcing, '') : whole;
  const year = yearWords.exec(before) ?? yearWords.exec(text.slice(match.index, match.index + match[0].length + 8));
  const name = before.replace(yearWords, '').replaceAll(around, '');
  const own = speaksOfItself.test(name);
  if (name !== '' && !own && !isAgencyName(name)) return undefined;
  const agency = name === '' || own ? null : name;
  return { text: printed, agency, year: year === null ? null : Number(year[1]), isSentence };
}

/**
 * Finds the title among the first lines, over which converters break it. Of several, one with a year and a name is preferred:
 * menus of a website repeat its last words.
 */
export function findTitle(lines: readonly Line[], metadataTitle: string | undefined): Title | undefined {
  const found: { readonly title: Title; readonly lines: number }[] = [];
  const texts = [
    ...lines.slice(0, searched).map(({ text }) => text),
    ...(metadataTitle === undefined ? [] : [metadataTitle.replaceAll(/\s/g, '')]),
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
    if (title !== undefined && title.year !== null) found.push({ title, lines: 0 });
  }
  const worth = ({ agency, year, isSentence }: Title) =>
    (year === null ? 0 : 4) + (isSentence ? 0 : 2) + (agency === null ? 0 : 1);
  // Of equals, the one on fewer lines: the line above a title may end in words that look like a part of the name.
  return found.toSorted((a, b) => worth(b.title) - worth(a.title) || a.lines - b.lines)[0]?.title;
}

/** Pages in the same column that are no reports: explanations, notices, lists of who published, the form itself. */
const other =
  /解读|图解|读懂|一图|问答|格式(?:》|的|$)|通知|通报|公布情况|发布情况|编制说明|培训|考核|征求意见|统计表|指南|模板/u;

/**
 * Whether the lines around the title say that the document is about reports, not one. Without a title, menus that name
 * 指南 and 年报 say so as well: there figures decide.
 */
export function isAboutReports(lines: readonly Line[], title: Title | undefined, hasFigures: boolean): boolean {
  if (title === undefined && hasFigures) return false;
  // The name itself may hold such a word: 就业培训中心.
  const withoutName = (text: string) => text.replaceAll(title?.agency ?? '\n', '');
  const heads = lines
    .slice(0, searched)
    .map(({ text }) => withoutName(text))
    .filter((text) => text.length <= longest && subject.test(text))
    .slice(0, 3);
  const own = withoutName(title?.text ?? '');
  if (title !== undefined && !title.isSentence && title.year !== null && !other.test(own)) {
    return heads.length > 0 && heads.every((text) => other.test(text) && text.includes(own));
  }
  return heads.some((text) => other.test(text));
}
