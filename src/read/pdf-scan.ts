import { createCanvas } from '@napi-rs/canvas';
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { grayOf } from './image-decode.ts';
import type { GrayImage } from './gray-image.ts';
import { refuseDamaged } from './pdf-page.ts';

/** Dots per inch at which a page is drawn, and the widest picture that this may give. */
const resolution = 200;
const widest = 2_480;
const highest = 6_000;

const pictures = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
]);
/** A ruled table is some 100 paths a page; characters that were turned into outlines are one each. */
const mostPaths = 600;

/** Whether a page shows pictures or outlines, in which text may be. Throws a UserError when it is damaged. */
export async function showsPictures(page: PDFPageProxy): Promise<boolean> {
  const { fnArray } = await page.getOperatorList().catch(refuseDamaged);
  return (
    fnArray.some((operator) => pictures.has(operator)) ||
    fnArray.filter((operator) => operator === OPS.constructPath).length > mostPaths
  );
}

/** A page of a PDF as a picture, turned as it is shown. Throws a UserError when it cannot be drawn. */
export async function drawnPage(page: PDFPageProxy): Promise<GrayImage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(resolution / 72, widest / width, highest / height);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.ceil(viewport.width)), Math.max(1, Math.ceil(viewport.height)));
  await page.render({ canvas, viewport, background: 'white' }).promise.catch(refuseDamaged);
  const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  page.cleanup();
  return grayOf(image.data, canvas.width, canvas.height);
}
