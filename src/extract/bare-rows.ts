import type { MetricCode, TableId } from '../domain/metric.ts';
import type { Harvest } from './harvest.ts';
import type { Words } from './line.ts';
import { readingFinding } from './reading-finding.ts';

/** A label without any figure, with the cells of its row. */
export type BareRow = { readonly label: Words; readonly codes: readonly MetricCode[] };

/** So many rows without figures are a habit of the document: it leaves cells blank, and a converter drops those. */
const habit = 3;

/**
 * Takes rows without any figure for blank where the document does that throughout and no figures of the table are left over;
 * a single such row may as well have lost its figures.
 */
export function keepBareRows(harvest: Harvest, table: TableId, rows: readonly BareRow[], isComplete: boolean): void {
  const isBlank = isComplete && rows.length >= habit;
  for (const { label, codes } of rows) {
    const { page, line, row } = label.place;
    for (const code of codes) {
      harvest.cells.set(code, { kind: isBlank ? 'blank' : 'unreadable' });
      harvest.provenance.set(code, { page, line, table, row, column: null, raw: label.raw });
    }
  }
  if (isBlank || rows.length === 0) return;
  const labels = rows.map(({ label }) => label.raw.trim());
  harvest.findings.push(
    readingFinding(
      'R.unreadable',
      rows.flatMap(({ codes }) => codes),
      {
        zh: `「${labels.join('」「')}」后面没有找到数字。`,
        en: `No figures were found for ${labels.map((label) => `"${label}"`).join(', ')}.`,
      },
    ),
  );
}
