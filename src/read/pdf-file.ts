import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { refuseDamaged } from './pdf-page.ts';
import { tooLarge } from './refusals.ts';

/** The longest report known, of a province with all its departments, has some 60 pages. */
const mostPages = 300;

/**
 * What is looked for in a file. Pictures are not even unpacked where text is: that is where a small file becomes large. As
 * `pictures`, none may have more pixels than a page of A4 scanned at 600 dots per inch.
 */
export type PdfUse = 'text' | 'pictures';
const largestPicture = { text: 0, pictures: 40_000_000 } as const satisfies { readonly [use in PdfUse]: number };

/** Hands over an opened PDF and closes it again. Throws a UserError when it is damaged, encrypted or too long. */
export async function withPdf<Result>(
  bytes: Uint8Array,
  use: PdfUse,
  work: (pdf: PDFDocumentProxy) => Promise<Result>,
): Promise<Result> {
  const loading = getDocument({
    // pdfjs takes the bytes away from their owner.
    data: Uint8Array.from(bytes),
    cMapUrl: `${packageFolder()}/cmaps/`,
    standardFontDataUrl: `${packageFolder()}/standard_fonts/`,
    wasmUrl: `${packageFolder()}/wasm/`,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: use === 'pictures',
    useWorkerFetch: false,
    maxImageSize: largestPicture[use],
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await loading.promise.catch(refuseDamaged);
    if (pdf.numPages > mostPages) throw tooLarge();
    return await work(pdf);
  } finally {
    await loading.destroy();
  }
}

function packageFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}
