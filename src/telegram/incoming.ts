import type { CallbackQuery, Document, Message, Update, User, UserFromGetMe } from 'grammy/types';
import type { Incoming, SentFile } from '../chat/reply.ts';
import { isBy, readAddressing } from './addressing.ts';
import type { Place } from './sending.ts';

/** An update as the chat understands it, and where its answer goes. */
export type UpdateReading =
  | { readonly kind: 'said'; readonly incoming: Incoming; readonly place: Place }
  | {
      readonly kind: 'pressed';
      readonly incoming: Incoming;
      readonly place: Place;
      readonly query: string;
      /** The message under which the button stands. */
      readonly message: number;
      /** It answers the person who pressed, so that it may change: in a group nobody turns the page of another's answer. */
      readonly own: boolean;
    }
  /** In private, something that has neither text nor a file. */
  | { readonly kind: 'unsupported'; readonly languageCode: string | null; readonly place: Place }
  /** Deliberately not answered. `query`: a press that still waits to be settled. */
  | { readonly kind: 'ignored'; readonly why: string; readonly query?: string };

/** Opens a file by its id. */
export type FileOpener = (fileId: string) => Promise<Uint8Array>;

/** The kinds of update that Telegram is asked for; all others are not for this bot. */
export const wantedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const;

/** The sender of service messages, and of what a channel posts into its discussion group. */
const telegramItself = 777000;

/** What a person may send instead of words, unlike the service messages that Telegram adds. */
const otherContents: readonly (keyof Message)[] = [
  'photo',
  'voice',
  'audio',
  'video',
  'video_note',
  'animation',
  'sticker',
  'location',
  'contact',
  'poll',
];

/** Reads an update. Everything that is not answered is named. */
export function readUpdate(update: Update, me: UserFromGetMe, open: FileOpener): UpdateReading {
  if (update.message !== undefined) return readMessage(update.message, me, open);
  if (update.channel_post !== undefined) return readPost(update.channel_post, me);
  if (update.callback_query !== undefined) return readPress(update.callback_query, me, open);
  return ignored(Object.keys(update).find((key) => key !== 'update_id') ?? 'empty update');
}

/** The chat in whose order an update is handled; null for updates without one (reliability.md, 48). */
export function chatOf(update: Update): number | null {
  const { message, channel_post: post, callback_query: press, my_chat_member: standing } = update;
  return (message ?? post ?? press?.message ?? standing)?.chat.id ?? null;
}

/** Who caused an update; null when Telegram does not say. */
export function userOf(update: Update): number | null {
  const { message, callback_query: press, my_chat_member: standing } = update;
  return (message ?? press ?? standing)?.from.id ?? null;
}

function ignored(why: string): UpdateReading {
  return { kind: 'ignored', why };
}

function personOf(user: User): Incoming['user'] {
  return { id: user.id, languageCode: user.language_code ?? null };
}

function placeOf(message: Pick<Message, 'chat' | 'is_topic_message' | 'message_thread_id'>): Place {
  const inTopic = message.is_topic_message === true && message.message_thread_id !== undefined;
  return { chat: message.chat.id, ...(inTopic ? { thread: message.message_thread_id } : {}) };
}

/** A document with its caption, in which the bot's name is no word of the person's. */
function sentFile(document: Document, caption: string, open: FileOpener): SentFile {
  const { file_name: name = '', file_size: size = null, file_id: id } = document;
  return { name, size, caption, open: () => open(id) };
}

function readPress(
  { id: query, message, data, from }: CallbackQuery,
  me: UserFromGetMe,
  open: FileOpener,
): UpdateReading {
  if (message === undefined) return { kind: 'ignored', why: 'press without a chat', query };
  if (data === undefined) return { kind: 'ignored', why: 'press without data', query };
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  const own = message.chat.type === 'private' || answered?.from?.id === from.id;
  const document = answered?.document;
  const repliedFile =
    answered === undefined || document === undefined
      ? {}
      : { repliedFile: sentFile(document, readAddressing(answered, me).text, open) };
  // Where the answer cannot be changed, the new one stays an answer to the document.
  const answers = own ? (document === undefined ? undefined : answered?.message_id) : message.message_id;
  return {
    kind: 'pressed',
    incoming: {
      chat: { id: message.chat.id, type: message.chat.type },
      user: personOf(from),
      kind: 'press',
      press: data,
      ...repliedFile,
    },
    place: { ...placeOf(message), ...(answers === undefined ? {} : { answers }) },
    query,
    message: message.message_id,
    own,
  };
}

function readMessage(message: Message & Update.NonChannel, me: UserFromGetMe, open: FileOpener): UpdateReading {
  const { from, chat, document } = message;
  if (from.id === telegramItself || message.is_automatic_forward === true) return ignored('post of a channel');
  if (message.via_bot?.id === me.id) return ignored('our own inline result');
  // Anonymous administrators and people who post as a channel come as bots, but with the chat they speak for.
  if (from.is_bot && message.sender_chat === undefined) return ignored('message of a bot');

  const isPrivate = chat.type === 'private';
  const place: Place = { ...placeOf(message), ...(isPrivate ? {} : { answers: message.message_id }) };
  const who = { chat: { id: chat.id, type: chat.type }, user: personOf(from) };
  const { text, to } = readAddressing(message, me);
  const addressed = isPrivate || to === 'bot';
  if (to === 'another') return ignored('command for another bot');

  if (document !== undefined) {
    if (!addressed) return ignored('file for somebody else');
    const incoming: Incoming = { ...who, ...sentFile(document, text, open), kind: 'file' };
    // Buttons under the answer find the document by what it answers.
    return { kind: 'said', incoming, place: { ...place, answers: message.message_id } };
  }
  if (message.text === undefined) {
    if (isPrivate && otherContents.some((content) => message[content] !== undefined))
      return { kind: 'unsupported', languageCode: who.user.languageCode, place };
    return ignored('message without words');
  }
  const replyTo = isBy(me, message.reply_to_message) ? (message.reply_to_message?.text ?? null) : null;
  return { kind: 'said', incoming: { ...who, kind: 'text', text, replyTo, addressed }, place };
}

/**
 * A post in a channel, by whoever may post there: Telegram says nothing else of them. It is the channel that asks, in the
 * language in which it writes.
 */
function readPost(post: Message & Update.Channel, me: UserFromGetMe): UpdateReading {
  const { chat } = post;
  const { text, to } = readAddressing(post, me);
  if (to !== 'bot' || post.text === undefined) return ignored('post for somebody else');
  const user = { id: chat.id, languageCode: /\p{Script=Han}/u.test(text) ? 'zh' : null };
  const incoming = { chat: { id: chat.id, type: chat.type }, user, kind: 'text', text, addressed: true } as const;
  return {
    kind: 'said',
    incoming: { ...incoming, replyTo: null },
    place: { ...placeOf(post), answers: post.message_id },
  };
}
