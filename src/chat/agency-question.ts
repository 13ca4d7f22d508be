import type { Agency } from '../domain/agency.ts';
import type { Resolution } from '../domain/names/resolution.ts';
import type { Sentence } from '../domain/sentence.ts';
import { html, lines } from '../text/html.ts';
import type { AnyCommand } from './command.ts';
import { type Period, yearOf } from './period.ts';
import { regionsInWords } from './region-words.ts';
import type { Rendered, Routing, Said } from './routing.ts';
import { kindAlone } from './kind-words.ts';
import { looksLikeAgency } from './spoken-intent.ts';
import { renderGuidance } from './views/guidance.ts';
import { understoodAs } from './views/understood.ts';
import { type Asked, renderUnresolved } from './views/unresolved.ts';

/** A question about an agency that is named by words. */
export type AgencyQuestion = {
  readonly command: AnyCommand;
  readonly words: string;
  readonly resolution: Resolution;
  readonly asked: Asked;
  /** The year that it is to be compared with. */
  readonly base: Period | null;
  /** What is said above the answer. */
  readonly remarks: readonly Sentence[];
  /** A region alone opens what is held there, and nonsense gets examples: as nothing says that an agency was meant. */
  readonly plain: boolean;
};

/**
 * Answers a question about the agency that its words name, or asks which one is meant. Never a guess: what is not certain
 * is asked back. Throws UserError.
 */
export async function answerAboutAgency(routing: Routing, said: Said, question: AgencyQuestion): Promise<Rendered> {
  const { command, words, asked, plain } = question;
  const { deps } = routing;
  const { names } = deps.directory();
  let { resolution } = question;
  if (resolution.kind === 'confirm' && resolution.why === 'regionOmitted') {
    const { homeRegion } = await said.settings;
    if (homeRegion !== null) resolution = names.resolve(words, homeRegion);
  }
  if (resolution.kind === 'certain') {
    const { candidate } = resolution;
    const { agency } = candidate;
    const against = question.base === null ? {} : await yearsCompared(routing, agency, asked.year, question.base);
    // The year that is to be compared with is not held: that is said, with the years that are.
    const meant = 'missing' in against ? routing.named('stats') : command;
    const years = 'missing' in against ? { year: against.missing } : against;
    said.noteAgency(agency.id, years.year ?? asked.year ?? null);
    const request = { agency, words: '', chat: said.chat, ...asked, ...years };
    const rendered = withRemarks(await routing.run(meant, request, said.typed), question.remarks);
    return (locale) => {
      const reply = rendered(locale);
      const remark = understoodAs(words, candidate, locale);
      return remark === null ? reply : { ...reply, text: lines(html`<i>${remark}</i>`, { html: reply.text }).html };
    };
  }
  const nothingLikeIt = resolution.kind === 'unknown' && resolution.nearest.length === 0;
  const nonsense = nothingLikeIt && plain && !looksLikeAgency(words);
  // Whatever is asked next is not about the agency that was spoken of before.
  if (!nonsense) said.noteAgency(null, null);
  if (plain && regionsInWords(words).length > 0)
    return await routing.run(routing.named('find'), { words, chat: said.chat, ...asked }, said.typed);
  if (nonsense) return (locale) => renderGuidance('other', locale);
  if (resolution.kind === 'notHeld') deps.noteMissed?.(resolution.name);
  if (resolution.kind === 'unknown' && looksLikeAgency(words) && !kindAlone(words)) deps.noteMissed?.(words);
  const unresolved = resolution;
  const held = await deps.store.yearsHeld(agenciesIn(unresolved));
  return (locale) => renderUnresolved({ words, resolution: unresolved, command: command.name, asked, held }, locale);
}

/** An answer with remarks above it. */
export function withRemarks(rendered: Rendered, remarks: readonly Sentence[]): Rendered {
  if (remarks.length === 0) return rendered;
  return (locale) => {
    const reply = rendered(locale);
    return {
      ...reply,
      text: lines(...remarks.map((remark) => html`<i>${remark[locale]}</i>`), { html: reply.text }).html,
    };
  };
}

/**
 * The year and the base of a comparison with a year that is named: as the part of /yoy where the two do not adjoin. `missing`: a
 * year that is not held, where neither can be shown.
 */
async function yearsCompared(
  { deps }: Routing,
  agency: Agency,
  year: number | undefined,
  base: Period,
): Promise<{ readonly year?: number; readonly part?: string } | { readonly missing: number }> {
  if (base.kind === 'relative') return {};
  const years = (await deps.store.yearsHeld([agency.id])).get(agency.id) ?? [];
  const other = yearOf(base, deps.now(), deps.timeZone);
  const one = year ?? years.at(-1) ?? other;
  const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
  if (earlier === later || later - earlier === 1 || !years.includes(later)) return { year: later };
  return years.includes(earlier) ? { year: later, part: `${agency.id}.${earlier}` } : { missing: earlier };
}

function agenciesIn(resolution: Exclude<Resolution, { kind: 'certain' }>): readonly string[] {
  switch (resolution.kind) {
    case 'confirm':
      return resolution.candidates.map(({ agency }) => agency.id);
    case 'notHeld':
      return resolution.heldNearby.map(({ id }) => id);
    case 'unknown':
      return resolution.nearest.map(({ agency }) => agency.id);
  }
}
