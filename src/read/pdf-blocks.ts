import type { Block, TableRow } from './document.ts';
import { tidyLine } from './line.ts';
import type { PageText, PdfPage } from './pdf-page.ts';
import { continues, isFurniture, joinedText, type Measure, measureOf, type NumberedLine } from './pdf-paragraphs.ts';
import { filledTable, type PdfTable } from './pdf-table.ts';
import { joinedTable } from './pdf-table-join.ts';
import { linesOf } from './pdf-text.ts';
import { ruledTables } from './ruled-grid.ts';
import { cellParagraphs } from './table-blocks.ts';
import { placeEdgedCells } from './table-grid.ts';

/**
 * The paragraphs and tables of pages, in reading order. Outside ruled tables, lines that wide gaps part are rows of
 * inexact tables.
 */
export function pdfBlocks(pages: readonly PdfPage[]): Block[] {
  const read = pages.map(partsOf);
  const furniture = isFurniture(read);
  const parts = read.flatMap(({ height, parts: all }) =>
    all.filter((part) => part.kind === 'table' || !furniture(part.line, height)),
  );
  const measure = measureOf(
    parts.flatMap((part) => (part.kind === 'line' ? [part.line] : [])),
    pages[0]?.width ?? 0,
  );
  const ruled = parts.some(({ kind }) => kind === 'table');
  const blocks: Block[] = [];
  let lines: NumberedLine[] = [];
  let table: PdfTable | null = null;
  const finish = (): void => {
    blocks.push(...blocksOfLines(lines, measure, ruled ? isRowBesideRow : isRow));
    if (table !== null) blocks.push(...tableBlocks(table));
    lines = [];
    table = null;
  };
  for (const part of parts) {
    if (part.kind === 'line') {
      if (table !== null) finish();
      lines.push(part.line);
    } else {
      const whole: PdfTable | null = table === null ? null : joinedTable(table, part.table);
      if (whole === null && table !== null) finish();
      table = whole ?? part.table;
    }
  }
  finish();
  return blocks;
}

type Part =
  | { readonly kind: 'line'; readonly line: NumberedLine }
  | { readonly kind: 'table'; readonly table: PdfTable };

/** The lines and ruled tables of a page from top to bottom; a table without any text is a drawing. */
function partsOf(page: PdfPage): { height: number; lines: NumberedLine[]; parts: Part[] } {
  const loose = new Set<PageText>(page.texts);
  const tables = ruledTables(page.horizontal, page.vertical).map((table) => {
    const inside = [...loose].filter((text) => {
      const [x, y] = [(text.left + text.right) / 2, (text.top + text.bottom) / 2];
      return table.left <= x && x < table.right && table.top <= y && y < table.bottom;
    });
    for (const text of inside) loose.delete(text);
    return filledTable(table, inside, page);
  });
  const lines = linesOf([...loose]).map((line) => ({ ...line, page: page.number }));
  const parts: Part[] = [
    ...lines.map((line) => ({ kind: 'line' as const, line })),
    ...tables
      .filter(({ cells }) => cells.some(({ text }) => text !== ''))
      .map((table) => ({ kind: 'table' as const, table })),
  ];
  const topOf = (part: Part): number => (part.kind === 'line' ? part.line.top : part.table.top);
  return { height: page.height, lines, parts: parts.toSorted((a, b) => topOf(a) - topOf(b)) };
}

/** A single cell that nothing follows on the next page is a frame around text. */
function tableBlocks({ cells, exact }: PdfTable): Block[] {
  if (cells.length === 1) return cellParagraphs(cells);
  return [{ kind: 'table', rows: placeEdgedCells(cells, { x: 4, y: 4 }), exactGrid: exact }];
}

function paragraphsOf(lines: readonly NumberedLine[], measure: Measure): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let first: NumberedLine | null = null;
  const finish = (): void => {
    const tidy = tidyLine(text);
    if (tidy !== '' && first !== null) {
      blocks.push({ kind: 'paragraph', text: tidy, at: { page: first.page, line: null } });
    }
  };
  let before: NumberedLine | null = null;
  for (const line of lines) {
    if (before !== null && continues(before, line, measure)) text = joinedText(text, line.text);
    else {
      finish();
      text = line.text;
      first = line;
    }
    before = line;
  }
  finish();
  return blocks;
}

type RowTest = (line: NumberedLine, index: number, lines: readonly NumberedLine[]) => boolean;

/** Where nothing is ruled, a line that a wide gap parts is a row. */
const isRow: RowTest = (line) => line.parts.length > 1;

/** Where tables are ruled, one that is not must show by several columns in several lines. */
const isRowBesideRow: RowTest = (line, index, lines) =>
  line.parts.length > 2 && [lines[index - 1], lines[index + 1]].some((beside) => (beside?.parts.length ?? 0) > 2);

function blocksOfLines(lines: readonly NumberedLine[], measure: Measure, isTableRow: RowTest): Block[] {
  const blocks: Block[] = [];
  let prose: NumberedLine[] = [];
  let rows: TableRow[] = [];
  const finishProse = (): void => {
    blocks.push(...paragraphsOf(prose, measure));
    prose = [];
  };
  const finishRows = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows, exactGrid: false });
    rows = [];
  };
  for (const [index, line] of lines.entries()) {
    if (isTableRow(line, index, lines)) {
      finishProse();
      rows.push(inexactRow(line, rows.length + 1));
    } else {
      finishRows();
      prose.push(line);
    }
  }
  finishProse();
  finishRows();
  return blocks;
}

function inexactRow({ parts, page }: NumberedLine, row: number): TableRow {
  const at = { page, line: null };
  return {
    cells: parts.map((text, index) => ({
      text: tidyLine(text),
      row,
      column: index + 1,
      rowSpan: 1,
      columnSpan: 1,
      at,
    })),
  };
}
