import type { z } from 'zod';
import type { Agency, AgencyId, Succession } from '../domain/agency.ts';
import type { MetricCode } from '../domain/metric.ts';
import type { Evidence, ReportFigures, ReportKey, ReportVersion, Source } from '../domain/report.ts';
import type { CellState } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';
import type { DeliveryStore, FollowStore } from './follow.ts';
import type {
  CareAction,
  CareOrder,
  KeptDocument,
  MoveTarget,
  ReportedError,
  StoredVersion,
  WithdrawnVersion,
} from './care-action.ts';
import type { ChatStates } from './chat-state.ts';
import type { UpdateRecord } from './update-record.ts';

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

/** As much of a report as decides what storing it would do. */
export type ReportToCompare = ReportKey &
  Pick<NewReport, 'editions' | 'cells' | 'prose' | 'machineRead'> & {
    readonly source: Pick<Source, 'sha256' | 'abridged'>;
  };

/**
 * What became of a report handed to the store; one word each for the line that `ingest` prints.
 * - stored: the first document of this agency, year and scope
 * - corrected: another document with other figures, by the agency
 * - anotherSource: another document of a version held, or one that was read by machine or in part and is kept as a
 *   lesser version beside a better one
 * - reread: the same document with other figures, or a better document of what had been read badly; ours
 * - unchanged: the document was known, with these figures
 */
export type SaveOutcome = {
  readonly kind: 'stored' | 'corrected' | 'anotherSource' | 'reread' | 'unchanged';
  /** The version that holds the document's figures. */
  readonly version: number;
  /**
   * What differs from the version that stood before, in the order of the form. Of another source: what it contradicts,
   * and then it is no current version.
   */
  readonly changes: readonly FigureChange[];
};

/** The only door to the database. Every method is one round trip unless it says otherwise. */
export type Store = FollowStore &
  DeliveryStore & {
    readonly engine: { readonly kind: 'pglite' | 'postgres'; readonly version: string };

    /** Every agency with its names, and every succession: what the name index is built from. Two round trips at once. */
    agencies(): Promise<{ readonly agencies: readonly Agency[]; readonly successions: readonly Succession[] }>;
    /** Adds agencies and their names; those already known gain the new names. Idempotent. Several round trips. */
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
    /** Current versions of the reports of several agencies on one year. */
    reportsOfYear(agencies: readonly AgencyId[], year: number): Promise<readonly ReportVersion[]>;
    /** Where each figure of a version was printed, in the document it was first read from. Throws when it is not held. */
    evidence(key: ReportKey, version: number): Promise<Evidence>;
    /** A document as it was published; null when it is not held. */
    document(agency: AgencyId, sha256: string): Promise<Uint8Array | null>;
    /** Years held of each of some agencies, ascending; agencies without a report are absent. */
    yearsHeld(agencies: readonly AgencyId[]): Promise<ReadonlyMap<AgencyId, readonly number[]>>;
    holdings(): Promise<Holdings>;

    /**
     * Stores a report of an agency held by the rules of versions (versioning.ts): all of it or nothing, in one transaction
     * of several round trips. Throws UserError when there is no room.
     */
    save(report: NewReport): Promise<SaveOutcome>;
    /** What `save` would make of a report now, without storing anything. */
    preview(report: ReportToCompare): Promise<SaveOutcome>;
    /** Takes a version back, so that the best of the others answers; it stays visible in `versions`. Several round trips. */
    withdraw(key: ReportKey, version: number, reason: string): Promise<void>;
    /** Undoes a withdrawal or a move. Throws UserError when the report it was moved to was built upon. */
    restore(key: ReportKey, version: number): Promise<void>;
    /**
     * Lets a version with its documents, evidence and remarks appear in another report by the rules of versions, and takes it
     * back where it was, all in one transaction. Throws UserError when it was taken back already.
     */
    move(key: ReportKey, version: number, to: MoveTarget, reason: string): Promise<void>;

    /** Writes down what an administrator wants done, until it is confirmed. Gives its number. */
    planCare(order: CareOrder): Promise<number>;
    careAction(id: number): Promise<CareAction | null>;
    /** Does what was planned, once. Throws UserError as `move` does. */
    carryOutCare(id: number, by: number): Promise<CareAction>;
    /** Undoes it, once, as `restore` does. */
    undoCare(id: number, by: number): Promise<CareAction>;
    /** What was done or undone last, newest first. */
    latestCare(limit: number): Promise<readonly CareAction[]>;
    /** Versions of an agency's reports that were taken back. */
    withdrawals(agency: AgencyId): Promise<readonly WithdrawnVersion[]>;

    /** Counts a name that was asked for and not found, in short form; never who asked. */
    noteMissedName(name: string): Promise<void>;
    /** Those asked for most often first. */
    missedNames(limit: number): Promise<readonly { name: string; count: number; lastAskedAt: Date }[]>;
    /** Keeps what somebody found wrong, and nothing of who did. Gives its number. */
    reportError(error: { agency: AgencyId; year: number | null; words: string }): Promise<number>;
    /** Errors not yet settled, newest first, and how many there are. */
    reportedErrors(limit: number): Promise<{ readonly open: number; readonly errors: readonly ReportedError[] }>;
    settleError(id: number): Promise<void>;

    /** Versions that were stored last, newest first; those taken back since are among them. */
    latest(limit: number): Promise<readonly StoredVersion[]>;
    /** The documents of an agency's versions that were not taken back, each once for a report. */
    keptDocuments(agency: AgencyId): Promise<readonly KeptDocument[]>;
    /** The next agency with a report in the order of ids, from '' on; null when there is none. */
    agencyAfter(id: AgencyId): Promise<AgencyId | null>;

    chatSettings(chat: number): Promise<ChatSettings>;
    setChatSettings(chat: number, settings: Partial<ChatSettings>): Promise<void>;
    /** How the bot stands in chats. */
    readonly chatStates: ChatStates;
    /** What Telegram told the bot. */
    readonly updates: UpdateRecord;

    /**
     * Answers what other processes hand over with `handOver`, as only one process can have the embedded database open. On
     * Postgres nobody does: each opens it itself.
     */
    onRequest<Request>(name: string, shape: z.ZodType<Request>, handler: (request: Request) => Promise<unknown>): void;

    /** A round trip that does nothing: the floor of every measurement, and the heart of /health. */
    ping(): Promise<void>;
    close(): Promise<void>;
  };

/** What a chat has chosen; null where it has not. */
export type ChatSettings = {
  readonly locale: 'zh' | 'en' | null;
  readonly homeRegion: string | null;
  /** The agency and year of the last answer in a private chat, so that 去年呢 right after it is understood. */
  readonly lastAgency: string | null;
  readonly lastYear: number | null;
};
