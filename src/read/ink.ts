import type { GrayImage } from './gray-image.ts';

/** Where a picture is inked: 1 for ink, 0 for paper, row by row. */
export type Ink = { readonly width: number; readonly height: number; readonly dots: Uint8Array };

/**
 * What counts as ink. `darker`: its share of the light around it at most; paper of a scan and grey rows of a table differ less
 * from their own. `lightest`: nothing lighter is ink, however light the paper.
 */
type Darkness = { readonly darker: number; readonly lightest: number };
const plain: Darkness = { darker: 0.82, lightest: 200 };
/** What a bad copy leaves of strokes. */
export const faint: Darkness = { darker: 0.91, lightest: 245 };

/** More lone dots than this, and than this share of all dots, are the grain of a scanner. */
const grain = { dots: 200, share: 0.02 };

/** Whether many dots stand alone, as those of letters and lines never do. */
export function isGrainy({ width, height, dots }: Ink): boolean {
  let [all, alone] = [0, 0];
  for (let y = 1; y + 1 < height; y += 1) {
    for (let index = y * width + 1; index + 1 < (y + 1) * width; index += 1) {
      if (dots[index] === 0) continue;
      all += 1;
      const beside =
        (dots[index - 1] ?? 0) + (dots[index + 1] ?? 0) + (dots[index - width] ?? 0) + (dots[index + width] ?? 0);
      if (beside === 0) alone += 1;
    }
  }
  return alone > grain.dots && alone > grain.share * all;
}

/** Tells ink from paper by the mean of a neighbourhood, so that shadows, yellow paper and grey rows of a table are paper. */
export function inkOf({ width, height, pixels }: GrayImage, { darker, lightest } = plain): Ink {
  const dots = new Uint8Array(width * height);
  const reach = Math.max(8, Math.round(width / 60));
  const columns = new Uint32Array(width);
  let rows = 0;
  const addRow = (y: number, sign: 1 | -1): void => {
    if (y < 0 || y >= height) return;
    rows += sign;
    for (let x = 0; x < width; x += 1) columns[x] = (columns[x] ?? 0) + sign * (pixels[y * width + x] ?? 0);
  };
  for (let y = 0; y < reach; y += 1) addRow(y, 1);
  for (let y = 0; y < height; y += 1) {
    addRow(y + reach, 1);
    addRow(y - reach - 1, -1);
    let sum = 0;
    let count = 0;
    for (let x = 0; x < Math.min(reach, width); x += 1) {
      sum += columns[x] ?? 0;
      count += rows;
    }
    for (let x = 0; x < width; x += 1) {
      if (x + reach < width) {
        sum += columns[x + reach] ?? 0;
        count += rows;
      }
      if (x - reach - 1 >= 0) {
        sum -= columns[x - reach - 1] ?? 0;
        count -= rows;
      }
      const own = pixels[y * width + x] ?? 255;
      if (own < lightest && own * count < darker * sum) dots[y * width + x] = 1;
    }
  }
  return { width, height, dots };
}
