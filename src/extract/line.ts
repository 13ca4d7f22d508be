import { type Table2Row, table2Of2019, table2Of2021 } from '../domain/taxonomy/table2.ts';
import { table3Rows } from '../domain/taxonomy/table3.ts';
import type { Document, Position, Table, TableRow } from '../read/document.ts';
import { type CellReading, readCell, unreadableCell } from './cell-reading.ts';
import { formGrid } from './form-grid.ts';
import { type Label, labelOf, plain } from './plain-text.ts';
import { simplifierFor } from './simplify.ts';

/** Where a piece of text stands: row and column are null outside tables. */
export type Place = Position & { readonly row: number | null; readonly column: number | null };

/** A piece of a line: words, or a figure (a blank cell is a figure with the state blank). */
export type Words = { readonly kind: 'words'; readonly raw: string; readonly place: Place } & Label;
export type Value = {
  readonly kind: 'value';
  readonly raw: string;
  readonly place: Place;
  readonly reading: CellReading;
};

/** A paragraph, or a row of a table, as every format is laid out for extraction. */
export type Line = {
  readonly pieces: readonly (Words | Value)[];
  /** The whole line without spaces, as `plain` writes it. */
  readonly text: string;
  /** The line as printed, and the same in simplified script, character by character. */
  readonly raw: string;
  readonly simplified: string;
  readonly place: Place;
  /** Whether the columns of its cells are facts of the document. */
  readonly exactGrid: boolean;
  /** Number of the table that it is a row of; null for a paragraph. */
  readonly table: number | null;
};

/** Page numbers in all their dresses: — 1 —, -2-, 第3页, 4/10, Page 5. They stand between the rows of a table. */
const pageNumber = /^(?:[-—–·]+\d{1,3}[-—–·]+|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|page\d{1,3}|\d{1,3}\/\d{1,3}页?)$/iu;

/** Before an ordinal in the middle of a cell another label begins: merged cells, as in （三）不予公开 1.属于国家秘密. */
const innerOrdinal =
  /(?<=.)(?=\([一二三四五六七]\)|(?<![\d.])\d{1,2}[.、]\p{Script=Han}|(?<![第\p{L}])[一二三四][、]本|四、结转)/gu;

function wordsAt(text: string, raw: string, place: Place): Words[] {
  return plain(text)
    .split(innerOrdinal)
    .map((part) => ({ kind: 'words' as const, raw, place, ...labelOf(part) }))
    .filter(({ key, ordinal }) => key !== '' || ordinal !== null);
}

const table2Labels: readonly Table2Row[] = [...table2Of2021, ...table2Of2019].flatMap(
  (block): readonly Table2Row[] => block.rows,
);
/** Labels of rows, as `labelOf` writes them. 3.其他 is not among them: 其他3 may be a word and its number. */
export const rowLabels: ReadonlySet<string> = new Set(
  [...table2Labels, ...table3Rows.filter(({ code }) => code !== 'outcome.other.misc')].flatMap(({ zh, variants }) =>
    [zh, ...variants].map((label) => labelOf(label).key),
  ),
);
/** A figure without a gap behind its label, as in 行政处罚0. */
const attachedFigure = /^(.{0,60}[^\d.,\s])(\d{1,9}(?:\.\d{1,6})?)$/u;

const longestAttached = 80;
/** A row of the widest table on one line, with the longest label, is shorter: what is longer is running text. */
const longestRow = 400;

/** The pieces of a cell that holds words and then figures, as 行政许可 0 in the text of a PDF. */
function mixedPieces(text: string, place: Place): (Words | Value)[] {
  if (text.length > longestRow) return [{ kind: 'words', raw: text, place, ordinal: null, key: plain(text) }];
  const parts = text.split(/\s+/);
  const [, label, figure] =
    text.length > longestAttached ? [] : (attachedFigure.exec(text.normalize('NFKC').trim()) ?? []);
  if (label !== undefined && figure !== undefined && rowLabels.has(labelOf(label).key)) {
    // The figure as printed, in whatever width.
    const raw = text.trim().slice(-figure.length);
    parts.splice(0, parts.length, label, raw.normalize('NFKC') === figure ? raw : figure);
  }
  const values: Value[] = [];
  while (parts.length > 0) {
    const raw = parts.at(-1) ?? '';
    const reading = /\d/.test(raw) ? readCell(raw) : null;
    if (reading === null) break;
    values.push({ kind: 'value', raw, place, reading });
    parts.pop();
  }
  return [...wordsAt(parts.join(' '), parts.join(' '), place), ...values.toReversed()];
}

function cellPieces(text: string, place: Place, isExact: boolean): (Words | Value)[] {
  const reading = readCell(text);
  if (reading !== null) return [{ kind: 'value', raw: text, place, reading }];
  return isExact ? wordsAt(text, text, place) : mixedPieces(text, place);
}

/** A cell of a row always has its place: one that holds nothing but signs cannot be read, and is no gap. */
function tableCellPieces(text: string, place: Place, isExact: boolean): (Words | Value)[] {
  const pieces = cellPieces(text, place, isExact);
  return pieces.length > 0 ? pieces : [{ kind: 'value', raw: text, place, reading: unreadableCell }];
}

function rowText(row: TableRow): string {
  return row.cells.map(({ text }) => text).join(' ');
}

function rowLine(table: Table, row: TableRow, number: number, simplify: (text: string) => string): Line {
  const at = row.cells[0]?.at ?? { page: null, line: null };
  const raw = rowText(row).trim();
  const pieces = row.cells.flatMap((cell) =>
    tableCellPieces(simplify(cell.text), { ...cell.at, row: cell.row, column: cell.column }, table.exactGrid),
  );
  return {
    pieces,
    text: plain(simplify(raw)),
    raw,
    simplified: simplify(raw),
    place: { ...at, row: row.cells[0]?.row ?? null, column: null },
    exactGrid: table.exactGrid,
    table: number,
  };
}

/** All lines of a document in reading order, in simplified script, without page numbers. */
export function linesOf(document: Document): readonly Line[] {
  const everything = document.blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.rows.map(rowText).join('')))
    .join('');
  const simplify = simplifierFor(everything);
  const lines = document.blocks.flatMap((block, number): Line[] => {
    if (block.kind === 'table') {
      const table = formGrid(block);
      return table.rows.map((row) => rowLine(table, row, number, simplify));
    }
    const place = { ...block.at, row: null, column: null };
    const text = simplify(block.text);
    return [
      {
        pieces: cellPieces(text, place, false),
        text: plain(text),
        raw: block.text,
        simplified: text,
        place,
        exactGrid: false,
        table: null,
      },
    ];
  });
  return lines.filter(({ text, exactGrid }) => exactGrid || !pageNumber.test(text));
}
