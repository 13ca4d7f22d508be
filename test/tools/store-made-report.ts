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
