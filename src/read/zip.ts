import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, type FileKind, locked, tooLarge } from './refusals.ts';

/** A file in a ZIP archive. `read` inflates it; it throws a UserError when it is damaged or larger than the limit. */
export type ZipEntry = {
  readonly name: string;
  /** Inflated size as the archive claims it; never relied upon. */
  readonly claimedBytes: number;
  read(limits: { readonly bytes: number }): Uint8Array;
};

const archive: FileKind = { zh: '压缩文件', en: 'archive' };
/** A Word file has some 20 entries, a folder of reports some hundreds. */
const mostEntries = 2_000;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/**
 * The files of a ZIP archive by its central directory, in its order, folders left out. Nothing is inflated yet.
 * Throws a UserError, which calls the archive `file`, when it is damaged, encrypted, or has more entries than any set of reports.
 */
export function zipEntries(bytes: Uint8Array, file = archive): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  try {
    const end = findEnd(view, file);
    const count = view.getUint16(end + 10, true);
    if (count > mostEntries) throw tooLarge();
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== directoryEntry) throw damaged(file);
      const nameLength = view.getUint16(at + 28, true);
      const inUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
      const name = entryName(bytes.subarray(at + 46, at + 46 + nameLength), inUtf8);
      if (!name.endsWith('/')) entries.push(entryAt(bytes, view, at, name, file));
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file);
    throw error;
  }
  return entries;
}

/** Whether a file was left in an archive by a system, not by a person. */
export function isSystemFile(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');
}

/** The end record lies within the last 64 KiB, behind which only a comment may stand. */
function findEnd(view: DataView, file: FileKind): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  throw damaged(file);
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: string, file: FileKind): ZipEntry {
  const encrypted = (view.getUint16(at + 8, true) & 1) !== 0;
  const method = view.getUint16(at + 10, true);
  const checksum = view.getUint32(at + 16, true);
  const packedBytes = view.getUint32(at + 20, true);
  const claimedBytes = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const read = (limits: { readonly bytes: number }): Uint8Array => {
    if (encrypted) throw locked();
    if (local + 30 > bytes.length || view.getUint32(local, true) !== localEntry) throw damaged(file);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + packedBytes);
    if (packed.length < packedBytes) throw damaged(file);
    const content = unpack(packed, method, limits.bytes, file);
    if (crc32(content) !== checksum) throw damaged(file);
    return content;
  };
  return { name, claimedBytes, read };
}

function unpack(packed: Uint8Array, method: number, mostBytes: number, file: FileKind): Uint8Array {
  if (method === 0 && packed.length <= mostBytes) return packed;
  if (method === 0) throw tooLarge();
  if (method !== 8) throw damaged(file);
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw damaged(file);
  }
}

/** Windows packs Chinese names in GBK without saying so. */
function entryName(name: Uint8Array, inUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name);
  } catch {
    return new TextDecoder(inUtf8 ? 'utf-8' : 'gb18030').decode(name);
  }
}
