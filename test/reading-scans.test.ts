import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import type { CellState } from '../src/domain/figure.ts';
import { UserError } from '../src/domain/user-error.ts';
import { extract } from '../src/extract/extract.ts';
import type { Extraction } from '../src/extract/extraction.ts';
import { createReportReader } from '../src/extract/report-reader.ts';
import { cropped } from '../src/read/gray-image.ts';
import { decodeImage } from '../src/read/image-decode.ts';
import { readDocument } from '../src/read/read.ts';
import { beyondLimits, onlyPictures, severalReports, tooLarge } from '../src/read/refusals.ts';
import { zipOf } from './tools/form-markup.ts';
import { treated } from './tools/page-pictures.ts';
import { scannedPdf } from './tools/scanned-pdf.ts';
import { expectedOf, scan, scanNames } from './tools/scans.ts';
import { smallPng } from './tools/small-png.ts';

// The pictures of test/scans are pages of made reports in the official form, printed by LibreOffice, at 150 dots per inch.

const figuresOf = ({ cells }: Extraction): Record<string, number> =>
  Object.fromEntries([...cells].flatMap(([code, state]) => (state.kind === 'number' ? [[code, state.value]] : [])));

const codesOf = ({ cells }: Extraction, kind: CellState['kind']): string[] =>
  [...cells].flatMap(([code, state]) => (state.kind === kind ? [code] : [])).toSorted();

async function reading(bytes: Uint8Array): Promise<Extraction> {
  return extract(await readDocument(bytes, 'report'));
}

const readings = new Map<string, Promise<Extraction>>();

/** Reading takes seconds, and each picture is asked of twice. */
function readingOf(name: string): Promise<Extraction> {
  const known = readings.get(name) ?? reading(scan(name));
  readings.set(name, known);
  return known;
}

describe('pictures of pages', () => {
  for (const name of scanNames()) {
    it(`give their figures, and no other ones (${name})`, async () => {
      const found = await readingOf(name);
      const truth = expectedOf(name);
      const figures = figuresOf(found);
      expect(truth.figures).toMatchObject(figures);
      expect(Object.keys(figures).length).toBeGreaterThanOrEqual(0.92 * Object.keys(truth.figures).length);
      expect(codesOf(found, 'blank')).toEqual(truth.blank.toSorted());
      expect(codesOf(found, 'notApplicable')).toEqual(truth.notApplicable.toSorted());
      expect(found.machineRead).toBe(true);
    }, 60_000);
  }

  it('flag the cells that cannot be read, and never take them for 0 or blank', async () => {
    const found = await readingOf('table-four-spoilt');
    const { unreadable } = expectedOf('table-four-spoilt');
    expect(codesOf(found, 'unreadable')).toEqual(unreadable.toSorted());
    expect(found.findings.find(({ rule }) => rule === 'R.unreadable')?.codes).toEqual(unreadable);
  }, 60_000);

  it('do not take a cell for blank in which something faint stands', async () => {
    const picture = await loadImage(Buffer.from(scan('table-four-spoilt')));
    const canvas = createCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    context.fillStyle = '#d8d8d8';
    context.fillRect(356, 888, 3, 10);
    const found = await reading(await canvas.encode('png'));
    expect(found.cells.get('review.pending')).toEqual({ kind: 'unreadable' });
    expect(found.cells.get('litigation.direct.other')).toEqual({ kind: 'blank' });
  }, 60_000);
});

describe('pages in one file', () => {
  it('are one report when they are pictures in an archive, in the order of their numbers', async () => {
    const told: string[] = [];
    const document = await readDocument(
      zipOf({ '10.png': scan('table-four-spoilt'), '__MACOSX/._2.png': 'x', '2.png': scan('table-two-askew') }),
      'report.zip',
      (done, total) => told.push(`${done}/${total}`),
    );
    const { provenance } = extract(document);
    expect(provenance.get('proactive.regulations.made')?.page).toBe(1);
    expect(provenance.get('review.total')?.page).toBe(2);
    expect(told).toEqual(['0/2', '1/2']);
  }, 60_000);

  it('are refused when they are pages of two reports', async () => {
    const page = await decodeImage(scan('table-three-2021'));
    const head = smallPng(cropped(page, { left: 0, right: page.width, top: 0, bottom: 420 }));
    await expect(readDocument(zipOf({ 'a.png': head, 'b.png': head }), 'two.zip')).rejects.toThrow(severalReports());
  }, 60_000);

  it('are read from a PDF of pictures, as scanners make it', async () => {
    const found = await reading(await scannedPdf([await treated(scan('table-two-askew'), { quality: 80 })]));
    expect(figuresOf(found)).toEqual(expectedOf('table-two-askew').figures);
    expect(found.machineRead).toBe(true);
  }, 60_000);
});

describe('hostile pictures', () => {
  const reader = createReportReader({ processes: 1 });
  afterAll(() => reader.close());
  const white = (width: number, height: number): Uint8Array =>
    smallPng({ width, height, pixels: new Uint8Array(width * height).fill(255) });

  it('are read within the memory of a process, however large they may be, and refused beyond', async () => {
    const refusalOf = async (bytes: Uint8Array): Promise<string> => {
      const error: unknown = await reader.read(bytes, 'page.png').catch((thrown: unknown) => thrown);
      return error instanceof UserError ? error.en : String(error);
    };
    expect(await refusalOf(white(6_300, 6_300))).toBe(onlyPictures().en);
    expect(await refusalOf(white(1_300, 30_000))).toBe(onlyPictures().en);
    expect(await refusalOf(white(40_000, 1_100))).toBe(tooLarge().en);
    expect(await refusalOf(scan('table-two-askew').subarray(0, 9_000))).not.toBe(beyondLimits().en);
  }, 120_000);

  it('are refused by what their head claims', async () => {
    const claimed = Buffer.from(white(8, 8));
    claimed.writeUInt32BE(200_000, 16);
    claimed.writeUInt32BE(200_000, 20);
    await expect(readDocument(claimed, 'page.png')).rejects.toThrow(tooLarge());
    await expect(readDocument(scan('tables-2019').subarray(0, 30), 'page.png')).rejects.toThrow(UserError);
  });
});
