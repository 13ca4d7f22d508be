import type { Table, TableCell, TableRow } from '../read/document.ts';
import { readCell } from './cell-reading.ts';
import { labelOf } from './plain-text.ts';

/**
 * A table of exact columns without what sites add to the grid of the form: columns of their own (序号, 备注, 上年总计), and
 * merged cells that a converter or a spreadsheet printed once in each column. Other tables are as they were.
 */
export function formGrid(table: Table): Table {
  if (!table.exactGrid) return table;
  return { ...table, rows: withoutAddedColumns(withoutRepeats(table.rows)) };
}

const isWords = ({ text }: TableCell) => /\p{Script=Han}/u.test(text) && readCell(text) === null;
const isFigure = ({ text }: TableCell) => readCell(text)?.state.kind === 'number';
const isNext = (left: TableCell, right: TableCell) => left.column + left.columnSpan === right.column;

/** One cell of several that print the same beside each other. */
function joined(cells: readonly TableCell[]): TableCell[] {
  const [first] = cells;
  const columnSpan = cells.reduce((sum, cell) => sum + cell.columnSpan, 0);
  return first === undefined ? [] : [{ ...first, columnSpan }];
}

/** The cells of a row, those beside each other together that the test takes for one. */
function groupsOf(
  cells: readonly TableCell[],
  isSame: (left: TableCell, right: TableCell) => boolean,
): readonly (readonly TableCell[])[] {
  const groups: TableCell[][] = [];
  for (const cell of cells) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && isNext(last, cell) && isSame(last, cell)) open.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

/** Heads of merged columns are longer than a row of units, 件 件 件. */
const shortestHead = 4;

/**
 * Words that stand in several columns beside each other are those of one merged cell; so are the figures below them, if they
 * are all the same: 行政许可 5 5 5 below 本年处理决定数量 three times.
 */
function withoutRepeats(rows: readonly TableRow[]): readonly TableRow[] {
  if (!rows.some(({ cells }) => cells.some((cell, index) => isRepeated(cell, cells[index + 1])))) return rows;
  let heads: readonly TableCell[] = [];
  return rows.map(({ cells }) => {
    const words = groupsOf(cells, (left, right) => isWords(left) && left.text === right.text).flatMap(joined);
    if (cells.every(isWords)) heads = words.filter((cell) => cell.columnSpan > 1 && cell.text.length >= shortestHead);
    const merged = groupsOf(words, (left, right) => {
      const head = heads.find(({ column, columnSpan }) => column <= left.column && left.column < column + columnSpan);
      return (
        !isWords(left) && left.text === right.text && head !== undefined && right.column < head.column + head.columnSpan
      );
    });
    return {
      cells: merged.flatMap((group) =>
        // Only where the figure stands in all columns of its head.
        heads.some(({ column, columnSpan }) => column === group[0]?.column && columnSpan === widthOf(group))
          ? joined(group)
          : group,
      ),
    };
  });
}

function isRepeated(cell: TableCell, next: TableCell | undefined): boolean {
  return next !== undefined && cell.text === next.text && isNext(cell, next) && isWords(cell);
}

function widthOf(cells: readonly TableCell[]): number {
  return cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
}

/** Heads of columns that no form has. 上一年项目数量 is one that a form has. */
const added =
  /^(?:序号|编号|行次|代码|年度|年份|备注|说明|备注说明|同比.{0,6}|较?(?:上年|上年度|去年)(?:同期|总计|合计|数|数据|件数|数量|情况|增减|变化)?)$/u;

const longestHead = 12;

type AddedColumn = { readonly column: number; readonly end: number; readonly below: number; readonly isLast: boolean };

/**
 * Rows without the cells of added columns. A row of figures that does not reach the last column has lost a cell somewhere:
 * its last one may be the remark, and goes, so that the row is short and no figure of it is taken for another.
 */
function withoutAddedColumns(rows: readonly TableRow[]): readonly TableRow[] {
  const heads = rows.flatMap(({ cells }) =>
    cells.flatMap((cell): AddedColumn[] =>
      cell.text.length <= longestHead && added.test(labelOf(cell.text).key)
        ? [
            {
              column: cell.column,
              end: cell.column + cell.columnSpan,
              below: cell.row + cell.rowSpan,
              isLast: cells.at(-1) === cell,
            },
          ]
        : [],
    ),
  );
  if (heads.length === 0) return rows;
  /** Per column, the row down to which a cell from above reaches. */
  const occupied = new Map<number, number>();
  const open = new Set<AddedColumn>();
  return rows.map(({ cells }, index) => {
    const row = cells[0]?.row ?? index + 1;
    const isData = cells.some(isFigure);
    for (const head of heads) {
      if (head.below === row) open.add(head);
      // Another table in the same grid begins with heads of its own.
      if (!isData && cells.some((cell) => cell.column === head.column && isWords(cell))) open.delete(head);
    }
    for (const { column, columnSpan, rowSpan } of cells) {
      for (let at = column; at < column + columnSpan; at += 1)
        occupied.set(at, Math.max(occupied.get(at) ?? 0, row + rowSpan));
    }
    const kept = cells.filter(({ column }) => ![...open].some((head) => head.column <= column && column < head.end));
    const isShort = isData && [...open].some(({ column, isLast }) => isLast && (occupied.get(column) ?? 0) <= row);
    return { cells: isShort ? kept.slice(0, -1) : kept };
  });
}
