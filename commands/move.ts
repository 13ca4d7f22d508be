import { z } from 'zod';
import { defineAdminCommand } from '../src/chat/administration.ts';
import { partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { planCare, pressCare } from '../src/chat/care.ts';
import type { CommandFacts } from '../src/chat/command.ts';
import { renderCare } from '../src/chat/views/care.ts';

const facts: CommandFacts = {
  name: 'move',
  aliases: [],
  summary: {
    zh: '把一个版本移到正确的机关或年份（仅管理员）',
    en: 'Move a version where it belongs (administrators only)',
  },
  usage: { zh: '/move 机关 年份 目标机关 [目标年份] 原因', en: '/move AGENCY YEAR TO-AGENCY [TO-YEAR] REASON' },
  help: {
    zh: '仅管理员可用。把现用版本连同文件移到正确的报告；机关没变就只写目标年份，要移别的版本就在年份后写版本号。先要按按钮确认，之后可以撤销。原因会公开显示；谁在何时做的，记在 /status。',
    en: 'For administrators only. Moves the current version with its documents to the report it belongs to; the year alone when the agency stays, and a version after the year to move another one. To be confirmed by a button, and can be undone. The reason is public; who did it and when is kept for /status.',
  },
  examples: {
    zh: [
      { message: '/move 淄博市投资促进局 2023 淄博市工业和信息化局 机关认错', answers: '还没有做任何改动' },
      { message: '/move 淄博市投资促进局 2023 2021 年份认错', answers: '2021年度' },
    ],
    en: [
      { message: '/move 淄博市投资促进局 2023 淄博市招商局 2019 wrong agency', answers: 'Nothing has been changed' },
    ],
  },
};

export default defineAdminCommand({
  ...facts,
  args: z.object({ words: wordsArgument, typed: z.string().default(''), part: partArgument.optional() }),
  run: async ({ typed, part }, deps) => ({
    care: part === undefined ? await planCare(typed, facts, 'move', deps) : await pressCare(part, deps),
    timeZone: deps.timeZone,
  }),
  render: ({ care, timeZone }, locale) => renderCare(care, facts.name, timeZone, locale),
});
