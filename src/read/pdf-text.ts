import type { Box, PageText } from './pdf-page.ts';

/** A line of text on a page. `parts` are its runs where wide gaps part them. */
export type PageLine = Box & { readonly text: string; readonly size: number; readonly parts: readonly string[] };

/** Gaps wider than this share of the type size are spaces; wider than the second, they part columns. */
const space = 0.3;
const columnGap = 1.5;

/** The lines that texts form, from top to bottom, whatever order the file has them in. */
export function linesOf(texts: readonly PageText[]): PageLine[] {
  const lines: PageText[][] = [];
  let line: PageText[] = [];
  let baseline = Number.NEGATIVE_INFINITY;
  for (const text of texts.toSorted((a, b) => a.baseline - b.baseline)) {
    if (line.length > 0 && text.baseline - baseline > 0.5 * Math.min(text.size, line[0]?.size ?? text.size)) {
      lines.push(line);
      line = [];
    }
    if (line.length === 0) baseline = text.baseline;
    line.push(text);
  }
  if (line.length > 0) lines.push(line);
  return lines.map((members) => lineOf(members.toSorted((a, b) => a.left - b.left)));
}

function lineOf(texts: readonly PageText[]): PageLine {
  const parts: string[] = [];
  let right = Number.NEGATIVE_INFINITY;
  const box = { left: Number.POSITIVE_INFINITY, right, top: Number.POSITIVE_INFINITY, bottom: right, size: 0 };
  for (const text of texts) {
    const gap = (text.left - right) / Math.max(text.size, 1);
    const last = parts.pop();
    if (last === undefined) parts.push(text.text.trim());
    else if (gap > columnGap) parts.push(last, text.text.trim());
    else parts.push(`${last}${gap > space ? ' ' : ''}${text.text.trim()}`);
    right = Math.max(right, text.right);
    box.left = Math.min(box.left, text.left);
    box.right = right;
    box.top = Math.min(box.top, text.top);
    box.bottom = Math.max(box.bottom, text.bottom);
    box.size = Math.max(box.size, text.size);
  }
  return { ...box, text: parts.join(' '), parts };
}

/** A text in the words that its spaces part, each where it stands by the widths that its characters usually have. */
export function wordsOf(text: PageText): PageText[] {
  const units = Array.from(text.text, (character) => ({ character, width: usualWidth(character) }));
  const scale =
    (text.right - text.left) /
    Math.max(
      units.reduce((sum, { width }) => sum + width, 0),
      1,
    );
  const words: PageText[] = [];
  let word = '';
  let start = text.left;
  let at = text.left;
  const finish = (): void => {
    if (word !== '') words.push({ ...text, text: word, left: start, right: at });
    word = '';
  };
  for (const { character, width } of units) {
    if (character.trim() === '') finish();
    else {
      if (word === '') start = at;
      word += character;
    }
    at += width * scale;
  }
  finish();
  return words;
}

/** In units of the type size: Chinese characters and signs are square, others about half as wide. */
function usualWidth(character: string): number {
  return (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.5;
}
