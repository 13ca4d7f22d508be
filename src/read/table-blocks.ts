import type { Block, Position, TableRow } from './document.ts';

/** A cell longer than this is prose in a table used for layout; the longest label of the form has some 60 characters. */
const proseLength = 300;

/**
 * What a table of a page or Word file gives: one table or, where a row holds prose, tables with the prose as paragraphs
 * between them. A table of one column is no grid but a frame around paragraphs.
 */
export function tableBlocks<Cell extends { readonly text: string; readonly at: Position }>(
  rows: readonly (readonly Cell[])[],
  place: (rows: readonly (readonly Cell[])[]) => TableRow[],
): Block[] {
  const blocks: Block[] = [];
  let grid: (readonly Cell[])[] = [];
  const finish = (): void => {
    if (grid.some((row) => row.length > 1)) blocks.push({ kind: 'table', rows: place(grid), exactGrid: true });
    else blocks.push(...grid.flatMap(cellParagraphs));
    grid = [];
  };
  for (const row of rows) {
    if (row.some((cell) => cell.text.length > proseLength)) {
      finish();
      blocks.push(...cellParagraphs(row));
    } else grid.push(row);
  }
  finish();
  return blocks;
}

/** The lines of cells as paragraphs. */
export function cellParagraphs(cells: readonly { readonly text: string; readonly at: Position }[]): Block[] {
  return cells.flatMap(({ text, at }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ kind: 'paragraph' as const, text: line, at })),
  );
}
