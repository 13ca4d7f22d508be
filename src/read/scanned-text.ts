import { cropped, type GrayImage, scaled } from './gray-image.ts';
import { boxAround, type InkPart } from './ink-parts.ts';
import type { OcrEngine, ReadCharacter } from './ocr-engine.ts';
import type { Box } from './pdf-page.ts';
import { unread } from './scanned-figure.ts';

/** Heights in pixels at which Chinese characters are read well; what one blurs another may show. */
const readingHeights = [40, 32, 52] as const;
/** With such confidence, another look hardly ever finds anything better. */
const sure = 80;
/** Below this, what Tesseract makes of a line has hardly a character right; of one or two, which need not be characters, any. */
const leastConfidence = { line: 30, short: 60 };
const longestShort = 2;
/** Digits further apart than this share of their height are of two numbers. */
const widestGap = 0.7;

/** In pixels: the widest line, so that no long stroke becomes a picture too large to be read. */
const widestPicture = 4_000;

type Look = ReturnType<OcrEngine['characters']> & { readonly picture: GrayImage };

/**
 * The text of a line of ink. Its digits are read once more by themselves, and are `unread` where the two readings differ: a
 * figure of the running text has no sums that would tell.
 */
export function scannedLine(image: GrayImage, line: readonly InkPart[], engine: OcrEngine): string {
  const box = boxAround(line);
  const height = box.bottom - box.top;
  const margin = Math.ceil(height * 0.4);
  const cut = cropped(image, box, margin);
  const looks: Look[] = [];
  for (const readingHeight of readingHeights) {
    const picture = scaled(cut, Math.min(readingHeight / height, widestPicture / cut.width));
    looks.push({ picture, ...engine.characters(picture) });
    if ((looks.at(-1)?.line.confidence ?? 0) >= sure) break;
  }
  const best = looks.reduce((one, other) => (other.line.confidence > one.line.confidence ? other : one));
  const { picture, line: whole, characters } = best;
  const text = withoutGaps(whole.text);
  const least = text.length <= longestShort ? leastConfidence.short : leastConfidence.line;
  if (whole.confidence < least) return unread;
  const read = characters.map((character) => character.text).join('');
  // Characters and text are the same reading; where they are not, the boxes cannot be trusted.
  if (!/\d/.test(text)) return text;
  const proven =
    read === text.replaceAll(/\s/g, '')
      ? withProvenDigits(picture, characters, engine)
      : text.replaceAll(/\d/g, unread);
  // A stroke through a digit is easily taken for a character.
  return proven.includes(unread) && proven.length <= longestShort ? unread : proven;
}

function withProvenDigits(picture: GrayImage, characters: readonly ReadCharacter[], engine: OcrEngine): string {
  let text = '';
  let run: ReadCharacter[] = [];
  const finish = (): void => {
    const first = run.map((character) => character.text).join('');
    if (first !== '')
      text += digitsAgain(picture, boxAround(run), engine) === first ? first : unread.repeat(first.length);
    run = [];
  };
  for (const character of characters) {
    if (/^\d$/.test(character.text)) {
      const last = run.at(-1);
      if (last !== undefined && character.left - last.right > widestGap * (last.bottom - last.top)) finish();
      run.push(character);
    } else {
      finish();
      text += character.text;
    }
  }
  finish();
  return text;
}

function digitsAgain(picture: GrayImage, box: Box, engine: OcrEngine): string {
  const around = { left: box.left - 2, right: box.right + 2, top: box.top - 2, bottom: box.bottom + 2 };
  return engine.read(cropped(picture, around, 16), 'figure').text.replaceAll(' ', '');
}

/** Tesseract parts Chinese characters by spaces; Latin words keep theirs. */
function withoutGaps(text: string): string {
  return text.replaceAll(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g, '');
}
