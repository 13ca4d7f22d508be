import type { Chat, ChatMember, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Conversations } from './conversations.ts';
import { badRequest, forbidden } from './refusal.ts';

/** Who is in which chat, and what the Bot API tells of that. Its methods throw Refusal. */
export type Members = {
  of(chat: number, user: number): ChatMember | undefined;
  set(chat: number, member: ChatMember): void;
  /** Everybody of one chat is in another as well. */
  copy(from: number, to: number): void;
  /** getChatMember */
  memberOf(parameters: unknown): ChatMember;
  /** getChatAdministrators */
  administratorsOf(parameters: unknown): readonly ChatMember[];
  /** getChat, without most of what it tells */
  describe(parameters: unknown): Chat & { readonly max_reaction_count: number };
};

const ofChat = z.object({ chat_id: z.union([z.number(), z.string()]) });
const ofMember = ofChat.extend({ user_id: z.number() });

export function createMembers({
  me,
  conversations,
}: {
  readonly me: UserFromGetMe;
  readonly conversations: Conversations;
}): Members {
  const members = new Map<number, Map<number, ChatMember>>();
  const membersOf = (chat: number): ReadonlyMap<number, ChatMember> => members.get(chat) ?? new Map();

  function set(chat: number, member: ChatMember): void {
    members.set(chat, new Map(members.get(chat)).set(member.user.id, member));
  }

  /** The chat of an id or @name whose members the bot may ask for. */
  function readableChat(parameters: unknown): Chat {
    const chat = conversations.readable(ofChat.parse(parameters).chat_id);
    const standing = membersOf(chat.id).get(me.id)?.status;
    const inside = chat.type === 'private' || (standing !== undefined && standing !== 'left');
    if (!inside && conversations.messages(chat.id).length === 0) {
      // Everybody may look at a public chat, but not at who is in it.
      if ('username' in chat && chat.username !== undefined) throw badRequest('member list is inaccessible');
      throw forbidden(`bot is not a member of the ${chat.type} chat`);
    }
    if (chat.type === 'channel' && standing !== 'administrator') throw badRequest('member list is inaccessible');
    return chat;
  }

  return {
    of: (chat, user) => membersOf(chat).get(user),
    set,
    copy: (from, to) => {
      for (const member of membersOf(from).values()) set(to, member);
    },
    memberOf: (parameters) => {
      const { id } = readableChat(parameters);
      const { user_id: user } = ofMember.parse(parameters);
      const known = membersOf(id).get(user);
      if (known !== undefined) return known;
      const writer = conversations.messages(id).find(({ from }) => from.id === user);
      if (writer !== undefined) return { status: 'member', user: writer.from };
      const elsewhere = conversations.person(user);
      if (elsewhere === undefined) throw badRequest('user not found');
      return { status: 'left', user: elsewhere };
    },
    administratorsOf: (parameters) => {
      const { id, type } = readableChat(parameters);
      if (type === 'private') throw badRequest('there are no administrators in the private chat');
      return [...membersOf(id).values()].filter(
        ({ status, user }) =>
          (status === 'creator' || status === 'administrator') && (!user.is_bot || user.id === me.id),
      );
    },
    describe: (parameters) => ({
      ...conversations.readable(ofChat.parse(parameters).chat_id),
      max_reaction_count: 11,
    }),
  };
}
