import { z } from 'zod';
import { defineAdminCommand } from '../src/chat/administration.ts';
import { partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { outOfDate } from '../src/chat/usage.ts';
import { renderStatus, renderStatusPart, type StatusPart, statusParts } from '../src/chat/views/status.ts';

/** Items of each kind that are asked for: more than a screen shows. */
const most = 20;

export default defineAdminCommand({
  name: 'status',
  aliases: [],
  summary: { zh: '运行状态（仅管理员）', en: 'Status (administrators only)' },
  usage: { zh: '/status', en: '/status' },
  help: {
    zh: '仅管理员可用。收录了什么、最近收录、提醒发得怎样、报错、没找到的机关名称（只计次数）、撤回和移动的记录、数据库和程序版本。',
    en: 'For administrators only. What is held, what was stored last, how alerts ended, reported errors, names that were not found (counts alone), what was withdrawn and moved, the database and the version of the program.',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional() }),
  run: async ({ part }, { store, version, timeZone }) => {
    const settled = /^s(\d{1,9})$/.exec(part ?? '')?.[1];
    if (settled !== undefined) await store.settleError(Number(settled));
    const shown = settled === undefined ? part : 'errors';
    if (shown !== undefined && !isPart(shown)) throw outOfDate();
    const [holdings, latest, errors, names, care, deliveries] = await Promise.all([
      store.holdings(),
      store.latest(most),
      store.reportedErrors(most),
      store.missedNames(most),
      store.latestCare(most),
      store.deliveryCounts(),
    ]);
    const { engine } = store;
    return {
      status: { holdings, latest, errors, names, care, deliveries, engine, version: version ?? null, timeZone },
      part: shown ?? null,
    };
  },
  render: ({ status, part }, locale) =>
    part === null ? renderStatus(status, locale) : renderStatusPart(part, status, locale),
  examples: {
    zh: [{ message: '/status', answers: '最近收录' }],
    en: [{ message: '/status', answers: 'Names not found' }],
  },
});

function isPart(text: string): text is StatusPart {
  return statusParts.some((part) => part === text);
}
