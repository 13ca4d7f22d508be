import { UserError } from '../domain/user-error.ts';
import type { Locale } from '../text/format.ts';
import { html } from '../text/html.ts';
import { shortenTo } from '../text/screen.ts';
import type { ChatDeps } from './command.ts';
import { pressOf, readPress } from './press.ts';
import type { Button, Reply } from './reply.ts';
import type { SharedChat } from './shared-chat.ts';

/** A message without the group or channel that it names, and how that is named: @name, or its number. */
export type Named = { readonly address: number | string; readonly rest: string };

/** Before a supergroup's or channel's own number in the number of the chat. */
const prefix = 1_000_000_000_000;

/** Columns of a title that are shown; Telegram allows 128 characters. */
const longestTitle = 30;

const linked = /(?:https?:\/\/)?t\.me\/(?:c\/(\d{1,15})|([a-z]\w{3,31}))(?:\/\d+)*\/?(?=\s|$)/iu;
const named = /(?<=^|\s)@([a-z]\w{3,31})(?=\s|$)/iu;
const numbered = /(?<=^|\s)-(\d{4,15})(?=\s|$)/u;

/** Takes a group or channel out of a message: @name, its number, or a link to it or to one of its posts. Null: none. */
export function takeNamed(typed: string): Named | null {
  const text = typed.normalize('NFKC');
  const link = linked.exec(text);
  const found = link ?? named.exec(text) ?? numbered.exec(text);
  if (found === null) return null;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  if (link?.[1] !== undefined) return { address: -prefix - Number(link[1]), rest };
  const name = link === null ? found[1] : link[2];
  return { address: found[0].startsWith('-') ? -Number(name) : `@${name}`, rest };
}

/**
 * The group or channel about which a person asks in private. Whether the person may is for the command to ask. Throws
 * UserError.
 */
export async function reachElsewhere(address: number | string, { chats, asker }: ChatDeps): Promise<SharedChat> {
  if (asker?.chatType !== 'private')
    throw new UserError({
      zh: '替别的群组或频道订阅，请私聊机器人。',
      en: 'To ask for another group or channel, please write to the bot in private.',
    });
  const found = (await chats?.find(address)) ?? null;
  if (found === null)
    throw new UserError({
      zh: `没有找到 ${address}，或者机器人不在那里：请先把机器人加进去（频道里设为管理员，允许发布消息），再试一次。`,
      en: `${address} was not found, or the bot is not there: add the bot first (to a channel as an administrator who may post messages), then try again.`,
    });
  return found;
}

/** An answer about another chat: says which, and its buttons go on about that. `commands`: those that take a chat. */
export function aboutElsewhere(reply: Reply, chat: SharedChat, commands: readonly string[], locale: Locale): Reply {
  const kind =
    locale === 'zh' ? (chat.type === 'channel' ? '频道' : '群组') : chat.type === 'channel' ? 'Channel' : 'Group';
  const title = shortenTo(chat.title, longestTitle);
  const heading = locale === 'zh' ? html`${kind}“${title}”：` : html`${kind} “${title}”:`;
  return { ...withButtonsFor(reply, chat.id, commands), text: `${heading.html}\n${reply.text}` };
}

/** An answer whose buttons go on about a chat wherever they are pressed. `commands`: those that take a chat. */
export function withButtonsFor(reply: Reply, chat: number, commands: readonly string[]): Reply {
  const about = (button: Button): Button => {
    const press = 'press' in button ? readPress(button.press) : null;
    return press === null || !commands.includes(press.command)
      ? button
      : { label: button.label, press: pressOf({ ...press, chat }) };
  };
  return { ...reply, buttons: reply.buttons.map((row) => row.map(about)) };
}
