import type { MetricCode } from '../metric.ts';
import type { ReportFigures } from '../report.ts';
import type { Sentence } from '../sentence.ts';
import type { RuleClass, RuleId } from './rules.ts';

/** A report as the rules need it. */
export type CheckInput = ReportFigures & {
  readonly year: number | null;
  /** Read by OCR: a rule that fails may be our own reading. */
  readonly machineRead: boolean;
  /** Statistics period that the text gives, ISO dates; undefined when it was not looked for, null when it gives none. */
  readonly period?: { readonly from: string; readonly to: string } | null | undefined;
};

/** The report of the year before, where it is held. */
export type CheckContext = {
  readonly previous?:
    | (Pick<ReportFigures, 'editions' | 'cells' | 'derived'> & {
        readonly year: number;
        readonly machineRead: boolean;
      })
    | undefined;
  /** The report of the year before is a predecessor's, after more than a change of name. */
  readonly previousAgencyChanged?: boolean | undefined;
};

/** One side of a comparison. */
export type RuleSide = { readonly value: number };

/** What became of one rule in one place of one report. */
export type RuleResult = {
  readonly rule: RuleId;
  /** As in `rules`, except that Y.carry is SOFT after a change of agency. */
  readonly class: RuleClass;
  /** notAssessable: a figure that it needs was not read; never a failure. */
  readonly outcome: 'held' | 'failed' | 'notAssessable';
  /** The column or row it was tried on; null where it concerns the whole report. */
  readonly where: Sentence | null;
  /** Null where a side is not a number or not known. */
  readonly left: RuleSide | null;
  readonly right: RuleSide | null;
  /** The figures of this report that it concerns. */
  readonly cells: readonly MetricCode[];
  /** The figures of the year before that it concerns; empty for rules within one report. */
  readonly previousCells: readonly MetricCode[];
  /** Figures, of either report, for want of which it was not assessable. */
  readonly missing: readonly MetricCode[];
  /** One sentence about the document, with both sides: made when it is asked for, as of fifty results few are shown. */
  readonly message: () => Sentence;
};
