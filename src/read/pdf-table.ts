import type { Position } from './document.ts';
import { tidyCell } from './line.ts';
import type { Box, PageText, PdfPage } from './pdf-page.ts';
import { linesOf, type PageLine, wordsOf } from './pdf-text.ts';
import type { RuledTable } from './ruled-grid.ts';
import type { EdgedCell } from './table-grid.ts';

/** A ruled table with the text of its cells. */
export type PdfTable = Box & {
  readonly cells: readonly PdfCell[];
  readonly exact: boolean;
  readonly lastPage: number;
  /** Read from the picture of a page, which may lie elsewhere on it than the next one does. */
  readonly isScan: boolean;
};

export type PdfCell = EdgedCell & {
  /** How many characters would still have room behind its last line; 0 where it is empty. */
  readonly room: number;
};

/** What Word leaves between the border of a cell and its text, on both sides together, in points. */
const padding = 12;

/** Puts each text into the cell in which it stands. The texts must be those within the table. */
export function filledTable(
  table: RuledTable,
  texts: readonly PageText[],
  { number, isScan }: Pick<PdfPage, 'number' | 'isScan'>,
): PdfTable {
  const at: Position = { page: number, line: null };
  const inCells = new Map<Box, PageText[]>(table.cells.map((cell) => [cell, []]));
  const put = (text: PageText): void => {
    const x = (text.left + text.right) / 2;
    const y = (text.top + text.bottom) / 2;
    const cell = table.cells.find(
      (candidate) => candidate.left <= x && x < candidate.right && candidate.top <= y && y < candidate.bottom,
    );
    if (cell !== undefined) inCells.get(cell)?.push(text);
  };
  for (const text of texts) {
    // One run may hold the figures of several cells with spaces between them.
    if (crossesLine(table, text)) for (const word of wordsOf(text)) put(word);
    else put(text);
  }
  const cells = table.cells.map((cell) => {
    const lines = linesOf(inCells.get(cell) ?? []);
    const last = lines.at(-1);
    return { ...cell, at, text: cellText(lines, cell), room: last === undefined ? 0 : roomAfter(last, cell) };
  });
  const { left, right, top, bottom, exact } = table;
  return { left, right, top, bottom, cells, exact, lastPage: number, isScan };
}

function crossesLine(table: RuledTable, text: PageText): boolean {
  const y = (text.top + text.bottom) / 2;
  const slack = text.size * 0.3;
  return table.cells.some(
    ({ left, top, bottom }) => top <= y && y < bottom && text.left + slack < left && left < text.right - slack,
  );
}

/** Lines of a cell; digits that go up to the edge go on in the next line, where a long number was wrapped. */
function cellText(lines: readonly PageLine[], cell: Box): string {
  const texts: string[] = [];
  let before: PageLine | undefined;
  for (const line of lines) {
    const wrapped =
      before !== undefined &&
      /^[\d.,]+$/.test(before.text) &&
      /^[\d.,]+$/.test(line.text) &&
      isFullOfDigits(roomAfter(before, cell));
    if (wrapped) texts.push(`${texts.pop() ?? ''}${line.text}`);
    else texts.push(line.text);
    before = line;
  }
  return tidyCell(texts);
}

/** How many square characters would have room behind a line, between what Word leaves on both sides of a cell. */
function roomAfter(line: PageLine, cell: Box): number {
  return (cell.right - cell.left - padding - (line.right - line.left)) / Math.max(line.size, 1);
}

/** Whether no further digit has room; a digit is half as wide as a character. */
export function isFullOfDigits(room: number): boolean {
  return room < 0.5;
}
