import type { InlineKeyboardMarkup, MessageEntity, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { Conversations, KeptMessage } from './conversations.ts';
import { checkPhoto, checkUpload, type UploadedFile } from './files.ts';
import { type FormattedText, parseHtml } from './html.ts';
import { checkKeyboard, inlineKeyboard } from './keyboard.ts';
import type { PressedButtons } from './pressed-buttons.ts';
import { badRequest, wouldBeSpoilt } from './refusal.ts';

/** Code points after parsing. */
const longestText = 4096;
const longestCaption = 1024;
const longestNotice = 200;

/** Everything that the methods about messages work on. */
export type MessageState = {
  readonly me: UserFromGetMe;
  readonly conversations: Conversations;
  readonly presses: PressedButtons;
  readonly clock: Clock;
};

export type Files = ReadonlyMap<string, UploadedFile>;

const destination = z.object({
  chat_id: z.coerce.number(),
  message_thread_id: z.number().optional(),
  reply_parameters: z
    .object({ message_id: z.number(), allow_sending_without_reply: z.boolean().default(false) })
    .optional(),
  reply_markup: inlineKeyboard.optional(),
});
const formatted = z.object({ text: z.string(), parse_mode: z.string().optional() });
const captioned = z.object({ caption: z.string().default(''), parse_mode: z.string().optional() });

/** sendMessage. Throws Refusal. */
export function sendMessage(state: MessageState, parameters: unknown): KeptMessage {
  const body = format(formatted.parse(parameters));
  checkText(body.text);
  return append(state, parameters, { ...textParts(body, 'entities'), text: body.text });
}

/** sendDocument. Throws Refusal. */
export function sendDocument(state: MessageState, parameters: unknown, files: Files): KeptMessage {
  const { document } = z.object({ document: z.string() }).parse(parameters);
  const file = uploaded(document, files);
  return append(state, parameters, {
    ...captionOf(parameters),
    document: {
      file_id: document,
      file_unique_id: document,
      file_name: file.name,
      file_size: file.bytes.length,
    },
  });
}

/** sendPhoto. Throws Refusal. */
export function sendPhoto(state: MessageState, parameters: unknown, files: Files): KeptMessage {
  const { photo } = z.object({ photo: z.string() }).parse(parameters);
  const { width, height } = checkPhoto(uploaded(photo, files));
  return append(state, parameters, {
    ...captionOf(parameters),
    photo: [{ file_id: photo, file_unique_id: photo, width, height }],
  });
}

/** editMessageText. Throws Refusal. */
export function editMessageText({ conversations, clock }: MessageState, parameters: unknown): KeptMessage {
  const target = z
    .object({ chat_id: z.coerce.number(), message_id: z.number(), reply_markup: inlineKeyboard.optional() })
    .parse(parameters);
  const body = format(formatted.parse(parameters));
  checkText(body.text);
  if (target.reply_markup !== undefined) checkKeyboard(target.reply_markup);
  conversations.check(target.chat_id);
  return conversations.replace(target.chat_id, target.message_id, (before) => {
    if (before.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _, reply_markup: __, ...rest } = before;
    const keyboard = target.reply_markup === undefined ? {} : { reply_markup: target.reply_markup };
    const after = { ...rest, ...textParts(body, 'entities'), text: body.text, ...keyboard };
    if (sameContent(before, after))
      throw badRequest(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    return { ...after, edit_date: seconds(clock) };
  });
}

/** sendChatAction. Throws Refusal. */
export function sendChatAction({ conversations }: MessageState, parameters: unknown): true {
  conversations.check(destination.parse(parameters).chat_id);
  return true;
}

/** answerCallbackQuery. Throws Refusal. */
export function answerCallbackQuery({ presses, me }: MessageState, parameters: unknown): true {
  const query = z
    .object({ callback_query_id: z.string(), text: z.string().default(''), url: z.string().optional() })
    .parse(parameters);
  // Other addresses are for games alone.
  const opensBot = new RegExp(`^https://t\\.me/${me.username}\\?start=[\\w-]{1,64}$`);
  if (query.url !== undefined && !opensBot.test(query.url)) throw badRequest('URL_INVALID');
  if (Array.from(query.text).length > longestNotice) throw badRequest('MESSAGE_TOO_LONG');
  presses.answer(query.callback_query_id);
  return true;
}

/** Unix time. */
export function seconds(clock: Clock): number {
  return Math.floor(clock.now().getTime() / 1000);
}

function append(state: MessageState, parameters: unknown, content: Partial<KeptMessage>): KeptMessage {
  const to = destination.parse(parameters);
  if (to.reply_markup !== undefined) checkKeyboard(to.reply_markup);
  state.conversations.check(to.chat_id);
  const topics = state.conversations.topics(to.chat_id);
  // Where topics are switched off it goes to the chat, without a word.
  const thread = topics === null ? undefined : to.message_thread_id;
  if (thread !== undefined && topics?.has(thread) !== true) throw badRequest('message thread not found');
  if (thread !== undefined && topics?.get(thread) === 'closed') throw badRequest('TOPIC_CLOSED');
  const repliedTo = to.reply_parameters;
  const original = state.conversations.messages(to.chat_id).find(({ message_id: id }) => id === repliedTo?.message_id);
  if (repliedTo !== undefined && original === undefined && !repliedTo.allow_sending_without_reply)
    throw badRequest('message to be replied not found');
  return state.conversations.append(to.chat_id, (chat, id) => ({
    message_id: id,
    date: seconds(state.clock),
    chat,
    from: state.me,
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(to.reply_markup === undefined ? {} : { reply_markup: to.reply_markup }),
    // As Telegram does, one level deep.
    ...(original === undefined
      ? {}
      : { reply_to_message: Object.assign({}, original, { reply_to_message: undefined }) }),
    ...content,
  }));
}

function format({ text, parse_mode: mode }: { text: string; parse_mode?: string | undefined }): FormattedText {
  if (mode === undefined) return { text: text.trim(), entities: [] };
  if (mode === 'HTML') return parseHtml(text);
  throw wouldBeSpoilt(`${mode} is not spoken here`);
}

function checkText(text: string): void {
  if (text === '') throw badRequest('message text is empty');
  if (Array.from(text).length > longestText) throw badRequest('message is too long');
}

function captionOf(parameters: unknown): Partial<KeptMessage> {
  const { caption, parse_mode } = captioned.parse(parameters);
  const body = format({ text: caption, parse_mode });
  if (Array.from(body.text).length > longestCaption) throw badRequest('message caption is too long');
  return body.text === '' ? {} : { caption: body.text, ...textParts(body, 'caption_entities') };
}

function textParts(body: FormattedText, key: 'entities' | 'caption_entities'): { [name: string]: MessageEntity[] } {
  return body.entities.length === 0 ? {} : { [key]: [...body.entities] };
}

function uploaded(reference: string, files: Files): UploadedFile {
  const file = files.get(reference.replace('attach://', ''));
  if (!reference.startsWith('attach://') || file === undefined)
    throw badRequest('wrong remote file identifier specified');
  checkUpload(file);
  return file;
}

function sameContent(
  before: { text?: string; entities?: MessageEntity[]; reply_markup?: InlineKeyboardMarkup },
  after: typeof before,
): boolean {
  const content = ({ text, entities, reply_markup: keyboard }: typeof before): string =>
    JSON.stringify([text, entities ?? [], keyboard?.inline_keyboard ?? []]);
  return content(before) === content(after);
}
