import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
// The build without relaxed SIMD: its results differ from processor to processor.
import createCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import type { GrayImage } from './gray-image.ts';

/** What is looked for: a figure of a cell, or a line of Chinese text. */
export type OcrMode = 'figure' | 'line';

/** A character of a line with its box in pixels from the top left corner of the picture. */
export type ReadCharacter = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** What was read, trimmed, with a confidence of 0 to 100. */
export type Recognised = { readonly text: string; readonly confidence: number };

export type OcrEngine = {
  /** Reads a picture of one line, dark on white with a margin. */
  read(image: GrayImage, mode: OcrMode): Recognised;
  /** The same for a line of text, character by character. */
  characters(image: GrayImage): { readonly line: Recognised; readonly characters: readonly ReadCharacter[] };
};

/** What is read of a picture that Tesseract does not take: a stroke far wider than high. */
const nothing: Recognised = { text: '', confidence: 0 };

const figureCharacters = '0123456789';
/** A picture of a single line. */
const singleLine = 7;

let engine: Promise<OcrEngine> | undefined;

/**
 * Tesseract with its data for simplified Chinese, from the packages on disk: nothing is downloaded, and no process or thread
 * started. One for the process, loaded when first asked for.
 */
export function ocrEngine(): Promise<OcrEngine> {
  engine ??= load();
  return engine;
}

/** An engine that after so many readings finds nothing any more: a page of junk would keep it busy for minutes. */
export function limitedEngine(whole: OcrEngine, most: number): OcrEngine {
  let left = most;
  const isSpent = (): boolean => {
    left -= 1;
    return left < 0;
  };
  return {
    read: (image, mode) => (isSpent() ? nothing : whole.read(image, mode)),
    characters: (image) => (isSpent() ? { line: nothing, characters: [] } : whole.characters(image)),
  };
}

async function load(): Promise<OcrEngine> {
  const silent = (): void => {};
  const core = await createCore({ print: silent, printErr: silent });
  const folder = path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'));
  const packed = await readFile(path.join(folder, '4.0.0_best_int/chi_sim.traineddata.gz'));
  core.FS.writeFile('./chi_sim.traineddata', gunzipSync(packed));
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'chi_sim', 1) !== 0) throw new Error('Tesseract does not load chi_sim');
  const recognise = (image: GrayImage, mode: OcrMode): Recognised | null => {
    core.FS.writeFile('/input', portable(image));
    api.SetVariable('tessedit_char_whitelist', mode === 'figure' ? figureCharacters : '');
    api.SetPageSegMode(singleLine);
    if (api.SetImageFile(1, 0) !== 0 || api.Recognize(null) !== 0) return null;
    return { text: api.GetUTF8Text().trim(), confidence: api.MeanTextConf() };
  };
  return {
    read: (image, mode) => {
      const result = recognise(image, mode);
      api.Clear();
      return result ?? nothing;
    },
    characters: (image) => {
      const line = recognise(image, 'line');
      const boxes = line === null ? '' : api.GetBoxText(0);
      api.Clear();
      return {
        line: line ?? nothing,
        characters: boxes.split('\n').flatMap((text) => characterOf(text, image.height)),
      };
    },
  };
}

/** A picture as a portable grey map, which needs no packing. */
function portable({ width, height, pixels }: GrayImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), pixels]);
}

function characterOf(line: string, height: number): ReadCharacter[] {
  const [, text, left, bottom, right, top] = /^(\S+) (\d+) (\d+) (\d+) (\d+) \d+$/u.exec(line) ?? [];
  if (text === undefined) return [];
  return [
    { text, left: Number(left), right: Number(right), top: height - Number(top), bottom: height - Number(bottom) },
  ];
}
