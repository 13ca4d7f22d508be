import { cropped, type GrayImage, scaled } from './gray-image.ts';
import { boxAround, type InkPart } from './ink-parts.ts';
import type { OcrEngine } from './ocr-engine.ts';

/** What a reader puts where something is printed that it cannot read: extraction takes it for an unreadable cell. */
export const unread = '\ufffd';

/** What the ink of a line looks like, piece by piece. */
type Glyph = InkPart & {
  readonly shape: 'digits' | 'dash' | 'point' | 'slash';
  /** How many digits it may be: several where they touch. */
  readonly count: number;
};

/** Confidences at which Tesseract needs no second look, and at which two looks are as good. */
const sure = 88;
const likely = 40;
/** A digit is narrower than high, and 1 is the narrowest. */
const widest = 0.85;
const usualWidth = 0.62;

/**
 * The figure that a line of ink prints, by its shapes and by OCR with nothing but digits to choose from; null where the
 * shapes are not those of a figure. Where OCR is not sure, or finds another number of digits than there are shapes, `unread`.
 */
export function scannedFigure(
  image: GrayImage,
  line: readonly InkPart[],
  point: number,
  engine: OcrEngine,
): string | null {
  const glyphs = glyphsOf(line, point);
  if (glyphs === null) return null;
  let text = '';
  for (let index = 0; index < glyphs.length; ) {
    const glyph = glyphs[index];
    if (glyph === undefined) break;
    if (glyph.shape === 'digits') {
      const run = glyphs.slice(index);
      const end = run.findIndex(({ shape }) => shape !== 'digits');
      const digits = end < 0 ? run : run.slice(0, end);
      text += digitsOf(image, digits, engine);
      index += digits.length;
    } else {
      text += glyph.shape === 'dash' ? '-' : glyph.shape === 'slash' ? '/' : '.';
      index += 1;
    }
  }
  return text.includes(unread) ? unread : text;
}

/** Ways to show the same digits: height in pixels, and margin as a share of it. A lone 1 is seen in some and not in others. */
const views = [
  { height: 34, margin: 0.3 },
  { height: 24, margin: 0.5 },
  { height: 28, margin: 0.3 },
  { height: 34, margin: 1 },
  { height: 40, margin: 0.6 },
] as const;

/** The digits that one view shows for sure, or that two show and none contradicts. */
function digitsOf(image: GrayImage, glyphs: readonly Glyph[], engine: OcrEngine): string {
  const count = glyphs.reduce((sum, glyph) => sum + glyph.count, 0);
  const isWhole = new RegExp(`^\\d{${count}}$`);
  const box = boxAround(glyphs);
  const height = box.bottom - box.top;
  const around = { left: box.left - 1, right: box.right + 1, top: box.top - 1, bottom: box.bottom + 1 };
  const seen: string[] = [];
  for (const view of views) {
    const picture = cropped(image, around, Math.ceil(height * view.margin));
    const { text, confidence } = engine.read(scaled(picture, view.height / height), 'figure');
    const digits = text.replaceAll(' ', '');
    if (digits === '') continue;
    if (!isWhole.test(digits) || (seen[0] !== undefined && seen[0] !== digits)) return unread;
    if (confidence >= sure) return digits;
    seen.push(digits);
    if (seen.length > 1 && confidence >= likely) return digits;
  }
  return unread;
}

/** The shapes of a line, from left to right, if they are those of a figure or of a stroke in its place. */
function glyphsOf(line: readonly InkPart[], point: number): readonly Glyph[] | null {
  const pieces = joined(line);
  const tallest = Math.max(...pieces.map(({ top, bottom }) => bottom - top));
  const { bottom: base, top } = boxAround(pieces);
  if (tallest > 24 * point || pieces.length > 18) return null;
  const glyphs: Glyph[] = [];
  for (const piece of pieces) {
    const [width, height] = [piece.right - piece.left, piece.bottom - piece.top];
    const isLevel = Math.abs(piece.bottom - base) < 0.15 * tallest && height > 0.8 * tallest;
    const filling = piece.dots / (width * height);
    if (pieces.length === 1 && height < 0.35 * width && width < 20 * point) {
      glyphs.push({ ...piece, shape: 'dash', count: 0 });
    } else if (tallest < 4 * point) {
      return null;
    } else if (isLevel && isSlash(piece, filling) && pieces.length === 1) {
      glyphs.push({ ...piece, shape: 'slash', count: 0 });
    } else if (isLevel && width <= widest * height) {
      glyphs.push({ ...piece, shape: 'digits', count: 1 });
    } else if (isLevel && width <= 2.4 * height) {
      glyphs.push({ ...piece, shape: 'digits', count: Math.round(width / (usualWidth * height)) });
    } else if (height < 0.35 * tallest && width < 0.35 * tallest && piece.bottom > base - 0.2 * tallest) {
      glyphs.push({ ...piece, shape: 'point', count: 0 });
    } else if (height < 0.35 * width && Math.abs((piece.top + piece.bottom) / 2 - (base + top) / 2) < 0.25 * tallest) {
      glyphs.push({ ...piece, shape: 'dash', count: 0 });
    } else return null;
  }
  const far = glyphs.some((glyph, index) => glyph.left - (glyphs[index - 1]?.right ?? glyph.left) > 1.2 * tallest);
  return far || !/^(?:d+(?:pd+)?|-?d+|-+|s)$/.test(glyphs.map(({ shape }) => signs[shape]).join('')) ? null : glyphs;
}

const signs = { digits: 'd', dash: '-', point: 'p', slash: 's' } as const;

/** A thin stroke that leans, and stands alone: its ink fills little of its box, and that of 1 or 7 much more or less wide. */
function isSlash(piece: InkPart, filling: number): boolean {
  const [width, height] = [piece.right - piece.left, piece.bottom - piece.top];
  return filling < 0.35 && width > 0.25 * height && width < 0.9 * height && piece.dots < 1.9 * height * 2;
}

/** Pieces that stand above each other are one shape: a digit that the scanner broke. */
function joined(line: readonly InkPart[]): InkPart[] {
  const pieces: InkPart[] = [];
  for (const part of line) {
    const last = pieces.at(-1);
    const shared = last === undefined ? 0 : Math.min(last.right, part.right) - Math.max(last.left, part.left);
    const isOne = last !== undefined && shared > 0.5 * Math.min(last.right - last.left, part.right - part.left);
    if (isOne) pieces[pieces.length - 1] = { ...boxAround([last, part]), dots: last.dots + part.dots };
    else pieces.push(part);
  }
  return pieces;
}
