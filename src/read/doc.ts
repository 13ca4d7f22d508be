import { type DocParagraph, docParagraphs } from './doc-binary.ts';
import type { Block, Document, Position } from './document.ts';
import { tidyCell, tidyLine } from './line.ts';
import { tableBlocks } from './table-blocks.ts';
import { placeWordCells, type WordCell } from './table-grid.ts';

const nowhere: Position = { page: null, line: null };
/** In twips (1/20 point): rows of one table place the same edge up to this apart; a column of one digit is 400 wide. */
const edgeTolerance = 40;

/**
 * Reads an old binary Word file (.doc, Word 97-2003). The grid is exact where every row states its cells; where one does
 * not, cells are numbered as they come. Throws a UserError when it is damaged, encrypted, too large or older than that.
 */
export function readDoc(bytes: Uint8Array): Document {
  const blocks: Block[] = [];
  let rows: Row[] = [];
  let row: string[] = [];
  let cell: string[] = [];
  const finishTable = (): void => {
    // Cells without the mark that ends their row: the file is cut here, or never said that this was a table.
    if (row.length > 0 || cell.length > 0) rows.push({ texts: [...row, ...cell], cells: null });
    if (rows.length > 0) blocks.push(...blocksOf(rows));
    rows = [];
    row = [];
    cell = [];
  };
  for (const paragraph of docParagraphs(bytes)) {
    if (!paragraph.inTable && paragraph.end === 'paragraph') {
      finishTable();
      for (const line of paragraph.text.split('\n').map(tidyLine)) {
        if (line !== '') blocks.push({ kind: 'paragraph', text: line, at: nowhere });
      }
    } else if (paragraph.end === 'row') {
      rows.push({ texts: row, cells: paragraph.cells });
      row = [];
      cell = [];
    } else {
      cell.push(...paragraph.text.split('\n'));
      if (paragraph.end === 'cell') {
        row.push(tidyCell(cell));
        cell = [];
      }
    }
  }
  finishTable();
  return { format: 'doc', blocks, metadata: {}, machineRead: false };
}

type Row = { readonly texts: readonly string[]; readonly cells: DocParagraph['cells'] };

function blocksOf(rows: readonly Row[]): Block[] {
  const exact = rows.every(({ texts, cells }) => cells?.length === texts.length);
  const placed = rows.map(exact ? statedCells : countedCells);
  return tableBlocks(placed, (some) => placeWordCells(some, exact ? edgeTolerance : 0)).map((block) =>
    block.kind === 'table' ? { ...block, exactGrid: exact } : block,
  );
}

/** Cells by the edges that the row states; one merged with its left neighbour widens it. */
function statedCells({ texts, cells }: Row): WordCell[] {
  const placed: WordCell[] = [];
  for (const [index, { left, right, merge }] of (cells ?? []).entries()) {
    const before = placed.at(-1);
    const text = texts[index] ?? '';
    if (merge === 'continuesLeft' && before !== undefined) {
      placed[placed.length - 1] = { ...before, right, text: tidyCell([before.text, text]) };
    } else placed.push({ text, at: nowhere, left, right, continuesAbove: merge === 'continuesAbove' });
  }
  return placed;
}

function countedCells({ texts }: Row): WordCell[] {
  return texts.map((text, index) => ({ text, at: nowhere, left: index, right: index + 1, continuesAbove: false }));
}
