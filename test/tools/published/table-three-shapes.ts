import type { FormCell, FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';
import { cell, only, spread } from './grid.ts';

/** A column that the form does not have, at the right of table 三. */
export function withColumn(head: string, text: (row: readonly FormCell[]) => string): (parts: Parts) => Parts {
  return only(3, (table) =>
    table.map((row, index) => {
      if (index > 0 && index < 3) return row;
      return [...row, index === 0 ? cell(head, 1, 3) : cell(text(row))];
    }),
  );
}

/** Numbers left of the rows. */
export function numbered(table: FormTable): FormTable {
  return table.map((row, index) => {
    if (index > 0 && index < 3) return row;
    return [index === 0 ? cell('序号', 1, 3) : cell(String(index - 2)), ...row];
  });
}

/** The columns of table 三 in another order: 总计 first. */
export function totalsFirst(table: FormTable): FormTable {
  return table.map((row, index) => {
    if (index === 0 || index === 2) return row;
    const last = row.at(-1);
    const labels = row.slice(0, index === 1 ? 0 : -7);
    return last === undefined ? row : [...labels, last, ...row.slice(labels.length, -1)];
  });
}

/** Each column of table 三 with one for the year before. */
export function doubled(table: FormTable): FormTable {
  return table.map((row, index) =>
    row.flatMap((own) => {
      if (own.column < 4) return [own];
      return index < 3 ? [{ ...own, columnSpan: own.columnSpan * 2 }] : [own, cell('3')];
    }),
  );
}

/** The year in one cell beside all rows. */
export function besideYear(table: FormTable): FormTable {
  return table.map((row, index) => {
    if (index === 0) return [cell('年份', 1, 3), ...row];
    return index === 3 ? [cell('2023', 1, table.length - 3), ...row] : row;
  });
}

/** Rows as columns and columns as rows. */
export function turned(table: FormTable): FormTable {
  const texts = spread(table);
  const width = texts[0]?.length ?? 0;
  return Array.from({ length: width }, (_, index) => texts.map((row) => cell(row[index] ?? '')));
}
