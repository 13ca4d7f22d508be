import type { Chat, ChatMember, Update, User, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import { chatOfId, type Conversations } from './conversations.ts';
import { seconds } from './message-methods.ts';
import { type Person, userOf } from './people.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { UpdateQueue } from './updates.ts';

type Status = ChatMember['status'];

/** What happens to chats. Where it gives updates, the bot gets them, but not before they are delivered. */
export type Chats = {
  /** Adds the bot to a group, or to a channel, where it administers. */
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
  appoint(chat: number, person: Person, status: Status): void;
};

/** Chats, and what the Bot API tells of their members. */
export type ChatStandings = Chats & {
  /** getChatMember. Throws Refusal. */
  memberOf(parameters: unknown): ChatMember;
};

const memberParameters = z.object({ chat_id: z.coerce.number(), user_id: z.number() });

export function createChats(parts: {
  readonly me: UserFromGetMe;
  readonly conversations: Conversations;
  readonly updates: UpdateQueue;
  readonly clock: Clock;
}): ChatStandings {
  const { me, conversations, updates, clock } = parts;
  const members = new Map<string, ChatMember>();
  const keyOf = (chat: number, user: number): string => `${chat} ${user}`;

  /** Changes how the bot stands in a chat, and what it is answered there from now on. */
  function stand(chat: number, by: Person, status: Status, refusal: Refusal | null, writes = refusal === null): Update {
    conversations.add(chatOfId(chat));
    const where = conversations.chat(chat);
    const old = members.get(keyOf(chat, me.id)) ?? memberAs(me, where.type === 'private' ? 'member' : 'left', true);
    const member = memberAs(me, status, writes);
    members.set(keyOf(chat, me.id), member);
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

  function serviceMessage(chat: number, by: Person, content: { [name: string]: number }): Update {
    conversations.add(chatOfId(chat));
    const message = conversations.append(chat, (where, id) =>
      Object.assign({ message_id: id, date: seconds(clock), chat: where, from: userOf(by) }, content),
    );
    return updates.number({ message: { ...message, chat: chatOfId(chat) } });
  }

  return {
    add: (chat, by, to) => {
      if (to === 'channel') conversations.add({ id: chat, type: 'channel', title: 'Channel' });
      conversations.add(chatOfId(chat));
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
    appoint: (chat, person, status) => {
      members.set(keyOf(chat, person.id), memberAs(userOf(person), status, true));
    },
    memberOf: (parameters) => {
      const { chat_id: chat, user_id: user } = memberParameters.parse(parameters);
      conversations.check(chat);
      const known = members.get(keyOf(chat, user));
      if (known !== undefined) return known;
      const writer = conversations.messages(chat).find(({ from }) => from.id === user);
      if (writer === undefined) throw badRequest('user not found');
      return { status: 'member', user: writer.from };
    },
  };
}

function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}

/** A member with all rights that the status may have, or with all but that to write. */
function memberAs(user: User, status: Status, writes: boolean): ChatMember {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false };
    case 'administrator':
      return {
        status,
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: true,
        can_edit_stories: true,
        can_delete_stories: true,
        can_send_welcome_messages: true,
        can_post_messages: writes,
        can_edit_messages: writes,
      };
    case 'restricted':
      return {
        status,
        user,
        is_member: true,
        can_send_messages: writes,
        can_send_audios: writes,
        can_send_documents: writes,
        can_send_photos: writes,
        can_send_videos: writes,
        can_send_video_notes: writes,
        can_send_voice_notes: writes,
        can_send_polls: writes,
        can_send_other_messages: writes,
        can_add_web_page_previews: writes,
        can_react_to_messages: writes,
        can_change_info: false,
        can_invite_users: false,
        can_edit_tag: false,
        can_pin_messages: false,
        can_manage_topics: false,
        until_date: 0,
      };
    case 'kicked':
      return { status, user, until_date: 0 };
    case 'member':
    case 'left':
      return { status, user };
  }
}
