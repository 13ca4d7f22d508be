import { type GrayImage, scaled, smoothed, turned } from './gray-image.ts';
import { type Ink, inkOf, isGrainy } from './ink.ts';
import { boxAround, type InkPart, inkParts, linesOfParts } from './ink-parts.ts';
import { type OcrEngine, ocrEngine } from './ocr-engine.ts';
import type { Rule } from './pdf-drawing.ts';
import type { Box, PageText, PdfPage } from './pdf-page.ts';
import { type RuledTable, ruledTables } from './ruled-grid.ts';
import { readDigits, type DigitRun } from './scanned-digits.ts';
import { type FigureShape, figureShape, figureText, isOfSingles, unread } from './scanned-figure.ts';
import { scannedLine } from './scanned-text.ts';
import { scannedRules } from './scanned-rules.ts';
import { skewOf } from './skew.ts';

/** An A4 page in points, as wide as which any page is taken to be. */
const pageWidth = 595;
/** An A4 page has 1,654 at 200 dots per inch, 2,480 at 300; more give no better reading, fewer are made more. */
const widths = { least: 1_240, most: 2_480 };
/** Specks smaller than this (points) are dust; a decimal point is not. */
const dust = 0.7;
/** Narrower tables (points) are strokes of a drawing or a stamp. */
const narrowestTable = 120;
/** A page has some 300 cells and lines; reading what has far more would take for ever. */
const mostLines = 2_000;

/**
 * Reads the picture of a page: its ruling lines, and the text of each cell and of each line outside of tables by itself. The
 * page is put straight first. A cell without ink is blank; one that cannot be read is U+FFFD.
 */
export async function readScannedPage(picture: GrayImage, number: number): Promise<PdfPage> {
  const engine = await ocrEngine();
  const { image, ink } = straightened(sized(picture));
  const point = image.width / pageWidth;
  const inPoints = ({ at, from, to }: Rule): Rule => ({ at: at / point, from: from / point, to: to / point });
  const rules = scannedRules(ink, point);
  const [horizontal, vertical] = [rules.horizontal.map(inPoints), rules.vertical.map(inPoints)];
  const tables = ruledTables(horizontal, vertical).filter(({ left, right }) => right - left >= narrowestTable);
  const clean = withoutLines(image, ink, rules.rest);
  const texts = textsOf({ image: clean, ink: rules.rest, point, engine }, tables);
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
  const width = Math.min(Math.max(image.width, widths.least), widths.most);
  return width === image.width ? image : scaled(image, width / image.width);
}

function straightened(picture: GrayImage): { readonly image: GrayImage; readonly ink: Ink } {
  const first = inkOf(picture);
  const image = isGrainy(first) ? smoothed(picture) : picture;
  const ink = image === picture ? first : inkOf(image);
  const degrees = skewOf(ink);
  if (Math.abs(degrees) < 0.03) return { image, ink };
  const straight = turned(image, degrees);
  return { image: straight, ink: inkOf(straight) };
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

type Scan = { readonly image: GrayImage; readonly ink: Ink; readonly point: number; readonly engine: OcrEngine };

function textsOf(scan: Scan, tables: readonly RuledTable[]): PageText[] {
  const { ink, point } = scan;
  const cells = tables.flatMap((table) => table.cells);
  const inCells = new Map<Box, InkPart[]>(cells.map((cell) => [cell, []]));
  const outside: InkPart[] = [];
  for (const part of inkParts(ink, dust * point)) {
    const [x, y] = [(part.left + part.right) / 2 / point, (part.top + part.bottom) / 2 / point];
    const cell = cells.find(({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom);
    if (cell === undefined) outside.push(part);
    else if (!isRest(part, cell, point)) inCells.get(cell)?.push(part);
  }
  const lines = [
    ...[...inCells.values()].flatMap((parts) =>
      linesOfParts(parts).map((line) => lineOf(scan, line, figureShape(line, point))),
    ),
    ...linesOfParts(outside.filter((part) => !isPicture(part, point))).map((line) => lineOf(scan, line, null)),
  ].slice(0, mostLines);
  const runs = lines.flatMap(({ shape }) => (shape ?? []).filter((part) => typeof part !== 'string'));
  const digits = readDigits(scan.image, runs, scan.engine);
  const read = new Map(runs.map((run, index) => [run, digits[index] ?? null]));
  return lines.map((line) => textOf(scan, line, (run) => read.get(run) ?? null));
}

/** A line of ink; `shape` where it stands in a cell and is a figure, and its text where that is known already. */
type Line = { readonly line: readonly InkPart[]; readonly shape: FigureShape | null; readonly text: string | null };

/** Where shapes are too wide for single digits, only their reading tells whether they are Chinese. */
function lineOf({ image, engine }: Scan, line: readonly InkPart[], shape: FigureShape | null): Line {
  if (shape === null || isOfSingles(shape)) return { line, shape, text: null };
  const text = scannedLine(image, line, engine);
  return hasChinese(text) ? { line, shape: null, text } : { line, shape, text: null };
}

function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** What the removal of a ruling line leaves along the edges of a cell. */
function isRest(part: InkPart, cell: Box, point: number): boolean {
  const near = 1.4 * point;
  const [width, height] = [part.right - part.left, part.bottom - part.top];
  const isBeside = part.right < cell.left * point + near || part.left > cell.right * point - near;
  const isUpon = part.bottom < cell.top * point + near || part.top > cell.bottom * point - near;
  return (isBeside && width < near) || (isUpon && height < near);
}

/** Larger than any character: a stamp, a photograph, the shadow of an edge. */
function isPicture({ left, right, top, bottom }: InkPart, point: number): boolean {
  return Math.max(right - left, bottom - top) > 60 * point;
}

function textOf(
  { image, point, engine }: Scan,
  { line, shape, text }: Line,
  digitsOf: (run: DigitRun) => string | null,
): PageText {
  const { left, right, top, bottom } = boxAround(line);
  return {
    text: text ?? (shape === null ? scannedLine(image, line, engine) : figureOf(shape, image, line, engine, digitsOf)),
    left: left / point,
    right: right / point,
    top: top / point,
    bottom: bottom / point,
    baseline: bottom / point,
    size: (bottom - top) / point,
  };
}

/** What looks like a figure and cannot be read as one is text if it has Chinese characters: 一 and 二 look like strokes. */
function figureOf(
  shape: FigureShape,
  image: GrayImage,
  line: readonly InkPart[],
  engine: OcrEngine,
  digitsOf: (run: DigitRun) => string | null,
): string {
  const figure = figureText(shape, digitsOf);
  if (figure !== unread) return figure;
  const text = scannedLine(image, line, engine);
  return hasChinese(text) ? text : unread;
}
