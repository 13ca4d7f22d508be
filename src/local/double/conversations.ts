import type { Chat, Message, User, UserFromGetMe } from 'grammy/types';
import { badRequest, type Refusal } from './refusal.ts';

/** A message as Telegram keeps it; the bot's own have its user in `from`. */
export type KeptMessage = Message & { from: User };

/** Topics of a forum by their ids; null: the chat has none. */
export type Topics = Map<number, 'open' | 'closed'> | null;

type Conversation = {
  readonly chat: Chat;
  readonly messages: Map<number, KeptMessage>;
  newest: number;
  /** What the bot is answered that wants to do something there; null: it may. */
  closed: Refusal | null;
  topics: Topics;
};

/** What is known of chats and their messages. */
export type Conversations = {
  /** Makes a chat known, as it is once somebody wrote to the bot or added it. */
  add(chat: Chat): void;
  /** Throws Refusal when the chat is not known, or closed to the bot. */
  check(chat: number): void;
  /** The chat of an id or @name, of which the bot may read. Throws Refusal: to write may be refused all the same. */
  readable(chat: number | string): Chat;
  /** Somebody who ever wrote where the bot could read it. */
  person(id: number): User | undefined;
  /** Closes a chat to the bot, or opens it. */
  close(chat: number, refusal: Refusal | null): void;
  /** The topics of a chat, changed where that is wanted. Throws Refusal when the chat is not known. */
  topics(chat: number, change?: (topics: Topics) => Topics): Topics;
  /** The chat of an id; as it would be, when it is not known. */
  chat(id: number): Chat;
  /** Messages of a chat, oldest first; none of a chat that is not known. */
  messages(chat: number): readonly KeptMessage[];
  /** Adds a message at the end of its chat. Throws Refusal when the chat is not known. */
  append(chat: number, message: (chat: Chat, id: number) => KeptMessage): KeptMessage;
  /** Puts another message in place of one of the bot's own. Throws Refusal when there is none such. */
  replace(chat: number, id: number, change: (message: KeptMessage) => KeptMessage): KeptMessage;
  remove(chat: number, id: number): void;
};

export function createConversations(me: UserFromGetMe): Conversations {
  const known = new Map<number, Conversation>();

  function find(chat: number): Conversation {
    const conversation = known.get(chat);
    if (conversation === undefined) throw badRequest('chat not found');
    return conversation;
  }

  return {
    add: (chat) => {
      if (!known.has(chat.id)) known.set(chat.id, { chat, messages: new Map(), newest: 0, closed: null, topics: null });
    },
    check: (chat) => {
      const { closed } = find(chat);
      if (closed !== null) throw closed;
    },
    readable: (chat) => {
      const named = [...known.values()].find((one) => 'username' in one.chat && `@${one.chat.username}` === chat);
      const { chat: found, closed } = named ?? find(Number(chat));
      // A public chat can be looked at from outside.
      const open = closed === null || closed.code === 400 || (named !== undefined && !isBan(closed));
      if (!open || closed?.parameters !== undefined) throw closed;
      return found;
    },
    person: (id) =>
      [...known.values()]
        .flatMap(({ messages }) => [...messages.values()])
        .map(({ from }) => from)
        .find((from) => from.id === id),
    close: (chat, refusal) => {
      find(chat).closed = refusal;
    },
    topics: (chat, change) => {
      const conversation = find(chat);
      if (change !== undefined) conversation.topics = change(conversation.topics);
      return conversation.topics;
    },
    chat: (id) => known.get(id)?.chat ?? chatOfId(id),
    messages: (chat) => [...(known.get(chat)?.messages.values() ?? [])],
    append: (chat, message) => {
      const conversation = find(chat);
      const added = message(conversation.chat, conversation.newest + 1);
      conversation.newest += 1;
      conversation.messages.set(added.message_id, added);
      return added;
    },
    replace: (chat, id, change) => {
      const { messages } = find(chat);
      const message = messages.get(id);
      if (message === undefined) throw badRequest('message to edit not found');
      if (message.from.id !== me.id) throw badRequest("message can't be edited");
      const changed = change(message);
      messages.set(id, changed);
      return changed;
    },
    remove: (chat, id) => {
      known.get(chat)?.messages.delete(id);
    },
  };
}

function isBan({ description }: Refusal): boolean {
  return description.includes('kicked');
}

/** The private chat of a person, or a group by its negative id. */
export function chatOfId(id: number, title = 'Group'): Exclude<Chat, Chat.ChannelChat> {
  if (id > 0) return { id, type: 'private', first_name: 'Person' };
  return id < -1_000_000_000_000 ? { id, type: 'supergroup', title } : { id, type: 'group', title };
}
