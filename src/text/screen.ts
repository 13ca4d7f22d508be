import { displayWidth } from './format.ts';

/** A telephone held upright shows this many lines of an answer, of this many columns (22 Chinese characters). */
export const screenRows = 22;
export const screenColumns = 44;

/** How many rows a line of plain text takes on the screen. */
export function rowsOf(line: string): number {
  return Math.max(1, Math.ceil(displayWidth(line) / screenColumns));
}

/** How many rows a text takes, given as plain text. */
export function rowsOfText(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + rowsOf(line), 0);
}

/** Lines in pages of at most so many rows; a line that is longer has a page of its own. At least one page. */
export function pagesOf(lines: readonly string[], rows: number): readonly (readonly string[])[] {
  const pages: string[][] = [[]];
  let used = 0;
  for (const line of lines) {
    const more = rowsOf(line);
    const page = pages.at(-1);
    if (page === undefined || (used > 0 && used + more > rows)) {
      pages.push([line]);
      used = more;
    } else {
      page.push(line);
      used += more;
    }
  }
  return pages;
}

/** A text of at most so many columns, its end left out where it is longer. */
export function shortenTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}
