import { z } from 'zod';
import { deciderOf } from '../src/alerts/following/chat-rights.ts';
import { followLabel } from '../src/alerts/following/follow-label.ts';
import { readWordsToFollow } from '../src/alerts/following/follow-words.ts';
import { chatArgument, partArgument, wordsArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { pressOf } from '../src/chat/press.ts';
import type { Sentence } from '../src/domain/sentence.ts';
import type { Locale } from '../src/text/format.ts';
import { html, lines } from '../src/text/html.ts';

/** Follows that are offered at once, and that are named when they end. */
const mostButtons = 20;
const mostNames = 5;

export default defineCommand({
  name: 'unsubscribe',
  aliases: ['退订', '取消订阅', '取消关注', '取消所有订阅', '全部退订', 'unfollow'],
  summary: { zh: '退订', en: 'Stop following' },
  aside: true,
  elsewhere: true,
  usage: { zh: '/unsubscribe [机关、类别或地区] [@频道]', en: '/unsubscribe [AGENCY, KIND or REGION] [@CHANNEL]' },
  help: {
    zh: '退订一项；不写名称就列出正在订阅的，按按钮退订。',
    en: 'Stops following one; alone, lists what is followed, each with a button.',
  },
  args: z.object({ words: wordsArgument, part: partArgument.optional(), chat: chatArgument }),
  run: async ({ words, part, chat }, deps) => {
    await deciderOf(deps, chat);
    const { store, directory } = deps;
    const held = await store.follows(chat);
    const labelled = (topics: readonly string[]) =>
      held
        .filter(({ topic }) => topics.includes(topic))
        .map((one) => ({ ...one, label: followLabel(one, directory()) }));
    const end = async (topics: readonly string[]) => {
      const ended = labelled(topics);
      if (ended.length > 0) await store.unfollow(chat, topics);
      return { kind: 'ended' as const, ended };
    };
    if (part === '*') return { kind: 'confirm' as const, count: held.length };
    if (part === '**') return await end(held.map(({ topic }) => topic));
    if (part?.startsWith('?') === true)
      return { kind: 'choose' as const, unknown: null, follows: labelled(await store.followsOf(chat, part.slice(1))) };
    if (part !== undefined) return await end([part]);
    const { homeRegion } = await store.chatSettings(chat);
    const named = words === '' ? [] : readWordsToFollow(words, directory(), homeRegion).follows;
    const followed = labelled(named.map(({ topic }) => topic));
    const [only] = followed;
    if (only !== undefined && followed.length === 1) return await end([only.topic]);
    const unknown = words !== '' && followed.length === 0 ? words : null;
    return {
      kind: 'choose' as const,
      unknown,
      follows: followed.length > 0 ? followed : labelled(held.map((one) => one.topic)),
    };
  },
  render: (data, locale) => {
    const zh = locale === 'zh';
    if (data.kind === 'confirm')
      return {
        text: zh
          ? `全部退订，共${data.count}项？退订后要重新一项项订阅。`
          : `End all ${data.count} follows? Each would have to be followed anew.`,
        buttons: [
          [
            { label: zh ? '全部退订' : 'End all', press: pressOf({ command: 'unsubscribe', part: '**' }) },
            { label: zh ? '不用了' : 'No', press: pressOf({ command: 'subscriptions' }) },
          ],
        ],
      };
    if (data.kind === 'ended') {
      const [only] = data.ended;
      const names = namesOf(data.ended, locale);
      return {
        text: (names === ''
          ? html`${zh ? '没有订阅它。' : 'It was not followed.'}`
          : zh
            ? html`已退订：${names}`
            : html`No longer followed: ${names}`
        ).html,
        buttons: [
          [
            ...(only !== undefined && data.ended.length === 1 && (only.name === null || !only.topic.startsWith('a'))
              ? [
                  {
                    label: zh ? '恢复订阅' : 'Follow again',
                    press: pressOf({ command: 'subscribe', part: `!${only.topic}` }),
                  },
                ]
              : []),
            { label: zh ? '全部订阅' : 'All follows', press: pressOf({ command: 'subscriptions' }) },
          ],
        ],
      };
    }
    if (data.follows.length === 0)
      return { text: zh ? '没有订阅，不用退订。' : 'Nothing is followed, so no follow can end.', buttons: [] };
    return {
      text: lines(
        data.unknown !== null &&
          (zh ? html`没有订阅“${data.unknown}”。` : html`“${data.unknown}” is not among what is followed.`),
        zh ? '退订哪一项？' : 'Which follow should end?',
      ).html,
      buttons: [
        ...data.follows
          .slice(0, mostButtons)
          .map(({ topic, label }) => [
            { label: `✕ ${label[locale]}`, press: pressOf({ command: 'unsubscribe', part: topic }) },
          ]),
        ...(data.follows.length > 1
          ? [
              [
                { label: zh ? '全部退订…' : 'All of them…', press: pressOf({ command: 'unsubscribe', part: '*' }) },
                ...(data.follows.length > mostButtons
                  ? [{ label: zh ? '其余的' : 'The others', press: pressOf({ command: 'subscriptions' }) }]
                  : []),
              ],
            ]
          : []),
      ],
    };
  },
  examples: {
    zh: [{ message: '/unsubscribe', answers: '退订' }],
    en: [{ message: '/unsubscribe', answers: 'follow' }],
  },
});

function namesOf(ended: readonly { readonly label: Sentence }[], locale: Locale): string {
  const names = ended.slice(0, mostNames).map(({ label }) => label[locale]);
  const more = ended.length - names.length;
  if (locale === 'zh') return `${names.join('、')}${more > 0 ? `等${ended.length}项` : ''}`;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
