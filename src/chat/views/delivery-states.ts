import type { Sentence } from '../../domain/sentence.ts';
import type { DeliveryCounts } from '../../store/follow.ts';
import { formatNumber, type Locale } from '../../text/format.ts';

/** Every delivery is in one of these states; those possibly sent twice are counted besides. */
const deliveryStates: readonly {
  readonly state: keyof DeliveryCounts;
  readonly name: Sentence;
  readonly what: Sentence;
}[] = [
  { state: 'sent', name: { zh: '已发', en: 'sent' }, what: { zh: 'Telegram 已确认', en: 'Telegram said so' } },
  {
    state: 'pending',
    name: { zh: '待发', en: 'pending' },
    what: { zh: '还没轮到，或者暂停着', en: 'its turn is to come, or alerts are paused' },
  },
  {
    state: 'failed',
    name: { zh: '失败', en: 'failed' },
    what: {
      zh: 'Telegram 拒绝，或一天没有答复，原因在日志里',
      en: 'refused, or no answer for a day; the log says why',
    },
  },
  {
    state: 'possiblyTwice',
    name: { zh: '可能重复', en: 'possibly twice' },
    what: { zh: '已发和失败里，不知道哪次尝试到了', en: 'of those sent or failed: attempts of unknown end' },
  },
  {
    state: 'blocked',
    name: { zh: '被屏蔽', en: 'blocked' },
    what: { zh: '屏蔽或移除了机器人', en: 'the bot was blocked or removed' },
  },
  {
    state: 'gone',
    name: { zh: '已注销', en: 'gone' },
    what: { zh: '账号或群组没有了', en: 'the account or chat is no more' },
  },
  {
    state: 'superseded',
    name: { zh: '被替代', en: 'superseded' },
    what: { zh: '没发，之后的版本已告知', en: 'not sent, as a later version is told' },
  },
];

/** How many alerts ended in which way, in one line without the ways in which none did. */
export function deliveriesInShort(counts: DeliveryCounts, locale: Locale): string {
  const some = deliveryStates
    .filter(({ state }) => counts[state] > 0 && state !== 'superseded')
    .map(({ state, name }) => `${name[locale]} ${formatNumber(counts[state])}`);
  return some.length === 0 ? (locale === 'zh' ? '（无）' : '(none)') : some.join(' · ');
}

/** Each way in which alerts end, with how many did and what it means. */
export function deliveryLines(counts: DeliveryCounts, locale: Locale): string[] {
  return deliveryStates.map(({ state, name, what }) => {
    const counted = `${name[locale]} ${formatNumber(counts[state])}`;
    return locale === 'zh' ? `${counted}（${what.zh}）` : `${counted} (${what.en})`;
  });
}
