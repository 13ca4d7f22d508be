import { answerAboutAgency } from './agency-question.ts';
import { answerAside } from './asides.ts';
import type { AnyCommand } from './command.ts';
import { reachElsewhere, takeNamed } from './elsewhere.ts';
import { answerFollowUp } from './follow-up.ts';
import { longestQuestion, type Message, normaliseWords, readMessage } from './message.ts';
import { metricNamed, nearestMetrics, unknownMetric } from './metric-words.ts';
import { readOpening } from './opening.ts';
import { yearOf } from './period.ts';
import { pressOf, readPress } from './press.ts';
import { beginsLonger, type Question, readQuestion, type ViewWord } from './question.ts';
import { noReasons, remarksOn } from './remarks.ts';
import { regionsInWords } from './region-words.ts';
import { createRouting, needsAgency, opened, type Rendered, type Routing, type Said, takes } from './routing.ts';
import { asksForRanking, courtesyIn, goesOn, looksLikeAgency, takeMeaning, takeRemedies } from './spoken-intent.ts';
import { spokenOf } from './spoken-of.ts';
import { spokenViews } from './spoken-views.ts';
import { answerTopic } from './topic-question.ts';
import { withoutPronouns } from './spoken-words.ts';
import { empty, notUnderstood, outOfDate, tooLong, unknownCommand } from './usage.ts';
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
    ...spokenViews.flatMap(([command, words]) => words.split('、').map((word) => ({ word, command }))),
  ];
  const resolve = (words: string) => deps.directory().names.resolve(words);
  const readAll = (words: string, spoken: readonly ViewWord[] = []) =>
    readQuestion(words, { resolve, views: spoken, takesYear: true, takesMetric: true });

  /** Answers the words after a command, or a message without one (`plain`). */
  async function answerWords(command: AnyCommand, words: string, said: Said, plain: boolean): Promise<Rendered> {
    if (!takes(command, 'agency'))
      return await run(command, { words: withoutPronouns(words), chat: said.chat }, said.typed);
    const question = readQuestion(words, {
      resolve,
      views: plain || command.name === fallback ? views : [],
      takesYear: takes(command, 'year'),
      takesMetric: takes(command, 'metric'),
    });
    return await answerQuestion(question, command, words, said, plain);
  }

  async function answerQuestion(
    question: Question,
    command: AnyCommand,
    words: string,
    said: Said,
    plain: boolean,
  ): Promise<Rendered> {
    const { asked, period, base, metric, leftOver } = question;
    const view = question.noColumn === null ? question.view : 'applicants';
    const meant = view === null || (view === fallback && command.name !== fallback) ? command : named(view);
    const { resolution } = asked ?? {};
    if (resolution?.kind === 'certain') said.noteAgency(resolution.candidate.agency.id, null);
    const aside = await answerAside(routing, said, question, meant);
    if (aside !== null) return aside;
    // A word that is nearly one for a figure is asked back, and after a command everything has to be understood.
    const [first] = leftOver;
    const namedOne = resolution === undefined || resolution.kind === 'certain';
    if (
      first !== undefined &&
      namedOne &&
      metric === null &&
      view === null &&
      first.length > 1 &&
      nearestMetrics(first).length > 0
    )
      throw unknownMetric(first);
    if (first !== undefined && !plain)
      throw takes(command, 'metric') ? unknownMetric(first) : notUnderstood(first, command, said.typed);
    const understood = period !== null || base !== null || metric !== null || view !== null;
    const nobody = resolution?.kind === 'unknown' && resolution.nearest.length === 0;
    const strange =
      plain && nobody && asked !== null && !looksLikeAgency(asked.words) && regionsInWords(asked.words).length === 0;
    const goesOnFromLast = strange && understood && (await spokenOf(routing, said)) !== null;
    if (strange && !goesOnFromLast) return (locale) => renderGuidance('other', locale);
    const [why] = asked === null && !understood && question.roles.has('why') ? leftOver : [];
    if (why !== undefined && leftOver.length === 1 && plain && (await spokenOf(routing, said)) !== null)
      return await answerFollowUp(routing, said, {
        command: named('outcomes'),
        question,
        plain,
        goesOn: true,
        remarks: [noReasons],
      });
    if (asked === null || goesOnFromLast) {
      // Words that were all filler: nothing was asked.
      if (
        plain &&
        meant.name === fallback &&
        words !== '' &&
        !understood &&
        !question.roles.has('pronoun') &&
        !question.roles.has('number')
      )
        return (locale) => renderGuidance('other', locale);
      return await answerFollowUp(routing, said, {
        command: meant,
        question,
        plain,
        goesOn: goesOn(words) || view !== null || question.roles.has('number') || question.roles.has('pronoun'),
        remarks: remarksOn({ ...question, leftOver: asked === null ? leftOver : [asked.words, ...leftOver] }),
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
      base,
      remarks: remarksOn(question),
      plain: plain && meant.name === fallback,
    });
  }

  /** Answers a message without a slash: a courtesy, a topic, a meaning, a remedy, a command in words, or a question for figures. */
  async function answerPlain(message: Exclude<Message, { kind: 'unknownCommand' }>, said: Said): Promise<Rendered> {
    const words = normaliseWords(said.typed);
    const courtesy = courtesyIn(words);
    if (courtesy !== null || words === '') return (locale) => renderGuidance(courtesy ?? 'other', locale);
    if (asksForRanking(words)) return (locale) => renderGuidance('ranking', locale);
    const spoken = message.kind === 'command' ? named(message.command) : null;
    const calls = spoken !== null && !needsAgency(spoken);
    const topic = calls || metricNamed(words) !== undefined ? null : await answerTopic(routing, said, words);
    if (topic !== null) return topic;
    const meaning = takeMeaning(words);
    if (meaning !== null) {
      const view = views.find(({ word }) => word === meaning.of.toLowerCase());
      // 理由是什么 after an answer asks for the reasons there, and alone for what the word means.
      const alone = meaning.sure || (await spokenOf(routing, said)) === null;
      if (view !== undefined && alone && metricNamed(meaning.of) === undefined)
        return await answerWords(named('help'), view.command, said, false);
      if (meaning.sure && withoutPronouns(meaning.of) === '')
        return await answerWords(named('define'), '', said, false);
      const { metric, asked, leftOver } = readAll(meaning.of);
      if (metric !== null && (meaning.sure || asked === null))
        return await answerWords(named('define'), meaning.of, said, false);
      const unnamed = asked?.resolution.kind === 'unknown' ? asked.words : leftOver[0];
      if (meaning.sure && unnamed !== undefined && nearestMetrics(unnamed).length > 0) throw unknownMetric(unnamed);
    }
    // A name of a figure is one (举报投诉), but for what a person only says of an own request (没有答复).
    const remedy = takeRemedies(words);
    const besides = metricNamed(words) === undefined || remedy === '' ? remedy : null;
    if (besides !== null) return await answerAboutRefusal(besides, said);
    const longer = message.kind === 'command' && message.glued !== null && beginsLonger(words, message.glued.length);
    // A word for a view is found wherever it stands.
    if (message.kind === 'plain' || longer || !calls) return await answerWords(named(fallback), words, said, true);
    return await answerWords(named(message.command), message.words, said, true);
  }

  /** What to do about a refusal: with the figures of an agency when one is named for certain, or replied to. */
  async function answerAboutRefusal(words: string, said: Said): Promise<Rendered> {
    const remedies = named('remedies');
    const { asked, period } = readAll(words);
    if (asked?.resolution.kind !== 'certain') return await answerWords(remedies, '', said, false);
    const year = period === null ? {} : { year: yearOf(period, deps.now(), deps.timeZone) };
    const question = { command: remedies, ...asked, asked: year, base: null, remarks: [], plain: false };
    return await answerAboutAgency(routing, said, question);
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
