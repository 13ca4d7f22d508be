import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { lines } from '../src/text/html.ts';

export default defineCommand({
  name: 'privacy',
  aliases: ['隐私'],
  summary: { zh: '机器人保存什么', en: 'What the bot keeps' },
  aside: true,
  usage: { zh: '/privacy', en: '/privacy' },
  help: { zh: '说明机器人保存和不保存什么。', en: 'Says what the bot keeps and what it does not.' },
  args: z.object({}),
  run: async () => await Promise.resolve(null),
  render: (_, locale) => ({
    text: (locale === 'zh'
      ? lines(
          '保存：聊天的编号，为它选择的语言和常用地区；私聊里还有最后一次查看的机关和年度（没有答上时是问到的机关），好让“去年呢”接得上，每次只留最后一个。',
          '另外只记、不记是谁：没找到的机关名称和问过的次数，用 /report 报错时写的机关、年份和话。',
          '订阅了的聊天：订阅的内容、提醒时间、发过哪些提醒；群组和频道里还有最后订阅的管理员的编号（由频道发帖订阅的，为其创建者）。管理员撤回、移动过报告的，还有其编号。/deleteme 全部删除。',
          '不保存：姓名、用户名、消息内容、发来核对的文件、以前查过什么。日志里没有消息内容。',
          '年报是机关依法公开的文件，其中的联系人信息不收录。',
        )
      : lines(
          'Kept: the number of the chat, with the language and home region chosen for it; in a private chat also the agency and year of the last answer (without one, the agency asked about), so that “and last year?” is understood, each replacing the one before.',
          'Kept without who: names of agencies that were not found, counted; the agency, year and words of what /report says is wrong.',
          'Of chats that follow: what they follow, when they are told, and which alerts they got; in groups and channels also the number of the administrator who followed last (of the owner, where the channel itself did). Of administrators who withdrew or moved a report, their number. /deleteme deletes all of it.',
          'Not kept: names, user names, messages, files sent to be checked, what was asked before. No message text is in the logs.',
          'Annual reports are documents that agencies must publish; contact details in them are not collected.',
        )
    ).html,
    buttons: [],
  }),
  examples: {
    zh: [{ message: '/privacy', answers: '不保存' }],
    en: [{ message: '/privacy', answers: 'Not kept' }],
  },
});
