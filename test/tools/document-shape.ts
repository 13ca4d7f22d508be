import type { Document, Table } from '../../src/read/document.ts';
import type { FormCell } from './official-form.ts';

/** The parts of a document as text and grids; line breaks inside cells and spaces, which layout decides, are left out. */
export function shapeOf(document: Document): (string | FormCell[][])[] {
  return document.blocks.map((block) => (block.kind === 'paragraph' ? plain(block.text) : gridOf(block)));
}

/** The grid of a table, cell by cell. */
export function gridOf(table: Table): FormCell[][] {
  return table.rows.map(({ cells }) =>
    cells.map(({ text, row, column, rowSpan, columnSpan }) => ({
      text: plain(text),
      row,
      column,
      rowSpan,
      columnSpan,
    })),
  );
}

/** The tables of a document. */
export function tablesOf(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

/** The texts of a table's rows. */
export function textsOf(table: Table): string[][] {
  return table.rows.map(({ cells }) => cells.map(({ text }) => text));
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '');
}
