import { displayWidth } from '../../../src/text/format.ts';
import type { Compared } from './timing.ts';

/** What a figure should be at most, or at least: its ratio where it has a floor, else its value. */
export type Aim = { readonly most: number } | { readonly least: number };

/** A line of the benchmarks. Values and floor in `unit`. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 's' | 'B' | 'MB' | '%' | '';
  /** The median, where it was measured more than once. */
  readonly value: number;
  readonly p99?: number;
  readonly floor?: number;
  readonly aim?: Aim;
  /** Rounds, or things measured. */
  readonly n: number;
};

/** Fewer rounds have no 99th percentile. */
const fewestForP99 = 200;

/** The figure of what was timed. */
export function figureOf({ name, times, floor }: Compared, aim?: Aim, unit: 'ms' | 's' = 'ms'): Figure {
  const scale = unit === 's' ? 1000 : 1;
  return {
    name,
    unit,
    value: times.p50 / scale,
    floor: floor.p50 / scale,
    n: times.n,
    ...(times.n >= fewestForP99 ? { p99: times.p99 / scale } : {}),
    ...(aim === undefined ? {} : { aim }),
  };
}

/** Heads of the columns, and how many characters each is wide. */
const columns = [
  ['figure', 46],
  ['p50', 9],
  ['p99', 9],
  ['floor', 9],
  ['ratio', 6],
  ['aim', 6],
  ['', 5],
  ['n', 6],
] as const;

/** The head of the table in which the figures are printed: Markdown, for the README. */
export function headLines(): readonly string[] {
  const rule = columns.map(([, width], index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [row(columns.map(([head]) => head)), row(rule)];
}

/** The line of a figure. */
export function figureLine({ name, unit, value, p99, floor, aim, n }: Figure): string {
  const ratio = floor === undefined ? undefined : value / floor;
  const amount = (number: number | undefined): string =>
    number === undefined ? '' : `${significant(number)}${unit === '' ? '' : ` ${unit}`}`;
  const times = ratio === undefined ? '' : 'x';
  return row([
    name,
    amount(value),
    amount(p99),
    amount(floor),
    ratio === undefined ? '' : `${significant(ratio)}x`,
    aim === undefined ? '' : 'most' in aim ? `≤ ${aim.most}${times}` : `≥ ${aim.least}${times}`,
    aim === undefined ? '' : isMet(aim, ratio ?? value) ? 'ok' : 'most' in aim ? 'over' : 'under',
    String(n),
  ]);
}

function isMet(aim: Aim, reached: number): boolean {
  return 'most' in aim ? reached <= aim.most : reached >= aim.least;
}

function row(cells: readonly string[]): string {
  const padded = columns.map(([, width], index) => {
    const cell = cells[index] ?? '';
    const space = ' '.repeat(Math.max(0, width - displayWidth(cell)));
    return index === 0 ? cell + space : space + cell;
  });
  return `| ${padded.join(' | ')} |`;
}

/** Three digits that mean something. */
function significant(number: number): string {
  const digits = number === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return number.toFixed(Math.min(digits, 3));
}
