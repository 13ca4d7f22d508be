import type { Box } from './pdf-page.ts';

/** A picture in shades of grey, row by row from the top: 0 black, 255 white. */
export type GrayImage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const white = 255;

/** The part of a picture within a box in pixels, with a white margin around it. */
export function cropped(image: GrayImage, box: Box, margin = 0): GrayImage {
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const width = Math.max(0, Math.min(image.width, Math.ceil(box.right)) - left);
  const height = Math.max(0, Math.min(image.height, Math.ceil(box.bottom)) - top);
  const wide = width + 2 * margin;
  const pixels = new Uint8Array(wide * (height + 2 * margin)).fill(white);
  for (let y = 0; y < height; y += 1) {
    const start = (top + y) * image.width + left;
    pixels.set(image.pixels.subarray(start, start + width), (y + margin) * wide + margin);
  }
  return { width: wide, height: height + 2 * margin, pixels };
}

/** A picture made larger or smaller, smoothly. */
export function scaled(image: GrayImage, factor: number): GrayImage {
  const width = Math.max(1, Math.round(image.width * factor));
  const height = Math.max(1, Math.round(image.height * factor));
  return mapped(image, width, height, (x, y) => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]);
}

/** A picture made smaller or larger to a size, each pixel the mean of what it stands for. */
export function scaledTo({ width, height, pixels }: GrayImage, newWidth: number, newHeight: number): GrayImage {
  const made = new Uint8Array(newWidth * newHeight);
  for (let y = 0; y < newHeight; y += 1) {
    const top = Math.min(height - 1, Math.floor((y * height) / newHeight));
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / newHeight));
    for (let x = 0; x < newWidth; x += 1) {
      const left = Math.min(width - 1, Math.floor((x * width) / newWidth));
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / newWidth));
      let sum = 0;
      for (let row = top; row < bottom; row += 1) {
        for (let column = left; column < right; column += 1) sum += pixels[row * width + column] ?? white;
      }
      made[y * newWidth + x] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return { width: newWidth, height: newHeight, pixels: made };
}

/** A picture whose pixels are means of nine, the nearer the weightier, without the grain of a scanner. */
export function smoothed({ width, height, pixels }: GrayImage): GrayImage {
  const made = Uint8Array.from(pixels);
  for (let y = 1; y + 1 < height; y += 1) {
    for (let x = 1; x + 1 < width; x += 1) {
      let sum = 0;
      for (let row = -1; row <= 1; row += 1) {
        const at = (y + row) * width + x;
        const weight = row === 0 ? 2 : 1;
        sum += weight * ((pixels[at - 1] ?? white) + 2 * (pixels[at] ?? white) + (pixels[at + 1] ?? white));
      }
      made[y * width + x] = Math.round(sum / 16);
    }
  }
  return { width, height, pixels: made };
}

/** A picture turned around its middle, anticlockwise as it is seen, by degrees. */
export function turned(image: GrayImage, degrees: number): GrayImage {
  const { width, height } = image;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [middleX, middleY] = [width / 2, height / 2];
  return mapped(image, width, height, (x, y) => [
    middleX + (x - middleX) * cos - (y - middleY) * sin,
    middleY + (x - middleX) * sin + (y - middleY) * cos,
  ]);
}

/** Each pixel from a place between four of the source; white outside of it. */
function mapped(
  { width, height, pixels }: GrayImage,
  newWidth: number,
  newHeight: number,
  from: (x: number, y: number) => readonly [number, number],
): GrayImage {
  const made = new Uint8Array(newWidth * newHeight);
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? white : (pixels[y * width + x] ?? white);
  for (let y = 0; y < newHeight; y += 1) {
    for (let x = 0; x < newWidth; x += 1) {
      const [sourceX, sourceY] = from(x, y);
      const [left, top] = [Math.floor(sourceX), Math.floor(sourceY)];
      const [right, down] = [sourceX - left, sourceY - top];
      const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
      const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
      made[y * newWidth + x] = Math.round(upper * (1 - down) + lower * down);
    }
  }
  return { width: newWidth, height: newHeight, pixels: made };
}
