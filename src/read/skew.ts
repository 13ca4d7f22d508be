import type { Ink } from './ink.ts';

/** A page that lies more aslant than this was not laid on a scanner. */
const most = 2;
const mostDots = 40_000;

/**
 * By how many degrees the lines of a page sink to the right, to a fiftieth: at that angle its rows of ink are sharpest. 0
 * for a blank page.
 */
export function skewOf({ width, height, dots }: Ink): number {
  const places: { readonly x: number; readonly y: number }[] = [];
  const inked = dots.reduce((sum, dot) => sum + dot, 0);
  const step = Math.max(1, Math.ceil(inked / mostDots));
  let seen = 0;
  for (let index = 0; index < dots.length; index += 1) {
    if (dots[index] === 0) continue;
    seen += 1;
    if (seen % step === 0) places.push({ x: index % width, y: Math.floor(index / width) });
  }
  const rows = new Uint32Array(height + 2 * Math.ceil(width * Math.tan((most * Math.PI) / 180)) + 4);
  const sharpness = (degrees: number): number => {
    rows.fill(0);
    const slope = Math.tan((degrees * Math.PI) / 180);
    const first = (rows.length - height) / 2;
    for (const { x, y } of places) {
      const row = Math.round(first + y - (x - width / 2) * slope);
      rows[row] = (rows[row] ?? 0) + 1;
    }
    return rows.reduce((sum, count) => sum + count * count, 0);
  };
  const coarse = best(0, most, 0.2, sharpness);
  const fine = best(coarse, 0.2, 0.04, sharpness);
  return best(fine, 0.04, 0.02, sharpness);
}

/** The angle around a middle at which the page is sharpest; of equals, the one nearest to the middle. */
function best(middle: number, reach: number, step: number, sharpness: (degrees: number) => number): number {
  let found = middle;
  let sharpest = sharpness(middle);
  for (let offset = step; offset <= reach + step / 2; offset += step) {
    for (const degrees of [middle - offset, middle + offset]) {
      const own = sharpness(degrees);
      if (own > sharpest) [found, sharpest] = [degrees, own];
    }
  }
  return found;
}
