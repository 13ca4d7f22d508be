import { createHash } from 'node:crypto';
import { agencyNamed } from '../../src/domain/agency-name.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { SaveOutcome, Store } from '../../src/store/store.ts';
import { today } from './chat.ts';
import { type Figures, reportOf } from './report-figures.ts';

/**
 * Stores a report made up for a test under the name of an agency. `words` make another document of the same figures,
 * `document` the same document of others.
 */
export async function storeMadeReport(
  store: Store,
  agencyName: string,
  figures: Figures,
  {
    words = '',
    document,
    findings = [],
  }: { readonly words?: string; readonly document?: string; readonly findings?: readonly Finding[] } = {},
): Promise<SaveOutcome> {
  const agency = agencyNamed(agencyName, 'made for a test');
  await store.addAgencies([agency], []);
  const bytes = Buffer.from(document ?? JSON.stringify([agencyName, figures, words]));
  return await store.save({
    ...reportOf(figures),
    agency: agency.id,
    scope: 'agency',
    agencyAsWritten: agencyName,
    findings,
    evidence: new Map(),
    source: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName: `${agencyName}${figures.year}.txt`,
      url: null,
      publishedOn: null,
      fetchedAt: today,
      abridged: false,
    },
    bytes,
  });
}

/** Reads the first document kept of an agency again, with another number received. */
export async function rereadAs(
  store: Store,
  agency: string,
  agencyName: string,
  year: number,
  received: number,
): Promise<SaveOutcome> {
  const first = (await store.keptDocuments(agency)).find(({ key }) => key.year === year);
  const bytes = first === undefined ? null : await store.document(agency, first.source.sha256);
  if (first === undefined || bytes === null) throw new Error(`nothing is held of ${agencyName}`);
  return await store.save({
    ...reportOf({ year, numbers: { 'requests.received@natural_person': received } }),
    agency,
    scope: 'agency',
    agencyAsWritten: agencyName,
    findings: [],
    evidence: new Map(),
    source: first.source,
    bytes,
  });
}
