import { createCanvas, loadImage } from '@napi-rs/canvas';
import { seeded } from './agencies.ts';

/** What befalls a page between the printer and the file that is published. */
export type Treatment = {
  /** By how many degrees it lies aslant, clockwise. */
  readonly degrees?: number;
  /** By how many of 255 shades a pixel differs at most. */
  readonly noise?: number;
  /** Every other band of so many pixels is light grey, as the rows of some tables. */
  readonly shade?: number;
  /** Saved as JPEG of this quality, else as PNG. */
  readonly quality?: number;
};

/** A page, treated; always the same. */
export async function treated(
  picture: Uint8Array,
  { degrees = 0, noise = 0, shade = 0, quality }: Treatment,
): Promise<Uint8Array> {
  const image = await loadImage(Buffer.from(picture));
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.drawImage(image, 0, 0);
  if (shade > 0) {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = '#d9d9d9';
    for (let top = 0; top < height; top += 2 * shade) context.fillRect(width * 0.05, top, width * 0.9, shade);
  }
  if (noise > 0) {
    const random = seeded(1);
    const pixels = context.getImageData(0, 0, width, height);
    for (let index = 0; index < pixels.data.length; index += 4) {
      const shift = Math.round((random() * 2 - 1) * noise);
      for (const channel of [0, 1, 2]) pixels.data[index + channel] = (pixels.data[index + channel] ?? 0) + shift;
    }
    context.putImageData(pixels, 0, 0);
  }
  return quality === undefined ? await canvas.encode('png') : await canvas.encode('jpeg', quality);
}
