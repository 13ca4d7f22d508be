import { type GrayImage, scaled, smoothed, turned } from './gray-image.ts';
import { mostReadPixels } from './image-decode.ts';
import { type Ink, inkOf, isGrainy } from './ink.ts';
import { limitedEngine, ocrEngine } from './ocr-engine.ts';
import type { Rule } from './pdf-drawing.ts';
import type { PdfPage } from './pdf-page.ts';
import { ruledTables } from './ruled-grid.ts';
import { scannedRules, withoutRules } from './scanned-rules.ts';
import { scannedTexts } from './scanned-texts.ts';
import { skewOf } from './skew.ts';

/** An A4 page in points, as wide as which any page is taken to be. */
const pageWidth = 595;
/** An A4 page has 1,654 at 200 dots per inch, 2,480 at 300; more give no better reading, fewer are made more. */
const widths = { least: 1_240, most: 2_480 };
/** A page of small print takes some 200. */
const mostReadings = 400;
/** Narrower tables (points) are strokes of a drawing or a stamp. */
const narrowestTable = 120;

/**
 * Reads the picture of a page: its ruling lines, and the text of each cell and of each line outside of tables by itself. The
 * page is put straight first. A cell without ink is blank; one that cannot be read is U+FFFD.
 */
export async function readScannedPage(picture: GrayImage, number: number): Promise<PdfPage> {
  const engine = limitedEngine(await ocrEngine(), mostReadings);
  const { image, ink, margin } = straightened(sized(picture));
  const point = image.width / pageWidth;
  const inPoints = ({ at, from, to }: Rule): Rule => ({ at: at / point, from: from / point, to: to / point });
  const rules = scannedRules(ink, point);
  const [horizontal, vertical] = [rules.horizontal.map(inPoints), rules.vertical.map(inPoints)];
  const tables = ruledTables(horizontal, vertical).filter(({ left, right }) => right - left >= narrowestTable);
  const rest = withoutRules(ink, rules, tables, point);
  const clean = withoutLines(image, ink, rest);
  const texts = scannedTexts({ image: clean, ink: rest, point, engine, rules, margin }, tables);
  const inTables = (x: number, y: number): boolean =>
    tables.some(({ left, right, top, bottom }) => x >= left - 2 && x <= right + 2 && y >= top - 2 && y <= bottom + 2);
  return {
    number,
    width: image.width / point,
    height: image.height / point,
    horizontal: horizontal.filter(({ at, from, to }) => inTables((from + to) / 2, at)),
    vertical: vertical.filter(({ at, from, to }) => inTables(at, (from + to) / 2)),
    drawn: 0,
    unseen: 0,
    texts,
    isScan: true,
  };
}

function sized(image: GrayImage): GrayImage {
  const roomy = image.width * Math.sqrt(mostReadPixels / (image.width * image.height));
  const width = Math.round(Math.min(Math.max(image.width, widths.least), widths.most, roomy));
  return width === image.width ? image : scaled(image, width / image.width);
}

/** A page put straight; `margin`: how far from its edges, in pixels, those of the picture may lie by then. */
function straightened(picture: GrayImage): { readonly image: GrayImage; readonly ink: Ink; readonly margin: number } {
  const first = inkOf(picture);
  const image = isGrainy(first) ? smoothed(picture) : picture;
  const ink = image === picture ? first : inkOf(image);
  const degrees = skewOf(ink);
  if (Math.abs(degrees) < 0.03) return { image, ink, margin: 2 };
  const straight = turned(image, degrees);
  const shift = Math.sin((Math.abs(degrees) * Math.PI) / 180) * Math.max(image.width, image.height);
  return { image: straight, ink: inkOf(straight), margin: Math.ceil(shift / 2) + 2 };
}

/** The picture with paper where its ruling lines are, and a little around them where their edges blur. */
function withoutLines(image: GrayImage, ink: Ink, rest: Ink): GrayImage {
  const { width, height } = image;
  const pixels = Uint8Array.from(image.pixels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      if (ink.dots[index] === rest.dots[index]) continue;
      for (const near of [index, index - 1, index + 1, index - width, index + width]) {
        if (near >= 0 && near < pixels.length && rest.dots[near] === 0) pixels[near] = 255;
      }
    }
  }
  return { width, height, pixels };
}
