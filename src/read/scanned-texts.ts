import { type GrayImage, smoothed } from './gray-image.ts';
import { faint, type Ink, inkOf } from './ink.ts';
import { boxAround, type InkPart, inkParts, linesOfParts } from './ink-parts.ts';
import type { OcrEngine } from './ocr-engine.ts';
import type { Rule } from './pdf-drawing.ts';
import type { Box, PageText } from './pdf-page.ts';
import { tooLarge } from './refusals.ts';
import type { RuledTable } from './ruled-grid.ts';
import { type DigitRun, readDigits } from './scanned-digits.ts';
import { type FigureShape, figureShape, figureText, isOfSingles, unread } from './scanned-figure.ts';
import type { ScannedRules } from './scanned-rules.ts';
import { scannedLine } from './scanned-text.ts';

/** Specks smaller than this (points) are dust; a decimal point is not. */
const dust = 0.7;
/** A page has some 300 lines in cells, and fewer outside; reading far more would take for ever. */
const mostLines = { inCells: 2_000, outside: 300 };

/** A page without its ruling lines. `point`: pixels to a point. */
export type Scan = {
  readonly image: GrayImage;
  readonly ink: Ink;
  readonly point: number;
  readonly engine: OcrEngine;
  readonly rules: Pick<ScannedRules, 'horizontal' | 'vertical'>;
  /** How far from the edges the picture may end, in pixels. */
  readonly margin: number;
};

/** A line of ink with its text, or with the shapes of the figure that it seems to be. */
type Line = { readonly line: readonly InkPart[] } & (
  | { readonly text: string }
  | { readonly text: null; readonly shape: FigureShape }
);

/**
 * The text of each line of each cell, and of each line outside of the tables. What cannot be read is U+FFFD, also in a cell where
 * hardly anything is to be seen. Throws a UserError for countless cells.
 */
export function scannedTexts(scan: Scan, tables: readonly RuledTable[]): PageText[] {
  const { image, engine, point } = scan;
  const { inCells, outside } = placedParts(scan, tables);
  const inkLines = [...inCells].flatMap(([cell, parts]) => {
    const isCut = isCutOff(cell, parts, scan);
    return linesOfParts(parts).map((line) => ({ line, isCut }));
  });
  if (inkLines.length > mostLines.inCells) throw tooLarge();
  const lines = inkLines.map(({ line, isCut }): Line => (isCut ? { line, text: unread } : lineInCell(scan, line)));
  const runs = lines.flatMap((line) =>
    line.text === null ? line.shape.filter((part) => typeof part !== 'string') : [],
  );
  const digits = readDigits(image, runs, engine);
  const read = new Map(runs.map((run, index) => [run, digits[index] ?? null]));
  const cellTexts = lines.map((line) => ({
    text: line.text ?? figureOf(scan, line.line, line.shape, read),
    ...placeOf(boxAround(line.line), point),
  }));
  // Last, as readings are limited, and noise is mostly here.
  const otherTexts = linesOfParts(outside)
    .slice(0, mostLines.outside)
    .map((line) => ({ text: scannedLine(image, line, engine), ...placeOf(boxAround(line), point) }));
  const empty = [...inCells].filter(([, parts]) => parts.length === 0).map(([cell]) => cell);
  return [...cellTexts, ...otherTexts, ...faintTexts(scan, empty)];
}

