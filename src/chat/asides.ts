import type { Agency } from '../domain/agency.ts';
import { isMetricCode } from '../domain/metric.ts';
import type { AnyCommand } from './command.ts';
import { yearOf } from './period.ts';
import type { Named } from './names-in-words.ts';
import type { Question } from './question.ts';
import { needsAgency, type Rendered, type Routing, type Said, takes } from './routing.ts';
import { spokenOf } from './spoken-of.ts';
import {
  type Followed,
  type Kept,
  renderBeyond,
  renderDifference,
  renderSeveral,
  renderSuccession,
  renderUnclear,
} from './views/limits-of-answers.ts';

/**
 * The answer to a question that no figure answers: of several agencies, of what the bot does not compute, or by a word that may
 * mean several figures. Null for every other question.
 */
export async function answerAside(
  routing: Routing,
  said: Said,
  question: Question,
  command: AnyCommand,
): Promise<Rendered | null> {
  const { asked, others, period, metric, beyond, unclear, roles, metrics } = question;
  if (!takes(command, 'agency')) return null;
  const { deps } = routing;
  const agencies = [asked, ...others].flatMap((named) => certain(named));
  const succession = roles.has('succession') && metric === null && agencies.length > 0;
  if (succession && others.length === agencies.length - 1) return await answerSuccession(routing, said, agencies);
  const kept = (): Kept => ({
    ...(period === null ? {} : { year: yearOf(period, deps.now(), deps.timeZone) }),
    ...(metric === null ? {} : { metric }),
  });
  if (others.length > 0 && [asked, ...others].some((named) => isSure(named))) {
    said.noteAgency(null, null);
    const notHeld = [asked, ...others].flatMap((named) =>
      named?.resolution.kind === 'notHeld' ? [named.resolution.name] : [],
    );
    const opened = needsAgency(command) ? command.name : 'stats';
    const besides = kept();
    return (locale) => renderSeveral({ agencies, notHeld }, besides, opened, locale);
  }
  const [agencyAsked] = agencies;
  if (agencyAsked !== undefined && roles.has('pronoun') && roles.has('against') && question.base === null) {
    const last = await spokenOf(routing, said);
    if (last !== null && last.agency.id !== agencyAsked.id) {
      const both = { agencies: [last.agency, agencyAsked], notHeld: [] };
      return (locale) => renderSeveral(both, {}, 'stats', locale);
    }
  }
  const several = [...new Set(metrics)].filter(isMetricCode);
  if (asked === null && several.length > 1 && (roles.has('succession') || roles.has('difference')))
    return (locale) => renderDifference(several.slice(0, 4), locale);
  // A list of agencies is no sum of theirs.
  const onlyWhich = beyond === 'agencies' && metrics.length === 0 && question.view === null;
  if ((beyond === null && unclear === null) || onlyWhich) return null;
  // Which agency is meant is asked first.
  if (asked !== null && agencies.length === 0 && (beyond === null || asked.resolution.kind === 'notHeld')) return null;
  const [agency = (await spokenOf(routing, said))?.agency ?? null] = agencies;
  const besides = kept();
  if (beyond !== null) return (locale) => renderBeyond(beyond, beyond === 'agencies' ? null : agency, besides, locale);
  return unclear === null ? null : (locale) => renderUnclear(unclear, agency, besides, locale);
}

function isSure(named: Named | null): boolean {
  return named?.resolution.kind === 'certain' || named?.resolution.kind === 'notHeld';
}

function certain(named: Named | null): readonly Agency[] {
  return named?.resolution.kind === 'certain' ? [named.resolution.candidate.agency] : [];
}

async function answerSuccession({ deps }: Routing, said: Said, agencies: readonly Agency[]): Promise<Rendered> {
  const directory = deps.directory();
  // Which of two is meant by what is asked next is not known.
  if (agencies.length > 1) said.noteAgency(null, null);
  const ids = new Set(agencies.map(({ id }) => id));
  const followed = new Map<string, Followed>();
  for (const agency of agencies) {
    for (const { agency: from, succession } of directory.predecessorsOf(agency.id))
      followed.set(`${from.id} ${agency.id}`, { from, to: agency, succession });
    for (const { agency: to, succession } of directory.successorsOf(agency.id))
      followed.set(`${agency.id} ${to.id}`, { from: agency, to, succession });
  }
  const between = [...followed.values()].filter(
    ({ from, to }) => agencies.length === 1 || (ids.has(from.id) && ids.has(to.id)),
  );
  const shown = [...new Set([...ids, ...between.flatMap(({ from, to }) => [from.id, to.id])])];
  const held = await deps.store.yearsHeld(shown);
  return (locale) => renderSuccession(agencies, between, held, locale);
}
