import { tidyCell } from './line.ts';
import type { Box } from './pdf-page.ts';
import { isFullOfDigits, type PdfCell, type PdfTable } from './pdf-table.ts';

/** Edges nearer than this (points) are one, also on two pages. */
const slack = 4;

/** A cell above the page break and the one that stands below it on the next page. */
type Pair = { readonly upper: PdfCell; readonly lower: PdfCell };

/**
 * Two tables that follow each other over a page break as one, the second below the first; null when their outer edges
 * differ or they stand on one page. A cell that the break cuts is put together again only where its last line went up
 * to the edge and what follows begins no item of its own; a number only where no new label stands beside its rest.
 */
export function joinedTable(first: PdfTable, next: PdfTable): PdfTable | null {
  const second = first.isScan && next.isScan ? alignedTo(first, next) : next;
  const sameEdges = Math.abs(first.left - second.left) <= slack && Math.abs(first.right - second.right) <= slack;
  if (!sameEdges || second.lastPage === first.lastPage) return null;
  const shift = first.bottom - second.top;
  const cut = cutCells(first, second);
  const lowerOf = new Map(cut.map(({ upper, lower }) => [upper, lower]));
  const lowers = new Set(cut.map(({ lower }) => lower));
  const cells = [
    ...first.cells.map((cell) => {
      const lower = lowerOf.get(cell);
      return lower === undefined
        ? cell
        : { ...cell, bottom: lower.bottom + shift, text: bothTexts(cell, lower), room: lower.room };
    }),
    ...second.cells
      .filter((cell) => !lowers.has(cell))
      .map((cell) => ({ ...cell, top: cell.top + shift, bottom: cell.bottom + shift })),
  ];
  const exact = first.exact && second.exact;
  return { ...first, bottom: second.bottom + shift, cells, exact, lastPage: second.lastPage };
}

/** By how much of its width a table may differ on the next page because that was scanned otherwise. */
const stretch = 0.03;

/** The table of a scanned page as wide as the one above, and under it, if they may be one. */
function alignedTo(first: PdfTable, second: PdfTable): PdfTable {
  const factor = (first.right - first.left) / (second.right - second.left);
  if (Math.abs(factor - 1) > stretch) return second;
  const across = (x: number): number => first.left + (x - second.left) * factor;
  const aligned = <Part extends Box>(part: Part): Part => ({
    ...part,
    left: across(part.left),
    right: across(part.right),
  });
  return { ...aligned(second), cells: second.cells.map(aligned) };
}

/** The cells that the page break cuts in two. */
function cutCells(first: PdfTable, second: PdfTable): Pair[] {
  const above = first.cells.filter((cell) => first.bottom - cell.bottom < slack);
  const below = second.cells.filter((cell) => cell.top - second.top < slack);
  const pairs = above.flatMap((upper) => {
    const lower = below.find(
      (cell) => Math.abs(cell.left - upper.left) < slack && Math.abs(cell.right - upper.right) < slack,
    );
    return lower === undefined ? [] : [{ upper, lower }];
  });
  const lastRow = above.reduce((top, cell) => Math.max(top, cell.top), Number.NEGATIVE_INFINITY);
  const firstRow = below.reduce((bottom, cell) => Math.min(bottom, cell.bottom), Number.POSITIVE_INFINITY);
  const inFirstRow = (cell: PdfCell): boolean => cell.bottom <= firstRow + slack;
  const isSingle = ({ upper, lower }: Pair): boolean => upper.top >= lastRow - slack && inFirstRow(lower);

  const single = pairs.filter(isSingle);
  const beginsNoRow = below.filter(inFirstRow).every((cell) => isValue(cell) || !beginsItem(cell.text));
  const rowIsCut =
    beginsNoRow &&
    single.some((pair) => labelGoesOn(pair) || numberGoesOn(pair)) &&
    single.every((pair) => pair.upper.text === '' || pair.lower.text === '' || areLabels(pair) || numberGoesOn(pair));
  // A heading beside rows of headings is cut between two of them.
  const inHead = [...above, ...below.filter(inFirstRow)].every((cell) => !isValue(cell));
  return pairs.filter(
    (pair) => rowIsCut || (spanGoesOn(pair) && (!isSingle(pair) || (inHead && pair.upper.text !== ''))),
  );
}

/**
 * A wrapped label: its line was full, and what follows begins no item of its own. A character that a comma or bracket
 * follows goes to the next line with it, as neither may begin one.
 */
function labelGoesOn(pair: Pair): boolean {
  const { upper, lower } = pair;
  const room = /^.[，。、；：）》”]/.test(lower.text) ? 2 : 1;
  return upper.text !== '' && upper.room < room && lower.text !== '' && !beginsItem(lower.text) && areLabels(pair);
}

function areLabels({ upper, lower }: Pair): boolean {
  return !isValue(upper) && !isValue(lower);
}

function numberGoesOn({ upper, lower }: Pair): boolean {
  return isFullOfDigits(upper.room) && isNumber(upper) && isNumber(lower);
}

/** A label beside several rows is printed once: on one side of the break, or cut by it. */
function spanGoesOn(pair: Pair): boolean {
  return areLabels(pair) && (pair.upper.text === '' || pair.lower.text === '' || labelGoesOn(pair));
}

/** A figure, "/" or the like, as cells of the form hold it. */
function isValue({ text }: PdfCell): boolean {
  return /^[+\-\d.,%/万元\s]+$/.test(text);
}

function isNumber({ text }: PdfCell): boolean {
  return /^[\d.,]+$/.test(text);
}

/** 三、 （三） (3) 3. 3、 */
function beginsItem(text: string): boolean {
  return /^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])/.test(text);
}

function bothTexts(upper: PdfCell, lower: PdfCell): string {
  if (isNumber(upper) && isNumber(lower)) return upper.text + lower.text;
  return tidyCell([upper.text, lower.text].flatMap((text) => text.split('\n')));
}
