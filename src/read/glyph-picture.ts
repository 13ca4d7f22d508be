import { cropped, type GrayImage, scaledTo } from './gray-image.ts';
import type { Box } from './pdf-page.ts';

/** A glyph in a frame of fixed size, its shades shifted and stretched to a mean of 0 and a length of 1. */
export type GlyphPicture = Float32Array;

const frame = { width: 16, height: 20 };

/** The picture of a glyph, as high as the frame, its width in proportion. */
export function glyphPicture(image: GrayImage, box: Box): GlyphPicture {
  const glyph = cropped(image, box);
  const width = Math.min(frame.width, Math.max(1, Math.round((glyph.width * frame.height) / glyph.height)));
  const small = scaledTo(glyph, width, frame.height);
  const picture = new Float32Array(frame.width * frame.height);
  const left = Math.floor((frame.width - width) / 2);
  for (let y = 0; y < frame.height; y += 1) {
    for (let x = 0; x < width; x += 1) picture[y * frame.width + left + x] = 255 - (small.pixels[y * width + x] ?? 255);
  }
  const mean = picture.reduce((sum, shade) => sum + shade, 0) / picture.length;
  const length = Math.sqrt(picture.reduce((sum, shade) => sum + (shade - mean) ** 2, 0));
  return picture.map((shade) => (shade - mean) / Math.max(length, 1));
}

/** How much two glyphs look alike: 1 for the same, 0 for any two. */
export function alike(one: GlyphPicture, other: GlyphPicture): number {
  let sum = 0;
  for (const [index, shade] of one.entries()) sum += shade * (other[index] ?? 0);
  return sum;
}

/** How far a glyph leans, from -1 for / over 0 for an upright one to 1 for \\: how its ink goes to the right downwards. */
export function leanOf(picture: GlyphPicture): number {
  const paper = picture.reduce((least, shade) => Math.min(least, shade), 0);
  let [weight, sumX, sumY] = [0, 0, 0];
  const each = (take: (x: number, y: number, ink: number) => void): void => {
    for (const [index, shade] of picture.entries()) {
      take(index % frame.width, Math.floor(index / frame.width), shade - paper);
    }
  };
  each((x, y, ink) => {
    weight += ink;
    sumX += x * ink;
    sumY += y * ink;
  });
  const [middleX, middleY] = [sumX / weight, sumY / weight];
  let [xx, yy, xy] = [0, 0, 0];
  each((x, y, ink) => {
    xx += ink * (x - middleX) ** 2;
    yy += ink * (y - middleY) ** 2;
    xy += ink * (x - middleX) * (y - middleY);
  });
  return xx * yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
