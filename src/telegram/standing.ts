import type { Chat, ChatMember, Update, User } from 'grammy/types';
import type { SharedChat } from '../chat/shared-chat.ts';
import { sharedIds } from '../chat/shared-ids.ts';
import type { ChatChange } from '../store/chat-state.ts';

/**
 * What an update tells of how the bot stands in a chat, or that a group became a supergroup: that is told by a message in
 * the old chat and by one in the new. None for all other updates.
 */
export function standingOf(update: Update): readonly ChatChange[] {
  const { my_chat_member: told, message, update_id: number } = update;
  if (told !== undefined) {
    const { chat, new_chat_member: member, date } = told;
    const standing = { status: member.status, mayWrite: mayWrite(chat, member), migratedTo: null };
    return [{ chat: chat.id, ...standing, changedAt: momentOf(date), update: number }];
  }
  if (message === undefined) return [];
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from, date } = message;
  const left = { status: 'left', mayWrite: false, changedAt: momentOf(date), update: number } as const;
  if (to !== undefined) return [{ chat: chat.id, ...left, migratedTo: to }];
  if (from !== undefined) return [{ chat: from, ...left, migratedTo: chat.id }];
  return [];
}

/** A group or channel to which a person added the bot; null for all other updates, and where it is not known who it was. */
export function joinedBy({ my_chat_member: told }: Update): {
  readonly chat: SharedChat;
  readonly by: User;
  readonly mayWrite: boolean;
} | null {
  if (told === undefined || told.chat.type === 'private' || sharedIds.includes(told.from.id)) return null;
  const { chat, from: by, old_chat_member: old, new_chat_member: member } = told;
  if (!isOutside(old) || isOutside(member)) return null;
  const { id, type, title, username } = chat;
  const address = username === undefined ? String(id) : `@${username}`;
  return { chat: { id, type, title, address }, by, mayWrite: mayWrite(chat, member) };
}

function isOutside({ status }: ChatMember): boolean {
  return status === 'left' || status === 'kicked';
}

/** A private chat in which a person wrote, who thus has not blocked the bot; null for all other updates. */
export function heardOf({ message }: Update): { readonly chat: number; readonly at: Date } | null {
  return message?.chat.type === 'private' ? { chat: message.chat.id, at: momentOf(message.date) } : null;
}

function mayWrite(chat: Chat, member: ChatMember): boolean {
  switch (member.status) {
    case 'creator':
      return true;
    case 'administrator':
      return chat.type !== 'channel' || member.can_post_messages === true;
    case 'member':
      return chat.type !== 'channel';
    case 'restricted':
      return member.is_member && member.can_send_messages;
    case 'left':
    case 'kicked':
      return false;
  }
}

/** Telegram tells time in seconds. */
function momentOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
