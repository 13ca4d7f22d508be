import type { Document } from './document.ts';
import { detectFormat, type Format } from './format.ts';
import type { PageProgress } from './page-progress.ts';
import { locked, packed, unknownFormat } from './refusals.ts';
import { readText } from './text.ts';

type Reader = (bytes: Uint8Array, progress: PageProgress) => Document | Promise<Document>;

/** One reader per format, loaded when first needed: the libraries behind some take longer to load than a report to read. */
const readers: Readonly<Record<Format, Reader>> = {
  text: (bytes) => readText(bytes),
  html: async (bytes) => (await import('./html.ts')).readHtml(bytes),
  docx: async (bytes) => (await import('./docx.ts')).readDocx(bytes),
  doc: async (bytes) => (await import('./doc.ts')).readDoc(bytes),
  pdf: async (bytes, progress) => (await import('./pdf.ts')).readPdf(bytes, { progress }),
  png: readPicture,
  jpeg: readPicture,
  pictures: async (bytes, progress) => (await import('./image.ts')).readPictures(bytes, progress),
  zip: () => refuse(packed()),
  locked: () => refuse(locked()),
  other: () => refuse(unknownFormat()),
};

/**
 * Reads a document of any known format, told from its content. `name` is what the user calls the file; only metadata may
 * use it. `progress` is told of pages that are read by OCR. Throws a UserError for an empty, damaged, too large or unknown file.
 */
export async function readDocument(
  bytes: Uint8Array,
  _name: string,
  progress: PageProgress = () => {},
): Promise<Document> {
  return readers[detectFormat(bytes)](bytes, progress);
}

async function readPicture(bytes: Uint8Array): Promise<Document> {
  return (await import('./image.ts')).readImage(bytes);
}

function refuse(refusal: Error): never {
  throw refusal;
}
