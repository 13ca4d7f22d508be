import { unreadableCell } from './cell-reading.ts';
import { type Line, rowLabels, type Value, type Words } from './line.ts';
import type { Stretch } from './region.ts';

/** Figures that follow each other without words between them, with the words around them. */
export type Run = {
  readonly values: readonly Value[];
  /** Words since the run before, nearest last. */
  readonly before: readonly Words[];
  /** Words until the next run, nearest first. */
  readonly after: readonly Words[];
  readonly exactGrid: boolean;
  /** Line on which the run begins, as an index. */
  readonly line: number;
};

/** The figures that a row may hold, and which way a run can be laid over them. */
export type RowReading =
  | { readonly kind: 'row'; readonly values: readonly Value[] }
  /** Fewer figures than columns, or several ways to lay them. */
  | { readonly kind: 'unplaceable' };

type OpenRun = { values: Value[]; before: readonly Words[]; exactGrid: boolean; line: number };

/**
 * Cuts the lines of a table into runs. A row that stands on one line is a run by itself; figures that stand one below the
 * other (one cell per line) are one run until words come between them.
 */
export function runsOf(lines: readonly Line[], { start, end }: Stretch): readonly Run[] {
  const runs: OpenRun[] = [];
  let words: Words[] = [];
  let open: OpenRun | undefined;

  for (const [offset, line] of lines.slice(start, end).entries()) {
    // Only single cells go on from line to line; blank ones at the end of a heading are not the first of the row below.
    const isRow = line.exactGrid || line.pieces.length > 1;
    // A bracket left of a wrapped label is no word, but it does stand between two rows.
    const isRemnant = line.pieces.length === 0 && line.text !== '';
    if (isRow || isRemnant) open = undefined;
    let hasWords = false;
    let hasFigures = false;
    let isTorn = false;
    let label: { readonly words: Words; readonly index: number } | undefined;
    for (const [index, printed] of line.pieces.entries()) {
      // In an exact grid labels stand left of the figures: words among these are a cell that cannot be read, and behind
      // the label of a row the figures are that row's.
      const isAmong: boolean = line.exactGrid && (hasFigures || isSpoiltFigure(printed, label, index));
      isTorn ||= isAmong && isWords(printed) && (printed.ordinal !== null || rowLabels.has(printed.key));
      const piece: Words | Value = isAmong && (isTorn || isWords(printed)) ? unreadable(printed) : printed;
      if (isWords(piece)) {
        words.push(piece);
        label = { words: piece, index };
        hasWords = true;
        open = undefined;
        continue;
      }
      // Blank cells before the first words of a row belong to labels that span several rows.
      const isPadding = piece.reading.state.kind === 'blank' && !hasWords && line.pieces.slice(index).some(isWords);
      if (isPadding) continue;
      if (open === undefined) {
        open = { values: [], before: words, exactGrid: line.exactGrid, line: start + offset };
        runs.push(open);
        words = [];
      }
      open.values.push(piece);
      hasFigures ||= !isBlank(piece);
    }
    if (isRow) open = undefined;
  }
  return runs.map((run, index) => ({ ...run, after: runs[index + 1]?.before ?? words }));
}

/** Behind the label of a row and a blank cell, words with digits are a figure that cannot be read: 约300, 12 and 34 in two lines. */
function isSpoiltFigure(
  piece: Words | Value,
  label: { readonly words: Words; readonly index: number } | undefined,
  index: number,
): boolean {
  if (!isWords(piece) || label === undefined || label.index === index - 1) return false;
  return piece.ordinal === null && /\d/.test(piece.raw) && rowLabels.has(label.words.key);
}

function isWords(piece: Words | Value): piece is Words {
  return piece.kind === 'words';
}

function unreadable({ raw, place }: Words | Value): Value {
  return { kind: 'value', raw, place, reading: unreadableCell };
}

const isBlank = (value: Value | undefined) => value?.reading.state.kind === 'blank';

/** The printed form has 15 columns; what is far longer is no row with some padding, but a hostile document. */
const longestRow = 60;

/**
 * Lays a run over the columns of a row. Blank cells beyond the row are padding of merged labels or the end of the line;
 * where they can be taken away in several ways, `proves` (the sums of the row) has to leave exactly one.
 */
export function layRow(
  values: readonly Value[],
  width: number,
  proves: (row: readonly Value[]) => boolean,
): RowReading {
  if (values.length === width) return { kind: 'row', values };
  if (values.length < width || values.length > longestRow) return { kind: 'unplaceable' };
  const ways: (readonly Value[])[] = [];
  for (let start = 0; start + width <= values.length; start += 1) {
    const rest = [...values.slice(0, start), ...values.slice(start + width)];
    if (rest.every(isBlank)) ways.push(values.slice(start, start + width));
  }
  const [first] = ways;
  if (first === undefined) return { kind: 'unplaceable' };
  if (ways.length === 1 || values.every(isBlank)) return { kind: 'row', values: first };
  const proven = ways.filter(proves);
  return proven.length === 1 && proven[0] !== undefined ? { kind: 'row', values: proven[0] } : { kind: 'unplaceable' };
}

/** Blank cells at an edge that are too many to be padding: this document leaves cells blank. */
const noPadding = 3;

/**
 * Whether blank cells at the edge of a row may be padding beside it, so that the figures between them have lost a cell and
 * are shifted: [␣ 1 0 0 0 0 1] is 商业企业 1, or 自然人 1 with a 0 dropped. In an exact grid they are what they are.
 */
export function hasDoubtfulEdge(cells: readonly Value[], proves: (row: readonly Value[]) => boolean): boolean {
  const leading = cells.findIndex((cell) => !isBlank(cell));
  const trailing = cells.length - 1 - cells.findLastIndex((cell) => !isBlank(cell));
  if (leading < 0 || leading + trailing === 0) return false;
  if (leading > 0) return leading < noPadding || !proves(cells);
  return trailing < noPadding;
}

/** Runs that could be rows: fewer blank cells than a row has are the padding of headings, whose words go to the run below. */
export function withoutPadding(runs: readonly Run[], width: number): readonly Run[] {
  const kept: Run[] = [];
  let words: readonly Words[] = [];
  for (const run of runs) {
    const before = [...words, ...run.before];
    if (run.values.length < width && run.values.every(isBlank)) {
      words = before;
      continue;
    }
    words = [];
    kept.push({ ...run, before });
  }
  return kept.map((run, index) => ({
    ...run,
    after: kept[index + 1]?.before ?? [...words, ...(runs.at(-1)?.after ?? [])],
  }));
}
