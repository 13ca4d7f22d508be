import { createHash } from 'node:crypto';
import type { Agency } from '../../domain/agency.ts';
import { analyseAgencyName } from '../../domain/agency-name.ts';
import { checkReport } from '../../domain/checks/check-report.ts';
import type { RuleResult } from '../../domain/checks/rule-result.ts';
import type { Finding } from '../../domain/finding.ts';
import { type MetricCode, printedCodes } from '../../domain/metric.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { ReportReading } from '../../extract/reading-schema.ts';
import { identityOf } from '../../extract/report-identity.ts';
import type { PageProgress } from '../../read/page-progress.ts';
import type { SaveOutcome } from '../../store/store.ts';
import type { ChatDeps } from '../command.ts';
import type { DocumentWork } from './document-work.ts';
import type { SentDocument } from './unpack.ts';

/** A report that somebody sent: what it says, what the checks found, and how it stands to what is held. */
export type ExaminedReport = {
  readonly kind: 'report';
  /** Of the file. */
  readonly name: string;
  readonly sha256: string;
  /** Null where the document names none. */
  readonly agency: Agency | null;
  readonly year: number | null;
  readonly figures: Extraction;
  readonly results: readonly RuleResult[];
  /** Cells of its forms for which no state is known, and those that could not be read, in the order of the form. */
  readonly unread: readonly MetricCode[];
  /** Doubts of the reading. */
  readonly doubts: readonly Finding[];
  /** What storing it would do, and whether the year before was held for the checks; null without agency or year. */
  readonly held: { readonly outcome: SaveOutcome; readonly yearBefore: boolean } | null;
};

/** What became of a document that somebody sent. Nothing of it is stored. */
export type Examined =
  | ExaminedReport
  | { readonly kind: 'notReport' | 'emptyForm'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly why: UserError };

/** A document with its reading, for those who go on to store it. */
export type ExaminedDocument = {
  readonly examined: Examined;
  readonly bytes: Uint8Array;
  readonly reading: ReportReading;
};

const longestName = 60;

/**
 * Reads and checks a document. `agency` names the agency of a text that names none; `progress` is told of pages that are read
 * by OCR. Throws UserError.
 */
export async function examine(
  document: SentDocument,
  agency: string | undefined,
  work: Pick<DocumentWork, 'read'>,
  deps: Pick<ChatDeps, 'store' | 'directory'>,
  progress?: PageProgress,
): Promise<ExaminedDocument> {
  const bytes = document.bytes();
  const reading = await work.read(bytes, document.name, { agency }, progress);
  const examined = await examineReading(document.name, bytes, reading, deps);
  return { examined, bytes, reading };
}

async function examineReading(
  name: string,
  bytes: Uint8Array,
  { extraction: figures }: ReportReading,
  { store, directory }: Pick<ChatDeps, 'store' | 'directory'>,
): Promise<Examined> {
  if (!figures.isReport) return { kind: figures.emptyForm === true ? 'emptyForm' : 'notReport', name };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { agency, year, scope } = identityOf(figures, name);
  const about = {
    kind: 'report' as const,
    name,
    sha256,
    year,
    figures,
    unread: unreadCells(figures),
    doubts: figures.findings.filter(({ severity }) => severity !== 'info'),
  };
  if (agency === null || year === null) return { ...about, agency, results: checkReport(figures), held: null };
  const [{ reports }, outcome] = await Promise.all([
    store.reports(agency.id, [year - 1]),
    store.preview({ ...figures, agency: agency.id, year, scope, source: { sha256, abridged: false } }),
  ]);
  const previous = reports.find(({ report }) => report.scope === scope)?.report;
  return {
    ...about,
    agency: directory().names.agency(agency.id) ?? agency,
    results: checkReport(figures, { previous }),
    held: { outcome, yearBefore: previous !== undefined },
  };
}

function unreadCells({ cells, editions }: Extraction): readonly MetricCode[] {
  const expected = (['t2', 't3', 't4'] as const).flatMap((table) => {
    const edition = editions[table];
    return edition === null ? [] : printedCodes(table, edition).filter((code) => !cells.has(code));
  });
  return [...expected, ...[...cells].flatMap(([code, { kind }]) => (kind === 'unreadable' ? [code] : []))];
}

/**
 * The agency that the caption of a document names, for a text that says only 我局: one that is held, or a full name with its
 * region. Undefined when the caption is about something else.
 */
export function agencyInCaption(caption: string, { directory }: Pick<ChatDeps, 'directory'>): string | undefined {
  if (caption.trim() === '' || caption.length > longestName) return undefined;
  const resolution = directory().names.resolve(caption);
  if (resolution.kind === 'certain') return resolution.candidate.agency.name;
  const { canonical, regions, kind, rest } = analyseAgencyName(caption);
  return kind !== null && rest === '' && regions.length === 1 ? canonical : undefined;
}

/** What could not be read of a document, as one of the examined. */
export function unreadable(name: string, error: unknown): Examined {
  if (!(error instanceof UserError)) throw error;
  return { kind: 'unreadable', name, why: error };
}
