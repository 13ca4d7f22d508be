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
