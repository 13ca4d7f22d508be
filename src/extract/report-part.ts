import type { Finding } from '../domain/finding.ts';
import type { Line } from './line.ts';
import { readingFinding } from './reading-finding.ts';

/** The lines of one report of a document, and a remark where the document holds the tables of others too. */
export type ReportPart = { readonly lines: readonly Line[]; readonly findings: readonly Finding[] };

/** The first row of table 三: a document has as many sets of tables as it has of these. */
const firstRow = /^本年新收(?:政府信息公开)?(?:申请)?数?量?$/u;
const titleLine = /^(.{0,50}?)((?:19|20)\d\d)?年?度?.{0,6}信息公开.{0,14}(?:报告|年报)/u;
const longestTitle = 70;
/** One cell per line: label and seven figures. */
const rowLength = 8;

/** Where the tables of a report begin, with the figures of their first row. */
type Beginning = { readonly at: number; readonly figures: string };
type TitleLine = {
  readonly at: number;
  readonly text: string;
  readonly name: string;
  readonly year: string | undefined;
};

function beginnings(lines: readonly Line[]): readonly Beginning[] {
  return lines.flatMap(({ pieces }, at) => {
    const label = pieces.findIndex((piece) => piece.kind === 'words' && firstRow.test(piece.key));
    if (label < 0) return [];
    const following = [
      ...pieces.slice(label + 1),
      ...lines.slice(at + 1, at + rowLength).flatMap((line) => line.pieces),
    ];
    const end = following.findIndex(({ kind }) => kind === 'words');
    const figures = following.slice(0, end < 0 ? undefined : end);
    if (figures.length === 0) return [];
    return [{ at, figures: figures.map(({ raw }) => raw.trim()).join(' ') }];
  });
}

function titlesOf(lines: readonly Line[]): readonly TitleLine[] {
  return lines.flatMap(({ text, pieces }, at) => {
    const match = pieces.length === 1 && text.length <= longestTitle ? titleLine.exec(text) : null;
    return match === null ? [] : [{ at, text, name: match[1] ?? '', year: match[2] }];
  });
}

function isOther(one: TitleLine, other: TitleLine): boolean {
  if (one.year !== undefined && other.year !== undefined && one.year !== other.year) return true;
  return one.name !== '' && other.name !== '' && !one.name.includes(other.name) && !other.name.includes(one.name);
}

/**
 * One report of a document that holds several: those of other years or agencies behind it, as annexes and collections print
 * them, must not lend it a figure. It is the first that has a title; what else there is, a remark says.
 */
export function reportPart(lines: readonly Line[]): ReportPart {
  const sets = beginnings(lines);
  const [first] = sets;
  if (first === undefined || sets.length < 2) return { lines, findings: [] };
  const titles = titlesOf(lines);
  /** The title of each further report: the first between two sets of tables that is not the one before them. */
  const own = titles.findLast(({ at }) => at < first.at);
  let current = own;
  const others: TitleLine[] = [];
  for (const [index, { at }] of sets.entries()) {
    const next = sets[index + 1];
    if (next === undefined) break;
    const title = titles.find(
      (candidate) =>
        candidate.at > at && candidate.at < next.at && (current === undefined || isOther(current, candidate)),
    );
    if (title === undefined) continue;
    others.push(title);
    current = title;
  }
  const [other, third] = others;
  if (other === undefined) {
    const isSame = sets.every(({ figures }) => figures === first.figures);
    return { lines, findings: isSame ? [] : [severalRemark(null)] };
  }
  if (own === undefined) return { lines: lines.slice(other.at, third?.at), findings: [severalRemark(null)] };
  return { lines: lines.slice(0, other.at), findings: [severalRemark(other.text)] };
}

function severalRemark(title: string | null): Finding {
  return title === null
    ? readingFinding('R.several', [], {
        zh: '文中不止一套报告表格，数字不同；只识读了一套，请核对是否为本年度。',
        en: 'The document holds more than one set of tables, with different figures; only one was read: see whether it is of this year.',
      })
    : readingFinding('R.several', [], {
        zh: `文中还有另一份报告（「${title}」），没有识读；请分开发送。`,
        en: `The document holds another report ("${title}"), which was not read; please send it by itself.`,
      });
}
