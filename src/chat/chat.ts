import { ZodError } from 'zod';
import { UserError } from '../domain/user-error.ts';
import type { Locale } from '../text/format.ts';
import { html, lines } from '../text/html.ts';
import { type Answerer, localeOfClient } from './answerer.ts';
import type { AnyCommand, ChatDeps, Request } from './command.ts';
import { longestQuestion, normaliseWords, readMessage } from './message.ts';
import { takeMetric, unknownMetric } from './metric-words.ts';
import { takeYear } from './period.ts';
import { readPress } from './press.ts';
import type { Answer, Incoming, Reply } from './reply.ts';
import { understoodAs } from './views/understood.ts';
import { renderUnresolved } from './views/unresolved.ts';
import type { Resolution } from '../domain/names/resolution.ts';

type Rendered = (locale: Locale) => Reply;

/**
 * The chat: what a person did in, the answer out. One router over all commands; a press is the same as the typed
 * command with its arguments already resolved. Throws UserError for what the person can mend.
 * `fallback`: the name of the command that a message without one means.
 */
export function createChat(commands: readonly AnyCommand[], fallback: string, deps: ChatDeps): Answerer {
  const named = (name: string): AnyCommand | undefined => commands.find((command) => command.name === name);

  async function answerRequest(command: AnyCommand, request: Request): Promise<Rendered> {
    try {
      return await command.answer(request, deps);
    } catch (error) {
      if (error instanceof ZodError) throw wrongUsage(command);
      throw error;
    }
  }

  async function answerWords(command: AnyCommand, said: string, incoming: Incoming): Promise<Rendered> {
    const takes = (part: string): boolean => part in command.args.shape;
    const chat = incoming.chat.id;
    if (!takes('agency')) return await answerRequest(command, { words: said, chat });
    const { year, rest: withoutYear } = takes('year')
      ? takeYear(said, deps.now(), deps.timeZone)
      : { year: null, rest: said };
    const { metric, rest: words } = takes('metric') ? takeMetric(withoutYear) : { metric: null, rest: withoutYear };
    if (words === '') throw wrongUsage(command);
    const { names } = deps.directory();
    const asked = { ...(year === null ? {} : { year }), ...(metric === null ? {} : { metric }) };
    let resolution = names.resolve(words);
    if (resolution.kind === 'confirm' && resolution.why === 'regionOmitted') {
      const { homeRegion } = await deps.store.chatSettings(incoming.chat.id);
      if (homeRegion !== null) resolution = names.resolve(words, homeRegion);
    }
    if (resolution.kind !== 'certain') {
      const leftOver = wordsLeftOver(words, names.resolve);
      if (leftOver !== null) throw takes('metric') ? unknownMetric(leftOver) : notUnderstood(leftOver, command);
      const unresolved = resolution;
      const held = await deps.store.yearsHeld(agenciesIn(unresolved));
      return (locale) =>
        renderUnresolved({ words, resolution: unresolved, command: command.name, asked, held }, locale);
    }
    const { candidate } = resolution;
    const rendered = await answerRequest(command, { agency: candidate.agency, words: '', chat, ...asked });
    return (locale) => {
      const reply = rendered(locale);
      const remark = understoodAs(words, candidate, locale);
      return remark === null ? reply : { ...reply, text: lines(html`<i>${remark}</i>`, { html: reply.text }).html };
    };
  }

  async function answerText(text: string, incoming: Incoming): Promise<Rendered> {
    const length = Array.from(text).length;
    if (length > longestQuestion)
      throw new UserError({
        zh: `这条消息有${length}个字，太长了：请只写机关和年份，例如“查 淄博市投资促进局 2023”。`,
        en: `This message has ${length} characters, which is too long: please write an agency and a year, such as “/stats 淄博市投资促进局 2023”.`,
      });
    const message = readMessage(text, commands);
    switch (message.kind) {
      case 'command': {
        const command = named(message.command);
        if (command === undefined) throw new RangeError(`no command ${message.command}`);
        return await answerWords(command, message.words, incoming);
      }
      case 'unknownCommand':
        throw new UserError({
          zh: `没有 /${message.command} 这个命令；发送 /help 可以看到全部命令和例子。`,
          en: `There is no command /${message.command}; send /help for all commands, with examples.`,
        });
      case 'plain': {
        const command = named(fallback);
        if (command === undefined) throw new RangeError(`no command ${fallback}`);
        if (message.words === '')
          throw new UserError({
            zh: '消息是空的：请写一个机关的名称和年份，例如“淄博市投资促进局 2023”。',
            en: 'The message is empty: please write the name of an agency and a year, such as “淄博市投资促进局 2023”.',
          });
        return await answerWords(command, message.words, incoming);
      }
    }
  }

  async function answerPress(data: string, chat: number): Promise<Rendered> {
    const press = readPress(data);
    const command = press === null ? undefined : named(press.command);
    const agency = press?.agency === undefined ? undefined : deps.directory().names.agency(press.agency);
    if (press === null || command === undefined || (press.agency !== undefined && agency === undefined))
      throw new UserError({
        zh: '这个按钮已经过时，请重新输入一次问题。',
        en: 'This button is out of date; please ask again.',
      });
    return await answerRequest(command, {
      words: '',
      chat,
      ...(agency === undefined ? {} : { agency }),
      ...(press.year === undefined ? {} : { year: press.year }),
      ...(press.metric === undefined ? {} : { metric: press.metric }),
      ...(press.part === undefined ? {} : { part: press.part }),
    });
  }

  return async (incoming): Promise<Answer> => {
    if (incoming.kind === 'text' && !incoming.addressed) return { kind: 'silence' };
    if (incoming.kind === 'file')
      throw new UserError({
        zh: '机器人目前不接收文件：请发送机关名称和年份，例如“淄博市投资促进局 2023”。',
        en: 'The bot does not take files; please send the name of an agency and a year, such as “淄博市投资促进局 2023”.',
      });
    // Asked for at the same time as the answer's figures: the two share one round trip.
    const [settings, rendered] = await Promise.all([
      deps.store.chatSettings(incoming.chat.id),
      incoming.kind === 'press' ? answerPress(incoming.press, incoming.chat.id) : answerText(incoming.text, incoming),
    ]);
    const reply = rendered(settings.locale ?? localeOfClient(incoming.user.languageCode));
    return incoming.kind === 'press' ? { kind: 'edit', reply } : { kind: 'send', reply };
  };
}

function wrongUsage(command: AnyCommand): UserError {
  return new UserError({
    zh: `请这样用：${command.usage.zh}，例如“${command.examples.zh[0]?.message ?? command.usage.zh}”。`,
    en: `Please write ${command.usage.en}, for example “${command.examples.en[0]?.message ?? command.usage.en}”.`,
  });
}

function notUnderstood(words: string, command: AnyCommand): UserError {
  return new UserError({
    zh: `没看懂“${words}”：${command.usage.zh}，例如“${command.examples.zh[0]?.message ?? command.usage.zh}”。`,
    en: `“${words}” was not understood: ${command.usage.en}, for example “${command.examples.en[0]?.message ?? command.usage.en}”.`,
  });
}

/** The words after a full name that is recognised without them; null when leaving words out does not help. */
function wordsLeftOver(words: string, resolve: (words: string) => Resolution): string | null {
  const parts = normaliseWords(words).split(' ');
  for (let kept = parts.length - 1; kept > 0; kept -= 1)
    if (resolve(parts.slice(0, kept).join(' ')).kind === 'certain') return parts.slice(kept).join(' ');
  return null;
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
