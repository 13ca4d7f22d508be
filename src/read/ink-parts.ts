import type { Ink } from './ink.ts';
import type { Box } from './pdf-page.ts';
import { tooLarge } from './refusals.ts';

/** A page of small print has some 10,000; what has far more is no page. */
const mostParts = 100_000;

/** A connected piece of ink: a box in pixels, right and bottom exclusive, and how many dots it has. */
export type InkPart = Box & { readonly dots: number };

/** The connected pieces of ink, dots that touch at a corner being one; pieces narrower and lower than `least` are dust. */
export function inkParts({ width, height, dots }: Ink, least: number): InkPart[] {
  const left = Uint8Array.from(dots);
  const parts: InkPart[] = [];
  const open: number[] = [];
  const take = (index: number): void => {
    left[index] = 0;
    open.push(index);
  };
  for (let start = 0; start < left.length; start += 1) {
    if (left[start] === 0) continue;
    const box = { left: width, right: 0, top: height, bottom: 0, dots: 0 };
    take(start);
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const [x, y] = [index % width, Math.floor(index / width)];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
      box.dots += 1;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          if (left[row * width + column] === 1) take(row * width + column);
        }
      }
    }
    if (box.right - box.left >= least || box.bottom - box.top >= least) parts.push(box);
    if (parts.length > mostParts) throw tooLarge();
  }
  return parts;
}

/** The box around some boxes. */
export function boxAround(boxes: readonly Box[]): Box {
  const around = {
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const { left, right, top, bottom } of boxes) {
    around.left = Math.min(around.left, left);
    around.right = Math.max(around.right, right);
    around.top = Math.min(around.top, top);
    around.bottom = Math.max(around.bottom, bottom);
  }
  return around;
}

/**
 * Pieces in lines, from top to bottom, each line from left to right. Thin lines of pieces (the dots of a colon, 一) join
 * the line that they stand in.
 */
export function linesOfParts(parts: readonly InkPart[]): InkPart[][] {
  const bands: InkPart[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const part of parts.toSorted((a, b) => a.top - b.top)) {
    if (part.top >= bottom) bands.push([]);
    bands.at(-1)?.push(part);
    bottom = Math.max(bottom, part.bottom);
  }
  const heights = bands.map((band) => heightOf(band)).toSorted((a, b) => a - b);
  const usual = heights.at(Math.floor(heights.length * 0.75)) ?? 0;
  const lines: InkPart[][] = [];
  for (const band of bands) {
    const above = lines.at(-1);
    const isThin = heightOf(band) < 0.6 * usual || (above !== undefined && heightOf(above) < 0.6 * usual);
    if (above !== undefined && isThin && heightOf([...above, ...band]) < 1.25 * usual) above.push(...band);
    else lines.push([...band]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

function heightOf(parts: readonly InkPart[]): number {
  const { top, bottom } = boxAround(parts);
  return bottom - top;
}
