import type { Finding } from '../domain/finding.ts';
import type { MetricCode } from '../domain/metric.ts';
import type { Sentence } from '../domain/sentence.ts';

/** Doubts of the reading, and what was done about them. All are about our reading of the document, not about the agency. */
const doubts = {
  /** Printed, but not to be read or not to be told apart from its neighbours. */
  'R.unreadable': 'warning',
  /** Figures whose row or column is not known. */
  'R.unplaced': 'warning',
  /** A row printed twice with different figures. */
  'R.duplicate': 'warning',
  /** Rows of the form that a table does not print, or print no longer. */
  'R.missing': 'warning',
  /** The text ends within a table. */
  'R.truncated': 'warning',
  /** A unit in the cell that is not the column's. */
  'R.unit': 'warning',
  /** A row that lost its label, placed by its position and proven by the sums. */
  'R.unlabelled': 'info',
  /** More figures than columns, of which the sums allow one reading. */
  'R.surplus': 'info',
  /** A subtotal that the form does not have, not stored. */
  'R.subtotal': 'info',
  /** More than one report, or the tables of another year beside those of the report. */
  'R.several': 'warning',
  /** Names of the agency in the document, or given with it, that do not agree. */
  'R.agency': 'warning',
  /** A label that differs from the official form; part of rules.md section 1. */
  'E.labels': 'info',
} as const satisfies { readonly [rule: string]: Finding['severity'] };

type Doubt = keyof typeof doubts;

/** A remark of the reader, with the severity of its kind. */
export function readingFinding(rule: Doubt, codes: readonly MetricCode[], message: Sentence): Finding {
  return { rule, severity: doubts[rule], codes, message };
}

/** More rows than this are not named one by one: most of the table is not there. */
const mostNamed = 3;

/** R.missing: rows of the form that were not found in a table that was. */
export function missingFinding(
  table: Sentence,
  rows: readonly { readonly zh: string; readonly codes: readonly MetricCode[] }[],
): Finding {
  const isFew = rows.length <= mostNamed;
  const names = isFew ? `「${rows.map(({ zh }) => zh).join('」「')}」` : '';
  return readingFinding('R.missing', isFew ? rows.flatMap(({ codes }) => codes) : [], {
    zh: `${table.zh}没有找到${names}${isFew ? '' : `格式中的 ${rows.length} 行`}。`,
    en: `${table.en} does not print ${isFew ? rows.map(({ zh }) => `"${zh}"`).join(', ') : `${rows.length} rows of the form`}, or they were not found.`,
  });
}

/** E.labels: the form prints one wording, the document another. The figure is placed by the nearest label. */
export function labelFinding(raw: string, official: string, codes: readonly MetricCode[]): Finding {
  return readingFinding('E.labels', codes, {
    zh: `表格文字「${raw}」与规定格式的「${official}」不同，按后者理解。`,
    en: `The label "${raw}" differs from "${official}" of the official form and was taken for it.`,
  });
}
