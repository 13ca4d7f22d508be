import type { Position, TableCell, TableRow } from './document.ts';
import { tooLarge } from './refusals.ts';

/** The largest printed table of the form has 33 rows and 10 columns; what is far beyond is an attack or another document. */
const limits = { rows: 20_000, columns: 1_000, cells: 200_000 };

/** A cell as HTML states it: its place follows from the cells before it. */
export type SpanningCell = {
  readonly text: string;
  readonly at: Position;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/**
 * Places the cells of an HTML table (WHATWG table model). Column numbers count only the columns in which some cell
 * begins, so that colspan="1000" and the spare columns of Word's export do not shift anything.
 * Throws a UserError when the table is larger than any report's.
 */
export function placeSpanningCells(rows: readonly (readonly SpanningCell[])[]): TableRow[] {
  refuseOversize(
    rows.length,
    rows.reduce((sum, row) => sum + row.length, 0),
  );
  /** Per column, the first row that is free again. */
  const freeFrom: number[] = [];
  const placed = rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const end = Math.min(column + Math.max(cell.columnSpan, 1), limits.columns);
      const lastRow = Math.min(row + Math.max(cell.rowSpan, 1), rows.length);
      const start = column;
      for (; column < end; column += 1) freeFrom[column] = Math.max(freeFrom[column] ?? 0, lastRow);
      if (start >= limits.columns) throw tooLarge();
      return { text: cell.text, at: cell.at, left: start, right: end, top: row, bottom: lastRow };
    });
  });
  const starts = rankOf(placed.flatMap((cells) => cells.map(({ left }) => left)));
  return placed.map((cells) => ({
    cells: cells.map(({ text, at, left, right, top, bottom }) => {
      const column = starts.rank(left);
      return {
        text,
        row: top + 1,
        column: column + 1,
        rowSpan: bottom - top,
        columnSpan: Math.max(starts.rank(right) - column, 1),
        at,
      };
    }),
  }));
}

/** A cell as Word and ruled pages state it: by where its edges are, in any unit. */
export type EdgedCell = {
  readonly text: string;
  readonly at: Position;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * Places cells by their edges; edges closer than the tolerance are one (Word draws the same column a hair off from row
 * to row). Throws a UserError when the table is larger than any report's.
 */
export function placeEdgedCells(
  cells: readonly EdgedCell[],
  tolerance: { readonly x: number; readonly y: number },
): TableRow[] {
  const columns = rankOf(
    cells.flatMap(({ left, right }) => [left, right]),
    tolerance.x,
  );
  const rows = rankOf(
    cells.flatMap(({ top, bottom }) => [top, bottom]),
    tolerance.y,
  );
  refuseOversize(rows.count, cells.length);
  if (columns.count > limits.columns) throw tooLarge();
  const placed = Array.from({ length: Math.max(rows.count - 1, 0) }, (): TableCell[] => []);
  for (const { text, at, left, right, top, bottom } of cells) {
    const row = rows.rank(top);
    const column = columns.rank(left);
    placed[row]?.push({
      text,
      row: row + 1,
      column: column + 1,
      rowSpan: Math.max(rows.rank(bottom) - row, 1),
      columnSpan: Math.max(columns.rank(right) - column, 1),
      at,
    });
  }
  return placed.map((row) => ({ cells: row.toSorted((a, b) => a.column - b.column) }));
}

/** A cell of a Word table: rows are separate, and a cell may say that it continues the one above it. */
export type WordCell = {
  readonly text: string;
  readonly at: Position;
  readonly left: number;
  readonly right: number;
  readonly continuesAbove: boolean;
};

/**
 * Joins vertically merged cells and places all. The text of a continuing cell is dropped, as Word never shows it; one
 * that has nothing above it to continue stands by itself. Throws a UserError when the table is larger than any report's.
 */
export function placeWordCells(rows: readonly (readonly WordCell[])[], tolerance: number): TableRow[] {
  const cells: { text: string; at: Position; left: number; right: number; top: number; bottom: number }[] = [];
  let above: (typeof cells)[number][] = [];
  for (const [top, row] of rows.entries()) {
    const current: (typeof cells)[number][] = [];
    for (const { text, at, left, right, continuesAbove } of row) {
      const merged = continuesAbove
        ? above.find((cell) => Math.abs(cell.left - left) <= tolerance && Math.abs(cell.right - right) <= tolerance)
        : undefined;
      if (merged !== undefined) {
        merged.bottom = top + 1;
        current.push(merged);
        continue;
      }
      const cell = { text, at, left, right, top, bottom: top + 1 };
      cells.push(cell);
      current.push(cell);
    }
    above = current;
  }
  return placeEdgedCells(cells, { x: tolerance, y: 0 });
}

/** The order of values, those within the tolerance of the first of their group being equal. */
function rankOf(values: readonly number[], tolerance = 0): { rank(value: number): number; readonly count: number } {
  const firsts: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = firsts.at(-1);
    if (last === undefined || value - last > tolerance) firsts.push(value);
  }
  /** How many groups begin before a value that lies in none of them: an edge where no cell starts. */
  const rank = (value: number): number => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? 0) + tolerance < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { rank, count: firsts.length };
}

function refuseOversize(rows: number, cells: number): void {
  if (rows > limits.rows || cells > limits.cells) throw tooLarge();
}
