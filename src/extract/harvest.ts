import type { CellState, DerivedFigure, Provenance } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';
import type { MetricCode, TableId } from '../domain/metric.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { Value } from './line.ts';
import { readingFinding } from './reading-finding.ts';

/** What was read from one table. */
export type Harvest = {
  readonly cells: Map<MetricCode, CellState>;
  readonly provenance: Map<MetricCode, Provenance>;
  readonly derived: Map<MetricCode, DerivedFigure>;
  readonly findings: Finding[];
};

export function emptyHarvest(): Harvest {
  return { cells: new Map(), provenance: new Map(), derived: new Map(), findings: [] };
}

/** More figures than this are not repeated in a remark. */
const mostQuoted = 30;

/** Figures as they are printed, a blank cell as ␣. */
export function printedText(values: readonly Value[]): string {
  const texts = values.slice(0, mostQuoted).map(({ raw }) => raw.trim().slice(0, mostQuoted) || '␣');
  return texts.join(' ') + (values.length > mostQuoted ? ' …' : '');
}

/** Where a figure stands; `raw` is the cell as printed. */
export function provenanceOf(value: Value, table: TableId | 'form2014'): Provenance {
  const { page, line, row, column } = value.place;
  return { page, line, table, row, column, raw: value.raw };
}

/** Takes one cell over as it was printed. */
export function keep(harvest: Harvest, code: MetricCode, value: Value, table: TableId | 'form2014'): void {
  harvest.cells.set(code, value.reading.state);
  harvest.provenance.set(code, provenanceOf(value, table));
}

/** R.unreadable for the cells of a table that print something which is no figure; undefined where there are none. */
export function garbledRemark(harvest: Harvest, table: Sentence): Finding | undefined {
  const doubts = harvest.findings.filter(({ severity }) => severity !== 'info');
  const named = new Set(doubts.flatMap(({ codes }) => codes));
  const codes = [...harvest.cells.keys()].filter(
    (code) => harvest.cells.get(code)?.kind === 'unreadable' && !named.has(code),
  );
  if (codes.length === 0) return undefined;
  const raws = [...new Set(codes.map((code) => harvest.provenance.get(code)?.raw ?? ''))]
    .slice(0, mostQuoted)
    .join(' ');
  return readingFinding('R.unreadable', codes, {
    zh: `${table.zh}有 ${codes.length} 格未能辨认（${raws}）。`,
    en: `${codes.length} cells of ${table.en} cannot be read (${raws}).`,
  });
}

/** Figures stand there, but which of them is this cell's is not certain. */
export function setUnreadable(
  harvest: Harvest,
  code: MetricCode,
  printed: readonly Value[],
  table: TableId | 'form2014',
): void {
  harvest.cells.set(code, { kind: 'unreadable' });
  const place = printed[0]?.place;
  if (place === undefined) return;
  const { page, line, row } = place;
  harvest.provenance.set(code, { page, line, table, row, column: null, raw: printedText(printed) });
}
