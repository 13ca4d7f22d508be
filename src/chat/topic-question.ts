import { TZDate } from '@date-fns/tz';
import { readQuestion } from './question.ts';
import type { Rendered, Routing, Said } from './routing.ts';
import { looksLikeAgency } from './spoken-intent.ts';
import { spokenOf } from './spoken-of.ts';
import { articleIn, topicIn } from './spoken-topics.ts';
import { renderTopic } from './views/topics.ts';

/** The answer to a question about the bot, the data or the law; null for every other question. */
export async function answerTopic(routing: Routing, said: Said, words: string): Promise<Rendered | null> {
  const { deps } = routing;
  const { resolve } = deps.directory().names;
  const found = topicIn(words);
  if (found === null) return null;
  // A question about editions may name several years.
  const takesYear = found.ofAgency || found.topic === 'due';
  const { asked, period, roles } = readQuestion(words, { resolve, views: [], takesYear, takesMetric: true });
  const last = await spokenOf(routing, said);
  const known = asked?.resolution;
  if (known?.kind === 'certain') said.noteAgency(known.candidate.agency.id, null);
  const namesOne = known !== undefined && (known.kind !== 'unknown' || looksLikeAgency(asked?.words ?? ''));
  if (found.ofAgency && (namesOne || (last !== null && (roles.has('pronoun') || period !== null)))) return null;
  const now = new TZDate(deps.now().getTime(), deps.timeZone);
  const facts = {
    holdings: await deps.store.holdings(),
    agency: known?.kind === 'certain' ? known.candidate.agency : (last?.agency ?? null),
    year: period?.kind === 'year' ? period.year : period === null ? null : now.getFullYear() - period.back,
    thisYear: now.getFullYear(),
    article: articleIn(words),
  };
  return (locale) => renderTopic(found.topic, facts, locale);
}
