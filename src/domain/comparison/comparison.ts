import type { Succession } from '../agency.ts';
import type { MissingCell } from '../figure-value.ts';
import type { IndicatorValue } from '../indicators.ts';
import type { MetricCode } from '../metric.ts';
import type { ReportFigures } from '../report.ts';
import type { Sentence } from '../sentence.ts';
import type { SeriesBreak } from '../taxonomy/breaks.ts';

/** A report of one year, as a comparison needs it. */
export type YearReport = ReportFigures & { readonly year: number };

/** The earlier report is a predecessor's; which one, and how it became the agency, is the caller's to find out. */
export type ThroughPredecessor = Pick<Succession, 'relation' | 'certainty' | 'note'> & {
  /** Full name. */
  readonly predecessor: string;
};

/** One year's number. */
export type ComparedSide = {
  readonly year: number;
  readonly value: number;
  /** The cells that were added up: one for most figures, several across editions and for groups. */
  readonly codes: readonly MetricCode[];
  /** derived: worked out from other cells; prose: given in the text only. Whoever shows it says so. */
  readonly origin: 'printed' | 'derived' | 'prose';
};

/** Why there is a difference but no percentage, or two sets of counts but no percentage points. */
export type NoPercentage = {
  readonly reason: 'baseZero' | 'baseBelow20' | 'isPercentage' | 'noRate';
  readonly message: Sentence;
};

type Remarks = {
  /** Why care is needed when the two stand side by side; null where the forms are the same. */
  readonly care: Sentence | null;
  /** Changes of the law between the two years that touch the figures. */
  readonly breaks: readonly SeriesBreak[];
  /** That a number is derived or from the text, or another agency's. */
  readonly notes: readonly Sentence[];
};

export type ComparedCounts = Remarks & {
  readonly kind: 'compared';
  readonly current: ComparedSide;
  readonly previous: ComparedSide;
  readonly unit: string;
  readonly difference: number;
  /** Difference over the earlier number, as a fraction (0.5 is +50 %); null where `noPercentage` says why. */
  readonly percentage: number | null;
  readonly noPercentage: NoPercentage | null;
};

export type ComparedRates = Remarks & {
  readonly kind: 'comparedRates';
  readonly current: IndicatorValue;
  readonly previous: IndicatorValue;
  /** Difference of the two rates as a fraction (0.05 is 5 percentage points); null where `noPoints` says why. */
  readonly points: number | null;
  readonly noPoints: NoPercentage | null;
};

/** The two must not be put side by side; says why. */
export type Refused = { readonly kind: 'refused'; readonly why: Sentence };

/** A number is missing on one side or both: not printed, blank, "/" or unreadable. */
export type Missing = {
  readonly kind: 'missing';
  readonly sides: readonly {
    readonly side: 'current' | 'previous';
    readonly year: number;
    readonly missing: readonly MissingCell[];
  }[];
  readonly message: Sentence;
};

/** A figure or indicator this year and in an earlier year. */
export type Comparison = ComparedCounts | ComparedRates | Refused | Missing;
