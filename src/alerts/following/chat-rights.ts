import type { Asker, ChatDeps } from '../../chat/command.ts';
import { sharedIds } from '../../chat/shared-ids.ts';
import { UserError } from '../../domain/user-error.ts';

/**
 * Who asks, when they may decide what a chat is sent and how: in private the person, in a group or channel its
 * administrators, by their own ids alone and as Telegram says now. Throws UserError for everybody else.
 */
export async function deciderOf({ asker, elsewhere, chats }: ChatDeps, chat: number): Promise<Asker> {
  if (asker === undefined) throw new RangeError('nobody asks');
  if (asker.chatType === 'private' && elsewhere === undefined) return asker;
  // Only who may post there writes in the name of a channel.
  if (asker.chatType === 'channel' && asker.user === chat) return asker;
  if (sharedIds.includes(asker.user)) throw notAsOneself();
  const membership = await chats?.membershipOf(chat, asker.user);
  if (membership === 'administrator') return asker;
  throw membership === 'unknown' ? botNotThere() : administratorsOnly();
}

/** Throws UserError unless who asks is in a group or channel, in which its messages can be read anyway. */
export async function memberOf({ asker, chats }: ChatDeps, chat: number): Promise<void> {
  const membership = asker === undefined ? undefined : await chats?.membershipOf(chat, asker.user);
  if (membership === 'administrator' || membership === 'member') return;
  throw membership === 'unknown' ? botNotThere() : administratorsOnly();
}

/** The error for a chat in which the bot may not look. */
export function botNotThere(): UserError {
  return new UserError({
    zh: '机器人不在那里，或者没有权限：请先把它加进去（频道里设为管理员，允许发布消息），再试一次。',
    en: 'The bot is not there or has no rights: add it first (to a channel as an administrator who may post messages), then try again.',
  });
}

function notAsOneself(): UserError {
  return new UserError({
    zh: '以匿名管理员或频道的名义发言，无法核实身份：请以本人身份再发一次，或私聊机器人，在命令后面写上群组的 @名称。',
    en: 'Who writes anonymously or as a channel cannot be told from others: send it again as yourself, or to the bot in private, followed by the @name of the group.',
  });
}

function administratorsOnly(): UserError {
  return new UserError({
    zh: '群组和频道的订阅、设置只有管理员能改；也可以私聊机器人，为自己订阅。',
    en: 'Only administrators may change what a group or channel follows and how it is set; in a private chat you can follow for yourself.',
  });
}