/** The pieces of ink in each cell, and those outside. */
function placedParts(
  { ink, point }: Scan,
  tables: readonly RuledTable[],
): { readonly inCells: ReadonlyMap<Box, readonly InkPart[]>; readonly outside: readonly InkPart[] } {
  const cells = tables.flatMap((table) => table.cells);
  const inCells = new Map<Box, InkPart[]>(cells.map((cell) => [cell, []]));
  const outside: InkPart[] = [];
  for (const part of inkParts(ink, dust * point)) {
    const [x, y] = [(part.left + part.right) / 2 / point, (part.top + part.bottom) / 2 / point];
    const cell = cells.find(({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom);
    if (cell === undefined) {
      if (!isPicture(part, point)) outside.push(part);
    } else if (!isRest(part, cell, point)) inCells.get(cell)?.push(part);
  }
  return { inCells, outside };
}

/** In points: how near to the edge of the picture an edge of a cell is that the picture cuts. */
const nearEdge = 4;

/** Whether the picture ends within a cell: where one of its sides is the end of the picture, or its ink goes up to that. */
function isCutOff(cell: Box, parts: readonly InkPart[], { image, rules, point, margin }: Scan): boolean {
  if (parts.length === 0) return false;
  const ink = boxAround(parts);
  const far = margin + nearEdge * point;
  const ends = (at: number, size: number): boolean => at < far || at > size - far;
  const isRuled = (lines: readonly Rule[], at: number, from: number, to: number): boolean =>
    lines.some((rule) => Math.abs(rule.at - at) < nearEdge * point && rule.from < to && from < rule.to);
  const [left, right, top, bottom] = [cell.left * point, cell.right * point, cell.top * point, cell.bottom * point];
  return (
    ink.left < margin ||
    ink.top < margin ||
    ink.right > image.width - margin ||
    ink.bottom > image.height - margin ||
    [left, right].some((x) => ends(x, image.width) && !isRuled(rules.vertical, x, top, bottom)) ||
    [top, bottom].some((y) => ends(y, image.height) && !isRuled(rules.horizontal, y, left, right))
  );
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

function lineInCell({ image, point, engine }: Scan, line: readonly InkPart[]): Line {
  const shape = figureShape(line, point);
  if (shape !== null && isOfSingles(shape)) return { line, text: null, shape };
  const text = scannedLine(image, line, engine);
  // Shapes too wide for single digits are several that touch, unless they read as Chinese.
  if (shape !== null && !hasChinese(text)) return { line, text: null, shape };
  // What reads like a figure without having the shapes of one may be covered in part.
  return { line, text: /\d/.test(text) && !hasChinese(text) ? unread : text };
}

/** What looks like a figure and cannot be read as one is text if it has Chinese characters: 一 and 二 look like strokes. */
function figureOf(
  { image, engine }: Scan,
  line: readonly InkPart[],
  shape: FigureShape,
  read: ReadonlyMap<DigitRun, string | null>,
): string {
  const figure = figureText(shape, (run) => read.get(run) ?? null);
  if (figure !== unread) return figure;
  const text = scannedLine(image, line, engine);
  return hasChinese(text) ? text : unread;
}

function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function placeOf({ left, right, top, bottom }: Box, point: number): Omit<PageText, 'text'> {
  return {
    left: left / point,
    right: right / point,
    top: top / point,
    bottom: bottom / point,
    baseline: bottom / point,
    size: (bottom - top) / point,
  };
}

/** In points: how far from the lines of a cell, and how high, strokes are that may be what is left of a figure. */
const faintStroke = { inset: 2, least: 4, widest: 20 };

/** A cell in which hardly anything can be seen is not blank: what stands there cannot be read. */
function faintTexts({ image, point }: Scan, empty: readonly Box[]): PageText[] {
  if (empty.length === 0) return [];
  const { inset, least, widest } = faintStroke;
  const strokes = inkParts(inkOf(smoothed(image), faint), least * point)
    .map((part) => placeOf(part, point))
    .filter(({ left, right, top, bottom }) => bottom - top >= least && right - left <= widest);
  return empty.flatMap((cell) => {
    const stroke = strokes.find(
      ({ left, right, top, bottom }) =>
        left > cell.left + inset &&
        right < cell.right - inset &&
        top > cell.top + inset &&
        bottom < cell.bottom - inset,
    );
    return stroke === undefined ? [] : [{ ...stroke, text: unread }];
  });
}
