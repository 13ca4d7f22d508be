import { cropped, type GrayImage, scaled } from './gray-image.ts';
import { alike, type GlyphPicture, glyphPicture, leanOf } from './glyph-picture.ts';
import { boxAround, type InkPart } from './ink-parts.ts';
import type { OcrEngine } from './ocr-engine.ts';

/** Digits that stand together, glyph by glyph; `count` is greater where some touch. */
export type DigitRun = { readonly glyphs: readonly InkPart[]; readonly count: number };

/**
 * A way to show digits: height in pixels, gap between runs as a share of it, how many runs make a line. Several runs in a line
 * are read much faster and better than a digit alone, which Tesseract often takes for no text at all.
 */
type View = { readonly height: number; readonly gap: number; readonly runs: number; readonly backwards: boolean };
const views = [
  { height: 34, gap: 0.5, runs: 16, backwards: false },
  { height: 28, gap: 0.8, runs: 11, backwards: true },
  { height: 40, gap: 0.35, runs: 9, backwards: false },
] as const satisfies readonly View[];

/**
 * The digits of each run, in order; null where they could not be read for sure. Each is read with different neighbours and
 * sizes until two readings agree, none of which may contradict; and it must look like what else was read as that digit on
 * the page more than like any other digit.
 */
export function readDigits(image: GrayImage, runs: readonly DigitRun[], engine: OcrEngine): readonly (string | null)[] {
  const read = new Map<DigitRun, string[]>(runs.map((run) => [run, []]));
  for (const view of views) {
    const open = runs.filter((run) => (read.get(run)?.length ?? 0) < 2);
    for (const [run, digits] of viewed(image, view.backwards ? open.toReversed() : open, view, engine)) {
      read.get(run)?.push(digits);
    }
  }
  const agreed = runs.map((run) => {
    const [first, second] = read.get(run) ?? [];
    return first !== undefined && first === second ? first : null;
  });
  return withoutStrangers(image, runs, agreed);
}

/** What a view shows of runs, where it shows as many digits as there are shapes. */
function viewed(image: GrayImage, runs: readonly DigitRun[], view: View, engine: OcrEngine): Map<DigitRun, string> {
  const found = new Map<DigitRun, string>();
  const look = (part: readonly DigitRun[]): void => {
    if (part.length === 0) return;
    const text = engine.read(lineOf(image, part, view), 'figure').text.replaceAll(/\s/g, '');
    if (text.length !== part.reduce((sum, { count }) => sum + count, 0)) {
      if (part.length === 1) return;
      // One that Tesseract drops or doubles would shift all that follow.
      const middle = Math.ceil(part.length / 2);
      look(part.slice(0, middle));
      look(part.slice(middle));
      return;
    }
    let at = 0;
    for (const run of part) {
      found.set(run, text.slice(at, at + run.count));
      at += run.count;
    }
  };
  // What may be no digits at all would spoil the reading of those beside it.
  const sure = runs.filter(isOfPage(runs));
  for (let start = 0; start < sure.length; start += view.runs) look(sure.slice(start, start + view.runs));
  for (const run of runs) if (!sure.includes(run)) look([run]);
  return found;
}

/** Whether a run is of single digits, as high as those that stand alone on the page: halves of Chinese characters are higher. */
function isOfPage(runs: readonly DigitRun[]): (run: DigitRun) => boolean {
  const heights = runs
    .filter(({ glyphs }) => glyphs.length === 1)
    .map(heightOf)
    .toSorted((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  return (run) => run.count === run.glyphs.length && Math.abs(heightOf(run) - usual) <= 0.12 * usual;
}

function heightOf({ glyphs }: DigitRun): number {
  const { top, bottom } = boxAround(glyphs);
  return bottom - top;
}

/** Runs side by side on one line, all of one height. */
function lineOf(image: GrayImage, runs: readonly DigitRun[], { height, gap }: View): GrayImage {
  const pictures = runs.map((run) => {
    const { left, right, top, bottom } = boxAround(run.glyphs);
    const around = { left: left - 1, right: right + 1, top: top - 1, bottom: bottom + 1 };
    return scaled(cropped(image, around), height / (bottom - top));
  });
  const [margin, space] = [Math.round(0.4 * height), Math.round(gap * height)];
  const width = pictures.reduce((sum, picture) => sum + picture.width + space, 2 * margin - space);
  const tall = Math.max(...pictures.map((picture) => picture.height)) + 2 * margin;
  const pixels = new Uint8Array(width * tall).fill(255);
  let left = margin;
  for (const picture of pictures) {
    const top = tall - margin - picture.height;
    for (let y = 0; y < picture.height; y += 1) {
      pixels.set(picture.pixels.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * width + left);
    }
    left += picture.width + space;
  }
  return { width, height: tall, pixels };
}

type Sample = { readonly run: number; readonly digit: string; readonly picture: GlyphPicture };

/** By so much a digit may look more like another digit of the page than like its own kind. */
const slack = 0.02;
/** No digit leans by more than 0.3; a slash with a speck, which may read as 1, by 0.5 and more. */
const leaning = 0.4;
/** Digits of one page look alike at least so much: 1 for the same picture. */
const leastLikeness = 0.7;
/** A digit that stands on the page only once must not look as much like another one. */
const mistakable = 0.93;

/** Readings whose glyphs look like those of another digit are none: two looks of one engine may fail alike. */
function withoutStrangers(
  image: GrayImage,
  runs: readonly DigitRun[],
  agreed: readonly (string | null)[],
): readonly (string | null)[] {
  const samples = runs.flatMap((run, index): Sample[] => {
    const text = agreed[index];
    if (text === null || text === undefined || run.glyphs.length !== text.length) return [];
    return run.glyphs.map((glyph, place) => ({
      run: index,
      digit: text.charAt(place),
      picture: glyphPicture(image, glyph),
    }));
  });
  const strangers = new Set<number>();
  for (const sample of samples) {
    let [own, other] = [-1, -1];
    for (const beside of samples) {
      if (beside === sample) continue;
      const likeness = alike(sample.picture, beside.picture);
      if (beside.digit === sample.digit) own = Math.max(own, likeness);
      else other = Math.max(other, likeness);
    }
    const isStroke = Math.abs(leanOf(sample.picture)) > leaning;
    if (isStroke || (own < 0 ? other > mistakable : own < leastLikeness || other > own + slack))
      strangers.add(sample.run);
  }
  return agreed.map((text, index) => (strangers.has(index) ? null : text));
}
