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
 * A row without the pipes at its end that close the columns of merged cells, as in "| 行政许可 | 0 | ||": two or more without
 * a space between, where the other cells are set off by spaces.
 */
function withoutFillers(row: string): string {
  let end = row.length;
  while (end > 0 && row[end - 1] === '|') end -= 1;
  if (row.length - end < 2 || row[end - 1] !== ' ') return row;
  const rest = row.slice(0, end).trimEnd();
  return rest.endsWith('|') ? rest : `${rest} |`;
}

/**
 * Cells between pipes, of a Markdown row or of a single cell closed by a pipe. Pipes without anything between them are
 * not blank cells but the rest of a merged one, unless the whole row is written tight.
 */
function pipedCells(line: string): Cells {
  // Markdown has no other way to break a line within a cell.
  const marked = line
    .replaceAll(/[｜¦│┃]/g, '|')
    .replaceAll(/<br ?\/?>/gi, ' ')
    .trim();
  if (marked === '|') return [{ text: '', span: 1 }];
  if (/^\|+$/.test(marked)) return [];
  const row = withoutFillers(marked);
  const inner = row.slice(row.startsWith('|') ? 1 : 0, row.endsWith('|') ? -1 : undefined).split('|');
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

/** Fewer rows have as many cells by chance. */
const fewestExactRows = 4;
const fewestExactColumns = 3;

/**
 * Whether the columns of a table in text are facts: a spreadsheet, or a converter that knew the grid, writes as many cells
 * in each row, blank ones where cells are merged. Pipes and tabs say so; gaps do not, as a blank cell leaves none.
 */
function isExact(rows: readonly TableRow[], isRuled: boolean): boolean {
  const [first] = rows;
  const width = first === undefined ? 0 : widthOf(first);
  return (
    isRuled &&
    rows.length >= fewestExactRows &&
    width >= fewestExactColumns &&
    rows.every((row) => widthOf(row) === width)
  );
}

function widthOf({ cells }: TableRow): number {
  return cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
}

/**
 * Reads plain text and Markdown: a line with tabs, pipes or wide gaps is a row of a table, any other line that is not empty
 * is a paragraph. Columns are exact where each row has as many cells. Form feeds separate pages; without any, pages are unknown.
 * Throws a UserError where the bytes are empty or no text.
 */
export function readText(bytes: Uint8Array): Document {
  return documentOfText(decodeText(bytes));
}

/** A line that holds something, with its place. */
type TextLine = { readonly content: string; readonly at: Position };

function textLines(text: string): readonly TextLine[] {
  const hasPages = text.includes('\f');
  let page = 1;
  const lines: TextLine[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    page += line.split('\f').length - 1;
    // Characters without width or sign cut numbers and labels unseen.
    const content = line.replaceAll(/[\f\p{Cf}]/gu, '');
    const isBlankCell = content === '\t';
    if ((content.trim() === '' && !isBlankCell) || isRule(content)) continue;
    lines.push({ content, at: { page: hasPages ? page : null, line: index + 1 } });
  }
  return lines;
}

const isPipe = ({ content }: TextLine) => /^\s*[|｜¦│┃]\s*$/u.test(content);
const isFiller = ({ content }: TextLine) => /^\s*[|｜¦│┃]{2,}\s*$/u.test(content);
const hasWords = (line: TextLine | undefined) => line !== undefined && /\p{Script=Han}/u.test(line.content);
const hasPipe = ({ content }: TextLine) => borders.test(content);

/**
 * The lines that only say how a converter writes cells: a pipe that ends the cell on the line before, where cells are written
 * without one, and a pipe that begins a row, where one stands between two cells of words. All other single pipes are blank
 * cells.
 */
function layoutPipes(lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const ends = new Set<TextLine>();
  const starts = new Set<TextLine>();
  let isStartOfRows = false;
  let before: TextLine | undefined;
  for (const [index, line] of lines.entries()) {
    if (isPipe(line)) {
      const previous = lines[index - 1];
      const isEnd = previous !== undefined && !hasPipe(previous);
      const isBeforeWords = hasWords(lines[index + 1]);
      if (isEnd) ends.add(line);
      else if (isBeforeWords) starts.add(line);
      isStartOfRows ||= !isEnd && isBeforeWords && before !== undefined && hasWords(before);
    }
    if (!isFiller(line)) before = line;
  }
  return isStartOfRows ? new Set([...ends, ...starts]) : ends;
}

/** The same for text that is decoded already. */
export function documentOfText(text: string): Document {
  const lines = textLines(text);
  const layout = layoutPipes(lines);
  const blocks: Block[] = [];
  let rows: TableRow[] = [];

  let isRuled = true;

  const closeTable = () => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows, exactGrid: isExact(rows, isRuled) });
    rows = [];
    isRuled = true;
  };

  for (const line of lines) {
    if (layout.has(line)) continue;
    const cells = cellsOf(line.content);
    if (cells === undefined) {
      closeTable();
      blocks.push({ kind: 'paragraph', text: line.content.trim(), at: line.at });
    } else if (cells.length > 0) {
      rows.push(toRow(cells, rows.length + 1, line.at));
      isRuled &&= borders.test(line.content) || line.content.includes('\t');
    }
  }
  closeTable();
  return { format: 'text', blocks, metadata: {}, machineRead: false };
}
