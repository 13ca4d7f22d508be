import type { Document } from './document.ts';
import { decodeImage } from './image-decode.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { onlyPictures } from './refusals.ts';
import { readScannedPage } from './scanned-page.ts';

/**
 * Reads the picture of a page (PNG or JPEG) by OCR, cell by cell. Throws a UserError when it is damaged, too large, or shows
 * no text.
 */
export async function readImage(bytes: Uint8Array): Promise<Document> {
  const page = await readScannedPage(await decodeImage(bytes), 1);
  if (!page.texts.some(({ text }) => /[^\s\ufffd]/u.test(text))) throw onlyPictures();
  return { format: 'image', blocks: pdfBlocks([page]), metadata: {}, machineRead: true };
}
