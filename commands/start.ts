import { z } from 'zod';
import { startFollowing } from '../src/alerts/following/following.ts';
import { renderFollowing } from '../src/alerts/following/following-view.ts';
import { chatArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { holdingsLines } from '../src/chat/views/holdings.ts';
import { html, lines } from '../src/text/html.ts';

/** Milliseconds for which the word that the bot may write again counts as new. */
const justNow = 60_000;

export default defineCommand({
  name: 'start',
  aliases: ['开始'],
  summary: { zh: '这是什么、收录了什么', en: 'What this is and what it holds' },
  aside: true,
  usage: { zh: '/start', en: '/start' },
  help: {
    zh: '说明机器人能做什么、收录了多少机关和报告；被屏蔽后停掉的提醒由此恢复。',
    en: 'Says what the bot can do and how many agencies and reports it holds; alerts that stopped when the bot was blocked go on.',
  },
  args: z.object({ typed: z.string().optional(), chat: chatArgument }),
  run: async ({ typed = '', chat }, deps) => {
    const { store } = deps;
    // A link t.me/BOT?start=s_ID, by which an agency is followed.
    const agency = /\ss_([\w-]{8})\s*$/.exec(typed)?.[1];
    if (agency !== undefined && deps.directory().names.agency(agency) !== undefined)
      return {
        kind: 'following' as const,
        following: await startFollowing({ topic: `a${agency}`, name: null }, chat, deps),
      };
    const [holdings, follower, standing] = await Promise.all([
      store.holdings(),
      store.follower(chat),
      store.chatStates.of(chat),
    ]);
    if (follower === null) return { kind: 'hello' as const, holdings, resumed: null };
    const { paused } = follower;
    const stopped = paused === 'blocked' || paused === 'noRights';
    if (stopped) await store.setFollower(chat, { paused: null });
    // Whoever unblocks the bot sends /start at once, and Telegram tells of the unblocking first, by which alerts go on.
    const back = standing?.mayWrite === true && deps.now().getTime() - standing.changedAt.getTime() < justNow;
    if (!stopped && !back) return { kind: 'hello' as const, holdings, resumed: null };
    // Where the bot could not post alerts wait; who blocked it gets those of later only.
    const resumed = { follows: (await store.follows(chat)).length, held: paused === 'noRights' };
    return { kind: 'hello' as const, holdings, resumed };
  },
  render: (data, locale) => {
    if (data.kind === 'following') return renderFollowing(data.following, locale);
    const { holdings, resumed } = data;
    return {
      text: (locale === 'zh'
        ? lines(
            resumed !== null &&
              `提醒已恢复：还订阅着${resumed.follows}项，停发期间的${resumed.held ? '即将补发' : '不再补发'}，见 /subscriptions。`,
            html`<b>公开：政府信息公开年报查询</b>`,
            '各机关每年收到多少公开申请、怎样办结、复议诉讼如何，数字是否自洽。每个数字都查得到原表位置。',
            '',
            ...holdingsLines(holdings, locale),
            '',
            '试试：',
            html`<code>/stats 淄博市投资促进局 2023</code>`,
            html`<code>查 淄博投促局 2023</code>`,
            html`<code>/yoy 淄博市工业和信息化局 2022</code>`,
            html`<code>/check 石嘴山市投资促进局</code>`,
            html`<code>/find 淄博</code>`,
            '发来年报文件（网页、Word、PDF 或 zip），替您核对一遍，不保存。',
            '全部命令：/help',
          )
        : lines(
            resumed !== null &&
              `Alerts go on: ${resumed.follows} follows still stand; what came while they were off is ${resumed.held ? 'sent now' : 'not sent again'}. See /subscriptions.`,
            html`<b>Gongkai: China's annual OGI reports</b>`,
            'How many information requests an agency got, how they ended, reviews and lawsuits, and whether the figures add up. Every figure can be traced to its cell.',
            '',
            ...holdingsLines(holdings, locale),
            '',
            'Try:',
            html`<code>/stats 淄博市投资促进局 2023</code>`,
            html`<code>/yoy 淄博市工业和信息化局 2022</code>`,
            html`<code>/check 石嘴山市投资促进局</code>`,
            html`<code>/find Zibo</code>`,
            'Send a report as a file (web page, Word, PDF, zip) and it is checked, not stored.',
            'All commands: /help',
          )
      ).html,
      buttons: [],
    };
  },
  examples: {
    zh: [{ message: '/start', answers: '收录' }],
    en: [{ message: '/start', answers: 'Holds' }],
  },
});
