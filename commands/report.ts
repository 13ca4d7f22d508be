import { z } from 'zod';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { type ChatDeps, type CommandFacts, defineCommand } from '../src/chat/command.ts';
import { takeAgency, takeYear, wordsAfter } from '../src/chat/free-words.ts';
import { pressOf } from '../src/chat/press.ts';
import type { Reply } from '../src/chat/reply.ts';
import { outOfDate, wrongUsage } from '../src/chat/usage.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import type { Agency } from '../src/domain/agency.ts';
import { html, lines } from '../src/text/html.ts';

const facts: CommandFacts = {
  name: 'report',
  aliases: ['报错', '纠错'],
  summary: { zh: '数字有误？告诉我们', en: 'Tell us about a wrong figure' },
  aside: true,
  slashed: true,
  usage: { zh: '/report 机关 [年份] 哪里不对', en: '/report AGENCY [YEAR] WHAT IS WRONG' },
  help: {
    zh: '写上机关、年份和哪里不对，管理员会对照原文件核对。只记机关、年份和你写的话，不记你是谁。私聊里紧接着一条回答，可以只写哪里不对。',
    en: 'Write the agency, the year and what is wrong; administrators compare it with the document. Only the agency, the year and your words are kept, not who you are. In a private chat, right after an answer, what is wrong will do.',
  },
  examples: {
    zh: [{ message: '/report 淄博市投资促进局 2023 新收应为3件', answers: '谢谢' }],
    en: [{ message: '/report 淄博市投资促进局 2023 received should be 3', answers: 'Thank you' }],
  },
};

/** The agency and year of a button, as it writes them. */
const fromButton = /^([\w-]{8})\.(\d{4})$/;

export default defineCommand({
  ...facts,
  args: z.object({
    words: wordsArgument,
    typed: z.string().default(''),
    part: partArgument.optional(),
    chat: chatArgument,
  }),
  run: async ({ typed, part, chat }, deps) => {
    if (part !== undefined) return { kind: 'how' as const, ...whereOf(part, deps) };
    const said = wordsAfter(typed, facts);
    const { agency, year, words } = await readError(said, chat, deps);
    const id = await deps.store.reportError({ agency: agency.id, year, words });
    return { kind: 'thanks' as const, id, agency, year, words };
  },
  render: (data, locale): Reply => {
    const { agency, year } = data;
    const zh = locale === 'zh';
    const heading = lines(
      agencyHeading(agency, locale),
      year !== null && (zh ? html`<b>${year}年度</b>` : html`<b>${year}</b>`),
    );
    if (data.kind === 'how')
      return {
        text: lines(
          heading,
          zh ? '哪里不对？复制下面这行，把后面补完再发送：' : 'What is wrong? Copy this line, complete it and send it:',
          html`<code>/report ${agency.name} ${year ?? ''} </code>`,
        ).html,
        buttons: [],
      };
    const figures = { agency: agency.id, ...(year === null ? {} : { year }) };
    return {
      text: lines(
        heading,
        zh ? html`谢谢，已记下：${data.words}` : html`Thank you, noted: ${data.words}`,
        zh
          ? '管理员会对照原文件核对。是我们识读错了就改正，并写明是重新识读。没有记下你是谁。'
          : 'Administrators will compare it with the document. If we misread it, it is put right and said to be a re-reading. Who you are is not kept.',
      ).html,
      buttons: [[{ label: zh ? '数据' : 'Figures', press: pressOf({ command: 'stats', ...figures }) }]],
      // The language of an administrator is not known here.
      toAdmins: {
        text: lines(
          html`<b>报错 · Error report #${data.id}</b>`,
          html`${agency.name}${year === null ? '' : ` ${year}`}`,
          data.words,
        ).html,
        buttons: [
          [
            { label: '来源 · Source', press: pressOf({ command: 'source', ...figures }) },
            { label: '处理完毕 · Settle', press: pressOf({ command: 'status', part: `s${data.id}` }) },
          ],
        ],
      },
    };
  },
});

/** Agency and year of a button. Throws UserError when the agency is held no more. */
function whereOf(part: string, { directory }: ChatDeps): { readonly agency: Agency; readonly year: number | null } {
  const [, id = '', year = ''] = fromButton.exec(part) ?? [];
  const agency = directory().names.agency(id);
  if (agency === undefined) throw outOfDate();
  return { agency, year: Number(year) };
}

/**
 * What an error is about, and the words for it: of the agency that they begin with, or in a private chat of the last
 * answer. Throws UserError when neither tells the agency, or nothing is said to be wrong.
 */
async function readError(
  said: string,
  chat: number,
  deps: ChatDeps,
): Promise<{ readonly agency: Agency; readonly year: number | null; readonly words: string }> {
  const { names } = deps.directory();
  const { homeRegion, lastAgency, lastYear } = await deps.store.chatSettings(chat);
  const named = takeAgency(said, (words) => names.resolve(words, homeRegion));
  const last = lastAgency === null ? undefined : names.agency(lastAgency);
  const agency = named?.kind === 'held' ? named.agency : named === null ? last : undefined;
  if (agency === undefined) throw wrongUsage(facts, said);
  const rest = named === null ? said : named.rest;
  const dated = takeYear(rest, deps);
  const words = (dated?.rest ?? rest).trim();
  if (words === '') throw wrongUsage(facts, said);
  const year = dated?.year ?? (agency === last ? lastYear : null);
  return { agency, year, words };
}
