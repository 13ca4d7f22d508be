import { detectFormat } from '../../read/format.ts';
import { tooLarge } from '../../read/refusals.ts';
import { zipEntries } from '../../read/zip.ts';

/** A document that was sent, alone or in an archive. */
export type SentDocument = {
  readonly name: string;
  /** Its bytes, unpacked when asked for. Throws UserError when it is damaged or too large. */
  readonly bytes: () => Uint8Array;
};

/** What is unpacked of one document, and of all documents in an archive together. */
const mostBytes = 20 * 1024 * 1024;
const mostBytesTogether = 200 * 1024 * 1024;

/** The documents in a file: those of an archive in the order of their names, or the file itself. Throws UserError. */
export function documentsIn(name: string, bytes: Uint8Array): readonly SentDocument[] {
  // Only an archive is looked into here; everything else of a document happens where it can be killed.
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b && detectFormat(bytes) === 'zip';
  if (!packed) return [{ name, bytes: () => bytes }];
  let left = mostBytesTogether;
  return zipEntries(bytes)
    .filter((entry) => !isHidden(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => ({
      name: entry.name,
      bytes: () => {
        if (left <= 0) throw tooLarge();
        const unpacked = entry.read({ bytes: Math.min(mostBytes, left) });
        left -= unpacked.length;
        return unpacked;
      },
    }));
}

/** Left in archives by systems. */
function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
