import type { Cells, CellState, ProseFigure } from '../../src/domain/figure.ts';
import { isMetricCode, type MetricCode, printedCodes, table3Code } from '../../src/domain/metric.ts';
import type { ReportFigures, TableEditions } from '../../src/domain/report.ts';
import { applicantKinds, printedRows, table3CellOf } from '../../src/domain/table3.ts';

type Numbers = { readonly [code in MetricCode]?: number };

/** What to make of a report; everything else that its forms print is 0. */
export type Figures = {
  readonly year: number;
  /** Edition of all three tables, or of each; null for none. Default 2021. */
  readonly edition?: '2019' | '2021' | null;
  readonly editions?: Partial<TableEditions>;
  /** Cells other than 0. A cell of table 三 that names an applicant is added to 总计 as well, unless that is given. */
  readonly numbers?: Numbers;
  /** Cells that hold no number, and cells that are not printed at all. */
  readonly states?: { readonly [code in MetricCode]?: Exclude<CellState['kind'], 'number'> | 'notPrinted' };
  readonly prose?: Numbers;
  readonly derived?: Numbers;
  readonly machineRead?: boolean;
};

export type TestReport = ReportFigures & { readonly year: number; readonly machineRead: boolean };

function entries<Value>(record: { readonly [code in MetricCode]?: Value }): [MetricCode, Value][] {
  return Object.entries(record).flatMap(([code, value]): [MetricCode, Value][] =>
    isMetricCode(code) && value !== undefined ? [[code, value]] : [],
  );
}

/** A report as it would be stored, with the figures given and 0 in every other cell that its forms print. */
export function reportOf(figures: Figures): TestReport {
  const { year, edition = '2021', numbers = {}, states = {}, prose = {}, derived = {}, machineRead = false } = figures;
  const editions: TableEditions = { t2: edition, t3: edition, t4: edition, ...figures.editions };
  const cells = new Map<MetricCode, CellState>();
  for (const table of ['t2', 't3', 't4'] as const) {
    const printed = editions[table];
    if (printed === null) continue;
    for (const code of printedCodes(table, printed)) cells.set(code, { kind: 'number', value: 0 });
  }
  for (const [code, value] of entries(numbers)) cells.set(code, { kind: 'number', value });
  const t3 = editions.t3;
  if (t3 === '2019' || t3 === '2021')
    for (const row of printedRows(t3)) {
      const total = table3Code(row, 'total');
      if (numbers[total] !== undefined) continue;
      const value = applicantKinds.reduce((sum, applicant) => sum + (numbers[table3Code(row, applicant)] ?? 0), 0);
      cells.set(total, { kind: 'number', value });
    }
  for (const [code, state] of entries(states)) {
    if (state === 'notPrinted') cells.delete(code);
    else cells.set(code, { kind: state });
  }
  return {
    year,
    machineRead,
    editions,
    cells,
    prose: new Map(entries(prose).map(([code, value]) => [code, proseFigure(value)])),
    derived: new Map(entries(derived).map(([code, value]) => [code, { value, why: 'test' }])),
  };
}

function proseFigure(value: number): ProseFigure {
  return { value, quote: `……${value}……`, page: null, line: 1 };
}

/** The same report with one cell in another state, or without it. */
export function withCell<Report extends ReportFigures>(
  report: Report,
  code: MetricCode,
  state: CellState | 'notPrinted',
): Report {
  const cells = new Map<MetricCode, CellState>(report.cells);
  if (state === 'notPrinted') cells.delete(code);
  else cells.set(code, state);
  const changed: { readonly cells: Cells } = { cells };
  return { ...report, ...changed };
}

/** Whether a figure is a cell of table 三. */
export function inTable3(code: MetricCode): boolean {
  return table3CellOf(code) !== null;
}
