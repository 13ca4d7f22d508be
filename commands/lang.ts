import { z } from 'zod';
import { deciderOf } from '../src/alerts/following/chat-rights.ts';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { pressOf } from '../src/chat/press.ts';
import { UserError } from '../src/domain/user-error.ts';
import type { Locale } from '../src/text/format.ts';

const spoken: readonly (readonly [RegExp, Locale])[] = [
  [/^(?:zh|cn|中文|汉语|chinese)$/i, 'zh'],
  [/^(?:en|英文|英语|english)$/i, 'en'],
];

export default defineCommand({
  name: 'lang',
  aliases: ['语言', 'language'],
  summary: { zh: '选择中文或英文', en: 'Choose Chinese or English' },
  aside: true,
  elsewhere: true,
  usage: { zh: '/lang [zh|en]', en: '/lang [zh|en]' },
  help: {
    zh: '这个聊天用中文还是英文回答和提醒。没有选择时，按Telegram客户端的语言。',
    en: 'The language of answers and alerts in this chat. Until one is chosen, that of the Telegram client.',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional(), chat: chatArgument }),
  run: async ({ words, part, chat }, deps) => {
    const asked = part ?? words;
    if (asked === '') return { chosen: null };
    const chosen = spoken.find(([pattern]) => pattern.test(asked))?.[1];
    if (chosen === undefined)
      throw new UserError({
        zh: `只有中文和英文：请写 /lang zh 或 /lang en。`,
        en: `There are Chinese and English only: please write /lang zh or /lang en.`,
      });
    await deciderOf(deps, chat);
    await deps.store.setChatSettings(chat, { locale: chosen });
    await deps.store.setFollower(chat, { locale: chosen });
    return { chosen };
  },
  render: ({ chosen }, locale) => ({
    text:
      chosen === null
        ? locale === 'zh'
          ? '这个聊天用哪种语言回答？'
          : 'Which language should answers in this chat have?'
        : chosen === 'zh'
          ? '好的，以后用中文回答和提醒。'
          : 'Answers and alerts will be in English.',
    buttons:
      chosen === null
        ? [
            [
              { label: '中文', press: pressOf({ command: 'lang', part: 'zh' }) },
              { label: 'English', press: pressOf({ command: 'lang', part: 'en' }) },
            ],
          ]
        : [],
  }),
  examples: {
    zh: [{ message: '/lang zh', answers: '中文' }],
    en: [{ message: '/lang en', answers: 'English' }],
  },
});
