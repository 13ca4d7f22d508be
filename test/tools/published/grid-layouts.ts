import type { FormCell, FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';
import { cell, changed, only, repeated, spread, unmerged } from './grid.ts';
import type { GridLayout } from './layout.ts';
import * as tableFour from './table-four-shapes.ts';
import * as tableThree from './table-three-shapes.ts';

/** All three tables and the headings between them in one. */
function inOneTable(parts: Parts): Parts {
  const first = parts.findIndex((part) => typeof part !== 'string');
  const last = parts.findLastIndex((part) => typeof part !== 'string');
  const rows = parts
    .slice(first, last + 1)
    .flatMap((part) => (typeof part === 'string' ? [[cell(part, 15)]] : [...part]));
  return [...parts.slice(0, first), ...changed([rows], (table) => table), ...parts.slice(last + 1)];
}

/** The heading of each table as its first row. */
function withHeadings(parts: Parts): Parts {
  const inside = parts.flatMap((part, index): Parts => {
    const before = parts[index - 1];
    if (typeof part === 'string') return Array.isArray(parts[index + 1]) ? [] : [part];
    return [[...(typeof before === 'string' ? [[cell(before, 10)]] : []), ...part]];
  });
  return changed(inside, (table) => table);
}

/** A table in two after a row; a cell that spans the break goes on in the second, with its text or blank. */
function brokenAfter(table: FormTable, after: number, { head = false, text = false }): readonly FormTable[] {
  const reaches = (own: FormCell) => own.row + own.rowSpan - 1 - after;
  const first = table
    .slice(0, after)
    .map((row) => row.map((own) => ({ ...own, rowSpan: own.rowSpan - Math.max(reaches(own), 0) })));
  const open = table
    .slice(0, after)
    .flat()
    .filter((own) => reaches(own) > 0)
    .map((own) => ({ ...own, text: text ? own.text : '', rowSpan: reaches(own) }));
  const [next = [], ...rest] = table.slice(after);
  const second = [[...open, ...next].toSorted((a, b) => a.column - b.column), ...rest];
  return [first, [...(head ? table.slice(0, 3) : []), ...second]];
}

/** A table broken over two pages after one of its rows, in three ways. */
export function broken(which: 2 | 3, after: number): readonly GridLayout[] {
  const name = `table ${which} broken after row ${after}`;
  const withPageNumber = (table: FormTable): Parts => {
    const [first = [], second = []] = brokenAfter(table, after, { text: true });
    return [first, `- ${after} -`, second];
  };
  return [
    { name, whole: true, change: only(which, (table) => brokenAfter(table, after, {})) },
    { name: `${name} at a page number`, whole: true, change: only(which, withPageNumber) },
    {
      name: `${name}, its first rows repeated`,
      whole: which === 3,
      change: only(which, (table) => brokenAfter(table, after, { head: true, text: true })),
    },
  ];
}

/** Rows below a row of table 三. */
function withRows(extra: (row: readonly FormCell[], index: number) => readonly FormCell[] | undefined) {
  return only(3, (table) =>
    table.flatMap((row, index) => {
      const more = extra(row, index);
      return more === undefined ? [row] : [row, more];
    }),
  );
}

function articles(table: FormTable): readonly FormTable[] {
  const tables: (readonly FormCell[])[][] = [];
  for (const row of table) {
    if (row[0]?.text.startsWith('第二十条') === true) tables.push([]);
    tables.at(-1)?.push(row);
  }
  return tables;
}

function columnsExchanged(table: FormTable): FormTable {
  return table.map((row) => {
    const [label, first, second, ...rest] = row;
    return row.length === 4 && label !== undefined && first !== undefined && second !== undefined
      ? [label, second, first, ...rest]
      : row;
  });
}

const isItem = (words: string) => (row: readonly FormCell[]) => row.some(({ text }) => text.includes(words));
const belowHead = (label: string, text: (column: number) => string) => [
  cell(label, 3),
  ...Array.from({ length: 7 }, (_, column) => cell(text(column))),
];
const shares = ['10%', '20%', '0%', '0%', '0%', '70%', '100%'].map((text) => cell(text));

const subtotal = ['9', '0', '0', '0', '0', '0', '9'].map((text) => cell(text));

/** Ways in which agencies lay the tables of the form out. */
export const gridLayouts: readonly GridLayout[] = [
  { name: 'the official form', whole: true, change: (parts) => parts },
  { name: 'all tables in one', whole: true, change: inOneTable },
  { name: 'headings within the tables', whole: true, change: withHeadings },
  {
    name: 'no headings at all',
    whole: true,
    change: (parts) => parts.filter((part) => typeof part !== 'string' || !/^[二三四]、/.test(part)),
  },
  {
    name: 'a table for each row',
    whole: true,
    change: (parts) => changed(parts, (table) => table.map((row) => [row])),
  },
  { name: 'a table for each article of table 2', whole: true, change: only(2, articles) },
  ...[4, 8, 11].flatMap((after) => broken(2, after)),
  ...[8, 12, 17, 21, 24].flatMap((after) => broken(3, after)),
  {
    name: 'blank cells in the place of spans',
    whole: true,
    change: (parts) => changed(parts, (table) => unmerged(spread(table))),
  },
  {
    name: 'texts repeated in the place of spans',
    whole: true,
    change: (parts) => changed(parts, (table) => unmerged(repeated(table))),
  },
  { name: 'a column for remarks', whole: true, change: tableThree.withColumn('备注', () => '') },
  {
    name: 'a column of remarks in words',
    whole: true,
    change: tableThree.withColumn('备注', (row) => (row.length > 7 ? '无变化' : '')),
  },
  { name: 'a column for the year before', whole: true, change: tableThree.withColumn('上年总计', () => '5') },
  { name: 'a column of unknown meaning', whole: false, change: tableThree.withColumn('核定', () => '5') },
  { name: 'numbered rows', whole: true, change: only(3, tableThree.numbered) },
  { name: 'the columns of table 3 in another order', whole: true, change: only(3, tableThree.totalsFirst) },
  { name: 'the columns of table 2 in another order', whole: true, change: only(2, columnsExchanged) },
  {
    name: 'a row of words',
    whole: true,
    change: withRows((_, index) => (index === 4 ? [cell('本年度', 10)] : undefined)),
  },
  {
    name: 'a row for the unit',
    whole: true,
    change: withRows((_, index) => (index === 2 ? [cell('单位：件', 10)] : undefined)),
  },
  {
    name: 'blank rows',
    whole: true,
    change: withRows((_, index) => (index % 5 === 4 ? Array.from({ length: 10 }, () => cell('')) : undefined)),
  },
  {
    name: 'a row of units',
    whole: true,
    change: withRows((_, index) => (index === 2 ? belowHead('单位', () => '件') : undefined)),
  },
  {
    name: 'a row with the numbers of the columns',
    whole: true,
    change: withRows((_, index) => (index === 2 ? belowHead('栏次', (column) => String(column + 1)) : undefined)),
  },
  {
    name: 'a row of shares',
    whole: true,
    change: withRows((row) => (isItem('（七）总计')(row) ? [cell('占比', 2), ...shares] : undefined)),
  },
  {
    name: 'notes below table 3',
    whole: true,
    change: only(3, (table) => [...table, [cell('备注', 3), cell('含网络申请5件', 7)], [cell('注：共收到5件', 10)]]),
  },
  {
    name: 'a part of a row below it',
    whole: true,
    change: withRows((row) =>
      isItem('4.保护第三方')(row) ? [cell('其中：第三方不同意公开'), ...subtotal] : undefined,
    ),
  },
  { name: 'each figure beside that of the year before', whole: false, change: only(3, tableThree.doubled) },
  { name: 'the year beside table 3', whole: true, change: only(3, tableThree.besideYear) },
  {
    name: 'rows of table 2 that the form does not have',
    whole: true,
    change: only(2, (table) =>
      table.flatMap((row) =>
        isItem('行政强制')(row) ? [row, [cell('行政确认'), cell('7', 3)], [cell('其他行政权力'), cell('9', 3)]] : [row],
      ),
    ),
  },
  {
    name: 'a sum in table 2',
    whole: true,
    change: only(2, (table) =>
      table.flatMap((row) =>
        isItem('规范性文件')(row) ? [row, [cell('合计'), cell('1'), cell('2'), cell('3')]] : [row],
      ),
    ),
  },
  {
    name: 'a subtotal below a group',
    whole: true,
    change: withRows((row) => (isItem('8.属于行政查询')(row) ? [cell('小计', 2), ...subtotal] : undefined)),
  },
  {
    name: 'a subtotal beside a group',
    whole: false,
    change: only(3, (table) =>
      table.flatMap((row) => (isItem('1.信访举报')(row) ? [[cell('（五）不予处理', 2), ...subtotal], row] : [row])),
    ),
  },
  { name: 'table 4 as two', whole: true, change: only(4, tableFour.asTwo) },
  { name: 'table 4 as two in one', whole: true, change: only(4, tableFour.asTwoInOne) },
  { name: 'table 4 downwards', whole: true, change: only(4, tableFour.downwards) },
  { name: 'table 4 as three rows', whole: true, change: only(4, tableFour.asThreeRows) },
  { name: 'table 4 with lawsuits first', whole: true, change: only(4, tableFour.litigationFirst) },
  { name: 'table 4 with totals first', whole: true, change: only(4, tableFour.totalsFirst) },
  { name: 'table 4 with numbered columns', whole: true, change: only(4, tableFour.withNumberedColumns) },
  { name: 'table 4 of two years', whole: false, change: only(4, tableFour.withYearBefore) },
  { name: 'table 4 in ten columns', whole: false, change: only(4, tableFour.inTenColumns) },
  { name: 'no head over table 3', whole: false, change: only(3, (table) => table.slice(3)) },
  { name: 'no head over table 4', whole: false, change: only(4, (table) => table.slice(-1)) },
  {
    name: 'no articles in table 2',
    whole: true,
    change: only(2, (table) => table.filter((row) => !isItem('第二十条')(row))),
  },
  {
    name: 'no heads of columns in table 2',
    whole: false,
    change: only(2, (table) => table.filter((row) => !isItem('信息内容')(row))),
  },
  {
    name: 'a cell missing in a row of table 3',
    whole: false,
    change: only(3, (table) => table.map((row) => (isItem('2.重复申请')(row) ? row.toSpliced(2, 1) : row))),
  },
  {
    name: 'a cell missing beside remarks',
    whole: false,
    change: (parts) =>
      only(3, (table) => table.map((row) => (isItem('2.重复申请')(row) ? row.toSpliced(2, 1) : row)))(
        tableThree.withColumn('上年总计', () => '5')(parts),
      ),
  },
  {
    name: 'a cell missing in table 4',
    whole: false,
    change: only(4, (table) => table.map((row, index) => (index === table.length - 1 ? row.slice(1) : row))),
  },
  { name: 'table 3 turned', whole: false, change: only(3, tableThree.turned) },
];
