import { z } from 'zod';
import { deciderOf } from '../src/alerts/following/chat-rights.ts';
import { chatArgument, partArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { pressOf } from '../src/chat/press.ts';

/** The part of the button that does it. */
const confirmed = 'yes';

export default defineCommand({
  name: 'deleteme',
  aliases: ['删除我的数据', '删除数据'],
  summary: { zh: '删除我的数据', en: 'Delete all that the bot keeps about you' },
  aside: true,
  usage: { zh: '/deleteme', en: '/deleteme' },
  help: {
    zh: '确认后，删除这个聊天的设置、订阅和提醒记录，以及别处您的编号：您为群组和频道订阅的仍在，但不再记是谁订的。用 /report 报错的话本来就不记是谁说的，会留下。',
    en: 'When confirmed, deletes the settings, follows and alerts of this chat, and your number wherever else it stands: what you followed for groups and channels goes on, without who did it. What was said with /report never bore a name, and stays.',
  },
  args: z.object({ part: partArgument.optional(), chat: chatArgument }),
  run: async ({ part, chat }, deps) => {
    const { user } = await deciderOf(deps, chat);
    if (part !== confirmed) return { done: false };
    await deps.store.deleteChat(chat, user);
    return { done: true };
  },
  render: ({ done }, locale) => {
    const zh = locale === 'zh';
    if (done)
      return {
        text: zh
          ? '已全部删除，什么都没有留下。再发消息就重新开始。'
          : 'All of it is deleted; nothing is left. Writing again starts anew.',
        buttons: [],
      };
    return {
      text: zh
        ? '要删除这个聊天的语言、常用地区、订阅、提醒设置、提醒记录，和其他记有您编号的地方吗？删除后不能恢复。'
        : 'Delete the language, home region, follows, alert settings and alerts of this chat, and your number wherever else it stands? This cannot be undone.',
      buttons: [[{ label: zh ? '全部删除' : 'Delete all', press: pressOf({ command: 'deleteme', part: confirmed }) }]],
    };
  },
  examples: {
    zh: [{ message: '/deleteme', answers: '不能恢复' }],
    en: [{ message: '/deleteme', answers: 'cannot be undone' }],
  },
});
