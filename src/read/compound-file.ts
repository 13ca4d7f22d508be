import { damaged } from './refusals.ts';

const container = { zh: ' Office 文件', en: 'Office file' };
const endOfChain = 0xfffffffe;
const noEntry = 0xffffffff;
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

type Stream = { readonly name: string; readonly start: number; readonly size: number };

/** Whether bytes begin as an OLE compound file (old Word, Excel, PowerPoint, WPS). */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * Opens an OLE compound file ([MS-CFB]) and gives a reader of its top-level streams by name, null where there is none;
 * streams of embedded objects are not reached. Throws a UserError when the file is damaged or its chains run in circles.
 */
export function openCompoundFile(bytes: Uint8Array): (name: string) => Uint8Array | null {
  try {
    return open(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw damaged(container);
    throw error;
  }
}

function open(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorShift = view.getUint16(30, true);
  if (!isCompoundFile(bytes) || (sectorShift !== 9 && sectorShift !== 12)) throw damaged(container);
  const sectorSize = 1 << sectorShift;
  const miniCutoff = view.getUint32(56, true);
  const sector = (index: number): Uint8Array => {
    const from = (index + 1) * sectorSize;
    // The last sector of a file may be cut short, which harms only if something stands in what is lacking.
    if (from >= bytes.length) throw damaged(container);
    return bytes.subarray(from, from + sectorSize);
  };

  const fat = fatSectors(view, sectorSize, sector).flatMap((index) => numbersIn(sector(index)));
  const chain = (start: number, table: readonly number[]): number[] => {
    const links: number[] = [];
    for (let at = start; at !== endOfChain; ) {
      const next = table[at];
      if (next === undefined || links.length > table.length) throw damaged(container);
      links.push(at);
      at = next;
    }
    return links;
  };
  const directory = join(chain(view.getUint32(48, true), fat), sector, Number.POSITIVE_INFINITY);
  const { root, streams } = topLevelStreams(directory);
  const miniFat = miniFatOf(view, (start) => chain(start, fat).flatMap((index) => numbersIn(sector(index))));
  const miniStream = miniFat.length === 0 ? new Uint8Array() : join(chain(root.start, fat), sector, root.size);

  return (name) => {
    const stream = streams.find((candidate) => candidate.name === name);
    if (stream === undefined) return null;
    if (stream.size >= miniCutoff) return join(chain(stream.start, fat), sector, stream.size);
    if (stream.size === 0) return new Uint8Array();
    return join(chain(stream.start, miniFat), (index) => miniStream.subarray(index * 64, index * 64 + 64), stream.size);
  };
}

/** The sectors that hold the allocation table: 109 in the header, the others in a chain of their own. */
function fatSectors(view: DataView, sectorSize: number, sector: (index: number) => Uint8Array): number[] {
  const count = view.getUint32(44, true);
  const found: number[] = [];
  for (let index = 0; index < Math.min(count, 109); index += 1) found.push(view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  while (found.length < count && next !== endOfChain) {
    const numbers = numbersIn(sector(next));
    found.push(...numbers.slice(0, Math.min(sectorSize / 4 - 1, count - found.length)));
    next = numbers.at(-1) ?? endOfChain;
    if (found.length * sectorSize > view.byteLength) throw damaged(container);
  }
  return found;
}

function miniFatOf(view: DataView, numbers: (start: number) => number[]): number[] {
  const start = view.getUint32(60, true);
  return start === endOfChain || view.getUint32(64, true) === 0 ? [] : numbers(start);
}

/** The root and the streams directly below it; entries form a binary tree. */
function topLevelStreams(directory: Uint8Array): { root: Stream; streams: Stream[] } {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entry = (index: number): Stream => {
    const at = index * 128;
    const nameBytes = Math.max(Math.min(view.getUint16(at + 64, true), 64) - 2, 0);
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  };
  const streams: Stream[] = [];
  const seen = new Set<number>([noEntry]);
  const pending = [view.getUint32(76, true)];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const at = index * 128;
    if (view.getUint8(at + 66) === 2) streams.push(entry(index));
    pending.push(view.getUint32(at + 68, true), view.getUint32(at + 72, true));
  }
  return { root: entry(0), streams };
}

function numbersIn(sector: Uint8Array): number[] {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
  return Array.from({ length: sector.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}

function join(links: readonly number[], piece: (index: number) => Uint8Array, size: number): Uint8Array {
  return Buffer.concat(links.map(piece)).subarray(0, size);
}
