import type { Sentence } from '../domain/sentence.ts';
import type { Locale } from '../text/format.ts';
import { answerAboutAgency, withRemarks } from './agency-question.ts';
import type { AnyCommand } from './command.ts';
import { metricLabel, metricNamed } from './metric-words.ts';
import { yearOf } from './period.ts';
import type { Question } from './question.ts';
import { needsAgency, type Rendered, type Routing, type Said, takes } from './routing.ts';
import { spokenOf } from './spoken-of.ts';
import { wrongUsage } from './usage.ts';
import { renderNeedsAgency } from './views/guidance.ts';

/** A question in which no agency is named. */
export type FollowUp = {
  readonly command: AnyCommand;
  readonly question: Pick<Question, 'period' | 'base' | 'metric'>;
  /** Typed without a command. */
  readonly plain: boolean;
  /** It says by itself that it goes on from an answer, or names a view: then a metric is not asked for its meaning. */
  readonly goesOn: boolean;
  /** What is said above the answer. */
  readonly remarks: readonly Sentence[];
};

/**
 * Answers a question that leaves the agency out: by the answer that is replied to, or in a private chat by the last one. A
 * metric alone opens its definition, with the figure of the agency spoken of last. When nothing tells which agency is
 * meant, the person gets an example. Throws UserError.
 */
export async function answerFollowUp(routing: Routing, said: Said, followUp: FollowUp): Promise<Rendered> {
  const { question, plain, remarks } = followUp;
  const { metric, period, base } = question;
  const { deps, run, named } = routing;
  const asksMeaning = plain && metric !== null && period === null && !followUp.goesOn;
  const command = asksMeaning && said.replyTo === null ? named('define') : followUp.command;
  const last = needsAgency(command) || asksMeaning || said.replyTo !== null ? await spokenOf(routing, said) : null;
  if (last !== null) {
    const { agency } = last;
    const newest = async () => (await deps.store.yearsHeld([agency.id])).get(agency.id)?.at(-1) ?? null;
    const from = last.year ?? (period?.kind === 'relative' ? await newest() : null);
    const year = period === null ? from : yearOf(period, deps.now(), deps.timeZone, from);
    const resolution = {
      kind: 'certain',
      candidate: { agency, match: 'official', matchedName: agency.name, score: 1 },
    } as const;
    return await answerAboutAgency(routing, said, {
      command,
      words: agency.name,
      resolution,
      asked: { ...(year === null ? {} : { year }), ...(metric === null ? {} : { metric }) },
      base,
      remarks,
      plain: false,
    });
  }
  const known = { words: '', chat: said.chat, ...(metric === null ? {} : { metric }) };
  if (!needsAgency(command)) return withRemarks(await run(command, known, said.typed), remarks);
  if (asksMeaning) return await run(named('define'), known, said.typed);
  if (!plain && metric === null && period === null) throw wrongUsage(command, said.typed);
  // A word may name a view as well as a figure (复议): without an agency it is explained.
  const figure = metric !== null && command.name === 'outcomes' ? metric : plain ? metricNamed(said.typed) : undefined;
  if (figure !== undefined) return await run(named('define'), { ...known, metric: figure }, said.typed);
  return (locale) => renderNeedsAgency(said.typed.trim(), exampleOf(followUp, locale), locale);
}

/** How the question could have been asked with an agency. */
function exampleOf({ command, question: { metric } }: FollowUp, locale: Locale): string {
  if (metric === null || !takes(command, 'metric'))
    return command.examples[locale][0]?.message ?? command.usage[locale];
  return `淄博市投资促进局 2023 ${metricLabel(metric)[locale]}`;
}
