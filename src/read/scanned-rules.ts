import type { Ink } from './ink.ts';
import type { Rule } from './pdf-drawing.ts';
import type { Box } from './pdf-page.ts';
import { tooLarge } from './refusals.ts';
import type { RuledTable } from './ruled-grid.ts';

/** The ruling lines of a scanned page, in pixels. */
export type ScannedRules = {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** Rows and columns of ink of which they are made, each a pixel thick. */
  readonly runs: { readonly horizontal: readonly Rule[]; readonly vertical: readonly Rule[] };
};

/** In points: shorter ones are strokes of characters, in tables as in titles. */
const shortest = { horizontal: 30, vertical: 12 };
/** In points: a row of strokes of characters is never as long. */
const certain = { horizontal: 100, vertical: 30 };
/** In points: lines of a form are thinner. */
const thickest = 4;
/** In points: so much of a line's end may belong to the lines that it meets. */
const meeting = 2.5;
/** In points: so far from a line, text begins. */
const beside = 1.6;
/** A page of table 三 has some 500 rows of ink in its lines. */
const mostRuns = 20_000;
/** In points: noise and folds break lines for no longer than this. */
const gap = 1.2;

/** Finds the lines of tables. `point`: pixels to a point. */
export function scannedRules(ink: Ink, point: number): ScannedRules {
  const across = runsAlong(ink, 'horizontal', point);
  const down = runsAlong(transposed(ink), 'vertical', point);
  return { horizontal: whole(across), vertical: whole(down), runs: { horizontal: across, vertical: down } };
}

/** In points: so far from the edge of a cell, the second line of a double one stands, and no digit. */
const besideEdge = 2.6;

/**
 * The ink without ruling lines. In a table, only what lies along the edges of its cells is one: a stroke within a cell may be a
 * large 1, a long dash, or what makes a figure unreadable.
 */
export function withoutRules(ink: Ink, { runs }: ScannedRules, tables: readonly RuledTable[], point: number): Ink {
  const dots = Uint8Array.from(ink.dots);
  for (const { at, from, to } of runs.horizontal) {
    if (isEdge({ at, from, to }, tables, point, lyingEdges))
      dots.fill(0, at * ink.width + from, at * ink.width + to + 1);
  }
  for (const { at, from, to } of runs.vertical) {
    if (!isEdge({ at, from, to }, tables, point, standingEdges)) continue;
    for (let y = from; y <= to; y += 1) dots[y * ink.width + at] = 0;
  }
  return { ...ink, dots };
}

/** The two edges of a box in a direction, and from where to where they and the box go. */
type Edges = (box: Box) => { readonly at: readonly [number, number]; readonly from: number; readonly to: number };
const lyingEdges: Edges = ({ left, right, top, bottom }) => ({ at: [top, bottom], from: left, to: right });
const standingEdges: Edges = ({ left, right, top, bottom }) => ({ at: [left, right], from: top, to: bottom });

/** Whether a run lies along the edge of a cell, or in no table. */
function isEdge(run: Rule, tables: readonly RuledTable[], point: number, edgesOf: Edges): boolean {
  const [at, from, to] = [run.at / point, run.from / point, run.to / point];
  const isIn = (box: Box): boolean => {
    const edges = edgesOf(box);
    const [first, second] = edges.at;
    return first - besideEdge < at && at < second + besideEdge && from < edges.to && edges.from < to;
  };
  const table = tables.find(isIn);
  return (
    table === undefined ||
    table.cells.some((cell) => isIn(cell) && edgesOf(cell).at.some((edge) => Math.abs(edge - at) < besideEdge))
  );
}

/**
 * Rows of ink with hardly a gap, each a pixel high: a line of the page is several, one below the other. What is as thick as
 * a box is none.
 */
function runsAlong({ width, height, dots }: Ink, direction: 'horizontal' | 'vertical', point: number): Rule[] {
  const least = shortest[direction] * point;
  const longestGap = Math.max(1, Math.round(gap * point));
  const runs: Rule[] = [];
  for (let y = 0; y < height; y += 1) {
    let from = -1;
    let last = -1;
    const finish = (): void => {
      if (from >= 0 && last - from + 1 >= least) runs.push({ at: y, from, to: last });
    };
    for (let x = 0; x < width; x += 1) {
      // A line that sinks goes on in the row below.
      const isInked =
        dots[y * width + x] === 1 ||
        (y > 0 && dots[(y - 1) * width + x] === 1) ||
        (y + 1 < height && dots[(y + 1) * width + x] === 1);
      if (!isInked) continue;
      if (from < 0 || x - last - 1 > longestGap) {
        finish();
        from = x;
      }
      last = x;
    }
    finish();
    if (runs.length > mostRuns) throw tooLarge();
  }
  return runs.filter((run) => isLine({ width, height, dots }, run, certain[direction] * point, point));
}

/**
 * Whether a row of ink is a line: thin, without gaps, and alone. Strokes of characters that happen to stand side by side have
 * other strokes right above or below many of them; beside a double line, all of it has.
 */
function isLine({ width, height, dots }: Ink, { at, from, to }: Rule, long: number, point: number): boolean {
  const tall = Math.ceil(thickest * point);
  const near = Math.ceil(beside * point);
  // At its ends a line meets others, which may be double.
  const [first, last] = [from + Math.round(meeting * point), to - Math.round(meeting * point)];
  const length = last - first + 1;
  let [inked, thin, above, below] = [0, 0, 0, 0];
  const has = (x: number, y: number): boolean => y >= 0 && y < height && dots[y * width + x] === 1;
  const hasBetween = (x: number, top: number, bottom: number): boolean => {
    for (let y = top; y <= bottom; y += 1) if (has(x, y)) return true;
    return false;
  };
  for (let x = first; x <= last; x += 1) {
    const start = [at, at - 1, at + 1].find((y) => has(x, y));
    if (start === undefined) continue;
    inked += 1;
    let top = start;
    while (start - top < tall && has(x, top - 1)) top -= 1;
    let bottom = start;
    while (bottom - start < tall && has(x, bottom + 1)) bottom += 1;
    if (bottom - top >= tall) continue;
    thin += 1;
    if (hasBetween(x, top - 1 - near, top - 2)) above += 1;
    if (hasBetween(x, bottom + 2, bottom + 1 + near)) below += 1;
  }
  const isAlone = (count: number): boolean => count < 0.25 * length || count > 0.9 * length;
  if (length > long) return inked > 0.85 * length && thin > 0.75 * length;
  return inked > 0.94 * length && thin > 0.85 * length && isAlone(above) && isAlone(below);
}

/** One line for the rows of ink that lie upon each other. */
function whole(runs: readonly Rule[]): Rule[] {
  const lines: { first: number; last: number; from: number; to: number }[] = [];
  for (const { at, from, to } of runs) {
    const above = lines.find((line) => at - line.last <= 1 && from <= line.to && line.from <= to);
    if (above === undefined) lines.push({ first: at, last: at, from, to });
    else {
      above.last = at;
      above.from = Math.min(above.from, from);
      above.to = Math.max(above.to, to);
    }
  }
  return lines.map(({ first, last, from, to }) => ({ at: (first + last) / 2, from, to }));
}

function transposed({ width, height, dots }: Ink): Ink {
  const turned = new Uint8Array(dots.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + y] = dots[y * width + x] ?? 0;
  }
  return { width: height, height: width, dots: turned };
}
