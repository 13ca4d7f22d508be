import type { Chat, Update, UserFromGetMe } from 'grammy/types';
import type { Clock } from '../../domain/clock.ts';
import { chatOfId, type Conversations } from './conversations.ts';
import { memberAs, type Rights, type Status } from './member.ts';
import type { Members } from './members.ts';
import { seconds } from './message-methods.ts';
import { type Person, userOf } from './people.ts';
import { badRequest, forbidden, Refusal } from './refusal.ts';
import type { UpdateQueue } from './updates.ts';

/** What happens to chats. Where it gives updates, the bot gets them, but not before they are delivered. */
export type Chats = {
  /** Makes a channel, which has a name that everybody can find or none; the bot is not in it. */
  found(channel: number, title: string, username?: string): void;
  /** Adds the bot to a group, or to a channel, where it administers. Whoever adds it to a channel administers that, too. */
  add(chat: number, by: Person, to?: 'channel'): Update;
  /** Takes it out for good. */
  kick(chat: number, by: Person): Update;
  /** Takes it out so that it may be added again. */
  dismiss(chat: number, by: Person): Update;
  /** Takes away its right to write; `add` gives that back. */
  silence(chat: number, by: Person): Update;
  block(person: Person): Update;
  unblock(person: Person): Update;
  /** Ends an account. The bot is told nothing. */
  deactivate(person: Person): void;
  /** Makes somebody known who never wrote to the bot. */
  introduce(person: Person): void;
  /** Deletes a group. The bot is told nothing. */
  dissolve(chat: number): void;
  /** Makes a group a supergroup: told in the old chat and in the new, in any order. */
  upgrade(group: number, supergroup: number, by: Person): { readonly old: Update; readonly new: Update };
  closeTopic(chat: number, thread: number): void;
  deleteTopic(chat: number, thread: number): void;
  switchTopicsOff(chat: number): void;
  /** Makes a person what getChatMember then says. */
  appoint(chat: number, person: Person, status: Status, rights?: Rights): void;
};

export function createChats(parts: {
  readonly me: UserFromGetMe;
  readonly conversations: Conversations;
  readonly updates: UpdateQueue;
  readonly members: Members;
  readonly clock: Clock;
}): Chats {
  const { me, conversations, members, updates, clock } = parts;

  /** Changes how the bot stands in a chat, and what it is answered there from now on. */
  function stand(chat: number, by: Person, status: Status, refusal: Refusal | null, writes = refusal === null): Update {
    conversations.add(chatOfId(chat));
    const where = conversations.chat(chat);
    const old = members.of(chat, me.id) ?? memberAs(me, where.type === 'private' ? 'member' : 'left', true);
    const member = memberAs(me, status, writes);
    members.set(chat, member);
    conversations.close(chat, refusal);
    return updates.number({
      my_chat_member: {
        chat: where,
        from: userOf(by),
        date: seconds(clock),
        old_chat_member: old,
        new_chat_member: member,
      },
    });
  }

  /** What the Bot API calls the kind of a chat. */
  const kindOf = (chat: number): Chat['type'] => conversations.chat(chat).type;
  const shut = (person: Person, refusal: Refusal): void => {
    conversations.add(chatOfId(person.id));
    conversations.close(person.id, refusal);
  };

  function found(channel: number, title: string, username?: string): void {
    conversations.add({ id: channel, type: 'channel', title, ...(username === undefined ? {} : { username }) });
    if (members.of(channel, me.id) === undefined)
      conversations.close(channel, forbidden('bot is not a member of the channel chat'));
  }

  function serviceMessage(chat: number, by: Person, content: { [name: string]: number }): Update {
    conversations.add(chatOfId(chat));
    const message = conversations.append(chat, (where, id) =>
      Object.assign({ message_id: id, date: seconds(clock), chat: where, from: userOf(by) }, content),
    );
    return updates.number({ message: { ...message, chat: chatOfId(chat) } });
  }

  return {
    found,
    add: (chat, by, to) => {
      if (to === 'channel') found(chat, 'Channel');
      conversations.add(chatOfId(chat));
      const standing = members.of(chat, by.id)?.status;
      if (kindOf(chat) === 'channel' && standing !== 'creator' && standing !== 'administrator')
        members.set(chat, memberAs(userOf(by), 'creator', true));
      return stand(chat, by, kindOf(chat) === 'channel' ? 'administrator' : 'member', null);
    },
    kick: (chat, by) => stand(chat, by, 'kicked', forbidden(`bot was kicked from the ${kindOf(chat)} chat`)),
    dismiss: (chat, by) => stand(chat, by, 'left', forbidden(`bot is not a member of the ${kindOf(chat)} chat`)),
    silence: (chat, by) =>
      kindOf(chat) === 'channel'
        ? stand(chat, by, 'administrator', badRequest('need administrator rights in the channel chat'))
        : stand(chat, by, 'restricted', badRequest('not enough rights to send text messages to the chat')),
    block: (person) => stand(person.id, person, 'kicked', forbidden('bot was blocked by the user')),
    unblock: (person) => stand(person.id, person, 'member', null),
    deactivate: (person) => shut(person, forbidden('user is deactivated')),
    introduce: (person) => shut(person, forbidden("bot can't initiate conversation with a user")),
    dissolve: (chat) => conversations.close(chat, forbidden('the group chat was deleted')),
    upgrade: (group, supergroup, by) => {
      const told = {
        old: serviceMessage(group, by, { migrate_to_chat_id: supergroup }),
        new: serviceMessage(supergroup, by, { migrate_from_chat_id: group }),
      };
      members.copy(group, supergroup);
      const upgraded = 'Bad Request: group chat was upgraded to a supergroup chat';
      conversations.close(group, new Refusal(400, upgraded, { migrate_to_chat_id: supergroup }));
      return told;
    },
    closeTopic: (chat, thread) => {
      conversations.topics(chat, (topics) => new Map(topics).set(thread, 'closed'));
    },
    deleteTopic: (chat, thread) => {
      conversations.topics(chat, (topics) => new Map([...(topics ?? [])].filter(([id]) => id !== thread)));
    },
    switchTopicsOff: (chat) => {
      conversations.topics(chat, () => null);
    },
    appoint: (chat, person, status, rights) => {
      members.set(chat, memberAs(userOf(person), status, true, rights));
    },
  };
}
