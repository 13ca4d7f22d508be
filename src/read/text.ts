import { decodeText } from './decode.ts';
import type { Block, Document, Position, TableRow } from './document.ts';

/** Converters draw the border between cells with any of these. */
const borders = /[|｜¦│┃]/;

type Cells = readonly { readonly text: string; readonly span: number }[];

/** The rule under a Markdown heading row, with pipes or with tabs. It holds no cells. */
function isRule(line: string): boolean {
  return line.includes('---') && /^[\s|:+-]+$/.test(line);
}

/**
 * Cells between pipes, of a Markdown row or of a single cell closed by a pipe. Pipes without anything between them are
 * not blank cells but the rest of a merged one, as in "| 行政许可 | 0 | ||", unless the whole row is written tight.
 */
function pipedCells(line: string): Cells {
  const marked = line.replaceAll(/[｜¦│┃]/g, '|').trim();
  if (marked === '|') return [{ text: '', span: 1 }];
  if (/^\|+$/.test(marked)) return [];
  const inner = marked.slice(marked.startsWith('|') ? 1 : 0, marked.endsWith('|') ? -1 : undefined).split('|');
  const isPadded = inner.some((cell) => cell.trim() !== '' && cell.trim() !== cell);
  const cells: { text: string; span: number }[] = [];
  for (const cell of inner) {
    const previous = cells.at(-1);
    if (isPadded && cell === '' && previous !== undefined) previous.span += 1;
    else cells.push({ text: cell.trim(), span: 1 });
  }
  return cells;
}

/** Undefined for a line of running text. */
function cellsOf(line: string): Cells | undefined {
  if (borders.test(line)) return pipedCells(line);
  // Word writes a table as text with one cell per line, each begun by a tab: that tab is not a blank cell.
  if (/^\t[^\t]*$/.test(line)) return [{ text: line.trim(), span: 1 }];
  const separator = line.includes('\t') ? '\t' : /[ \u00a0\u3000]{2,}/;
  const texts: string[] = [];
  for (const text of (separator === '\t' ? line : line.trim()).split(separator)) {
    // A gap before a stop splits an ordinal, as in "3  .其他", not two cells.
    if (/^[.．、]/.test(text) && texts.length > 0) texts.push(`${texts.pop()} ${text}`);
    else texts.push(text.trim());
  }
  return texts.length < 2 ? undefined : texts.map((text) => ({ text, span: 1 }));
}

function toRow(cells: Cells, row: number, at: Position): TableRow {
  let column = 1;
  return {
    cells: cells.map(({ text, span }) => {
      const cell = { text, row, column, rowSpan: 1, columnSpan: span, at };
      column += span;
      return cell;
    }),
  };
}

/**
 * Reads plain text and Markdown: a line with tabs, pipes or wide gaps is a row of an inexact table, any other line that
 * is not empty is a paragraph. Form feeds separate pages; without any, pages are unknown.
 * Throws a UserError where the bytes are empty or no text.
 */
export function readText(bytes: Uint8Array): Document {
  return documentOfText(decodeText(bytes));
}

/** The same for text that is decoded already. */
export function documentOfText(text: string): Document {
  const hasPages = text.includes('\f');
  const blocks: Block[] = [];
  let rows: TableRow[] = [];
  let page = 1;

  const closeTable = () => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows, exactGrid: false });
    rows = [];
  };

  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    page += line.split('\f').length - 1;
    // Characters without width or sign cut numbers and labels unseen.
    const content = line.replaceAll(/[\f\p{Cf}]/gu, '');
    const at = { page: hasPages ? page : null, line: index + 1 };
    const isBlankCell = content === '\t';
    if ((content.trim() === '' && !isBlankCell) || isRule(content)) continue;
    const cells = cellsOf(content);
    if (cells === undefined) {
      closeTable();
      blocks.push({ kind: 'paragraph', text: content.trim(), at });
    } else {
      rows.push(toRow(cells, rows.length + 1, at));
    }
  }
  closeTable();
  return { format: 'text', blocks, metadata: {}, machineRead: false };
}
