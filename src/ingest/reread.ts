import type { Agency, AgencyId } from '../domain/agency.ts';
import type { Sentence } from '../domain/sentence.ts';
import { UserError } from '../domain/user-error.ts';
import type { Extraction } from '../extract/extraction.ts';
import { identityOf } from '../extract/report-identity.ts';
import type { ReadReport } from '../extract/report-reader.ts';
import { newReport } from '../ingest.ts';
import type { KeptDocument } from '../store/care-action.ts';
import type { SaveOutcome, Store } from '../store/store.ts';

/** What became of a kept document that was read again. */
export type Reread = {
  readonly document: KeptDocument;
  readonly outcome:
    | Pick<SaveOutcome, 'kind' | 'changes'>
    /** It stays as it was read before. */
    | { readonly kind: 'failed'; readonly why: Sentence };
  /** Whose report of which year it is now read as, where that is another than the one that it is kept as. */
  readonly elsewhere: { readonly agency: Agency; readonly year: number } | null;
};

const noReport: Sentence = {
  zh: '现在识读不出年度报告，保留原来的数字',
  en: 'no longer read as an annual report; its figures stay as they were',
};

/**
 * Reads all kept documents of the next agency again, in the order of ids from `after` on, and stores what is read under
 * the report that each belongs to. The same figures change nothing. Null when no agency is left, so that a run can be
 * interrupted between any two and begun anew.
 */
export async function rereadNext(
  tools: { readonly store: Store; readonly read: ReadReport },
  after: AgencyId,
): Promise<{ readonly agency: AgencyId; readonly rereads: readonly Reread[] } | null> {
  const { store } = tools;
  const agency = await store.agencyAfter(after);
  if (agency === null) return null;
  const rereads: Reread[] = [];
  for (const document of await store.keptDocuments(agency)) rereads.push(await reread(tools, document));
  return { agency, rereads };
}

async function reread(
  { store, read }: { readonly store: Store; readonly read: ReadReport },
  document: KeptDocument,
): Promise<Reread> {
  const { key, source } = document;
  const bytes = await store.document(key.agency, source.sha256);
  if (bytes === null) throw new RangeError(`the document ${source.sha256} is not kept`);
  const extraction = await extractionOf(read, bytes, source.fileName);
  if (!('isReport' in extraction)) return { document, outcome: { kind: 'failed', why: extraction }, elsewhere: null };
  const outcome = await store.save(newReport(extraction, key, source, bytes));
  return { document, outcome, elsewhere: await elsewhereOf(store, document, extraction) };
}

/** What is read, or why nothing is. */
async function extractionOf(read: ReadReport, bytes: Uint8Array, name: string): Promise<Extraction | Sentence> {
  try {
    const { extraction } = await read(bytes, name);
    return extraction.isReport ? extraction : noReport;
  } catch (error) {
    if (error instanceof UserError) return { zh: error.zh, en: error.en };
    throw error;
  }
}

async function elsewhereOf(
  store: Store,
  { key, source }: KeptDocument,
  extraction: Extraction,
): Promise<Reread['elsewhere']> {
  const { agency, year } = identityOf(extraction, source.fileName);
  if (agency === null || year === null || (agency.id === key.agency && year === key.year)) return null;
  // An administrator moved it from there, and knows.
  const moved = (await store.withdrawals(agency.id)).some((withdrawn) => withdrawn.year === year);
  return moved ? null : { agency, year };
}
