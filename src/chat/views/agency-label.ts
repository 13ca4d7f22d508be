import type { Agency } from '../../domain/agency.ts';
import { agencyEnglishName } from '../../domain/agency-english-name.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html } from '../../text/html.ts';

/** The agency on a button or in a sentence: in English by its English name, where it has one. */
export function agencyLabel(agency: Agency, locale: Locale): string {
  return (locale === 'zh' ? null : agencyEnglishName(agency)) ?? agency.name;
}

/** The agency at the head of an answer: its full name, in English with the Chinese one, which alone is official. */
export function agencyHeading(agency: Agency, locale: Locale): Html {
  if (locale === 'zh') return html`<b>${agency.name}</b>`;
  const english = agencyEnglishName(agency);
  return english === null ? html`<b>${agency.name}</b>` : html`<b>${english}</b> ${agency.name}`;
}
