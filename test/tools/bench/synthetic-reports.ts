import postgres from 'postgres';
import { createHash } from 'node:crypto';
import type { Agency } from '../../../src/domain/agency.ts';
import type { Store } from '../../../src/store/store.ts';
import { seeded, syntheticAgencies } from '../agencies.ts';
import { today } from '../chat.ts';
import { type Figures, reportOf } from '../report-figures.ts';
import { storeSamples } from '../store-samples.ts';

/** The years of which each synthetic agency has a report, all on the form of 2021. */
export const syntheticYears = [2021, 2022, 2023] as const;

/**
 * Fills an empty store with the samples and with synthetic reports, each marked as such and shaped like a real one: one
 * cell in fourteen is not 0, and the sums hold. `atOnce`: how many are saved at a time. Gives the agencies of the
 * synthetic ones.
 */
export async function fillStore(store: Store, agencies: number, atOnce: number): Promise<readonly Agency[]> {
  await storeSamples(store);
  const made = syntheticAgencies(agencies).map(({ agency }) => agency);
  await store.addAgencies(made, []);
  const random = seeded(2023);
  const waiting = made.flatMap((agency) => syntheticYears.map((year) => ({ agency, figures: figures(year, random) })));
  const save = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await saveSynthetic(store, next.agency, next.figures);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, save));
  return made;
}

/** Lets Postgres count its rows now; it would do so by itself a minute after they came. */
export async function analyse(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false });
  await sql.unsafe('vacuum analyze');
  await sql.end();
}

async function saveSynthetic(store: Store, agency: Agency, given: Figures): Promise<void> {
  const bytes = Buffer.from(`synthetic ${agency.name} ${given.year}`);
  await store.save({
    ...reportOf(given),
    agency: agency.id,
    scope: 'agency',
    agencyAsWritten: agency.name,
    findings: [
      {
        rule: 'R.synthetic',
        severity: 'info',
        codes: [],
        message: { zh: '这是合成的报告。', en: 'This report is synthetic.' },
      },
    ],
    evidence: new Map(),
    source: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName: `synthetic-${given.year}.txt`,
      url: null,
      publishedOn: null,
      fetchedAt: today,
      abridged: false,
    },
    bytes,
  });
}

/** Figures whose sums hold. */
function figures(year: number, random: () => number): Figures {
  const count = (most: number): number => Math.floor(random() * (most + 1));
  const granted = count(40);
  const partial = count(9);
  const notHeld = count(20);
  const petitions = count(5);
  const closed = granted + partial + notHeld + petitions;
  const carriedOut = count(3);
  const upheld = count(3);
  return {
    year,
    numbers: {
      'proactive.normative.made': count(6),
      'proactive.normative.in_force': 10 + count(30),
      'proactive.licensing.decisions': count(4000),
      'requests.received@natural_person': closed + carriedOut,
      'outcome.granted@natural_person': granted,
      'outcome.partial@natural_person': partial,
      'outcome.unavailable.not_held@natural_person': notHeld,
      'outcome.not_processed.petition@natural_person': petitions,
      'outcome.total@natural_person': closed,
      'requests.carried_out@natural_person': carriedOut,
      'review.upheld': upheld,
      'review.total': upheld,
    },
    prose: { 'prose.wechat_items': count(900), 'prose.site_items': count(2000), 'prose.trainings': count(5) },
  };
}
