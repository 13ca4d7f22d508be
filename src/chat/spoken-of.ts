import type { Agency } from '../domain/agency.ts';
import { readAnswer } from './context.ts';
import type { Routing, Said } from './routing.ts';

/** The agency and year that a message goes on from. */
type SpokenOf = { readonly agency: Agency; readonly year: number | null };

/**
 * What a message goes on from: the answer that is replied to, or in a private chat the agency that was spoken of last. Null when
 * there is none.
 */
export async function spokenOf({ deps }: Routing, said: Said): Promise<SpokenOf | null> {
  const { names } = deps.directory();
  if (said.replyTo !== null) {
    const context = readAnswer(said.replyTo, names);
    const resolution = context === null ? null : names.resolve(context.agency);
    if (context === null || resolution?.kind !== 'certain') return null;
    return { agency: resolution.candidate.agency, year: context.year };
  }
  if (!said.isPrivate) return null;
  const { lastAgency, lastYear } = await said.settings;
  const agency = lastAgency === null ? undefined : names.agency(lastAgency);
  return agency === undefined ? null : { agency, year: lastYear };
}
