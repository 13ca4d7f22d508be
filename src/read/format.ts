import { isCompoundFile } from './compound-file.ts';
import { decodeText } from './decode.ts';
import { isSystemFile, zipEntries } from './zip.ts';

/** What a file is: `pictures` is an archive of nothing else, the pages of a report; `other` is what no reader takes. */
export type Format =
  | 'text'
  | 'html'
  | 'docx'
  | 'doc'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'pictures'
  | 'zip'
  | 'locked'
  | 'other';

/** Enough to see markup: pages with long scripts before their text begin with markup anyway. */
const looked = 256 * 1024;

/** Tells a file's format from its content alone: agencies name web pages .doc and Word files .txt. Empty files are text. */
export function detectFormat(bytes: Uint8Array): Format {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString('latin1');
  // The PDF standard lets a header begin within the first 1,024 bytes.
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return packedFormat(bytes, head);
  if (isCompoundFile(bytes)) return compoundFormat(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (head.startsWith('\u0089PNG\r\n\u001a\n')) return 'png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  // Both are text to the eye of a decoder, and nonsense to one of a person.
  if (head.startsWith('{\\rtf') || /^(?:MIME-Version|From|Content-Type):/i.test(head)) return 'other';
  return writtenFormat(bytes.subarray(0, looked));
}

/** A Word file with a password is a compound file around the encrypted one ([MS-OFFCRYPTO]). */
function compoundFormat(bytes: Buffer): Format {
  if (bytes.includes('WordDocument', 0, 'utf16le')) return 'doc';
  return bytes.includes('EncryptedPackage', 0, 'utf16le') ? 'locked' : 'other';
}

function packedFormat(bytes: Uint8Array, head: string): Format {
  try {
    const names = zipEntries(bytes).map(({ name }) => name);
    if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx';
    const sent = names.filter((name) => !isSystemFile(name));
    return sent.length > 0 && sent.every((name) => /\.(?:png|jpe?g)$/i.test(name)) ? 'pictures' : 'zip';
  } catch {
    // Cut off: the directory at the end is lost, the first name is not.
    return /^.{30}(?:\[Content_Types\]|_rels\/|word\/|docProps\/)/s.test(head) ? 'docx' : 'zip';
  }
}

function writtenFormat(bytes: Uint8Array): Format {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch {
    return bytes.every((byte) => byte <= 0x20) ? 'text' : 'other';
  }
  const start = text.trimStart().slice(0, 1_000);
  const opens =
    /^(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|!--|(?:html|head|body|meta|title|script|style|div|p|table|h[1-6]|span|section|article|center|font)\b)/i;
  if (opens.test(start)) return 'html';
  // A script with markup in a string, or text with tables of markup in it; one stray tag makes no page.
  const closes = text.match(/<\\?\/(?:td|tr|table|p|div|body|span)>/gi)?.length ?? 0;
  return closes >= 3 ? 'html' : 'text';
}
