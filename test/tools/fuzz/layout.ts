import { type Draft, isTouched, type Span } from './draft.ts';

/** How a kind of text writes rows and cells, so that a mutation can aim at them. */
export type Layout = {
  /** Texts of cells and lines, without the blanks around them. */
  readonly cells: (text: string) => readonly Span[];
  /** What has to go for a cell to be gone. */
  readonly container: (text: string, cell: Span) => Span;
  readonly rows: (text: string) => readonly Span[];
  /** The row that holds a place, from the label before it to the label behind it. */
  readonly rowAround: (text: string, at: number) => Span;
  /** Tags; null where the text has none. */
  readonly tag: RegExp | null;
  /** The attribute that merges cells, with its value; null where there is none. */
  readonly span: RegExp | null;
  /** What is printed in touched cells, as `excuse` writes it. */
  readonly touchedCells: (draft: Draft) => readonly string[];
};

/** A text without blanks, under which a figure that stands in a touched cell is excused; `line` where lines are known. */
export function excuse(text: string, line: number | null): string {
  return `${line ?? ''}:${text.replaceAll(/[\s\p{Cf}\p{Cc}]+/gu, '')}`;
}

/** Whether a text is printed as a figure is. */
export function isFigure(text: string): boolean {
  return /^[-+]?[\d０-９][\d０-９.,]*$/.test(text);
}

/** Whether a text has Chinese words. */
export function isLabel(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function matches(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

const lineCell = /[^\s|¦│](?:[^\t\n\r|¦│\u3000 ]| (?![ |¦│\t\r\n]))*/g;

/** Lines, with cells parted by tabs, pipes or wide gaps. */
export const textLayout: Layout = {
  cells: (text) => matches(text, lineCell),
  container: (text, { start, end }) => {
    const before = /(?:[\t|¦│]| {2,})[ ]*$/.exec(text.slice(Math.max(0, start - 80), start));
    if (before !== null) return { start: start - before[0].length, end };
    const after = /^[^\S\n\r]*(?:\r\n?|\n)/.exec(text.slice(end, end + 80));
    return { start, end: end + (after?.[0].length ?? 0) };
  },
  rows: (text) => matches(text, /[^\r\n]+(?:\r\n|\r|\n|$)/g),
  rowAround: (text, at) => {
    const before = text.slice(Math.max(0, at - 400), at);
    const start = at - before.length + Math.max(before.search(/\p{Script=Han}[^\p{Script=Han}]*$/u), 0);
    // The rest of a label, and the figures behind it.
    const rest = /^\D*[^\p{Script=Han}]*/u.exec(text.slice(at, at + 400));
    return { start, end: at + (rest?.[0].length ?? 0) };
  },
  tag: null,
  span: null,
  touchedCells: (draft) => {
    const touched: string[] = [];
    let line = 1;
    let at = 0;
    for (const { start, end } of matches(draft.text, lineCell)) {
      line += draft.text.slice(at, start).match(/\r\n|\r|\n/g)?.length ?? 0;
      at = start;
      // The blanks around a cell decide where it ends.
      if (!isTouched(draft, { start: Math.max(0, start - 1), end: end + 1 })) continue;
      for (const word of draft.text.slice(start, end).split(/\s+/)) {
        // A figure may stand at the end of its label, without a gap.
        touched.push(excuse(word, line), excuse(/[\d.,]*$/.exec(word.normalize('NFKC'))?.[0] ?? '', line));
      }
      touched.push(excuse(draft.text.slice(start, end), line));
    }
    return touched;
  },
};

function markupLayout(cell: RegExp, row: RegExp, span: RegExp): Layout {
  const rowAt = (text: string, at: number): Span | undefined =>
    matches(text, row).find(({ start, end }) => start <= at && at <= end);
  return {
    cells: (text) =>
      matches(text, /(?<=>)[^<>]+(?=<)/g).filter(({ start, end }) => text.slice(start, end).trim() !== ''),
    container: (text, at) => matches(text, cell).find(({ start, end }) => start <= at.start && at.end <= end) ?? at,
    rows: (text) => matches(text, row),
    rowAround: (text, at) => rowAt(text, at) ?? { start: Math.max(0, at - 60), end: at + 60 },
    tag: /<[^<>]*>/g,
    span,
    touchedCells: (draft) =>
      matches(draft.text, cell)
        .filter((place) => isTouched(draft, place))
        .map(({ start, end }) => excuse(draft.text.slice(start, end).replaceAll(/<[^<>]*>?|&nbsp;?/g, ''), null)),
  };
}

/** Web pages. A cell ends where another tag of the table begins: end tags may be gone. */
export const htmlLayout = markupLayout(
  /<t[dh]\b[^<>]*>[^]*?(?:<\/t[dhr]>|(?=<t[dhr]\b)|<\/table>|$)/gi,
  /<tr\b[^<>]*>[^]*?(?:<\/tr>|(?=<tr\b)|<\/table>|$)/gi,
  /(?:row|col)span="\d+"/gi,
);

/** The XML of a Word file. */
export const wordLayout = markupLayout(
  /<w:tc>[^]*?(?:<\/w:tc>|$)/g,
  /<w:tr>[^]*?(?:<\/w:tr>|$)/g,
  /<w:gridSpan w:val="\d+"\/>|<w:vMerge(?: w:val="restart")?\/>/g,
);
