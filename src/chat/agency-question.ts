import type { Resolution } from '../domain/names/resolution.ts';
import { html, lines } from '../text/html.ts';
import type { AnyCommand } from './command.ts';
import { unknownMetric } from './metric-words.ts';
import { regionsInWords } from './region-words.ts';
import { type Rendered, type Routing, type Said, takes } from './routing.ts';
import { kindAlone } from './kind-words.ts';
import { looksLikeAgency } from './spoken-intent.ts';
import { notUnderstood, oneAgencyAtATime } from './usage.ts';
import { exampleQuestions, renderGuidance } from './views/guidance.ts';
import { understoodAs } from './views/understood.ts';
import { type Asked, renderUnresolved } from './views/unresolved.ts';

/** A question about an agency that is named by words. */
export type AgencyQuestion = {
  readonly command: AnyCommand;
  readonly words: string;
  readonly resolution: Resolution;
  readonly asked: Asked;
  /** A region alone opens what is held there, and nonsense gets examples: as nothing says that an agency was meant. */
  readonly plain: boolean;
};

/**
 * Answers a question about the agency that its words name, or asks which one is meant. Never a guess: what is not certain
 * is asked back, and words that are left over are said to be. Throws UserError.
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
    const request = { agency: candidate.agency, words: '', chat: said.chat, ...asked };
    const rendered = await routing.run(command, request, said.typed);
    return (locale) => {
      const reply = rendered(locale);
      const remark = understoodAs(words, candidate, locale);
      return remark === null ? reply : { ...reply, text: lines(html`<i>${remark}</i>`, { html: reply.text }).html };
    };
  }
  if (plain && regionsInWords(words).length > 0)
    return await routing.run(routing.named('find'), { words, chat: said.chat, ...asked }, said.typed);
  if (namesSeveral(words, names.resolve)) throw oneAgencyAtATime(exampleQuestions.zh[0]);
  const over = leftOver(words, names.resolve);
  // What is left of a name that goes on (Zibo Industry | and IT Bureau) is no metric: that agency is asked for.
  if (over !== null && looksLikeAgency(over.words)) resolution = over.asked;
  else if (over !== null)
    throw takes(command, 'metric') ? unknownMetric(over.words) : notUnderstood(over.words, command, said.typed);
  const nothingLikeIt = resolution.kind === 'unknown' && resolution.nearest.length === 0;
  if (nothingLikeIt && plain && !looksLikeAgency(words)) return (locale) => renderGuidance('other', locale);
  if (resolution.kind === 'notHeld') deps.noteMissed?.(resolution.name);
  if (resolution.kind === 'unknown' && looksLikeAgency(words) && !kindAlone(words)) deps.noteMissed?.(words);
  const unresolved = resolution;
  const held = await deps.store.yearsHeld(agenciesIn(unresolved));
  return (locale) => renderUnresolved({ words, resolution: unresolved, command: command.name, asked, held }, locale);
}

type LeftOver = { readonly words: string; readonly asked: Exclude<Resolution, { kind: 'certain' }> };

/** The words before or after a full name that is recognised without them; null when leaving words out does not help. */
function leftOver(words: string, resolve: (words: string) => Resolution): LeftOver | null {
  const parts = words.split(' ');
  const tried = (name: readonly string[], rest: readonly string[]): LeftOver | null => {
    const resolution = resolve(name.join(' '));
    if (resolution.kind !== 'certain') return null;
    return { words: rest.join(' '), asked: { kind: 'confirm', why: 'misspelt', candidates: [resolution.candidate] } };
  };
  for (let kept = parts.length - 1; kept > 0; kept -= 1) {
    const found = tried(parts.slice(0, kept), parts.slice(kept)) ?? tried(parts.slice(-kept), parts.slice(0, -kept));
    if (found !== null) return found;
  }
  return null;
}

/** Whether words name several agencies, each in full, one after the other or joined by an and. */
function namesSeveral(words: string, resolve: (words: string) => Resolution): boolean {
  const certain = (some: string): boolean => some !== '' && resolve(some).kind === 'certain';
  const joins = [...words.matchAll(/ (?:and |vs |versus )?|[和与跟及]/gu)];
  return joins.some(
    ({ index, 0: join }) => certain(words.slice(0, index)) && certain(words.slice(index + join.length)),
  );
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
