import type { FormCell, FormTable } from '../official-form.ts';
import type { Parts } from './filled.ts';
import { cell } from './grid.ts';

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const heads = (): FormCell[] => results.map((text) => cell(text));

/** The fifteen figures. */
function figuresOf(table: FormTable): readonly FormCell[] {
  return table.at(-1) ?? [];
}

/** 行政复议 and 行政诉讼 as two tables. */
export function asTwo(table: FormTable): Parts {
  const figures = figuresOf(table);
  return [
    [[cell('行政复议', 5)], heads(), figures.slice(0, 5)],
    [
      [cell('行政诉讼', 10)],
      [cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
      [...heads(), ...heads()],
      figures.slice(5),
    ],
  ];
}

/** The same in one table. */
export function asTwoInOne(table: FormTable): FormTable {
  return asTwo(table).flatMap((part) => (typeof part === 'string' ? [] : part));
}

/** A figure in each row. */
export function downwards(table: FormTable): FormTable {
  const groups: readonly FormCell[][] = [
    [cell('行政复议', 2, 5)],
    [cell('行政诉讼', 1, 10), cell('未经复议直接起诉', 1, 5)],
    [cell('复议后起诉', 1, 5)],
  ];
  return figuresOf(table).map((figure, index) => [
    ...(index % 5 === 0 ? (groups[index / 5] ?? []) : []),
    cell(results[index % 5] ?? ''),
    figure,
  ]);
}

/** A row for 行政复议 and for each of the two kinds of 行政诉讼. */
export function asThreeRows(table: FormTable): FormTable {
  const figures = figuresOf(table);
  return [
    [cell('类别', 2), ...heads()],
    [cell('行政复议', 2), ...figures.slice(0, 5)],
    [cell('行政诉讼', 1, 2), cell('未经复议直接起诉'), ...figures.slice(5, 10)],
    [cell('复议后起诉'), ...figures.slice(10)],
  ];
}

/** 行政诉讼 before 行政复议. */
export function litigationFirst(table: FormTable): FormTable {
  const figures = figuresOf(table);
  return [
    [cell('行政诉讼', 10), cell('行政复议', 5)],
    [cell('未经复议直接起诉', 5), cell('复议后起诉', 5), ...results.map((text) => cell(text, 1, 2))],
    [...heads(), ...heads()],
    [...figures.slice(5), ...figures.slice(0, 5)],
  ];
}

/** 总计 before its parts. */
export function totalsFirst(table: FormTable): FormTable {
  const turned = <Item>(five: readonly Item[]): readonly Item[] => [...five.slice(4), ...five.slice(0, 4)];
  const figures = figuresOf(table);
  return [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [...turned(results.map((text) => cell(text, 1, 2))), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    [...turned(heads()), ...turned(heads())],
    [0, 5, 10].flatMap((start) => turned(figures.slice(start, start + 5))),
  ];
}

/** A row for this year and one for the year before. */
export function withYearBefore(table: FormTable): FormTable {
  const [first = [], ...rest] = table;
  const figures = figuresOf(table);
  return [
    [cell('年度', 1, 3), ...first],
    ...rest.slice(0, -1),
    [cell('2023年'), ...figures],
    [cell('2022年'), ...figures.map(() => cell('1'))],
  ];
}

/** Only the ten columns of 行政复议 and 行政诉讼, without the two ways to court. */
export function inTenColumns(table: FormTable): FormTable {
  return [[cell('行政复议', 5), cell('行政诉讼', 5)], [...heads(), ...heads()], figuresOf(table).slice(0, 10)];
}

/** A row with the numbers of the columns above the figures. */
export function withNumberedColumns(table: FormTable): FormTable {
  return [...table.slice(0, -1), figuresOf(table).map((_, index) => cell(String(index + 1))), figuresOf(table)];
}
