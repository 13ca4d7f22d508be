import type { Document } from './document.ts';
import { decodeImage } from './image-decode.ts';
import type { PageProgress } from './page-progress.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import type { PdfPage } from './pdf-page.ts';
import { onlyPictures, severalReports, tooLarge } from './refusals.ts';
import { readScannedPage } from './scanned-page.ts';
import { isSystemFile, zipEntries } from './zip.ts';

/** Reading pages stops after so many milliseconds, looked at after each. */
const longest = 240_000;
const mostPages = 100;
const largestPicture = 30_000_000;

/**
 * Reads the picture of a page (PNG or JPEG) by OCR, cell by cell. Throws a UserError when it is damaged, too large, or shows
 * no text.
 */
export async function readImage(bytes: Uint8Array): Promise<Document> {
  return documentOf([await readScannedPage(await decodeImage(bytes), 1)]);
}

/**
 * Reads an archive of the pictures of pages as one document, in the order of their names, in which 2 stands before 10. Throws a
 * UserError when one is damaged or too large, when they show no text, and when they are pages of several reports.
 */
export async function readPictures(bytes: Uint8Array, progress: PageProgress): Promise<Document> {
  const end = performance.now() + longest;
  const inOrder = new Intl.Collator('en', { numeric: true });
  const entries = zipEntries(bytes)
    .filter(({ name }) => !isSystemFile(name))
    .toSorted((a, b) => inOrder.compare(a.name, b.name));
  if (entries.length > mostPages) throw tooLarge();
  const pages: PdfPage[] = [];
  for (const [index, entry] of entries.entries()) {
    if (performance.now() > end) throw tooLarge();
    progress(index, entries.length);
    pages.push(await readScannedPage(await decodeImage(entry.read({ bytes: largestPicture })), index + 1));
  }
  // A report has this row once; figures of two would be mixed.
  if (pages.filter(hasReceivedRow).length > 1) throw severalReports();
  return documentOf(pages);
}

function hasReceivedRow({ texts }: PdfPage): boolean {
  return texts.some(({ text }) => /^.{0,3}本年新收政府信息公开申请/u.test(text));
}

function documentOf(pages: readonly PdfPage[]): Document {
  if (!pages.some(({ texts }) => texts.some(({ text }) => /[^\s\ufffd]/u.test(text)))) throw onlyPictures();
  return { format: 'image', blocks: pdfBlocks(pages), metadata: {}, machineRead: true };
}
