import type { AnyCommand } from './command.ts';
import { answerAboutAgency } from './agency-question.ts';
import { goesOn, withoutFiller } from './filler.ts';
import { reachElsewhere, takeNamed } from './elsewhere.ts';
import { answerFollowUp } from './follow-up.ts';
import { longestQuestion, type Message, normaliseWords, readMessage } from './message.ts';
import { metricNamed, nearestMetrics, unknownMetric } from './metric-words.ts';
import { yearOf } from './period.ts';
import { readOpening } from './opening.ts';
import { pressOf, readPress } from './press.ts';
import { beginsLonger, readQuestion, type ViewWord } from './question.ts';
import { createRouting, needsAgency, opened, type Rendered, type Routing, type Said, takes } from './routing.ts';
import { asksForRanking, courtesyIn, takeMeaning, takeRemedies, trustWords } from './spoken-intent.ts';
import { empty, outOfDate, tooLong, unknownCommand } from './usage.ts';
import { renderGuidance } from './views/guidance.ts';

/** What a person types or presses in, the answer out, whatever its language. */
export type Conversation = {
  /** Throws UserError for what the person can mend. */
  readonly answerText: (said: Said) => Promise<Rendered>;
  readonly answerPress: (data: string, chat: number) => Promise<Rendered>;
};

