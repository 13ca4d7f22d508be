import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, type Matrix, matrixIn, type Point, times, unchanged } from './pdf-matrix.ts';
import { tooLarge } from './refusals.ts';

/** A drawn line: horizontal at a height or vertical at a distance from the left, from one end to the other. */
export type Rule = { readonly at: number; readonly from: number; readonly to: number };

export type PageDrawing = {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  /** Characters drawn, and those among them drawn unseen: the text layer that OCR puts behind a scan. */
  readonly drawn: number;
  readonly unseen: number;
};

/** A page of table 三 has some 600 lines, one with a picture drawn in lines some 10,000. */
const mostRules = 40_000;
/** Filled boxes thinner than this (points) are lines. */
const thickestLine = 3;
/** Lines shorter than this (points) are parts of characters or dots. */
const shortestLine = 3;

const strokes = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const fills = new Set<number>([OPS.fill, OPS.eoFill]);

/** What the operators of a page draw: its lines, and how many characters, seen or not. Throws a UserError for countless lines. */
export function drawingOf(operators: readonly number[], argumentsOf: readonly unknown[], toPage: Matrix): PageDrawing {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  let matrix = toPage;
  let mode = 0;
  const saved: { readonly matrix: Matrix; readonly mode: number }[] = [];
  let drawn = 0;
  let unseen = 0;
  for (const [index, operator] of operators.entries()) {
    const given = argumentsOf[index];
    switch (operator) {
      case OPS.save:
        saved.push({ matrix, mode });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        ({ matrix, mode } = saved.pop() ?? { matrix, mode });
        break;
      case OPS.transform:
        matrix = times(matrix, matrixIn(given) ?? unchanged);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ matrix, mode });
        matrix = times(matrix, (Array.isArray(given) ? matrixIn(given[0]) : null) ?? unchanged);
        break;
      case OPS.setTextRenderingMode:
        mode = Array.isArray(given) && typeof given[0] === 'number' ? given[0] : 0;
        break;
      case OPS.showText: {
        const glyphs = Array.isArray(given) && Array.isArray(given[0]) ? given[0].length : 0;
        drawn += glyphs;
        if (mode === 3) unseen += glyphs;
        break;
      }
      case OPS.constructPath:
        addRules(given, matrix, horizontal, vertical);
        if (horizontal.length + vertical.length > mostRules) throw tooLarge();
        break;
      default:
    }
  }
  return { horizontal, vertical, drawn, unseen };
}

/** The straight upright lines of a path: the sides of what is stroked, the middle of a thin box that is filled. */
function addRules(given: unknown, matrix: Matrix, horizontal: Rule[], vertical: Rule[]): void {
  if (!Array.isArray(given) || typeof given[0] !== 'number') return;
  const [data] = Array.isArray(given[1]) ? given[1] : [];
  if (!(data instanceof Float32Array)) return;
  const add = (a: Point, b: Point): void => {
    const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
    if (height < 1 && width >= shortestLine) {
      horizontal.push({ at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
    } else if (width < 1 && height >= shortestLine) {
      vertical.push({ at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
    }
  };
  for (const points of straightPaths(data, matrix)) {
    if (strokes.has(given[0])) {
      for (const [index, point] of points.entries()) add(points[index - 1] ?? point, point);
    } else if (fills.has(given[0])) {
      const xs = points.map(({ x }) => x);
      const ys = points.map(({ y }) => y);
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (bottom - top <= thickestLine && right - left > bottom - top) add({ x: left, y }, { x: right, y });
      else if (right - left <= thickestLine) add({ x, y: top }, { x, y: bottom });
    }
  }
}

/** The parts of a path that have no curves, as corner points; closed ones end where they began. */
function straightPaths(data: Float32Array, matrix: Matrix): Point[][] {
  const paths: Point[][] = [];
  let points: Point[] = [];
  let curved = false;
  const finish = (): void => {
    // A box has five points; a long path is a drawing.
    if (!curved && points.length > 1 && points.length < 1_000) paths.push(points);
    points = [];
    curved = false;
  };
  for (let at = 0; at < data.length; ) {
    const kind = data[at];
    if (kind === 0 || kind === 1) {
      if (kind === 0) finish();
      points.push(apply(matrix, data[at + 1] ?? 0, data[at + 2] ?? 0));
      at += 3;
    } else if (kind === 4) {
      if (points[0] !== undefined) points.push(points[0]);
      at += 1;
    } else {
      curved = true;
      at += kind === 2 ? 7 : 5;
    }
  }
  finish();
  return paths;
}
