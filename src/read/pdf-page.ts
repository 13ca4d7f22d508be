import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { drawingOf, type PageDrawing } from './pdf-drawing.ts';
import { type Matrix, matrixIn, times, unchanged } from './pdf-matrix.ts';
import { damaged, locked } from './refusals.ts';

/** Turns what pdfjs reports of a file into a refusal. */
export function refuseDamaged(error: unknown): never {
  if (error instanceof Error && error.name === 'PasswordException') throw locked();
  throw damaged({ zh: ' PDF 文件', en: 'PDF' });
}

/** A box on a page in points from its top left corner. */
export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** A run of characters on one line. */
export type PageText = Box & { readonly text: string; readonly baseline: number; readonly size: number };

export type PdfPage = PageDrawing & {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PageText[];
  /** Read by OCR from the picture of a page. */
  readonly isScan: boolean;
};

/** The text and the ruling lines of a page, turned as it is shown. Throws a UserError for a page of countless lines. */
export async function readPdfPage(page: PDFPageProxy): Promise<PdfPage> {
  const content = await page.getTextContent().catch(refuseDamaged);
  const items = content.items.flatMap((item) => {
    const matrix = 'str' in item && item.str.trim() !== '' ? matrixIn(item.transform) : null;
    return 'str' in item && matrix !== null ? [{ text: item.str, width: item.width, matrix }] : [];
  });
  const upright = page.getViewport({ scale: 1 });
  const turn = mainTurn(items.map(({ matrix }) => times(matrixIn(upright.transform) ?? unchanged, matrix)));
  const viewport = turn === 0 ? upright : page.getViewport({ scale: 1, rotation: (page.rotate + 360 - turn) % 360 });
  const toPage = matrixIn(viewport.transform) ?? unchanged;
  const texts = items.flatMap(({ text, width, matrix }) => {
    const placed = times(toPage, matrix);
    // What is printed aslant is a watermark.
    return turnOf(placed) === null ? [] : [placedText(text, width, placed)];
  });
  const { fnArray, argsArray } = await page.getOperatorList().catch(refuseDamaged);
  const drawing = drawingOf(fnArray, argsArray, toPage);
  page.cleanup();
  return {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    texts: withoutOverprint(texts),
    isScan: false,
    ...drawing,
  };
}

/** By how many degrees a text runs turned clockwise: 0, 90, 180 or 270; null when aslant. */
function turnOf([a, b]: Matrix): number | null {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - quarter) > 5 ? null : (quarter + 360) % 360;
}

/** How most of the text runs: wide tables are printed lying on upright pages. */
function mainTurn(matrices: readonly Matrix[]): number {
  const turns = matrices.map(turnOf);
  const main = [90, 180, 270].find((turn) => turns.filter((own) => own === turn).length > turns.length / 2);
  return main ?? 0;
}

function placedText(text: string, width: number, [a, b, c, d, x, y]: Matrix): PageText {
  const size = Math.hypot(c, d);
  const along = Math.hypot(a, b);
  const endX = x + (along === 0 ? width : (a / along) * width);
  const endY = y + (along === 0 ? 0 : (b / along) * width);
  // The part of a character above its baseline, and a fifth of it below.
  const xs = [x, endX, x + c * 0.8, endX + c * 0.8, x - c * 0.2, endX - c * 0.2];
  const ys = [y, endY, y + d * 0.8, endY + d * 0.8, y - d * 0.2, endY - d * 0.2];
  return {
    text,
    size,
    baseline: y,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/** Bold type is often made by printing the same characters twice, a hair apart: 5 must not become 55. */
function withoutOverprint(texts: readonly PageText[]): PageText[] {
  const printed = new Map<string, PageText[]>();
  return texts.filter((text) => {
    const same = printed.get(text.text) ?? [];
    const near = text.size * 0.3;
    if (
      same.some(({ left, baseline }) => Math.abs(left - text.left) < near && Math.abs(baseline - text.baseline) < near)
    ) {
      return false;
    }
    same.push(text);
    printed.set(text.text, same);
    return true;
  });
}
