import type { AgencyId } from '../domain/agency.ts';
import type { ReportKey, ReportScope, Source, VersionOrigin } from '../domain/report.ts';

/** Where a version is moved to; the agency's full name, as it need not be held when it is first named. */
export type MoveTarget = ReportKey & { readonly name: string };

/** What an administrator wants done to a version of a report. */
export type CareOrder = {
  readonly key: ReportKey;
  readonly version: number;
  /** Null: it is withdrawn. */
  readonly to: MoveTarget | null;
  readonly reason: string;
};

/** When something was done, and by which administrator; null when no person did it. */
export type Act = { readonly at: Date; readonly by: number | null };

/** An order with what became of it: planned, done, or done and undone. */
export type CareAction = CareOrder & {
  readonly id: number;
  /** Name of the agency whose report it is. */
  readonly agencyName: string;
  readonly plannedAt: Date;
  readonly done: Act | null;
  readonly undone: Act | null;
};

/** A version that was taken back; `reason` as `writeWithdrawal` wrote it. */
export type WithdrawnVersion = {
  readonly year: number;
  readonly scope: ReportScope;
  readonly version: number;
  readonly at: Date;
  readonly reason: string;
};

/** A version as it arrived. */
export type StoredVersion = {
  readonly agency: AgencyId;
  readonly agencyName: string;
  readonly year: number;
  readonly version: number;
  readonly origin: VersionOrigin;
  readonly storedAt: Date;
  readonly withdrawn: boolean;
};

/** A document with the report to which it belongs. */
export type KeptDocument = { readonly key: ReportKey; readonly agencyName: string; readonly source: Source };

/** An error that somebody reported in what was shown of an agency; null: of no one year. */
export type ReportedError = {
  readonly id: number;
  readonly agency: AgencyId;
  readonly agencyName: string;
  readonly year: number | null;
  readonly words: string;
  readonly at: Date;
};
