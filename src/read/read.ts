import type { Document } from './document.ts';
import { detectFormat, type Format } from './format.ts';
import { locked, packed, unknownFormat } from './refusals.ts';
import { readText } from './text.ts';

type Reader = (bytes: Uint8Array) => Document | Promise<Document>;

/** One reader per format, loaded when first needed: the libraries behind some take longer to load than a report to read. */
const readers: Readonly<Record<Format, Reader>> = {
  text: readText,
  html: async (bytes) => (await import('./html.ts')).readHtml(bytes),
  docx: async (bytes) => (await import('./docx.ts')).readDocx(bytes),
  doc: async (bytes) => (await import('./doc.ts')).readDoc(bytes),
  pdf: async (bytes) => (await import('./pdf.ts')).readPdf(bytes),
  png: readPicture,
  jpeg: readPicture,
  zip: () => refuse(packed()),
  locked: () => refuse(locked()),
  other: () => refuse(unknownFormat()),
};

/**
 * Reads a document of any known format, told from its content. `name` is what the user calls the file; only metadata may
 * use it. Throws a UserError for an empty, damaged, too large or unknown file.
 */
export async function readDocument(bytes: Uint8Array, _name: string): Promise<Document> {
  return readers[detectFormat(bytes)](bytes);
}

async function readPicture(bytes: Uint8Array): Promise<Document> {
  return (await import('./image.ts')).readImage(bytes);
}

function refuse(refusal: Error): never {
  throw refusal;
}
