import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { holdingsLines } from '../src/chat/views/holdings.ts';
import { html, lines } from '../src/text/html.ts';

export default defineCommand({
  name: 'start',
  aliases: ['开始'],
  summary: { zh: '这是什么、收录了什么', en: 'What this is and what it holds' },
  aside: true,
  usage: { zh: '/start', en: '/start' },
  help: {
    zh: '说明机器人能做什么、收录了多少机关和报告。',
    en: 'Says what the bot can do and how many agencies and reports it holds.',
  },
  args: z.object({}),
  run: async (_, { store }) => await store.holdings(),
  render: (holdings, locale) => ({
    text: (locale === 'zh'
      ? lines(
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
          '全部命令：/help',
        )
      : lines(
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
          'All commands: /help',
        )
    ).html,
    buttons: [],
  }),
  examples: {
    zh: [{ message: '/start', answers: '收录' }],
    en: [{ message: '/start', answers: 'Holds' }],
  },
});
