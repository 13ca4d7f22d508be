import type { CellState } from './figure.ts';
import type { MetricCode } from './metric.ts';
import type { ReportFigures } from './report.ts';
import type { Sentence } from './sentence.ts';
import { cellsOfGroup } from './table3.ts';

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
  const codes: MetricCode[] = [];
  const missing: MissingCell[] = [];
  const values: number[] = [];
  let origin: 'printed' | 'derived' = 'printed';
  for (const part of parts) {
    codes.push(...part.codes);
    if (part.kind === 'missing') missing.push(...part.missing);
    else {
      values.push(part.value);
      if (part.origin === 'derived') origin = 'derived';
    }
  }
  return missing.length > 0
    ? { kind: 'missing', missing, codes }
    : { kind: 'known', value: exactSum(values), origin, codes };
}

/**
 * The value of a figure of a report. A group of table 三, whose subtotal no form prints, is the sum of its rows in that
 * column: `outcome.other@total` is one cell in edition 2019 and three in 2021. Prose is not looked at.
 */
export function valueOf(figures: Figures, code: MetricCode): FigureValue {
  const members = cellsOfGroup(code, figures.editions.t3 === '2019' ? '2019' : '2021');
  return members === undefined
    ? cellValue(figures, code)
    : sumOfValues(members.map((member) => cellValue(figures, member)));
}

/** The sum of some figures of a report, groups of table 三 included; missing as soon as one is. */
export function sumOf(figures: Figures, codes: readonly MetricCode[]): FigureValue {
  const [only, ...others] = codes;
  if (only !== undefined && others.length === 0) return valueOf(figures, only);
  return sumOfValues(codes.map((code) => valueOf(figures, code)));
}
