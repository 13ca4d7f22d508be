import type { Candidate } from '../../domain/names/resolution.ts';
import type { Locale } from '../../text/format.ts';

/** How a name was understood that was not typed as it is: said above the answer. Null when there is nothing to say. */
export function understoodAs(words: string, { agency, match, matchedName }: Candidate, locale: Locale): string | null {
  const zh = locale === 'zh';
  switch (match) {
    case 'official':
      return null;
    case 'former':
      return zh ? `“${matchedName}”是${agency.name}的曾用名` : `“${matchedName}” is a former name of ${agency.name}`;
    case 'alias':
      return zh ? `“${matchedName}”即${agency.name}` : `“${matchedName}” is ${agency.name}`;
    case 'abbreviation':
      return zh ? `“${words}”按简称理解` : `“${words}” understood as an abbreviation`;
    case 'regionOmitted':
      return zh ? `“${words}”按所选地区理解` : `“${words}” understood within your home region`;
    case 'misspelt':
      return zh ? `没有“${words}”，按${agency.name}理解` : `No “${words}”; understood as ${agency.name}`;
  }
}
