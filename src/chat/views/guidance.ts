import type { Locale } from '../../text/format.ts';
import { html, lines } from '../../text/html.ts';
import { pressOf } from '../press.ts';
import type { Reply } from '../reply.ts';

/** Questions that the samples answer, in the words that a person of the language would use. */
export const exampleQuestions = {
  zh: ['淄博市投资促进局 2023', '淄博投促局 2023 不予公开', '公开率是什么意思'],
  en: ['Zibo Investment Promotion Bureau 2023', '淄博市工业和信息化局 2022 refused', 'what does disclosure rate mean'],
} as const satisfies { readonly [locale in Locale]: readonly string[] };

function examples(questions: readonly string[]) {
  return questions.map((question) => html`<code>${question}</code>`);
}

function browse(locale: Locale): Reply['buttons'] {
  return [[{ label: locale === 'zh' ? '按地区浏览' : 'Browse by region', press: pressOf({ command: 'find' }) }]];
}

/** What is answered to a greeting, to thanks, and to everything in which no question was found: what to write instead. */
export function renderGuidance(kind: 'greeting' | 'thanks' | 'ranking' | 'other', locale: Locale): Reply {
  const zh = locale === 'zh';
  const opening = {
    greeting: zh ? '你好！写上机关和年份就能查，例如：' : 'Hello! Write an agency and a year, for example:',
    thanks: zh
      ? '好的。还想查别的，写上机关和年份就行，例如：'
      : 'You are welcome. To go on, write an agency and a year, for example:',
    ranking: zh
      ? '机关大小、职责和申请的来源都不同，这里不给机关排名，也不比谁更公开。可以分别看每个机关的数字：'
      : 'Agencies differ in size, duties and who asks them: they are not ranked here. Look at each by itself:',
    other: zh
      ? '这里查的是机关的政府信息公开年报，写上机关和年份就行，例如：'
      : 'This is about agencies’ annual reports on information disclosure. Write an agency and a year, for example:',
  }[kind];
  return {
    text: lines(opening, ...examples(exampleQuestions[locale]), zh ? '全部命令：/help' : 'All commands: /help').html,
    buttons: browse(locale),
  };
}

/** What is answered to a follow-up when it is not known which answer it follows: how to ask with the agency. */
export function renderNeedsAgency(said: string, example: string, locale: Locale): Reply {
  return {
    text: lines(
      locale === 'zh'
        ? html`“${said}”说的是哪个机关？请连机关一起写，或者回复机器人的那条回答，例如：`
        : html`Which agency is “${said}” about? Write it with the agency, or reply to the answer you mean, for example:`,
      ...examples([example]),
    ).html,
    buttons: browse(locale),
  };
}
