import { z } from 'zod';
import { renderFollowing, startFollowing } from '../src/alerts/following/following.ts';
import { followLabel } from '../src/alerts/following/follow-label.ts';
import { readWordsToFollow } from '../src/alerts/following/follow-words.ts';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { UserError } from '../src/domain/user-error.ts';

export default defineCommand({
  name: 'subscribe',
  aliases: ['订阅', '关注', 'follow'],
  summary: { zh: '有新年报就提醒', en: 'Be told of new reports' },
  usage: { zh: '/subscribe 机关、类别或地区 [以下]', en: '/subscribe AGENCY, KIND or REGION [and below]' },
  help: {
    zh: '新年报、机关的更正和我们自己的更正一到就提醒。可以订阅一个机关（没有收录过的也行）、一类机关（所有投资促进局）、一个地区（淄博市；淄博市以下连同区县），或一个地区以下的一类机关（山东省教育局以下）。群组里只有管理员能订阅。',
    en: 'Tells of new reports, corrections by the agency and our own. Follow an agency (also one of which nothing is held), a kind (all 投资促进局), a region (淄博市; “淄博市 and below” with its districts), or a kind within a region (山东省教育局 and below). In groups, administrators only.',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional(), chat: chatArgument }),
  run: async ({ words, part, chat }, deps) => {
    const { homeRegion, lastAgency } = await deps.store.chatSettings(chat);
    if (part !== undefined && !part.startsWith('='))
      return await startFollowing({ topic: part.replace(/^!/, ''), name: null }, chat, deps, part.startsWith('!'));
    const last = lastAgency === null ? undefined : deps.directory().names.agency(lastAgency);
    const named = part === undefined ? words : part.slice(1);
    if (named === '' && last !== undefined)
      return await startFollowing({ topic: `a${last.id}`, name: null }, chat, deps, false);
    if (named === '') throw nothingNamed();
    const { certain, follows } = readWordsToFollow(named, deps.directory(), homeRegion);
    const [follow] = follows;
    if (follow === undefined) throw unknown(named);
    if (certain) return await startFollowing(follow, chat, deps, false);
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

function nothingNamed(): UserError {
  return new UserError({
    zh: '请写出要订阅的机关、类别或地区，例如“/subscribe 淄博市投资促进局”或“/subscribe 淄博市以下”。',
    en: 'Please name an agency, a kind or a region, such as “/subscribe 淄博市投资促进局” or “/subscribe 淄博市以下”.',
  });
}

function unknown(words: string): UserError {
  return new UserError({
    zh: `没有认出“${words}”：请写机关的全称（带地区），或地区、类别的名称。`,
    en: `“${words}” was not recognised: please write the full name of an agency with its region, or the name of a region or kind.`,
  });
}
