import { z } from 'zod';
import { digestItems } from '../src/alerts/composer.ts';
import { renderDigest } from '../src/alerts/digest-view.ts';
import { deciderOf, memberOf } from '../src/alerts/following/chat-rights.ts';
import { followLabel } from '../src/alerts/following/follow-label.ts';
import { outOfDate } from '../src/alerts/following/following.ts';
import {
  renderSettingPage,
  settingButtons,
  settingOf,
  settingPageOf,
  settingsLine,
} from '../src/alerts/following/settings.ts';
import { chatArgument, partArgument } from '../src/chat/arguments.ts';
import { type ChatDeps, defineCommand } from '../src/chat/command.ts';
import { pressOf } from '../src/chat/press.ts';
import { html, lines } from '../src/text/html.ts';
import { pagesOf } from '../src/text/screen.ts';

/** Rows of the screen that the follows on one page take, each of which has a button as well. */
const pageRows = 10;

export default defineCommand({
  name: 'subscriptions',
  aliases: ['我的订阅', '订阅列表', '提醒设置'],
  summary: { zh: '我的订阅和提醒设置', en: 'What I follow, and alert settings' },
  aside: true,
  elsewhere: true,
  usage: { zh: '/subscriptions [@频道]', en: '/subscriptions [@CHANNEL]' },
  help: {
    zh: '列出订阅，按按钮退订；提醒可以随到随发、每天定时，在选定的时段不打扰，或者暂停。群组或频道的管理员可以在私聊里写上它的 @名称。',
    en: 'Lists what is followed, each with a button to end it; alerts at once, daily, quiet in chosen hours, or paused. Administrators of a group or channel can add its @name in private.',
  },
  args: z.object({ part: partArgument.optional(), chat: chatArgument }),
  run: async ({ part = '', chat }, deps) => {
    const digest = /^d(\d{1,15})\.(\d{1,4})$/.exec(part);
    if (digest !== null) return await digestPage(chat, Number(digest[1]), Number(digest[2]), deps);
    const { store, directory, timeZone, elsewhere } = deps;
    // In a group everybody may read the list; elsewhere only those who decide.
    if (elsewhere !== undefined) await deciderOf(deps, chat);
    if (part.startsWith('s?')) {
      const choices = settingPageOf(part);
      if (choices === null) throw outOfDate();
      await deciderOf(deps, chat);
      return { kind: 'choices' as const, choices };
    }
    if (part.startsWith('s.')) {
      const change = settingOf(part);
      if (change === null) throw outOfDate();
      await deciderOf(deps, chat);
      await store.setFollower(chat, change);
    }
    const [follows, follower] = await Promise.all([store.follows(chat), store.follower(chat)]);
    const page = Math.max(1, Number(/^p(\d{1,3})$/.exec(part)?.[1] ?? 1));
    return {
      kind: 'list' as const,
      follows: follows.map((follow) => ({ ...follow, label: followLabel(follow, directory()) })),
      follower,
      page,
      timeZone,
      where: elsewhere === undefined ? '' : ` ${elsewhere.address}`,
      // What a group or channel follows is nobody's own.
      own: chat > 0,
    };
  },
  render: (data, locale) => {
    const zh = locale === 'zh';
    if (data.kind === 'digest') return renderDigest(data.items, data, locale);
    if (data.kind === 'choices') return renderSettingPage(data.choices, locale);
    const { follows, follower, page, timeZone, where, own } = data;
    const title = zh ? (own ? '我的订阅' : '订阅') : 'Everything followed';
    if (follows.length === 0 || follower === null)
      return {
        text: zh
          ? `${title}：还没有。例如“/subscribe 淄博市投资促进局${where}”“/subscribe 淄博市以下${where}”。`
          : `${title}: nothing yet; for example “/subscribe 淄博市投资促进局${where}” or “/subscribe 淄博市以下${where}”.`,
        buttons: [],
      };
    const pages = pagesOf(
      follows.map(({ label }, index) => `${index + 1}. ${label[locale]}`),
      pageRows,
    );
    // There were more when the button was made.
    const number = Math.min(page, pages.length);
    const onPage = pages[number - 1] ?? [];
    const from = pages.slice(0, number - 1).flat().length;
    const shown = follows.slice(from, from + onPage.length);
    const to = (other: number, label: string) => ({
      label,
      press: pressOf({ command: 'subscriptions', part: `p${other}` }),
    });
    const turns = [
      ...(number > 1 ? [to(number - 1, '◀')] : []),
      ...(number < pages.length ? [to(number + 1, '▶')] : []),
    ];
    return {
      text: lines(
        zh ? html`<b>${title}（${follows.length}）</b>` : html`<b>${title} (${follows.length})</b>`,
        ...onPage,
        settingsLine(follower, timeZone, locale),
      ).html,
      buttons: [
        ...shown.map(({ topic, label }) => [
          { label: `✕ ${label[locale]}`, press: pressOf({ command: 'unsubscribe', part: topic }) },
        ]),
        ...(turns.length === 0 ? [] : [turns]),
        ...settingButtons(follower, locale),
      ],
    };
  },
  examples: {
    zh: [{ message: '/subscriptions', answers: '我的订阅' }],
    en: [{ message: '/subscriptions', answers: 'Everything followed' }],
  },
});

async function digestPage(chat: number, first: number, page: number, deps: ChatDeps) {
  // What a channel was sent is for all who are in it.
  if (deps.elsewhere !== undefined) await memberOf(deps, chat);
  const deliveries = await deps.store.digest(chat, first);
  const items = await digestItems(deliveries, page, deps);
  if (items.length === 0) throw outOfDate();
  return { kind: 'digest' as const, items, first, page, total: deliveries.length };
}
