import type { ThroughPredecessor } from '../domain/comparison/comparison.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { HeldReport } from '../store/store.ts';
import type { ChatDeps } from './command.ts';
import type { Relative } from './directory.ts';
import type { Access } from './report-access.ts';
import { agencyLabel } from './views/agency-label.ts';

type Held = Extract<Access, { kind: 'held' }>;

/** The earlier report that a report is compared with. */
export type Base = {
  readonly held: HeldReport;
  /** The year right before. */
  readonly adjoining: boolean;
  /** The earlier report is a predecessor's. */
  readonly through?: ThroughPredecessor;
};

/** An earlier report that could be compared with, as a button and a line. */
export type BaseChoice = { readonly part: string; readonly label: Sentence; readonly description: Sentence };

/** A base as a button writes it: nothing for the year before, or an agency and a year. */
const written = /^([\w-]{8})\.(\d{4})$/;

/**
 * The report to compare with: the one that was chosen by button, or that of the year before, of the agency itself or of
 * a predecessor. Null when it is not held.
 */
export async function baseOf(access: Held, part: string | undefined, deps: ChatDeps): Promise<Base | null> {
  const { agency, held, others } = access;
  const chosen = written.exec(part ?? '');
  const before = held.report.year - 1;
  const predecessors = deps.directory().predecessorsOf(agency.id);
  if (chosen?.[1] === undefined) {
    const own = others.find(({ report }) => report.year === before);
    if (own !== undefined) return { held: own, adjoining: true };
    for (const predecessor of predecessors) {
      const base = await predecessorBase(predecessor, before, held.report.year, deps);
      if (base !== null) return base;
    }
    return null;
  }
  const year = Number(chosen[2]);
  const predecessor = predecessors.find((relative) => relative.agency.id === chosen[1]);
  if (predecessor !== undefined) return await predecessorBase(predecessor, year, held.report.year, deps);
  if (chosen[1] !== agency.id) return null;
  const [own] = (await deps.store.reports(agency.id, [year])).reports;
  return own === undefined ? null : { held: own, adjoining: year === before };
}

async function predecessorBase(
  relative: Relative,
  year: number,
  of: number,
  { store }: ChatDeps,
): Promise<Base | null> {
  const [held] = (await store.reports(relative.agency.id, [year])).reports;
  if (held === undefined) return null;
  const { relation, certainty, note } = relative.succession;
  return {
    held,
    adjoining: year === of - 1,
    through: { predecessor: relative.agency.name, relation, certainty, note },
  };
}

/** Earlier years that are held of the agency, and the newest of each predecessor. */
export async function otherBases(access: Held, { directory, store }: ChatDeps): Promise<readonly BaseChoice[]> {
  const { agency, held, years } = access;
  const { year } = held.report;
  const own = years.filter((other) => other < year - 1).slice(-1);
  const predecessors = directory().predecessorsOf(agency.id);
  const yearsOf =
    predecessors.length === 0
      ? new Map<string, readonly number[]>()
      : await store.yearsHeld(predecessors.map((relative) => relative.agency.id));
  return [
    ...own.map((other) => ({
      part: `${agency.id}.${other}`,
      label: { zh: `与${other}年度相比`, en: `Compare with ${other}` },
      description: { zh: `本机关较早的年度：${other}`, en: `An earlier year of its own: ${other}` },
    })),
    ...predecessors.flatMap(({ agency: predecessor, succession }) =>
      (yearsOf.get(predecessor.id) ?? []).slice(-1).map((other) => {
        const probable = succession.certainty === 'probable';
        return {
          part: `${predecessor.id}.${other}`,
          label: {
            zh: `与${predecessor.name}${other}年度相比`,
            en: `Compare with ${agencyLabel(predecessor, 'en')} ${other}`,
          },
          description: {
            zh: `前身${probable ? '（可能）' : ''}${predecessor.name}：${other}年度。${succession.note.zh}`,
            en: `${probable ? 'Probable predecessor' : 'Predecessor'} ${agencyLabel(predecessor, 'en')}: ${other}; ${succession.note.en}`,
          },
        };
      }),
    ),
  ];
}
