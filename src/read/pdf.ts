import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Document } from './document.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { type PdfPage, readPdfPage, refuseDamaged } from './pdf-page.ts';
import { onlyPictures, tooLarge } from './refusals.ts';

/** The longest report known, of a province with all its departments, has some 60 pages. */
const mostPages = 300;
/** Less text than this in a whole file is a stamp or a page number on scanned pages. */
const leastCharacters = 20;

/** Fonts that do not say which characters their shapes are leave private codes: where these prevail, only OCR can read. */
const mostLost = 0.3;

export type PdfLimits = {
  /** Reading stops with a UserError when it has taken longer, looked at after each page. */
  readonly milliseconds: number;
};

/**
 * Reads a PDF by its drawn lines and the places of its characters, never by their order in the file. Tables with lines
 * have exact grids and are joined over page breaks; tables without lines become inexact ones. Page numbers and running
 * heads are dropped. Throws a UserError when it is damaged, encrypted, too large or slow, or holds pictures of pages only.
 */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits = { milliseconds: 30_000 }): Promise<Document> {
  const end = performance.now() + limits.milliseconds;
  const loading = getDocument({
    // pdfjs takes the bytes away from their owner.
    data: Uint8Array.from(bytes),
    cMapUrl: `${packageFolder()}/cmaps/`,
    standardFontDataUrl: `${packageFolder()}/standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    // Pictures are not looked at, and unpacking them is where a small file becomes large.
    maxImageSize: 0,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise.catch(refuseDamaged);
    const pages = await pagesOf(pdf, end);
    return documentOf(pages);
  } finally {
    await loading.destroy();
  }
}

function packageFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

async function pagesOf(pdf: PDFDocumentProxy, end: number): Promise<PdfPage[]> {
  if (pdf.numPages > mostPages) throw tooLarge();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (performance.now() > end) throw tooLarge();
    const page = await pdf.getPage(number).catch(refuseDamaged);
    pages.push(await readPdfPage(page));
  }
  return pages;
}

function documentOf(pages: readonly PdfPage[]): Document {
  const text = pages.flatMap((page) => page.texts.map((part) => part.text)).join('');
  const lost = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (text.length < leastCharacters || lost > text.length * mostLost) throw onlyPictures();
  const drawn = pages.reduce((sum, page) => sum + page.drawn, 0);
  const unseen = pages.reduce((sum, page) => sum + page.unseen, 0);
  return { format: 'pdf', blocks: pdfBlocks(pages), metadata: {}, machineRead: unseen > drawn / 2 };
}
