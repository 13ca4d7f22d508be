import { z } from 'zod';
import { startFollowing } from '../src/alerts/following/following.ts';
import { renderFollowing } from '../src/alerts/following/following-view.ts';
import { followLabel } from '../src/alerts/following/follow-label.ts';
import { readWordsToFollow } from '../src/alerts/following/follow-words.ts';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { SharedChat } from '../src/chat/shared-chat.ts';
import { UserError } from '../src/domain/user-error.ts';

export default defineCommand({
  name: 'subscribe',
  aliases: ['订阅', '关注', 'follow'],
  summary: { zh: '有新年报就提醒', en: 'Be told of new reports' },
  elsewhere: true,
  usage: {
    zh: '/subscribe 机关、类别或地区 [以下] [@频道]',
    en: '/subscribe AGENCY, KIND or REGION [and below] [@CHANNEL]',
  },
  help: {
    zh: '新年报和机关的更正一到就提醒；我们自己的错，只告诉收到过错数的聊天。机关改了名，新名称下的年报也提醒。可以订阅一个机关（没有收录过的也行）、一类机关（所有投资促进局）、一个地区（淄博市；淄博市以下连同区县），或一个地区以下的一类机关（山东省教育局以下）。群组和频道由管理员订阅：在群里发，或私聊时在后面写上 @频道名（先把机器人设为频道管理员）。',
    en: 'Tells of new reports and corrections by the agency; errors of ours are told to the chats that were sent them. Where an agency was renamed, reports under its new name are told too. Follow an agency (also one of which nothing is held), a kind (all 投资促进局), a region (淄博市; “淄博市 and below” with its districts), or a kind within a region (山东省教育局 and below). Groups and channels: by their administrators, in the group, or in private with its @name at the end (make the bot an administrator of the channel first).',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional(), chat: chatArgument }),
  run: async ({ words, part, chat }, deps) => {
    const { homeRegion, lastAgency } = await deps.store.chatSettings(chat);
    if (part !== undefined && !part.startsWith('=')) {
      const asked = part.startsWith('!') ? 'confirmed' : part.startsWith('?') ? 'byLink' : 'first';
      return await startFollowing({ topic: part.replace(/^[!?]/, ''), name: null }, chat, deps, asked);
    }
    const last = lastAgency === null ? undefined : deps.directory().names.agency(lastAgency);
    const named = part === undefined ? words : part.slice(1);
    if (named === '' && last !== undefined)
      return await startFollowing({ topic: `a${last.id}`, name: null }, chat, deps);
    if (named === '') throw nothingNamed(deps.elsewhere);
    const { certain, follows } = readWordsToFollow(named, deps.directory(), homeRegion);
    const [follow] = follows;
    if (follow === undefined) throw unknown(named);
    if (certain) return await startFollowing(follow, chat, deps);
    const choices = follows.map((one) => ({ topic: one.topic, label: followLabel(one, deps.directory()) }));
    return { kind: 'choose' as const, words: named, choices };
  },
  render: renderFollowing,
  examples: {
    zh: [
      { message: '/subscribe 淄博市投资促进局', answers: '已订阅 淄博市投资促进局' },
      { message: '订阅 山东省教育局以下', answers: '已订阅 山东省及以下的教育局' },
    ],
    en: [{ message: '/subscribe 淄博市以下', answers: 'and below' }],
  },
});

function nothingNamed(elsewhere: SharedChat | undefined): UserError {
  const where = elsewhere === undefined ? '' : ` ${elsewhere.address}`;
  return new UserError({
    zh: `请写出要订阅的机关、类别或地区，例如“/subscribe 淄博市投资促进局${where}”或“/subscribe 淄博市以下${where}”。`,
    en: `Please name an agency, a kind or a region, such as “/subscribe 淄博市投资促进局${where}” or “/subscribe 淄博市以下${where}”.`,
  });
}

function unknown(words: string): UserError {
  return new UserError({
    zh: `没有认出“${words}”：请写机关的全称（带地区），或地区、类别的名称。`,
    en: `“${words}” was not recognised: please write the full name of an agency with its region, or the name of a region or kind.`,
  });
}
