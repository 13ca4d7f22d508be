import type { AgencyId } from './agency.ts';
import type { Cells, DerivedFigure, ProseFigure, Provenance } from './figure.ts';
import type { Finding } from './finding.ts';
import type { MetricCode, TableId } from './metric.ts';
import type { Edition } from './taxonomy/editions.ts';

/** The edition of each statistical table; null where the document does not print the table. */
export type TableEditions = { readonly [table in TableId]: Edition | null };

/** The report of a government and that of its own office are two reports. */
export type ReportScope = 'agency' | 'government';

/** Which report: never unique across agencies. */
export type ReportKey = { readonly agency: AgencyId; readonly year: number; readonly scope: ReportScope };

/**
 * Why a version exists.
 * - first: the first document of this agency and year
 * - correction: another document with other figures, by the agency
 * - rereading: the same document read again by a better reader, or a better document of what had been read by machine
 *   or in part; ours, never a correction
 * - lesser: another document that contradicts a better one, but was itself read by machine or in part; kept beside it
 */
export type VersionOrigin = 'first' | 'correction' | 'rereading' | 'lesser';

/** The figures of one version of a report, as stored. */
export type ReportFigures = {
  readonly editions: TableEditions;
  readonly cells: Cells;
  readonly prose: ReadonlyMap<MetricCode, ProseFigure>;
  readonly derived: ReadonlyMap<MetricCode, DerivedFigure>;
};

export type ReportVersion = ReportKey &
  ReportFigures & {
    /** From 1, counting up. */
    readonly version: number;
    readonly origin: VersionOrigin;
    /** Read by OCR, so that a failed rule may be our own reading. */
    readonly machineRead: boolean;
    /** The name as the document writes it. */
    readonly agencyAsWritten: string | null;
    readonly findings: readonly Finding[];
    readonly storedAt: Date;
    readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
  };

/** A document from which a version was read. */
export type Source = {
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly fileName: string;
  /** Official address; null when unknown. */
  readonly url: string | null;
  /** Date given by the page or its metadata, ISO; null when unknown. */
  readonly publishedOn: string | null;
  readonly fetchedAt: Date;
  /** A bundled sample: its own abridged text; the hash and the official name are the original's. */
  readonly abridged: boolean;
};

/** Where each figure of a version was printed, read only when asked for. */
export type Evidence = ReadonlyMap<MetricCode, Provenance>;
