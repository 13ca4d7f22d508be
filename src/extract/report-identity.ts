import type { Agency } from '../domain/agency.ts';
import { agencyNamed } from '../domain/agency-name.ts';
import { regionByCode } from '../domain/region/lookup.ts';
import type { ReportScope } from '../domain/report.ts';
import type { Extraction } from './extraction.ts';

/** Whose report it is and of which year; null where the document does not say. */
export type ReportIdentity = {
  readonly agency: Agency | null;
  readonly year: number | null;
  readonly scope: ReportScope;
};

/** `fileName` is kept as the source of the agency's name. */
export function identityOf({ agency, region, year }: Extraction, fileName: string): ReportIdentity {
  if (agency === null) return { agency: null, year, scope: 'agency' };
  const named = agencyNamed(
    agency,
    `${year ?? ''} ${fileName}`.trim(),
    region === null ? undefined : regionByCode(region),
  );
  return { agency: named, year, scope: scopeOf(named.name) };
}

/** The report of a whole government and that of its office are two reports; the name tells. */
export function scopeOf(agencyName: string): ReportScope {
  return agencyName.endsWith('人民政府') ? 'government' : 'agency';
}
