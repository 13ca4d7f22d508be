import type { Message, MessageEntity, Update, User, UserFromGetMe } from 'grammy/types';
import type { Clock } from '../../domain/clock.ts';
import { chatOfId, type Conversations, type KeptMessage } from './conversations.ts';
import type { FileShelf, UploadedFile } from './files.ts';
import { seconds } from './message-methods.ts';
import type { PressedButtons } from './pressed-buttons.ts';
import type { UpdateQueue } from './updates.ts';

/** Somebody who uses the bot. */
export type Person = { readonly id: number; readonly languageCode?: string; readonly bot?: boolean };

/** Where and how something is said; in the private chat with the bot when nothing is given. */
export type Circumstances = {
  /** A negative id is a group or channel. */
  readonly chat?: number;
  readonly replyTo?: KeptMessage;
  readonly thread?: number;
  /** Anything else that Telegram puts into such a message. */
  readonly also?: Partial<KeptMessage>;
};

/** What people do; each returns the update that the bot gets, without delivering it. */
export type People = {
  say(person: Person, text: string, circumstances?: Circumstances): Update;
  sendFile(person: Person, file: UploadedFile, caption?: string, circumstances?: Circumstances): Update;
  /** Sends something without text, given as Telegram's own fields. */
  show(person: Person, content: Partial<KeptMessage>, circumstances?: Circumstances): Update;
  press(person: Person, message: KeptMessage, data: string): Update;
};

export function createPeople(parts: {
  readonly me: UserFromGetMe;
  readonly conversations: Conversations;
  readonly shelf: FileShelf;
  readonly presses: PressedButtons;
  readonly updates: UpdateQueue;
  readonly clock: Clock;
}): People {
  const { conversations, shelf, presses, updates, clock } = parts;

  function show(person: Person, content: Partial<KeptMessage>, circumstances: Circumstances = {}): Update {
    const { chat = person.id, replyTo, thread, also = {} } = circumstances;
    conversations.add(chatOfId(chat));
    if (thread !== undefined) conversations.topics(chat, (topics) => new Map(topics).set(thread, 'open'));
    const message = conversations.append(chat, (where, id) => {
      const said: KeptMessage = {
        message_id: id,
        date: seconds(clock),
        chat: where,
        from: userOf(person),
        ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
        ...content,
      };
      return Object.assign(said, replyTo === undefined ? {} : { reply_to_message: replyTo }, also);
    });
    if (isPost(message)) return updates.number({ channel_post: asPost(message) });
    if (isNoPost(message)) return updates.number({ message });
    throw new TypeError('a message is either');
  }

  return {
    show,
    say: (person, text, circumstances) => {
      const entities = entitiesIn(text);
      return show(person, { text, ...(entities.length === 0 ? {} : { entities }) }, circumstances);
    },
    sendFile: (person, file, caption = '', circumstances = {}) => {
      const id = shelf.put(file);
      const document = { file_id: id, file_unique_id: id, file_name: file.name, file_size: file.bytes.length };
      const entities = entitiesIn(caption);
      return show(
        person,
        {
          document,
          ...(caption === '' ? {} : { caption }),
          ...(entities.length === 0 ? {} : { caption_entities: entities }),
        },
        circumstances,
      );
    },
    press: (person, message, data) =>
      updates.number({
        callback_query: {
          id: presses.press(),
          from: userOf(person),
          message: isPost(message) ? asPost(message) : message,
          chat_instance: String(message.chat.id),
          data,
        },
      }),
  };
}

type Post = Message & Update.Channel;

function isPost(message: KeptMessage): message is KeptMessage & Update.Channel {
  return message.chat.type === 'channel';
}

/** A post is by its channel: of its writer nothing is told, nor of whose post it answers. */
function asPost(message: KeptMessage & Update.Channel): Post {
  const { from: _, reply_to_message: answered, ...post } = message;
  if (answered === undefined) return { ...post, sender_chat: message.chat };
  const original = Object.assign({}, answered, { sender_chat: message.chat });
  delete original.from;
  return { ...post, sender_chat: message.chat, reply_to_message: original };
}

function isNoPost(message: KeptMessage): message is KeptMessage & Update.NonChannel {
  return message.chat.type !== 'channel';
}

/** Somebody as Telegram tells of them. */
export function userOf({ id, languageCode, bot = false }: Person): User {
  return {
    id,
    is_bot: bot,
    first_name: 'Person',
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
}

/** Commands and mentions, as Telegram marks them in what people write. */
function entitiesIn(text: string): MessageEntity[] {
  const command = /^\/[A-Za-z0-9_]{1,64}(?:@\w+)?/.exec(text)?.[0] ?? '';
  const commands: MessageEntity[] = command === '' ? [] : [{ type: 'bot_command', offset: 0, length: command.length }];
  const mentions = [...text.matchAll(/(?<![\w/])@\w{5,}/g)]
    .filter(({ index }) => index >= command.length)
    .map((match): MessageEntity => ({ type: 'mention', offset: match.index, length: match[0].length }));
  return [...commands, ...mentions];
}
