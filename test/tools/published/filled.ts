import type { CellState } from '../../../src/domain/figure.ts';
import type { MetricCode } from '../../../src/domain/metric.ts';
import type { Table3Edition } from '../../../src/domain/table3.ts';
import { checkReport, findingsOf } from '../../../src/domain/checks/check-report.ts';
import type { Extraction } from '../../../src/extract/extraction.ts';
import { seeded } from '../agencies.ts';
import { filledForm } from '../filled-form.ts';
import { makeReport } from '../made-report.ts';
import type { FormTable } from '../official-form.ts';

/** A report's parts: lines of text, and the three tables. */
export type Parts = readonly (string | FormTable)[];

/** How a document prints nought: as a figure, or by a blank cell or a mark wherever the row allows it. */
export type Fill = 'dense' | 'sparse' | 'blank' | 'slash';
export const fills: readonly Fill[] = ['dense', 'sparse', 'blank', 'slash'];

const noughts: { readonly [fill in Fill]: { readonly text: string; readonly state: CellState } } = {
  dense: { text: '0', state: { kind: 'number', value: 0 } },
  sparse: { text: '0', state: { kind: 'number', value: 0 } },
  blank: { text: '', state: { kind: 'blank' } },
  slash: { text: '/', state: { kind: 'notApplicable' } },
};

/** A made report on the official form, and what a reader has to find in its cells. */
export type FilledReport = {
  readonly edition: Table3Edition;
  readonly fill: Fill;
  readonly parts: Parts;
  readonly cells: ReadonlyMap<MetricCode, CellState>;
  /** What every cell would hold if it were printed as a figure. */
  readonly figures: ReadonlyMap<MetricCode, number>;
};

/** The report of a seed, always the same. Totals are printed as figures whatever the fill, as most documents do. */
export function filledReport(edition: Table3Edition, fill: Fill, seed = 7): FilledReport {
  const random = seeded(seed);
  const { figures } = makeReport(edition, (below) =>
    fill === 'dense' && below === 3 ? 0 : Math.floor(random() * below),
  );
  const cells = new Map<MetricCode, CellState>();
  const parts = filledForm(edition, (code) => {
    const value = figures.get(code);
    if (value === undefined) throw new RangeError(`${code} has no figure`);
    const isTotal = code.endsWith('total') || code.startsWith('outcome.total');
    if (value === 0 && !isTotal) {
      cells.set(code, noughts[fill].state);
      return noughts[fill].text;
    }
    cells.set(code, { kind: 'number', value });
    return String(value);
  });
  return { edition, fill, parts, cells, figures };
}

/** What is wrong with a reading: cells in another state than printed, cells that do not exist, and cells lost without a word. */
export type Faults = {
  readonly wrong: readonly string[];
  readonly silent: readonly string[];
  readonly missing: number;
};

/**
 * Compares a reading with what is printed: the cells of the report, or what a change of it has left of them. A cell that is
 * missing has to be named by a doubt, or its table has to be.
 */
export function faultsOf(
  extraction: Extraction,
  { cells, figures }: FilledReport,
  printed: ReadonlyMap<MetricCode, CellState> = cells,
): Faults {
  const doubts = [...extraction.findings, ...findingsOf(checkReport(extraction))].filter(
    ({ severity }) => severity !== 'info',
  );
  const named = new Set(doubts.flatMap(({ codes }) => [...codes]));
  const isGeneral = doubts.some(({ rule, codes }) => rule.startsWith('R.') && codes.length === 0);
  const wrong: string[] = [];
  const silent: string[] = [];
  let missing = 0;
  for (const [code, state] of printed) {
    const read = extraction.cells.get(code);
    if (read === undefined || read.kind === 'unreadable') {
      missing += 1;
      if (!named.has(code) && !(read === undefined && isGeneral)) silent.push(code);
    } else if (shown(read) !== shown(state)) wrong.push(`${code} is ${shown(read)}, not ${shown(state)}`);
  }
  for (const [code, state] of extraction.cells) {
    const isFigure = state.kind === 'number' || state.kind === 'notApplicable';
    if (isFigure && !printed.has(code)) wrong.push(`${code} is ${shown(state)}, and is not printed`);
  }
  for (const [code, { value }] of extraction.derived) {
    const own = figures.get(code);
    if (value !== own) wrong.push(`${code} is worked out as ${value}, not ${own}`);
  }
  return { wrong, silent, missing };
}

function shown(state: CellState): string {
  return state.kind === 'number' ? String(state.value) : state.kind;
}
