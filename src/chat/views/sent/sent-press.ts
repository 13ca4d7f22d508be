import type { AgencyId } from '../../../domain/agency.ts';
import { type Press, pressOf } from '../../press.ts';

/** A list that a longer answer about a sent report opens. */
export type SentSection = 'failed' | 'unread' | 'doubts' | 'changes';

/** What of an answer is shown; null: the overview. Pages count from 1. */
export type SentPart = { readonly section: SentSection | null; readonly page: number };

/** What a button under an answer about sent documents does. The document comes with the press. */
export type SentPress =
  | SentPart
  /** The findings as a file. */
  | { readonly action: 'list' }
  /** Stores the document that was shown, as the report of this agency and year. */
  | { readonly action: 'store'; readonly sha256: string; readonly agency: AgencyId; readonly year: number }
  /** Stores the reports of the archive that was shown. */
  | { readonly action: 'storeAll'; readonly sha256: string }
  | { readonly action: 'decline' | 'declineAll' };

const command = 'sent';
/** Hexadecimal digits of a document's hash in a button: that it is the one that was shown. */
const digits = 12;

/** The callback data of a button. */
export function sentPress(press: SentPress): string {
  if (!('action' in press)) {
    return pressOf({ command, part: press.section === null ? 'overview' : `${press.section}:${press.page}` });
  }
  switch (press.action) {
    case 'store':
      return pressOf({
        command,
        agency: press.agency,
        year: press.year,
        part: `store:${press.sha256.slice(0, digits)}`,
      });
    case 'storeAll':
      return pressOf({ command, part: `storeAll:${press.sha256.slice(0, digits)}` });
    case 'list':
    case 'decline':
    case 'declineAll':
      return pressOf({ command, part: press.action });
  }
}

/** What a button does; null when it belongs to no sent document. The hash is as much of it as a button carries. */
export function readSentPress({ command: called, agency, year, part = '' }: Press): SentPress | null {
  if (called !== command) return null;
  const [name = '', rest = ''] = part.split(':');
  switch (name) {
    case 'list':
    case 'decline':
    case 'declineAll':
      return { action: name };
    case 'storeAll':
      return { action: 'storeAll', sha256: rest };
    case 'store':
      return agency === undefined || year === undefined ? null : { action: 'store', sha256: rest, agency, year };
    case 'failed':
    case 'unread':
    case 'doubts':
    case 'changes':
      return { section: name, page: Math.max(1, Number.parseInt(rest, 10) || 1) };
    default:
      return { section: null, page: 1 };
  }
}

/** Whether a button was made for a document of this hash. */
export function isOf(press: { readonly sha256: string }, sha256: string): boolean {
  return press.sha256.length === digits && sha256.startsWith(press.sha256);
}
