import { boxAround, type InkPart } from './ink-parts.ts';
import type { DigitRun } from './scanned-digits.ts';

/** What a reader puts where something is printed that it cannot read: extraction takes it for an unreadable cell. */
export const unread = '\ufffd';

/** The shapes of a figure from left to right: digits that are to be read, and signs that their shape tells. */
export type FigureShape = readonly (DigitRun | Sign)[];
type Sign = '-' | '+' | '/' | '.' | ',';

/** What the ink of a line looks like, piece by piece. */
type Glyph = InkPart & {
  readonly shape: 'digits' | Sign;
  /** How many digits it may be: several where they touch. */
  readonly count: number;
};

/** A digit is narrower than high, and 1 is the narrowest. */
const widest = 0.85;
const usualWidth = 0.62;

/** The shapes of a line of ink, if they are those of a figure or of a stroke in its place; null where they are text. */
export function figureShape(line: readonly InkPart[], point: number): FigureShape | null {
  const glyphs = glyphsOf(line, point);
  if (glyphs === null) return null;
  const shapes: (DigitRun | Sign)[] = [];
  let digits: Glyph[] = [];
  const finish = (): void => {
    if (digits.length > 0) shapes.push({ glyphs: digits, count: digits.reduce((sum, { count }) => sum + count, 0) });
    digits = [];
  };
  for (const glyph of glyphs) {
    if (glyph.shape === 'digits') digits.push(glyph);
    else {
      finish();
      shapes.push(glyph.shape);
    }
  }
  finish();
  return shapes;
}

/** Whether each shape may be a single digit; a wider one is two that touch, or a Chinese character. */
export function isOfSingles(shape: FigureShape): boolean {
  return shape.every((part) => typeof part === 'string' || part.count === part.glyphs.length);
}

/** The figure of some shapes, given what was read of its digits: `unread` where that is nothing. */
export function figureText(shapes: FigureShape, digitsOf: (run: DigitRun) => string | null): string {
  const parts = shapes.map((shape) => (typeof shape === 'string' ? shape : digitsOf(shape)));
  return parts.includes(null) ? unread : parts.join('');
}

/** The glyphs of a line, from left to right, if they may be a figure. */
function glyphsOf(line: readonly InkPart[], point: number): readonly Glyph[] | null {
  const pieces = joined(line);
  const tallest = Math.max(...pieces.map(({ top, bottom }) => bottom - top));
  // A comma goes below the line on which digits stand.
  const { bottom: base, top } = boxAround(pieces.filter((piece) => piece.bottom - piece.top > 0.8 * tallest));
  if (tallest > 24 * point || pieces.length > 18) return null;
  const glyphs: Glyph[] = [];
  for (const piece of pieces) {
    const [width, height] = [piece.right - piece.left, piece.bottom - piece.top];
    const isCentred = Math.abs((piece.top + piece.bottom) / 2 - (base + top) / 2) < 0.25 * tallest;
    const isSmall = height < 0.45 * tallest && width < 0.35 * tallest && piece.bottom > base - 0.2 * tallest;
    const isLevel = Math.abs(piece.bottom - base) < 0.15 * tallest && height > 0.8 * tallest;
    if (pieces.length === 1 && height < 0.5 * width && height < 2.5 * point && width < 20 * point) {
      glyphs.push({ ...piece, shape: '-', count: 0 });
    } else if (tallest < 4 * point) {
      return null;
    } else if (pieces.length === 1 && isSlash(piece)) {
      glyphs.push({ ...piece, shape: '/', count: 0 });
    } else if (isLevel && width <= widest * height) {
      glyphs.push({ ...piece, shape: 'digits', count: 1 });
    } else if (isLevel && width <= 2.4 * height) {
      glyphs.push({ ...piece, shape: 'digits', count: Math.round(width / (usualWidth * height)) });
    } else if (isSmall) {
      glyphs.push({ ...piece, shape: piece.bottom > base + 0.07 * tallest ? ',' : '.', count: 0 });
    } else if (isCentred && height < 0.35 * width) {
      glyphs.push({ ...piece, shape: '-', count: 0 });
    } else if (isCentred && glyphs.length === 0 && isPlus(piece, tallest)) {
      glyphs.push({ ...piece, shape: '+', count: 0 });
    } else return null;
  }
  // Where there is room for a point or a space between digits, one may have been lost.
  const far = glyphs.some((glyph, index) => glyph.left - (glyphs[index - 1]?.right ?? glyph.left) > 0.55 * tallest);
  const shapes = glyphs.map(({ shape }) => (shape === 'digits' ? 'd' : shape)).join('');
  return far || !/^(?:[-+]?d+(?:,ddd)*(?:\.d+)?|-+|\/)$/.test(shapes) ? null : glyphs;
}

/** Two strokes that cross, as wide as high, lower than digits. */
function isPlus({ left, right, top, bottom, dots }: InkPart, tallest: number): boolean {
  const [width, height] = [right - left, bottom - top];
  const isSquare = width > 0.75 * height && width < 1.35 * height;
  return isSquare && height > 0.4 * tallest && height < 0.8 * tallest && dots < 0.6 * width * height;
}

/** A thin stroke that leans, and stands alone: its ink fills little of its box, and that of 1 or 7 much more or less wide. */
function isSlash({ left, right, top, bottom, dots }: InkPart): boolean {
  const [width, height] = [right - left, bottom - top];
  return dots < 0.35 * width * height && width > 0.25 * height && width < 0.9 * height && dots < 3.8 * height;
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
