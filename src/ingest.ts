import { createHash } from 'node:crypto';
import type { Agency } from './domain/agency.ts';
import { successionsOf } from './domain/known-successions.ts';
import type { ReportKey, Source } from './domain/report.ts';
import { UserError } from './domain/user-error.ts';
import type { Extraction } from './extract/extraction.ts';
import { identityOf } from './extract/report-identity.ts';
import type { ReadReport } from './extract/report-reader.ts';
import type { NewReport, SaveOutcome, Store } from './store/store.ts';

/** What is known of a document besides its bytes. */
export type DocumentFacts = {
  readonly fileName: string;
  /** The agency, for a document that names none. */
  readonly agency?: string | undefined;
  readonly url?: string | undefined;
  /** ISO date. */
  readonly publishedOn?: string | undefined;
  /** A bundled sample: hash of its original. */
  readonly abridgedFrom?: string | undefined;
};

/** What became of a document; a document that is no report is stored nowhere. */
export type Ingested =
  | { readonly kind: 'report'; readonly outcome: SaveOutcome; readonly agency: Agency; readonly year: number }
  | { readonly kind: 'notReport' };

/**
 * Reads a document, names its agency and year, and stores it: all or nothing. Throws UserError for a file that cannot be
 * read, and for a report that does not say whose or of which year it is.
 */
export async function ingest(
  { store, read }: { readonly store: Pick<Store, 'addAgencies' | 'save'>; readonly read: ReadReport },
  bytes: Uint8Array,
  facts: DocumentFacts,
  now: Date,
): Promise<Ingested> {
  const { extraction, metadata } = await read(bytes, facts.fileName, { agency: facts.agency });
  if (!extraction.isReport) return { kind: 'notReport' };
  const { agency, year, scope } = identify(extraction, facts.fileName);
  await store.addAgencies([agency], successionsOf(agency));
  const source = {
    sha256: facts.abridgedFrom ?? createHash('sha256').update(bytes).digest('hex'),
    fileName: facts.fileName,
    url: facts.url ?? metadata.url ?? null,
    publishedOn: facts.publishedOn ?? metadata.publishedOn ?? null,
    fetchedAt: now,
    abridged: facts.abridgedFrom !== undefined,
  };
  const outcome = await store.save(newReport(extraction, { agency: agency.id, year, scope }, source, bytes));
  return { kind: 'report', outcome, agency, year };
}

/** What was read of a document, as a report to be stored. */
export function newReport(extraction: Extraction, key: ReportKey, source: Source, bytes: Uint8Array): NewReport {
  return {
    ...key,
    editions: extraction.editions,
    cells: extraction.cells,
    prose: extraction.prose,
    derived: extraction.derived,
    agencyAsWritten: extraction.agencyAsWritten,
    machineRead: extraction.machineRead,
    findings: extraction.findings,
    evidence: extraction.provenance,
    source,
    bytes,
  };
}

function identify(extraction: Extraction, fileName: string) {
  const { agency, year, scope } = identityOf(extraction, fileName);
  if (agency === null)
    throw new UserError({
      zh: `${fileName}没有写明机关名称，没有收录；请用 --agency 写出全称。`,
      en: `${fileName} names no agency and was not stored; please give its full name with --agency.`,
    });
  if (year === null)
    throw new UserError({
      zh: `${fileName}没有写明年度，没有收录；请给出带标题或统计期限的完整文件。`,
      en: `${fileName} names no year and was not stored; please give the whole document with its title or statistics period.`,
    });
  return { agency, year, scope };
}
