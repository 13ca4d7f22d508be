import type { Position } from '../read/document.ts';
import type { Line } from './line.ts';
import type { Regions, Stretch } from './region.ts';

/** A stretch of running text, put together from the lines into which converters cut it. */
export type Passage = {
  /** Without spaces save between figures, in simplified script and half-width forms; positions are those of `printed`. */
  readonly text: string;
  /** What was printed at each position. */
  readonly printed: readonly string[];
  /** Where the text stands, by position in it, ascending. */
  readonly marks: readonly { readonly from: number; readonly at: Position }[];
  /** Headings of the section, and of its part, that it stands in; empty before the first. */
  readonly heading: string;
};

const sectionHeading = /^(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]部分)[^。;]{2,40}$/u;
/** A line that begins anew even where the line before does not end in a stop. */
const beginsAnew = /^(?:[(]?[一二三四五六七八九十]{1,2}[)、]|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十])/u;
/** （一）主动公开情况 on a line of its own. Wrapped lines of running text are longer. */
const partHeading = /^[(][一二三四五六七八九十]{1,2}[)][^,。;:0-9]{2,16}$/u;
const ended = /[。!?;:][")》]?$/u;
const dropped = /[\s*#\u200b\ufeff]/u;
const quotes = /[“”„‟«»『』「」＂]/u;

/** The lines of a table, from where it begins to its last figures: what follows up to the next heading is text. */
function tableLines(lines: readonly Line[], { start, end }: Stretch): Stretch {
  let last = start;
  for (let index = start; index < end; index += 1) {
    const line = lines[index];
    const isRow =
      line?.exactGrid === true || (line !== undefined && !line.text.includes('。') && line.text.length < 80);
    if (isRow && line.pieces.some(({ kind }) => kind === 'value')) last = index + 1;
  }
  return { start, end: last };
}

/** A row of a table that stands elsewhere: without their cells, its figures would be one. */
function isTableRow({ table, pieces }: Line): boolean {
  return table !== null && pieces.filter(({ kind }) => kind === 'value').length > 1;
}

/** A line of nothing but a figure. Two of them, one below the other, are cells. */
function isBareFigure(line: Line | undefined): boolean {
  return line !== undefined && line.pieces.length === 1 && line.pieces[0]?.kind === 'value';
}

type Builder = {
  text: string;
  /** The last character of the text, which is costly to look into while it grows. */
  last: string;
  printed: string[];
  marks: { from: number; at: Position }[];
  heading: string;
};

/**
 * Adds a line position by position, so that the printed words can be quoted. Between figures a space stays: they may be two,
 * or the halves of one.
 */
function append(passage: Builder, line: Line): void {
  passage.marks.push({ from: passage.text.length, at: { page: line.place.page, line: line.place.line } });
  const printed = Array.from(line.raw);
  const plain: string[] = [];
  let { last } = passage;
  let isParted = true;
  for (const [index, character] of Array.from(line.simplified).entries()) {
    // Most are of these, which are written in one way.
    if (character >= '\u4e00' && character <= '\u9fff') {
      isParted = false;
      last = character;
      passage.printed.push(printed[index] ?? '');
      plain.push(character);
      continue;
    }
    if (dropped.test(character)) {
      isParted = true;
      continue;
    }
    const forms = quotes.test(character) ? '"' : character.normalize('NFKC');
    if (isParted && /\d/.test(last) && /^\d/.test(forms)) {
      plain.push(' ');
      passage.printed.push(' ');
    }
    isParted = false;
    last = forms;
    for (let offset = 0; offset < forms.length; offset += 1)
      passage.printed.push(offset === 0 ? (printed[index] ?? '') : '');
    plain.push(forms);
  }
  passage.text += plain.join('');
  passage.last = last;
}

/** The running text of a document in reading order: everything but the statistical tables. */
export function passagesOf(lines: readonly Line[], regions: Regions): readonly Passage[] {
  const tables = [regions.t2, regions.t3, regions.t4]
    .filter((region) => region !== undefined)
    .map((region) => tableLines(lines, region));
  const passages: Builder[] = [];
  let open: Builder | undefined;
  let section = '';
  let part = '';
  /** Of the line before. */
  let lastWords = '';
  for (const [index, line] of lines.entries()) {
    if (tables.some(({ start, end }) => index >= start && index < end)) {
      open = undefined;
      continue;
    }
    if (isTableRow(line) || (isBareFigure(line) && [lines[index - 1], lines[index + 1]].some(isBareFigure))) {
      open = undefined;
      continue;
    }
    if (sectionHeading.test(line.text)) {
      section = line.text;
      part = '';
      open = undefined;
      continue;
    }
    if (partHeading.test(line.text)) {
      part = line.text;
      open = undefined;
      continue;
    }
    if (open === undefined || ended.test(lastWords) || beginsAnew.test(line.text)) {
      open = { text: '', last: '', printed: [], marks: [], heading: section + part };
      passages.push(open);
    }
    append(open, line);
    lastWords = line.text.slice(-2);
  }
  return passages;
}
