import type { CellState } from '../domain/figure.ts';

/** What the text of one cell says. */
export type CellReading = {
  readonly state: CellState;
  /** 元, 万元 and the like, where the cell itself prints it. */
  readonly unit: string | null;
  /** A sign was printed: +4, 增10. Only 本年增/减 has one. */
  readonly signed: boolean;
  /** Words beside the number: （其中修订16件）. */
  readonly note: string | null;
};

const amount =
  /^(增加?|减少?|新增|[+＋-])?((?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?)(亿元|万元|元|件|项|条|个|次|宗|份)?(?:\((.{1,40})\))?$/u;
const notApplicable = /^(?:[/\\∕⁄‐‑‒–—―─━ー−~-]{1,4}|无|不适用|N\/A)$/iu;
/** What converters and OCR leave where a digit was; a label is never like this. */
const garbled = /^(?:[\ufffd□○●?OoQlI|.·'`*]{1,3}|\d[\dOoQlI\ufffd?]{1,8})$/u;
/** A figure with a mark upon or beside it that no figure has, as an accent or a semicolon; unlike 4/10, 2. and dates. */
const spoilt = /^(?=.*\d)(?=.*[^\d\s.,:、%()/[\]<>\p{Pd}\p{L}])[^\p{L}]{1,9}$/u;
/** The printed words for nought, which 六十一 and the like are not. */
const nought = /^[零〇]$/;

/**
 * Full-width forms made half-width; spaces inside kept out, save between digits, where they may separate two cells. The
 * marks with which Markdown prints bold go.
 */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(\*{1,3}|__)(\d.*)\1$/u, '$2')
    .replaceAll(/(?<!\d)\s+|\s+(?!\d)/g, '');
}

/** A cell that holds something, and nobody can tell what. */
export const unreadableCell: CellReading = { state: { kind: 'unreadable' }, unit: null, signed: false, note: null };

/** Digits that are marks of notes: NFKC would make 12341 of 1234①. */
const noteMark = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793]/u;

/**
 * Reads the text of a cell as a figure; null where it is words. Blank, "/" and 0 are three different facts, and what looks
 * like a damaged figure is unreadable, never 0.
 */
export function readCell(text: string): CellReading | null {
  // Most cells of most reports are one of these.
  return text.length <= longestKnown ? (known.get(text) ?? remembered(text)) : reading(text);
}

const longestKnown = 3;
const mostKnown = 2_000;
const known = new Map<string, CellReading>();

function remembered(text: string): CellReading | null {
  const read = reading(text);
  if (read !== null && known.size < mostKnown) known.set(text, read);
  return read;
}

/** Figures with all their notes are shorter; running text need not be looked into. */
const longestFigure = 160;

function reading(text: string): CellReading | null {
  if (text.length > longestFigure) return null;
  if (noteMark.test(text) && /\d/.test(text)) return unreadableCell;
  const cell = compact(text);
  if (cell === '') return { state: { kind: 'blank' }, unit: null, signed: false, note: null };
  if (notApplicable.test(cell)) {
    return { state: { kind: 'notApplicable' }, unit: null, signed: false, note: null };
  }
  if (nought.test(cell)) return { state: { kind: 'number', value: 0 }, unit: null, signed: false, note: null };
  const match = amount.exec(cell);
  if (match === null) return garbled.test(cell) || spoilt.test(cell) ? unreadableCell : null;
  const [, sign, digits = '', unit, note] = match;
  const value = Number(digits.replaceAll(',', ''));
  if (!Number.isSafeInteger(Math.trunc(value * 1e6))) return unreadableCell;
  const isNegative = sign !== undefined && (sign.startsWith('减') || sign === '-');
  return {
    state: { kind: 'number', value: isNegative && value !== 0 ? -value : value },
    unit: unit ?? null,
    signed: sign !== undefined,
    note: note ?? null,
  };
}
