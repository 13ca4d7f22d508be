import { Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A transformation as PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = { readonly x: number; readonly y: number };

/** Changes nothing. */
export const unchanged: Matrix = [1, 0, 0, 1, 0, 0];

/** Where a point comes to lie. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The inner transformation, then the outer. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  return matrixIn(Util.transform([...outer], [...inner])) ?? outer;
}

/** A transformation from what pdfjs hands over; null when it is none. */
export function matrixIn(value: unknown): Matrix | null {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) return null;
  const [a, b, c, d, e, f]: unknown[] = [...value];
  const given = isNumber(a) && isNumber(b) && isNumber(c) && isNumber(d) && isNumber(e) && isNumber(f);
  return given ? [a, b, c, d, e, f] : null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
