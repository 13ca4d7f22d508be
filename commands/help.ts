import { z } from 'zod';
import { wordsArgument } from '../src/chat/arguments.ts';
import { type CommandFacts, defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Locale } from '../src/text/format.ts';
import { html, lines } from '../src/text/html.ts';

export default defineCommand({
  name: 'help',
  aliases: ['帮助', '怎么用', '你能做什么', '能做什么', '你会什么', 'what can you do', 'how to use'],
  summary: { zh: '用法和例子', en: 'How to use it, by example' },
  aside: true,
  usage: { zh: '/help [命令]', en: '/help [COMMAND]' },
  help: {
    zh: '列出全部命令；写上命令名可以看它的用法和例子。',
    en: 'Lists all commands; with the name of one, how it is used, by example.',
  },
  args: z.object({ words: wordsArgument }),
  run: async ({ words }, { commands }) => {
    const asked = words.replace(/^\//, '').toLowerCase();
    if (asked === '') return { commands, one: null };
    const one = commands.find(({ name, aliases }) => name === asked || aliases.includes(asked));
    if (one === undefined)
      throw new UserError({
        zh: `没有“${asked}”这个命令；发送 /help 可以看到全部命令。`,
        en: `There is no command “${asked}”; send /help for all of them.`,
      });
    return { commands, one };
  },
  render: ({ commands, one }, locale) => ({
    text: (one === null ? allCommands(commands, locale) : oneCommand(one, locale)).html,
    buttons: [],
  }),
  examples: {
    zh: [
      { message: '/help', answers: '/stats' },
      { message: '帮助 stats', answers: '淄博市投资促进局' },
    ],
    en: [{ message: '/help yoy', answers: 'year before' }],
  },
});

function allCommands(commands: readonly CommandFacts[], locale: Locale) {
  return lines(
    html`<b>${locale === 'zh' ? '命令' : 'Commands'}</b>`,
    ...commands
      .filter(({ aside }) => aside !== true)
      .map(({ name, aliases, summary }) => {
        const chinese = aliases.find((alias) => /^\p{Script=Han}/u.test(alias));
        const also = locale === 'zh' && chinese !== undefined ? `（${chinese}）` : '';
        return html`/${name}${also} ${summary[locale]}`;
      }),
    commands
      .filter(({ aside }) => aside === true)
      .map(({ name }) => `/${name}`)
      .join(' '),
    locale === 'zh' ? '直接写机关和年份也可以：淄博投促局 2023' : 'An agency and a year alone will do: 淄博投促局 2023',
    locale === 'zh' ? '单个命令的用法：/help stats' : 'One command in detail: /help stats',
  );
}

function oneCommand({ name, aliases, usage, help, examples }: CommandFacts, locale: Locale) {
  return lines(
    html`<b>${usage[locale]}</b>`,
    help[locale],
    aliases.length === 0
      ? false
      : html`${locale === 'zh' ? '也可写作' : 'Also'}: ${aliases.join(locale === 'zh' ? '、' : ', ')}`,
    '',
    locale === 'zh' ? '例如：' : 'For example:',
    ...examples[locale].map(({ message }) => html`<code>${message}</code>`),
    html`/${name}`,
  );
}
