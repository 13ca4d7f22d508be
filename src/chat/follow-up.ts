import type { Locale } from '../text/format.ts';
import type { AnyCommand } from './command.ts';
import { readAnswer } from './context.ts';
import { metricLabel, metricNamed } from './metric-words.ts';
import { yearOf } from './period.ts';
import type { Question } from './question.ts';
import { answerAboutAgency } from './agency-question.ts';
import { needsAgency, type Rendered, type Routing, type Said, takes } from './routing.ts';
import { wrongUsage } from './usage.ts';
import { renderNeedsAgency } from './views/guidance.ts';

/** A question in which no agency is named. */
export type FollowUp = {
  readonly command: AnyCommand;
  readonly question: Pick<Question, 'period' | 'metric'>;
  /** Typed without a command. */
  readonly plain: boolean;
  /** It says by itself that it goes on from an answer, or names a view: then a metric is not asked for its meaning. */
  readonly goesOn: boolean;
};

/**
 * Answers a question that leaves the agency out: by the answer that is replied to, or in a private chat by the last one. A
 * metric alone opens its definition, with the figure of the agency spoken of last. When nothing tells which agency is
 * meant, the person gets an example. Throws UserError.
 */
export async function answerFollowUp(routing: Routing, said: Said, followUp: FollowUp): Promise<Rendered> {
  const { question, plain } = followUp;
  const { metric, period } = question;
  const { deps, run, named } = routing;
  const { names } = deps.directory();
  const asksMeaning = plain && metric !== null && period === null && !followUp.goesOn;
  const command = asksMeaning && said.replyTo === null ? named('define') : followUp.command;
  const base = { words: '', chat: said.chat, ...(metric === null ? {} : { metric }) };
  const year = async (agency: string | undefined, shown: number | null) => {
    const from = shown ?? (period?.kind === 'relative' && agency !== undefined ? await newestYear(agency) : null);
    const asked = period === null ? from : yearOf(period, deps.now(), deps.timeZone, from);
    return asked === null ? {} : { year: asked };
  };
  const newestYear = async (agency: string) => (await deps.store.yearsHeld([agency])).get(agency)?.at(-1) ?? null;

  if (said.replyTo !== null) {
    const context = readAnswer(said.replyTo, names);
    if (context !== null) {
      const resolution = names.resolve(context.agency);
      const agency = resolution.kind === 'certain' ? resolution.candidate.agency.id : undefined;
      const asked = { ...(await year(agency, context.year)), ...(metric === null ? {} : { metric }) };
      return await answerAboutAgency(routing, said, {
        command,
        words: context.agency,
        resolution,
        asked,
        plain: false,
      });
    }
  } else if (said.isPrivate && (needsAgency(command) || asksMeaning)) {
    const { lastAgency, lastYear } = await said.settings;
    const agency = lastAgency === null ? undefined : names.agency(lastAgency);
    if (agency !== undefined)
      return await run(command, { ...base, agency, ...(await year(agency.id, lastYear)) }, said.typed);
  }
  if (!needsAgency(command)) return await run(command, base, said.typed);
  if (asksMeaning) return await run(named('define'), base, said.typed);
  if (!plain && metric === null && period === null) throw wrongUsage(command, said.typed);
  // A word may name a view as well as a figure (复议): without an agency it is explained.
  const figure = plain ? metricNamed(said.typed) : undefined;
  if (figure !== undefined) return await run(named('define'), { ...base, metric: figure }, said.typed);
  return (locale) => renderNeedsAgency(said.typed.trim(), exampleOf(followUp, locale), locale);
}

/** How the question could have been asked with an agency. */
function exampleOf({ command, question: { metric } }: FollowUp, locale: Locale): string {
  if (metric === null || !takes(command, 'metric'))
    return command.examples[locale][0]?.message ?? command.usage[locale];
  return `淄博市投资促进局 2023 ${metricLabel(metric)[locale]}`;
}
