import type { MetricCode } from './metric.ts';

/**
 * A remark about a document, kept with it.
 * - error: a printed rule of the form does not hold, or a reading doubt that may change a figure
 * - warning: usually true rules that do not hold; cells that could not be read
 * - info: worth knowing, nothing to mend
 */
export type Finding = {
  /** Id of a rule (`T3.balance`) or of a reading doubt (`R.unreadable`). */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** The figures that it is about. */
  readonly codes: readonly MetricCode[];
  /** One sentence about the document, in both languages; never an accusation. */
  readonly message: { readonly zh: string; readonly en: string };
};
