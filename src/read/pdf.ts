import type { Document } from './document.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import type { PageProgress } from './page-progress.ts';
import { withPdf } from './pdf-file.ts';
import { type PdfPage, readPdfPage, refuseDamaged } from './pdf-page.ts';
import { onlyPictures, tooLarge } from './refusals.ts';

/** Less text than this on a page is a stamp or a page number on the picture of a page. */
const leastCharacters = 10;
/** Fonts that do not say which characters their shapes are leave private codes: where these prevail, only OCR can read. */
const mostLost = 0.3;

export type PdfOptions = {
  /** Reading stops with a UserError when text has taken longer, looked at after each page. */
  readonly milliseconds?: number;
  /** The same for pages that are read by OCR, a few seconds each. */
  readonly scanMilliseconds?: number;
  readonly progress?: PageProgress;
};

/**
 * Reads a PDF by its drawn lines and the places of its characters, never by their order in the file. Tables with lines
 * have exact grids and are joined over page breaks; tables without lines become inexact ones. Page numbers and running
 * heads are dropped. Pages without text are read by OCR, cell by cell. Throws a UserError when it is damaged, encrypted, too
 * large or slow, or has no text that could be read.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Document> {
  const end = performance.now() + (options.milliseconds ?? 30_000);
  const written = await withPdf(bytes, 'text', async (pdf) => {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      if (performance.now() > end) throw tooLarge();
      pages.push(await readPdfPage(await pdf.getPage(number).catch(refuseDamaged)));
    }
    return pages;
  });
  const wordless = written.filter(hasNoText);
  const scans = wordless.length === 0 ? new Map<number, PdfPage>() : await scansOf(bytes, wordless, options);
  return documentOf(written.map((page) => scans.get(page.number) ?? page));
}

function textOf(pages: readonly PdfPage[]): string {
  return pages.flatMap((page) => page.texts.map((part) => part.text)).join('');
}

/** Whether a page has hardly any text, or none that means anything. */
function hasNoText(page: PdfPage): boolean {
  return textOf([page]).length < leastCharacters || isLost(page);
}

function isLost(page: PdfPage): boolean {
  const text = textOf([page]);
  const lost = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  return lost > text.length * mostLost;
}

/** Those of the pages that show pictures, or characters without meaning, read by OCR, by number. */
async function scansOf(
  bytes: Uint8Array,
  wordless: readonly PdfPage[],
  { scanMilliseconds = 240_000, progress = () => {} }: PdfOptions,
): Promise<ReadonlyMap<number, PdfPage>> {
  const end = performance.now() + scanMilliseconds;
  // What draws and reads pictures takes longer to load than most files to read.
  const [{ drawnPage, showsPictures }, { readScannedPage }] = await Promise.all([
    import('./pdf-scan.ts'),
    import('./scanned-page.ts'),
  ]);
  return await withPdf(bytes, 'pictures', async (pdf) => {
    const pages = new Map<number, PdfPage>();
    for (const [index, written] of wordless.entries()) {
      const page = await pdf.getPage(written.number).catch(refuseDamaged);
      if (!isLost(written) && !(await showsPictures(page))) continue;
      if (performance.now() > end) throw tooLarge();
      progress(index, wordless.length);
      pages.set(written.number, await readScannedPage(await drawnPage(page), written.number));
    }
    return pages;
  });
}

function documentOf(pages: readonly PdfPage[]): Document {
  if (!/[^\s\ufffd]/u.test(textOf(pages))) throw onlyPictures();
  const drawn = pages.reduce((sum, page) => sum + page.drawn, 0);
  const unseen = pages.reduce((sum, page) => sum + page.unseen, 0);
  const scans = pages.filter((page) => page.isScan && page.texts.length > 0);
  const isScanned = scans.length > pages.length / 2 || scans.some(({ horizontal }) => horizontal.length > 0);
  return { format: 'pdf', blocks: pdfBlocks(pages), metadata: {}, machineRead: isScanned || unseen > drawn / 2 };
}