/** `fallback`: the name of the command that a message without one means. */
export function createConversation(routing: Routing, fallback: string): Conversation {
  const { deps, commands, named, run } = routing;
  const views: readonly ViewWord[] = [
    ...commands
      .filter(needsAgency)
      .flatMap(({ name, aliases }) => [name, ...aliases].map((word) => ({ word, command: name }))),
    ...trustWords.map((word) => ({ word, command: 'check' })),
    ...['历年', '趋势'].map((word) => ({ word, command: 'yoy' })),
  ];

  const readAll = (words: string) =>
    readQuestion(words, { resolve: deps.directory().names.resolve, views: [], takesYear: true, takesMetric: true });

  /** Answers the words after a command, or a message without one (`plain`). */
  async function answerWords(command: AnyCommand, words: string, said: Said, plain: boolean): Promise<Rendered> {
    if (!takes(command, 'agency')) return await run(command, { words, chat: said.chat }, said.typed);
    const { names } = deps.directory();
    const question = readQuestion(words, {
      resolve: names.resolve,
      views: plain || command.name === fallback ? views : [],
      takesYear: takes(command, 'year'),
      takesMetric: takes(command, 'metric'),
    });
    const { asked, period, metric, view } = question;
    const meant = view === null ? command : named(view);
    if (asked === null) {
      // Words that were all filler: nothing was asked.
      if (plain && command.name === fallback && words !== '' && period === null && metric === null && view === null)
        return (locale) => renderGuidance('other', locale);
      return await answerFollowUp(routing, said, {
        command: meant,
        question,
        plain,
        goesOn: goesOn(words) || view !== null,
      });
    }
    if (metric === null && takes(command, 'metric') && !needsAgency(command)) throw unknownMetric(asked.words);
    return await answerAboutAgency(routing, said, {
      command: meant,
      ...asked,
      asked: {
        ...(period === null ? {} : { year: yearOf(period, deps.now(), deps.timeZone) }),
        ...(metric === null ? {} : { metric }),
      },
      plain: plain && meant.name === fallback,
    });
  }

  /** Answers a message without a slash: a courtesy, a meaning, a remedy, a command in words, or a question for figures. */
  async function answerPlain(message: Exclude<Message, { kind: 'unknownCommand' }>, said: Said): Promise<Rendered> {
    const words = normaliseWords(said.typed);
    const courtesy = courtesyIn(words);
    if (courtesy !== null || words === '') return (locale) => renderGuidance(courtesy ?? 'other', locale);
    if (asksForRanking(words)) return (locale) => renderGuidance('ranking', locale);
    const meaning = takeMeaning(words);
    if (meaning !== null) {
      const view = views.find(({ word }) => word === meaning.of.toLowerCase());
      if (view !== undefined && metricNamed(meaning.of) === undefined)
        return await answerWords(named('help'), view.command, said, false);
      const { metric, asked } = readAll(meaning.of);
      if (metric !== null && (meaning.sure || asked === null))
        return await answerWords(named('define'), meaning.of, said, false);
      const unnamed = withoutFiller(meaning.of);
      if (meaning.sure && unnamed !== '' && nearestMetrics(unnamed).length > 0) throw unknownMetric(unnamed);
    }
    const besides = metricNamed(words) === undefined ? takeRemedies(words) : null;
    if (besides !== null) return await answerAboutRefusal(besides, said);
    const longer = message.kind === 'command' && message.glued !== null && beginsLonger(words, message.glued.length);
    return message.kind === 'plain' || longer
      ? await answerWords(named(fallback), words, said, true)
      : await answerWords(named(message.command), message.words, said, true);
  }

  /** What to do about a refusal: with the figures of an agency when one is named for certain, or replied to. */
  async function answerAboutRefusal(words: string, said: Said): Promise<Rendered> {
    const remedies = named('remedies');
    const { asked, period } = readAll(words);
    if (asked?.resolution.kind !== 'certain') return await answerWords(remedies, '', said, false);
    const year = period === null ? {} : { year: yearOf(period, deps.now(), deps.timeZone) };
    return await answerAboutAgency(routing, said, { command: remedies, ...asked, asked: year, plain: false });
  }

  async function answerPress(data: string, chat: number): Promise<Rendered> {
    const press = readPress(data);
    const command = commands.find(({ name }) => name === press?.command);
    const agency = press?.agency === undefined ? undefined : deps.directory().names.agency(press.agency);
    if (press === null || command === undefined || (press.agency !== undefined && agency === undefined))
      throw outOfDate();
    const { chat: other, ...rest } = press;
    if (other !== undefined) {
      if (command.elsewhere !== true) throw outOfDate();
      const about = await conversationAbout(other);
      return await about.answerPress(pressOf(rest), about.chat);
    }
    const { year, metric, part } = press;
    return await run(
      command,
      {
        words: '',
        chat,
        ...(agency === undefined ? {} : { agency }),
        ...(year === undefined ? {} : { year }),
        ...(metric === undefined ? {} : { metric }),
        ...(part === undefined ? {} : { part }),
      },
      '',
    );
  }

  /** The same conversation about another chat, and that chat. Throws UserError. */
  async function conversationAbout(address: number | string) {
    const elsewhere = await reachElsewhere(address, deps);
    return { chat: elsewhere.id, ...createConversation(createRouting(commands, { ...deps, elsewhere }), fallback) };
  }

  return {
    answerText: async (said) => {
      const length = Array.from(said.typed).length;
      if (length > longestQuestion) throw tooLong(length);
      if (said.typed.trim() === '') throw empty();
      const opening = readOpening(said.typed, opened(commands));
      if (opening !== null) return await answerPress(opening, said.chat);
      const message = readMessage(said.typed, commands);
      const takesChat = message.kind === 'command' && named(message.command).elsewhere === true;
      const elsewhere = takesChat ? takeNamed(said.typed) : null;
      if (elsewhere !== null) {
        const { chat, answerText } = await conversationAbout(elsewhere.address);
        return await answerText({ ...said, typed: elsewhere.rest, chat });
      }
      if (message.kind === 'unknownCommand') throw unknownCommand(message.command, deps.commands);
      if (message.kind === 'command' && message.slash)
        return await answerWords(named(message.command), message.words, said, false);
      const words = normaliseWords(said.typed);
      const spoken = message.kind === 'command' ? named(message.command) : null;
      if (spoken?.slashed === true)
        return words.toLowerCase().startsWith(spoken.name)
          ? await answerPlain({ kind: 'plain', words }, said)
          : await answerWords(spoken, message.words, said, false);
      return await answerPlain(message, said);
    },
    answerPress,
  };
}
