import type { FormCell, FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';

/** A table as another one or several, with lines of text between. `number` is 2, 3 or 4. */
export type TableChange = (table: FormTable, number: 2 | 3 | 4) => FormTable | Parts;

/** The report with its tables changed, and their cells placed anew. */
export function changed(parts: Parts, change: TableChange): Parts {
  let number: 2 | 3 | 4 = 2;
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [part];
    const own = number;
    number = number === 2 ? 3 : 4;
    const result = change(part, own);
    return (isTable(result) ? [result] : result).map((one) => (typeof one === 'string' ? one : placed(one)));
  });
}

/** One of the tables changed. */
export function only(which: 2 | 3 | 4, change: (table: FormTable) => FormTable | Parts): (parts: Parts) => Parts {
  return (parts) => changed(parts, (table, number) => (number === which ? change(table) : table));
}

function isTable(value: FormTable | Parts): value is FormTable {
  return value.every((part) => typeof part !== 'string' && part.every((own) => !Array.isArray(own)));
}

/** Cells in the places that their order and spans give them. */
function placed(table: FormTable): FormTable {
  const free: number[] = [];
  return table.map((row, index) => {
    let column = 1;
    return row.map((own) => {
      while ((free[column] ?? 0) > index + 1) column += 1;
      const start = column;
      for (; column < start + own.columnSpan; column += 1) free[column] = index + 1 + own.rowSpan;
      return { ...own, row: index + 1, column: start };
    });
  });
}

/** A cell without a place. */
export function cell(text: string, columnSpan = 1, rowSpan = 1): FormCell {
  return { text, row: 0, column: 0, rowSpan, columnSpan };
}

/** The texts of all cells changed. */
export function withTexts(parts: Parts, change: (text: string) => string): Parts {
  return changed(parts, (table) => table.map((row) => row.map((own) => ({ ...own, text: change(own.text) }))));
}

/** Whether a cell holds a label; 增10 and 万元 beside a number are of a figure. */
export function isLabel(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/^(?:[增减]加?少?)?\d/.test(text.trim().replace(/^\d\./, ''));
}

/** Labels changed. */
export function withLabels(change: (label: string) => string): (parts: Parts) => Parts {
  return (parts) => withTexts(parts, (text) => (isLabel(text) ? change(text) : text));
}

/** Figures, and blank cells among them, changed. */
export function withFigures(change: (figure: string) => string): (parts: Parts) => Parts {
  return (parts) => withTexts(parts, (text) => (isLabel(text) ? text : change(text)));
}

/** The texts of a table with each cell once for every row and column that it spans, as converters flatten merged cells. */
export function repeated(table: FormTable): readonly (readonly string[])[] {
  const rows: string[][] = table.map(() => []);
  for (const { text, row, column, rowSpan, columnSpan } of table.flat()) {
    for (const own of rows.slice(row - 1, row - 1 + rowSpan)) {
      for (let across = column - 1; across < column - 1 + columnSpan; across += 1) own[across] = text;
    }
  }
  return rows;
}

/** The same with only the first place filled, the rest blank. */
export function spread(table: FormTable): readonly (readonly string[])[] {
  const width = Math.max(...table.flat().map(({ column, columnSpan }) => column + columnSpan - 1));
  const rows = table.map(() => Array.from({ length: width }, () => ''));
  for (const { text, row, column } of table.flat()) {
    const own = rows[row - 1];
    if (own !== undefined) own[column - 1] = text;
  }
  return rows;
}

/** Texts as a table in which nothing is merged. */
export function unmerged(texts: readonly (readonly string[])[]): FormTable {
  return texts.map((row) => row.map((text) => cell(text)));
}
