import type { Agency } from '../domain/agency.ts';
import type { Children } from '../domain/checks/children.ts';
import type { HeldReport } from '../store/store.ts';
import type { ChatDeps } from './command.ts';

/**
 * The departments, townships and sub-districts of the government whose report is looked at, with their reports of the same
 * year; null for a report that is not government-wide, or of a government without departments. One round trip.
 */
export async function departmentsOf(
  agency: Agency,
  { report }: HeldReport,
  { store, directory }: Pick<ChatDeps, 'store' | 'directory'>,
): Promise<Children | null> {
  if (!sumsDepartments(agency, report.scope)) return null;
  const agencies = directory();
  const known = agencies.agenciesOf(agency.region ?? '').filter(({ id }) => id !== agency.id);
  const reports = await store.reportsOfYear(
    known.map(({ id }) => id),
    report.year,
  );
  const byAgency = new Map(reports.map((one) => [one.agency, one]));
  return {
    held: known.flatMap((child) => {
      const own = byAgency.get(child.id);
      return own === undefined
        ? []
        : [{ kind: child.kind, editions: own.editions, cells: own.cells, derived: own.derived }];
    }),
    // One that another has followed may have ended before the year.
    missing: known
      .filter(({ id }) => !byAgency.has(id) && agencies.successorsOf(id).length === 0)
      .map(({ name }) => name),
  };
}

/** Whether a report is the sum of departments: that of a township's government is not. */
export function sumsDepartments({ level, region }: Agency, scope: HeldReport['report']['scope']): boolean {
  return scope === 'government' && level !== 'township' && region !== null;
}
