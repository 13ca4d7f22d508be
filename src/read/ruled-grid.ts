import type { Rule } from './pdf-drawing.ts';
import type { Box } from './pdf-page.ts';
import { tooLarge } from './refusals.ts';

/** A table drawn with lines: its outline and its cells. */
export type RuledTable = Box & {
  readonly cells: readonly Box[];
  /** False where a cell is no rectangle, because a line is missing or broken. */
  readonly exact: boolean;
};

/** Lines nearer than this (points) are one: double lines, and borders that each cell draws for itself. */
const sameLine = 4;
/** Lines whose ends miss each other by this much (points) still meet. */
const reach = 4;
/** A lone cell up to this height (points) may be the first row of a table; a higher one is a frame around text. */
const tallestLoneCell = 60;
const mostLines = 3_000;
const mostSquares = 200_000;

/**
 * The tables that lines draw on a page, from top to bottom; a frame around text is none. Outer borders may be missing.
 * Throws a UserError when there are countless lines.
 */
export function ruledTables(horizontal: readonly Rule[], vertical: readonly Rule[]): RuledTable[] {
  const rows = joined(horizontal);
  const columns = joined(vertical);
  if (rows.length > mostLines || columns.length > mostLines) throw tooLarge();
  return connected(rows, columns)
    .map(tableOf)
    .filter((table) => table !== null)
    .toSorted((a, b) => a.top - b.top || a.left - b.left);
}

/** Lines on the same height joined where they touch. */
function joined(rules: readonly Rule[]): Rule[] {
  const found: { at: number; from: number; to: number }[] = [];
  let level: Rule[] = [];
  let first = Number.NEGATIVE_INFINITY;
  const finish = (): void => {
    let last: (typeof found)[number] | undefined;
    for (const rule of level.toSorted((a, b) => a.from - b.from)) {
      if (last !== undefined && rule.from <= last.to + reach) last.to = Math.max(last.to, rule.to);
      else {
        // Not where the first line of that height stands: it may be one of another table.
        last = { ...rule };
        found.push(last);
      }
    }
  };
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    if (rule.at - first > sameLine) {
      finish();
      level = [];
      first = rule.at;
    }
    level.push(rule);
  }
  finish();
  return found;
}

type Lines = { readonly horizontal: Rule[]; readonly vertical: Rule[] };

/** Groups of lines that cross or meet. */
function connected(horizontal: readonly Rule[], vertical: readonly Rule[]): Lines[] {
  const groups = unions(horizontal.length + vertical.length);
  for (const [v, column] of vertical.entries()) {
    for (const [h, row] of horizontal.entries()) {
      const meets =
        row.at >= column.from - reach &&
        row.at <= column.to + reach &&
        column.at >= row.from - reach &&
        column.at <= row.to + reach;
      if (meets) groups.unite(v, vertical.length + h);
    }
  }
  const byGroup = new Map<number, Lines>();
  const linesOf = (index: number): Lines => {
    const group = groups.find(index);
    const lines = byGroup.get(group) ?? { horizontal: [], vertical: [] };
    byGroup.set(group, lines);
    return lines;
  };
  for (const [v, column] of vertical.entries()) linesOf(v).vertical.push(column);
  for (const [h, row] of horizontal.entries()) linesOf(vertical.length + h).horizontal.push(row);
  return [...byGroup.values()].filter((lines) => lines.horizontal.length > 0 && lines.vertical.length > 0);
}

function tableOf({ horizontal, vertical }: Lines): RuledTable | null {
  const xs = edges(
    vertical.map(({ at }) => at),
    horizontal.flatMap(({ from, to }) => [from, to]),
  );
  const ys = edges(
    horizontal.map(({ at }) => at),
    vertical.flatMap(({ from, to }) => [from, to]),
  );
  const width = xs.length - 1;
  const height = ys.length - 1;
  if (width < 1 || height < 1) return null;
  if (width * height > mostSquares) throw tooLarge();
  const between = { vertical: walls(vertical, xs, ys), horizontal: walls(horizontal, ys, xs) };
  const groups = unions(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x + 1 < width && !between.vertical.has(wall(x + 1, y))) groups.unite(y * width + x, y * width + x + 1);
      if (y + 1 < height && !between.horizontal.has(wall(y + 1, x))) groups.unite(y * width + x, (y + 1) * width + x);
    }
  }
  const members = new Map<number, { x: number; y: number }[]>();
  for (let square = 0; square < width * height; square += 1) {
    const group = groups.find(square);
    const squares = members.get(group) ?? [];
    members.set(group, squares);
    squares.push({ x: square % width, y: Math.floor(square / width) });
  }
  const parts = [...members.values()].map((squares) => rectangles(squares));
  const cells = parts.flat().map(({ left, right, top, bottom }) => ({
    left: xs[left] ?? 0,
    right: xs[right] ?? 0,
    top: ys[top] ?? 0,
    bottom: ys[bottom] ?? 0,
  }));
  const [left = 0, top = 0, right = 0, bottom = 0] = [xs[0], ys[0], xs.at(-1), ys.at(-1)];
  if (cells.length < 2 && bottom - top > tallestLoneCell) return null;
  return { left, right, top, bottom, cells, exact: parts.every((part) => part.length === 1) };
}

/** Where lines stand, and beyond the outermost the ends of the lines that cross them: open tables have no outer border. */
function edges(at: readonly number[], ends: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of at.toSorted((a, b) => a - b)) {
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > sameLine) found.push(value);
  }
  const [first, last] = [found[0] ?? 0, found.at(-1) ?? 0];
  const [least, most] = extent(ends);
  return [...(least < first - 2 * reach ? [least] : []), ...found, ...(most > last + 2 * reach ? [most] : [])];
}

/** Keys of the sides that a line covers: which edge it stands on, and which gap along it. */
function walls(rules: readonly Rule[], across: readonly number[], along: readonly number[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { at, from, to } of rules) {
    const edge = across.findIndex((value) => at - value <= sameLine);
    for (let gap = 0; gap + 1 < along.length; gap += 1) {
      const [start, end] = [along[gap] ?? 0, along[gap + 1] ?? 0];
      const covered = Math.min(end, to) - Math.max(start, from);
      if (covered > 0.6 * (end - start)) found.add(wall(edge, gap));
    }
  }
  return found;
}

function wall(edge: number, gap: number): string {
  return `${edge} ${gap}`;
}

/** One rectangle where the squares form one, else their runs row by row. */
function rectangles(squares: readonly { readonly x: number; readonly y: number }[]): Box[] {
  const [left, lastX] = extent(squares.map(({ x }) => x));
  const [top, lastY] = extent(squares.map(({ y }) => y));
  const [right, bottom] = [lastX + 1, lastY + 1];
  if ((right - left) * (bottom - top) === squares.length) return [{ left, right, top, bottom }];
  const runs: { left: number; right: number; top: number; bottom: number }[] = [];
  for (const { x, y } of squares) {
    const last = runs.at(-1);
    if (last !== undefined && last.top === y && last.right === x) last.right = x + 1;
    else runs.push({ left: x, right: x + 1, top: y, bottom: y + 1 });
  }
  return runs;
}

function extent(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function unions(count: number): { find(index: number): number; unite(a: number, b: number): void } {
  const parents = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  return {
    find,
    unite: (a, b) => {
      parents[find(a)] = find(b);
    },
  };
}
