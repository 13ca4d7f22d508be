import type { Cells, DerivedFigure, ProseFigure, Provenance } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';
import type { MetricCode } from '../domain/metric.ts';
import type { TableEditions } from '../domain/report.ts';

/** What a document says, with where it says it. Nothing is stored or resolved yet. */
export type Extraction = {
  /** False for an explanation of a report, the empty form, the notice, and anything else; then there are no figures. */
  readonly isReport: boolean;
  /** No report: the official form, with no figure in its cells. */
  readonly emptyForm?: true;
  /** Full name, completed from the document itself where the title cuts it; null when the text names none. */
  readonly agency: string | null;
  readonly agencyAsWritten: string | null;
  /** GB/T 2260 code, six digits. */
  readonly region: string | null;
  readonly year: number | null;
  /** Statistics period that the text gives, ISO dates; null where it gives none. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly editions: TableEditions;
  readonly cells: Cells;
  readonly derived: ReadonlyMap<MetricCode, DerivedFigure>;
  readonly prose: ReadonlyMap<MetricCode, ProseFigure>;
  readonly provenance: ReadonlyMap<MetricCode, Provenance>;
  /** Doubts of the reading and remarks about the document; the rules of domain/checks are added to them. */
  readonly findings: readonly Finding[];
  readonly machineRead: boolean;
};
