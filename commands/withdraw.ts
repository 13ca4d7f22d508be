import { z } from 'zod';
import { defineAdminCommand } from '../src/chat/administration.ts';
import { partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { planCare, pressCare } from '../src/chat/care.ts';
import type { CommandFacts } from '../src/chat/command.ts';
import { renderCare } from '../src/chat/views/care.ts';

const facts: CommandFacts = {
  name: 'withdraw',
  aliases: [],
  summary: { zh: '撤回一个版本（仅管理员）', en: 'Take a version back (administrators only)' },
  usage: { zh: '/withdraw 机关 年份 [版本] 原因', en: '/withdraw AGENCY YEAR [VERSION] REASON' },
  help: {
    zh: '仅管理员可用。撤回一个版本，由其余版本中最好的作答；不写版本就是现用的。先要按按钮确认，之后可以撤销。原因会公开显示；谁在何时做的，记在 /status。',
    en: 'For administrators only. Takes a version back, so that the best of the others answers; the current one when none is named. To be confirmed by a button, and can be undone. The reason is public; who did it and when is kept for /status.',
  },
  examples: {
    zh: [{ message: '/withdraw 淄博市投资促进局 2023 文件不是年报', answers: '还没有做任何改动' }],
    en: [{ message: '/withdraw 淄博市投资促进局 2023 v1 not a report', answers: 'Nothing has been changed' }],
  },
};

export default defineAdminCommand({
  ...facts,
  args: z.object({ words: wordsArgument, typed: z.string().default(''), part: partArgument.optional() }),
  run: async ({ typed, part }, deps) => ({
    care: part === undefined ? await planCare(typed, facts, 'withdraw', deps) : await pressCare(part, deps),
    timeZone: deps.timeZone,
  }),
  render: ({ care, timeZone }, locale) => renderCare(care, facts.name, timeZone, locale),
});
