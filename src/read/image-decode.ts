import { crc32 } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { GrayImage } from './gray-image.ts';
import { damaged, tooLarge } from './refusals.ts';

/** A page of A3 at 300 dots per inch has 17 million pixels; a few hundred bytes can claim billions. */
const mostPixels = 40_000_000;
/**
 * A page as wide has 300 dots per inch, and some 9 million pixels; what has more is made smaller at once, as reading holds
 * several pictures of it in memory.
 */
const widest = 2_480;
export const mostReadPixels = 16_000_000;
/** Rows that are turned to grey at a time: in colours, each takes four times the memory. */
const band = 512;

/**
 * The picture of a PNG or JPEG file, at most 2,480 pixels wide and of 16 million pixels. Throws a UserError when it is damaged, or has more pixels than
 * any page by what its head says, before they are unpacked.
 */
export async function decodeImage(bytes: Uint8Array): Promise<GrayImage> {
  const size = claimedSize(bytes);
  if (size === null) throw broken();
  if (size.width * size.height > mostPixels) throw tooLarge();
  if (!isWhole(bytes)) throw broken();
  const picture = await loadImage(Buffer.from(bytes)).catch(() => {
    throw broken();
  });
  if (picture.width < 1 || picture.height < 1) throw broken();
  if (picture.width * picture.height > mostPixels) throw tooLarge();
  const scale = Math.min(1, widest / picture.width, Math.sqrt(mostReadPixels / (picture.width * picture.height)));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const pixels = new Uint8Array(width * height);
  const canvas = createCanvas(width, Math.min(band, height));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  // What is transparent shows the paper.
  context.fillStyle = 'white';
  for (let top = 0; top < height; top += band) {
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, -top, width, height);
    const rows = Math.min(band, height - top);
    pixels.set(grayOf(context.getImageData(0, 0, width, rows).data, width, rows).pixels, top * width);
  }
  return { width, height, pixels };
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

/** What may stand behind the end of a picture, left there by cameras and sites. */
const longestTail = 65_536;

/**
 * Whether a picture goes to its end unharmed: of one that does not, decoders give the upper part, in which the last row of
 * figures may be cut in two.
 */
function isWhole(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] !== 0x89) return buffer.lastIndexOf(Buffer.of(0xff, 0xd9)) >= Math.max(2, buffer.length - longestTail);
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    const type = buffer.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > buffer.length) return false;
    // Those with a small first letter say nothing of what is seen.
    if (/^[A-Z]/.test(type) && crc32(buffer.subarray(at + 4, end)) !== buffer.readUInt32BE(end)) return false;
    if (type === 'IEND') return true;
    at = end + 4;
  }
  return false;
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
