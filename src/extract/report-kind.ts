import type { Line } from './line.ts';
import type { Passage } from './passage.ts';
import { reportWords, searchedLines, type Title } from './title.ts';

/** Pages in the same column that are no reports: explanations, notices, lists of who published, the form itself. */
const aboutReports =
  /解读|图解|读懂|看懂|一图|图说|数说|数读|速览|速读|长图|漫画|划重点|问答|格式(?:》|的|$)|通知|通报|公布情况|发布情况|编制说明|培训|考核|征求意见|(?<![及和附、])统计表|指南|模板|制度|工作提示|任务分工/u;
/** Other documents that speak of requests and of what was published. */
const otherDocument =
  /(?:法治政府建设|依法行政|政府网站)[^,。;]{0,10}(?:报告|年报|报表|情况)|网站(?:工作)?年度(?:工作)?报[告表]|(?:信息|政务)公开[^,。;]{0,8}(?:指南|目录|制度|工作要点|工作总结|实施方案|工作方案|工作计划|任务分工|管理办法|考核|评估|答复书|告知书|申请表|通报)|部门(?:预算|决算)|统计公报|工作要点$|条例$|规定$/u;
/** How news tells of a report. */
const tellsOfReport =
  /报告显示|据悉|记者|(?:发布|公布|出炉|亮相)(?:\(|!|$)|(?<!关于)(?:发布|公布)(?:19|20)\d\d年(?!度?政府信息公开工作年度报告如下)/u;
/** The heading of a document is among its first lines. */
const headLines = 12;
const longestHead = 90;

/** Sections of the form (国办公开办函〔2021〕30号, 〔2019〕60号), and those of 条例 2008, article 32. */
const sections: readonly RegExp[] = [
  /主动公开(?:政府)?信息的?情况|主动公开情况/u,
  /依申请公开|(?:收到和)?处理政府信息公开申请/u,
  /复议|诉讼/u,
  /(?:存在|主要)(?:的)?(?:主要)?问题/u,
  /其他需要(?:报告|说明)|需要说明的/u,
  /收费(?:及|和|、)?减免|收费情况/u,
  /总体情况|概述|基本情况/u,
];
const fewestSections = 2;
const fewestOfForm = 3;

/**
 * Whether the lines around the title say that the document is about reports, not one. Without a title, menus that name
 * 指南 and 年报 say so as well: there figures decide.
 */
function isAboutReports(lines: readonly Line[], title: Title | undefined, hasFigures: boolean): boolean {
  if (title === undefined && hasFigures) return false;
  // The name itself may hold such a word: 就业培训中心.
  const withoutName = (text: string) => text.replaceAll(title?.agency ?? '\n', '');
  const heads = lines
    .slice(0, searchedLines)
    .map(({ text }) => withoutName(text))
    .filter((text) => text.length <= longestHead && !/[。;]/u.test(text) && reportWords.test(text))
    .slice(0, 3);
  const own = withoutName(title?.text ?? '');
  if (title !== undefined && !title.isSentence && title.year !== null && !aboutReports.test(own)) {
    return heads.length > 0 && heads.every((text) => aboutReports.test(text) && text.includes(own));
  }
  return heads.some((text) => aboutReports.test(text));
}

/** Whether one of the first lines is the heading of some other document. */
function isOtherDocument(lines: readonly Line[], title: Title | undefined): boolean {
  const name = title?.agency ?? '\n';
  return lines
    .slice(0, headLines)
    .map(({ text }) => text.replaceAll(name, ''))
    .some(
      (text) =>
        text.length <= longestHead && !/[。>»]/u.test(text) && otherDocument.test(text) && !reportWords.test(text),
    );
}

function isHeading(text: string): boolean {
  return (
    text.length <= 40 &&
    /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分|[(][一二三四五六七八九十]{1,2}[)])/u.test(text)
  );
}

/**
 * Whether a document is a report: its tables make it one; without them (pictures, attachments, years before the form) its title
 * or the sections of the form, and nothing that shows it to be an explanation, a notice, news or another document.
 */
export function isReport(document: {
  readonly lines: readonly Line[];
  readonly passages: readonly Passage[];
  readonly title: Title | undefined;
  readonly hasFigures: boolean;
  readonly hasProse: boolean;
  readonly year: number | null;
}): boolean {
  const { lines, passages, title, hasFigures, hasProse, year } = document;
  if (isAboutReports(lines, title, hasFigures)) return false;
  if (hasFigures) return true;
  if (year === null || (title?.isSentence !== false && isOtherDocument(lines, title))) return false;
  const headings = new Set(lines.map(({ text }) => text).filter((text) => isHeading(text)));
  const ofForm = sections.filter((section) => [...headings].some((heading) => section.test(heading))).length;
  if (title === undefined) return ofForm >= fewestOfForm;
  const isTold = passages.some(({ text }) => tellsOfReport.test(text)) || tellsOfReport.test(title.text);
  if (isTold && ofForm < fewestSections) return false;
  return headings.size >= fewestSections || hasProse;
}
