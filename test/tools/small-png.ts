import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { GrayImage } from '../../src/read/gray-image.ts';

/** A picture as a PNG in four shades of grey, a tenth as large as in all of them. */
export function smallPng({ width, height, pixels }: GrayImage): Uint8Array {
  const rowBytes = Math.ceil(width / 4);
  const rows = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * (rowBytes + 1) + 1 + (x >> 2);
      rows[at] = (rows[at] ?? 0) | (Math.round((pixels[y * width + x] ?? 255) / 85) << (6 - 2 * (x & 3)));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Two bits a pixel, grey, and the only methods of packing and filtering that there are, from top to bottom.
  head.set([2, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture that `smallPng` made a PNG of. */
export function ofSmallPng(png: Uint8Array): GrayImage {
  const bytes = Buffer.from(png);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  // The head takes 33 bytes, and its only data follow.
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const pixels = new Uint8Array(width * height);
  const rowBytes = Math.ceil(width / 4) + 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = (((rows[y * rowBytes + 1 + (x >> 2)] ?? 0) >> (6 - 2 * (x & 3))) & 3) * 85;
    }
  }
  return { width, height, pixels };
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
