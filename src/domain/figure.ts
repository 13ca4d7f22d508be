import type { MetricCode, TableId } from './metric.ts';

/**
 * What a cell holds. Blank, "/" (notApplicable) and 0 are three different facts, and none of them is `unreadable`.
 * A cell that the document does not print has no state at all.
 */
export type CellState =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'unreadable' };

/** The cells of a document: a code that is absent was not printed. */
export type Cells = ReadonlyMap<MetricCode, CellState>;

/** Where a figure was printed: enough to find the cell in the document. */
export type Provenance = {
  /** Page from 1; null where the format has no pages. */
  readonly page: number | null;
  /** Line of the text from 1; null where the format has no lines. */
  readonly line: number | null;
  readonly table: TableId | 'form2014' | null;
  /** Row and column of the table's grid from 1; null for prose. */
  readonly row: number | null;
  readonly column: number | null;
  /** The text of the cell as printed, or the quote. */
  readonly raw: string;
};

/** A value that the document does not print, with the reason that makes it certain or likely. */
export type DerivedFigure = { readonly value: number; readonly why: string };

/** A figure given in prose, with the words that give it. */
export type ProseFigure = {
  readonly value: number;
  readonly quote: string;
  readonly page: number | null;
  readonly line: number | null;
};

/** The number of a cell; undefined when it was not printed, blank, "/" or unreadable. */
export function numberIn(cells: Cells, code: MetricCode): number | undefined {
  const state = cells.get(code);
  return state?.kind === 'number' ? state.value : undefined;
}
