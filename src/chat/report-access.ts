import type { Agency } from '../domain/agency.ts';
import { readWithdrawal, type Withdrawal } from '../domain/withdrawal.ts';
import type { WithdrawnVersion } from '../store/care-action.ts';
import type { HeldReport } from '../store/store.ts';
import { formatDate } from '../text/format.ts';
import type { ChatDeps } from './command.ts';
import type { Relative } from './directory.ts';

/** A report that is held, or what is to be said when it is not. */
export type Access =
  | {
      readonly kind: 'held';
      readonly agency: Agency;
      readonly held: HeldReport;
      /** Reports of other years that were asked for with it and are held. */
      readonly others: readonly HeldReport[];
      /** All years held of this agency, ascending. */
      readonly years: readonly number[];
    }
  | Missing;

export type Missing = {
  readonly kind: 'missing';
  readonly agency: Agency;
  /** Null when no year was asked for, so that no report at all is held. */
  readonly year: number | null;
  readonly years: readonly number[];
  /** Agencies before and after it, with the years that are held of them. */
  readonly relatives: readonly (Relative & { readonly years: readonly number[] })[];
  /** The newest document of that year, or of any, that was held and taken back. */
  readonly gone: { readonly year: number; readonly date: string; readonly withdrawal: Withdrawal } | null;
};

/**
 * The report of an agency and year, the newest when no year is asked for, with other years (offsets from it) where
 * they are held. One round trip when the year is named.
 */
export async function accessReport(
  { store, directory, timeZone }: ChatDeps,
  agency: Agency,
  year: number | undefined,
  offsets: readonly number[] = [],
): Promise<Access> {
  const first = await store.reports(
    agency.id,
    year === undefined ? 'newest' : [year, ...offsets.map((by) => year + by)],
  );
  const asked = year ?? first.years.at(-1);
  const held = first.reports.find(({ report }) => report.year === asked);
  if (held !== undefined && asked !== undefined) {
    const wanted = offsets.map((by) => asked + by).filter((other) => first.years.includes(other));
    const others =
      year === undefined && wanted.length > 0
        ? (await store.reports(agency.id, wanted)).reports
        : first.reports.filter(({ report }) => report.year !== asked);
    return { kind: 'held', agency, held, others, years: first.years };
  }
  const relatives = [...directory().predecessorsOf(agency.id), ...directory().successorsOf(agency.id)];
  const [yearsOf, withdrawals] = await Promise.all([
    store.yearsHeld(relatives.map(({ agency: relative }) => relative.id)),
    store.withdrawals(agency.id),
  ]);
  return {
    kind: 'missing',
    agency,
    year: year ?? null,
    years: first.years,
    relatives: relatives.map((relative) => ({ ...relative, years: yearsOf.get(relative.agency.id) ?? [] })),
    gone: newestGone(withdrawals, year, timeZone),
  };
}

function newestGone(
  withdrawals: readonly WithdrawnVersion[],
  year: number | undefined,
  timeZone: string,
): Missing['gone'] {
  const found = withdrawals.findLast((withdrawn) => year === undefined || withdrawn.year === year);
  return found === undefined
    ? null
    : { year: found.year, date: formatDate(found.at, timeZone), withdrawal: readWithdrawal(found.reason) };
}
