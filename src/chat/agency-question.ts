import type { Resolution } from '../domain/names/resolution.ts';
import { html, lines } from '../text/html.ts';
import type { AnyCommand } from './command.ts';
import { normaliseWords } from './message.ts';
import { unknownMetric } from './metric-words.ts';
import { regionsInWords } from './region-words.ts';
import { type Rendered, type Routing, type Said, takes } from './routing.ts';
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
  const over = leftOver(words, names.resolve);
  if (over !== null) throw refusalOf(over, question, said, names.resolve);
  const nothingLikeIt = resolution.kind === 'unknown' && resolution.nearest.length === 0;
  if (nothingLikeIt && plain && !looksLikeAgency(words)) return (locale) => renderGuidance('other', locale);
  if (resolution.kind === 'notHeld') deps.noteMissed?.(resolution.name);
  if (resolution.kind === 'unknown' && looksLikeAgency(words)) deps.noteMissed?.(words);
  const unresolved = resolution;
  const held = await deps.store.yearsHeld(agenciesIn(unresolved));
  return (locale) => renderUnresolved({ words, resolution: unresolved, command: command.name, asked, held }, locale);
}

/** The words before or after a full name that is recognised without them; null when leaving words out does not help. */
function leftOver(words: string, resolve: (words: string) => Resolution): string | null {
  const parts = normaliseWords(words).split(' ');
  const certain = (some: readonly string[]): boolean => some.length > 0 && resolve(some.join(' ')).kind === 'certain';
  for (let kept = parts.length - 1; kept > 0; kept -= 1) {
    if (certain(parts.slice(0, kept))) return parts.slice(kept).join(' ');
    if (certain(parts.slice(-kept))) return parts.slice(0, -kept).join(' ');
  }
  return null;
}

function refusalOf(
  over: string,
  { command }: AgencyQuestion,
  { typed }: Said,
  resolve: (words: string) => Resolution,
): Error {
  if (resolve(over).kind === 'certain') return oneAgencyAtATime(exampleQuestions.zh[0]);
  return takes(command, 'metric') ? unknownMetric(over) : notUnderstood(over, command, typed);
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
