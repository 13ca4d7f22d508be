import type { MetricCode } from '../domain/metric.ts';
import { table4Columns, table4Groups } from '../domain/taxonomy/table4.ts';
import { indexLabels } from './label-match.ts';
import type { Line, Value, Words } from './line.ts';

/** The fifteen cells of table 四 in the order of the form. */
export const table4Codes: readonly MetricCode[] = table4Groups.flatMap((group) =>
  table4Columns.map((column) => `${group.code}.${column.code}` as const),
);

type GroupCode = (typeof table4Groups)[number]['code'];
type ResultCode = (typeof table4Columns)[number]['code'];

const groups = indexLabels<GroupCode>(table4Groups.map(({ code, zh }) => ({ code, zh, variants: [] })));
const results = indexLabels<ResultCode>(table4Columns);

type Head<Code> = { readonly code: Code; readonly words: Words };

function headsOf<Code extends string>(
  lines: readonly Line[],
  labels: { readonly exact: (key: string) => Code | undefined },
): readonly Head<Code>[] {
  return lines.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      const code = piece.kind === 'words' ? labels.exact(piece.key) : undefined;
      return piece.kind === 'words' && code !== undefined ? [{ code, words: piece }] : [];
    }),
  );
}

function isInOrder<Code>(printed: readonly Head<Code>[], official: readonly Code[]): boolean {
  const first = official.flatMap((code) => {
    const at = printed.findIndex((head) => head.code === code);
    return at < 0 ? [] : [at];
  });
  return first.every((at, index) => index === 0 || at > (first[index - 1] ?? 0));
}

/**
 * Which of the fifteen cells each figure of a row is: by the heads above it in an exact grid, else by the order of the form.
 * Undefined where the heads stand in another order and do not tell each column: some sites print 行政诉讼 or 总计 first.
 */
export function table4CodesOf(row: readonly Value[], lines: readonly Line[]): readonly MetricCode[] | undefined {
  // 行政诉讼 heads two groups on a line below: beside each other, columns tell their order.
  const isOneRow = new Set(row.map(({ place }) => place.row)).size === 1;
  const columnOf = ({ words }: Head<GroupCode>): number => (isOneRow ? (words.place.column ?? 0) : 0);
  const groupHeads = headsOf(lines, groups).toSorted((a, b) => columnOf(a) - columnOf(b));
  const resultHeads = headsOf(lines, results);
  const isOfficial =
    isInOrder(
      groupHeads,
      table4Groups.map(({ code }) => code),
    ) &&
    isInOrder(
      resultHeads,
      table4Columns.map(({ code }) => code),
    );
  if (isOfficial) return table4Codes;
  const codes = row.flatMap(({ place: { column } }) => {
    if (column === null) return [];
    const group = groupHeads.findLast(({ words }) => words.place.column !== null && words.place.column <= column);
    const result = resultHeads.find(({ words }) => words.place.column === column);
    return group === undefined || result === undefined ? [] : [`${group.code}.${result.code}` as const];
  });
  return new Set(codes).size === table4Codes.length && codes.length === row.length ? codes : undefined;
}
