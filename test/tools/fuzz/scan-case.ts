import { cropped, type GrayImage, scaled, smoothed, turned } from '../../../src/read/gray-image.ts';
import type { Draw } from '../made-report.ts';
import { scan, scanNames } from '../scans.ts';
import { ofSmallPng, smallPng } from '../small-png.ts';

/** The picture of a page after accidents, and what was done to it. */
export type ScanDraft = {
  readonly name: string;
  readonly story: string;
  readonly bytes: Uint8Array;
};

type Accident = (page: GrayImage, draw: Draw) => GrayImage;

/** What befalls pages without printing other figures: nothing here paints paper over ink, which nobody could see. */
const accidents: Readonly<Record<string, Accident>> = {
  crop: (page, draw) =>
    cropped(page, {
      left: draw(page.width / 3),
      right: page.width - draw(page.width / 3),
      top: draw(page.height / 3),
      bottom: page.height - draw(page.height / 3),
    }),
  noise: (page, draw) => {
    const strength = 20 + draw(120);
    return repainted(page, (shade) => shade + draw(2 * strength) - strength);
  },
  specks: (page, draw) => {
    const pixels = Uint8Array.from(page.pixels);
    for (let count = draw(4_000); count > 0; count -= 1) pixels[draw(pixels.length)] = 0;
    return { ...page, pixels };
  },
  fade: (page, draw) => {
    const lightest = draw(230);
    return repainted(page, (shade) => lightest + (shade * (255 - lightest)) / 255);
  },
  darken: (page, draw) => {
    const share = 0.4 + draw(60) / 100;
    return repainted(page, (shade) => shade * share);
  },
  scribble: (page, draw) => {
    const pixels = Uint8Array.from(page.pixels);
    for (let strokes = 1 + draw(8); strokes > 0; strokes -= 1) {
      const [x, y, slope] = [draw(page.width), draw(page.height), 0.2 + draw(400) / 100];
      for (let step = draw(page.width); step > 0; step -= 1) {
        const at = Math.round(y + step * slope) * page.width + x + step;
        if (x + step < page.width) pixels.fill(0, Math.min(at, pixels.length), Math.min(at + 3, pixels.length));
      }
    }
    return { ...page, pixels };
  },
  turn: (page, draw) => turned(page, draw(800) / 100 - 4),
  small: (page, draw) => scaled(page, 0.45 + draw(50) / 100),
  blur: (page, draw) => {
    let blurred = page;
    for (let times = 1 + draw(4); times > 0; times -= 1) blurred = smoothed(blurred);
    return blurred;
  },
};

/** The mutated picture of a page, at times cut off or changed in its bytes. */
export function scanDraft(draw: Draw): ScanDraft {
  const names = scanNames();
  const name = names[draw(names.length)] ?? '';
  const story: string[] = [name];
  let page = ofSmallPng(scan(name));
  for (let count = 1 + draw(2); count > 0; count -= 1) {
    const [accident, befall] = Object.entries(accidents)[draw(Object.keys(accidents).length)] ?? [];
    if (accident === undefined || befall === undefined) continue;
    story.push(accident);
    page = befall(page, draw);
  }
  const bytes = smallPng(page);
  if (draw(8) > 0) return { name, story: story.join(', '), bytes };
  return { name, story: [...story, 'cut off'].join(', '), bytes: bytes.subarray(0, draw(bytes.length)) };
}

function repainted({ width, height, pixels }: GrayImage, shadeOf: (shade: number) => number): GrayImage {
  return { width, height, pixels: pixels.map((shade) => Math.min(255, Math.max(0, Math.round(shadeOf(shade))))) };
}
