import { loadImage, createCanvas } from '@napi-rs/canvas';
import type { GrayImage } from './gray-image.ts';
import { damaged, tooLarge } from './refusals.ts';

/** A page of A3 at 300 dots per inch has 17 million pixels; a few hundred bytes can claim billions. */
const mostPixels = 40_000_000;

/**
 * The picture of a PNG or JPEG file. Throws a UserError when it is damaged, or has more pixels than any page by what its
 * head says, before they are unpacked.
 */
export async function decodeImage(bytes: Uint8Array): Promise<GrayImage> {
  const size = claimedSize(bytes);
  if (size === null) throw broken();
  if (size.width * size.height > mostPixels) throw tooLarge();
  const picture = await loadImage(Buffer.from(bytes)).catch(() => {
    throw broken();
  });
  const { width, height } = picture;
  if (width < 1 || height < 1) throw broken();
  if (width * height > mostPixels) throw tooLarge();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  // What is transparent shows the paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0);
  return grayOf(context.getImageData(0, 0, width, height).data, width, height);
}

/** Shades of red, green, blue and opacity on white. */
export function grayOf(rgba: Uint8ClampedArray, width: number, height: number): GrayImage {
  const pixels = new Uint8Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * 4;
    pixels[index] = Math.round(
      0.299 * (rgba[at] ?? 255) + 0.587 * (rgba[at + 1] ?? 255) + 0.114 * (rgba[at + 2] ?? 255),
    );
  }
  return { width, height, pixels };
}

function broken(): Error {
  return damaged({ zh: '图片', en: 'picture' });
}

type Size = { readonly width: number; readonly height: number };

/** What a PNG or JPEG says of its size; null where it says nothing. */
function claimedSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return view.getUint8(0) === 0x89 ? { width: view.getUint32(16), height: view.getUint32(20) } : jpegSize(view);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
