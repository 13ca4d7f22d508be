import { pressOf } from '../../chat/press.ts';
import type { Reply } from '../../chat/reply.ts';
import type { SharedChat } from '../../chat/shared-chat.ts';
import type { Locale } from '../../text/format.ts';
import { html, lines } from '../../text/html.ts';
import { shortenTo } from '../../text/screen.ts';

/**
 * What the person is told in private who added the bot to a group or channel: how it is made to follow something. `bot`:
 * name of the bot; `mayWrite`: whether it may post there.
 */
export function renderJoined(chat: SharedChat, mayWrite: boolean, bot: string, locale: Locale): Reply {
  const zh = locale === 'zh';
  const { type, address } = chat;
  const title = shortenTo(chat.title, 60);
  const channel = type === 'channel';
  const place = zh ? (channel ? '频道' : '群组') : channel ? 'channel' : 'group';
  return {
    text: lines(
      zh ? html`机器人已加入${place}“<b>${title}</b>”。` : html`The bot is now in the ${place} “<b>${title}</b>”.`,
      !mayWrite &&
        (zh
          ? '它在那里还不能发消息：请给它这个权限，提醒才发得出去。'
          : 'It may not post there yet: give it that right, or no alert gets there.'),
      zh ? '要有新年报就在那里提醒，请在这里发送：' : 'To have new annual reports told there, send here:',
      html`<code>/subscribe 淄博市投资促进局 ${address}</code>`,
      html`<code>/subscribe 淄博市以下 ${address}</code>`,
      !channel && (zh ? '或由管理员在群里发送：' : 'or, as an administrator, in the group:'),
      !channel && html`<code>/subscribe@${bot} 淄博市投资促进局</code>`,
    ).html,
    buttons: [
      [
        {
          label: zh ? '它的订阅和提醒设置' : 'What it follows, and settings',
          press: pressOf({ command: 'subscriptions', chat: chat.id }),
        },
      ],
    ],
  };
}
