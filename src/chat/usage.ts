import { similarity } from '../domain/names/alignment.ts';
import { UserError } from '../domain/user-error.ts';
import type { Locale } from '../text/format.ts';
import type { CommandFacts } from './command.ts';

const even = (): number => 1;

/** What follows the first word, which names the command in an example and in most of what is typed. */
function afterCommand(message: string): string {
  return message.replace(/^\S+\s*/u, '');
}

/** The example of a command whose arguments are most like those typed; its first when none were. */
function nearestExample({ examples, usage }: CommandFacts, typed: string, locale: Locale): string {
  const ranked = examples[locale]
    .map(({ message }) => ({ message, likeness: similarity(afterCommand(typed), afterCommand(message), even) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  return ranked[0]?.message ?? usage[locale];
}

/** The error for a command that lacks something it needs. */
export function wrongUsage(command: CommandFacts, typed: string): UserError {
  return new UserError({
    zh: `请这样用：${command.usage.zh}，例如“${nearestExample(command, typed, 'zh')}”。`,
    en: `Please write ${command.usage.en}, for example “${nearestExample(command, typed, 'en')}”.`,
  });
}

/** The error for words after a command that it has no use for. */
export function notUnderstood(words: string, command: CommandFacts, typed: string): UserError {
  return new UserError({
    zh: `没看懂“${words}”：${command.usage.zh}，例如“${nearestExample(command, typed, 'zh')}”。`,
    en: `“${words}” was not understood: ${command.usage.en}, for example “${nearestExample(command, typed, 'en')}”.`,
  });
}

/** A name less alike than this is no suggestion. */
const leastLikeness = 0.6;

/** The error for a command that does not exist, with the one that is most like it. */
export function unknownCommand(called: string, commands: readonly CommandFacts[]): UserError {
  const [nearest] = commands
    .map(({ name }) => ({ name, likeness: similarity(called, name, even) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness);
  return new UserError(
    nearest === undefined
      ? {
          zh: `没有 /${called} 这个命令；发送 /help 可以看到全部命令和例子。`,
          en: `There is no command /${called}; send /help for all commands, with examples.`,
        }
      : {
          zh: `没有 /${called} 这个命令，是不是 /${nearest.name}？发送 /help 可以看到全部命令和例子。`,
          en: `There is no command /${called}; did you mean /${nearest.name}? Send /help for all commands, with examples.`,
        },
  );
}

/** The error for a message longer than any question is. */
export function tooLong(length: number): UserError {
  return new UserError({
    zh: `这条消息有${length}个字，太长了：请只写机关和年份，例如“查 淄博市投资促进局 2023”。`,
    en: `This message has ${length} characters, which is too long: please write an agency and a year, such as “/stats 淄博市投资促进局 2023”.`,
  });
}

/** The error for a message without a word. */
export function empty(): UserError {
  return new UserError({
    zh: '消息是空的：请写一个机关的名称和年份，例如“淄博市投资促进局 2023”。',
    en: 'The message is empty: please write the name of an agency and a year, such as “淄博市投资促进局 2023”.',
  });
}

/** The error for a button whose answer cannot be made any more. */
export function outOfDate(): UserError {
  return new UserError({
    zh: '这个按钮已经过时，请重新输入一次问题。',
    en: 'This button is out of date; please ask again.',
  });
}
