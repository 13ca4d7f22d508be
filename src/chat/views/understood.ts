import { agencyEnglishName } from '../../domain/agency-english-name.ts';
import type { Candidate } from '../../domain/names/resolution.ts';
import type { Locale } from '../../text/format.ts';

function wordsIn(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replaceAll(/center(?![a-z])/g, 'centre')
    .split(/[^a-z]+/)
    .filter((word) => !['', 'of', 'the', 'city', 'municipal'].includes(word));
}

/** How a name was understood that was not typed as it is: said above the answer. Null when there is nothing to say. */
export function understoodAs(words: string, { agency, match, matchedName }: Candidate, locale: Locale): string | null {
  const zh = locale === 'zh';
  if (/^[^\p{Script=Han}]+$/u.test(words)) {
    // Words of its English name need no remark: the heading says the rest.
    const own = wordsIn(agencyEnglishName(agency) ?? '');
    if (wordsIn(words).every((word) => own.includes(word))) return null;
    return zh ? `“${words}”按英文名或拼音理解` : `“${words}”, read as:`;
  }
  switch (match) {
    case 'official':
      return null;
    case 'former':
      return zh ? `“${matchedName}”是${agency.name}的曾用名` : `“${matchedName}” is a former name of ${agency.name}`;
    case 'alias':
      return zh ? `“${matchedName}”即${agency.name}` : `“${matchedName}” is ${agency.name}`;
    case 'abbreviation':
      return zh ? `“${words}”按简称理解` : `Read as an abbreviation: “${words}”`;
    case 'regionOmitted':
      return zh ? `“${words}”按所选地区理解` : `Read within the home region: “${words}”`;
    case 'misspelt':
      return zh ? `没有“${words}”，按${agency.name}理解` : `No “${words}”; understood as ${agency.name}`;
  }
}
