import type { Agency } from '../../domain/agency.ts';
import type { ReportReading } from '../../extract/reading-schema.ts';
import type { ReadReport } from '../../extract/report-reader.ts';
import type { SaveOutcome } from '../../store/store.ts';
import type { DocumentQuota } from './document-quota.ts';

/** What became of a document that an administrator had stored. */
type StoredDocument =
  | { readonly kind: 'report'; readonly outcome: SaveOutcome; readonly agency: Agency; readonly year: number }
  | { readonly kind: 'notReport' };

/** What the chat is handed for the documents that people send. */
export type DocumentWork = {
  /** Reads a document in a process that can be killed. Throws UserError. */
  readonly read: ReadReport;
  /** Stores what was read of a document. Throws UserError when it does not say whose or of which year it is. */
  readonly store: (bytes: Uint8Array, fileName: string, reading: ReportReading) => Promise<StoredDocument>;
  /** How many documents a person may send; without it, any number. */
  readonly quota?: DocumentQuota;
};
