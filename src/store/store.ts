import type { Agency, AgencyId, Succession } from '../domain/agency.ts';
import type { MetricCode } from '../domain/metric.ts';
import type { Evidence, ReportFigures, ReportKey, ReportVersion, Source } from '../domain/report.ts';
import type { CellState } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';

/** A report as answers need it: its current version, and the document it was read from. */
export type HeldReport = {
  readonly report: ReportVersion;
  readonly source: Source;
  /** How many versions are kept of it, this one included. */
  readonly versions: number;
};

/** Everything that is held, counted for /start and /status. */
export type Holdings = {
  readonly agencies: number;
  readonly reports: number;
  /** Years held, ascending. */
  readonly years: readonly number[];
  readonly newest: { readonly agency: string; readonly year: number; readonly storedAt: Date } | null;
  /** True when everything held is a bundled sample. */
  readonly samplesOnly: boolean;
};

export type FigureChange = {
  readonly code: MetricCode;
  /** Undefined: not printed. */
  readonly before: CellState | undefined;
  readonly after: CellState | undefined;
};

/** A read report on its way into the store. */
export type NewReport = ReportKey &
  ReportFigures & {
    readonly agencyAsWritten: string | null;
    readonly machineRead: boolean;
    readonly findings: readonly Finding[];
    readonly evidence: Evidence;
    readonly source: Source;
    /** The document itself, kept for re-reading. */
    readonly bytes: Uint8Array;
  };

/** What became of a report handed to the store; one word each for the line that `ingest` prints. */
export type SaveOutcome = {
  readonly kind: 'stored' | 'corrected' | 'anotherSource' | 'reread' | 'unchanged';
  readonly version: number;
  /** What differs from the version before; empty unless corrected or reread. */
  readonly changes: readonly FigureChange[];
};

/** The only door to the database. Every method is one round trip unless it says otherwise. */
export type Store = {
  readonly engine: { readonly kind: 'pglite' | 'postgres'; readonly version: string };

  /** Every agency with its names, and every succession: what the name index is built from. */
  agencies(): Promise<{ readonly agencies: readonly Agency[]; readonly successions: readonly Succession[] }>;
  /** Adds agencies and their names; those already known gain the new names. Idempotent. */
  addAgencies(agencies: readonly Agency[], successions: readonly Succession[]): Promise<void>;
  /** Calls back after agencies changed, in this process or another one on the same Postgres. Returns how to stop. */
  onAgenciesChanged(callback: () => void): Promise<() => Promise<void>>;

  /**
   * Current versions of an agency's reports and the years that are held (ascending), in one round trip.
   * `years`: those asked for; 'newest': the newest alone.
   */
  reports(
    agency: AgencyId,
    years: readonly number[] | 'newest',
  ): Promise<{ readonly reports: readonly HeldReport[]; readonly years: readonly number[] }>;
  /** All versions of a report, newest first, with every document each was read from. */
  versions(
    agency: AgencyId,
    year: number,
  ): Promise<readonly { readonly report: ReportVersion; readonly sources: readonly Source[] }[]>;
  /** Where each figure of a version was printed. */
  evidence(key: ReportKey, version: number): Promise<Evidence>;
  /** Years held of each of some agencies, ascending; agencies without a report are absent. */
  yearsHeld(agencies: readonly AgencyId[]): Promise<ReadonlyMap<AgencyId, readonly number[]>>;
  holdings(): Promise<Holdings>;

  /** Stores a report by the rules of versions, in one transaction: same bytes, same figures, correction, re-reading. */
  save(report: NewReport): Promise<SaveOutcome>;

  chatSettings(chat: number): Promise<ChatSettings>;
  setChatSettings(chat: number, settings: Partial<ChatSettings>): Promise<void>;

  /** A round trip that does nothing: the floor of every measurement, and the heart of /health. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** What a chat has chosen; null where it has not. */
export type ChatSettings = { readonly locale: 'zh' | 'en' | null; readonly homeRegion: string | null };
