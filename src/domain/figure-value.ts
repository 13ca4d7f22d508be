import type { CellState } from './figure.ts';
import { type MetricCode, table3Code } from './metric.ts';
import type { ReportFigures } from './report.ts';
import type { Sentence } from './sentence.ts';
import { memberRows, table3CellOf } from './table3.ts';

/** Why a cell gives no number. `notPrinted`: the document does not have the cell. */
export type MissingReason = 'notPrinted' | Exclude<CellState['kind'], 'number'>;
export type MissingCell = { readonly code: MetricCode; readonly why: MissingReason };

/**
 * The value of a figure, or why it is not known.
 * - printed: every cell behind it was printed and read
 * - derived: a cell behind it is a value that was worked out, not printed; whoever shows it says so
 */
export type FigureValue = { readonly codes: readonly MetricCode[] } & (
  | { readonly kind: 'known'; readonly value: number; readonly origin: 'printed' | 'derived' }
  | { readonly kind: 'missing'; readonly missing: readonly MissingCell[] }
);

type Figures = Pick<ReportFigures, 'editions' | 'cells' | 'derived'>;

/** Why a cell gives no number, in words that fit into brackets. */
export const missingWords: { readonly [why in MissingReason]: Sentence } = {
  notPrinted: { zh: '未印', en: 'not printed' },
  blank: { zh: '空白', en: 'blank' },
  notApplicable: { zh: '填“/”', en: 'printed as "/"' },
  unreadable: { zh: '未能辨认', en: 'unreadable' },
};

function cellValue(figures: Figures, code: MetricCode): FigureValue {
  const state = figures.cells.get(code);
  if (state?.kind === 'number') return { kind: 'known', value: state.value, origin: 'printed', codes: [code] };
  const derived = figures.derived.get(code);
  if (derived !== undefined) return { kind: 'known', value: derived.value, origin: 'derived', codes: [code] };
  return { kind: 'missing', missing: [{ code, why: state?.kind ?? 'notPrinted' }], codes: [code] };
}

/** Decimal places of a number as it is written. */
export function decimalPlaces(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** Adds without the dust of binary fractions: amounts in 万元 have decimals. */
export function exactSum(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  if (Number.isInteger(sum)) return sum;
  return Number(sum.toFixed(Math.max(...values.map(decimalPlaces))));
}

/**
 * The sum of some figures; missing as soon as one of them is. Never a partial sum.
 * Throws a RangeError for no figures at all: a sum of nothing is not 0.
 */
export function sumOfValues(parts: readonly FigureValue[]): FigureValue {
  if (parts.length === 0) throw new RangeError('a sum needs at least one figure');
  const codes = parts.flatMap((part) => part.codes);
  const missing = parts.flatMap((part) => (part.kind === 'missing' ? part.missing : []));
  if (missing.length > 0) return { kind: 'missing', missing, codes };
  const known = parts.flatMap((part) => (part.kind === 'known' ? [part] : []));
  return {
    kind: 'known',
    value: exactSum(known.map(({ value }) => value)),
    origin: known.some(({ origin }) => origin === 'derived') ? 'derived' : 'printed',
    codes,
  };
}

/**
 * The value of a figure of a report. A group of table 三, whose subtotal no form prints, is the sum of its rows in that
 * column: `outcome.other@total` is one cell in edition 2019 and three in 2021. Prose is not looked at.
 */
export function valueOf(figures: Figures, code: MetricCode): FigureValue {
  const cell = table3CellOf(code);
  if (cell === null) return cellValue(figures, code);
  const edition = figures.editions.t3 === '2019' ? '2019' : '2021';
  return sumOfValues(memberRows(cell.row, edition).map((row) => cellValue(figures, table3Code(row, cell.applicant))));
}

/** The sum of some figures of a report, groups of table 三 included; missing as soon as one is. */
export function sumOf(figures: Figures, codes: readonly MetricCode[]): FigureValue {
  return sumOfValues(codes.map((code) => valueOf(figures, code)));
}
