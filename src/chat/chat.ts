import { UserError } from '../domain/user-error.ts';
import type { Locale } from '../text/format.ts';
import { plainText } from '../text/html.ts';
import { administratorOf } from './administration.ts';
import { type Answerer, localeOfClient } from './answerer.ts';
import type { AnyCommand, ChatDeps } from './command.ts';
import { readAnswer } from './context.ts';
import { createConversation } from './conversation.ts';
import { openingOf } from './opening.ts';
import type { Answer, Incoming, Reply } from './reply.ts';
import { createRouting, opened, type Rendered } from './routing.ts';
import { createSentFiles } from './sent/sent-files.ts';

/**
 * The chat: what a person did in, the answer out. One router over all commands; a press is the same as the typed
 * command with its arguments already resolved. Throws UserError for what the person can mend, in both languages or, where
 * the chat has chosen one, in that.
 * `fallback`: the name of the command that a message without one means.
 */
export function createChat(commands: readonly AnyCommand[], fallback: string, deps: ChatDeps): Answerer {
  const { adminIds = [] } = deps;
  const sentFiles = deps.documents === undefined ? null : createSentFiles(deps.documents, deps);
  const shown = deps.commands.filter(({ admins }) => admins !== true);

  /** The conversation with a person: commands are told who asks, and whether it is an administrator of the program. */
  function conversationWith({ chat, user }: Incoming) {
    const admin = administratorOf(user.id, adminIds);
    const asker = { user: user.id, chatType: chat.type, locale: localeOfClient(user.languageCode) };
    const known = admin === null ? { commands: shown } : { admin };
    return createConversation(createRouting(commands, { ...deps, asker, ...known }), fallback);
  }

  /** What is kept of an answer in a private chat, so that 去年呢 right after it is understood; null when nothing changes. */
  async function afterwards(
    { chat }: Incoming,
    { text }: Reply,
    settings: ReturnType<ChatDeps['store']['chatSettings']>,
  ): Promise<(() => Promise<void>) | null> {
    if (chat.type !== 'private') return null;
    const { names } = deps.directory();
    const about = readAnswer(plainText(text), names);
    const resolution = about === null ? null : names.resolve(about.agency);
    if (about === null || resolution?.kind !== 'certain') return null;
    const last = { lastAgency: resolution.candidate.agency.id, lastYear: about.year };
    const { lastAgency, lastYear } = await settings;
    if (lastAgency === last.lastAgency && lastYear === last.lastYear) return null;
    return async () => {
      await deps.store.setChatSettings(chat.id, last);
    };
  }

  async function answerWords(
    incoming: Incoming,
    settings: ReturnType<ChatDeps['store']['chatSettings']>,
  ): Promise<Rendered> {
    const conversation = conversationWith(incoming);
    switch (incoming.kind) {
      case 'press':
        return await conversation.answerPress(incoming.press, incoming.chat.id);
      case 'text':
        return await conversation.answerText({
          typed: incoming.text,
          chat: incoming.chat.id,
          isPrivate: incoming.chat.type === 'private',
          replyTo: incoming.replyTo,
          settings,
        });
      case 'file':
        throw new UserError({
          zh: '机器人目前不接收文件：请发送机关名称和年份，例如“淄博市投资促进局 2023”。',
          en: 'The bot does not take files; please send the name of an agency and a year, such as “淄博市投资促进局 2023”.',
        });
    }
  }

  /** Readers of a channel press what stands under its posts: they are answered in private, not before everybody. */
  function opening(press: string, channel: number, locale: Locale): Answer {
    const start = openingOf(press, channel, opened(commands));
    if (start !== null) return { kind: 'open', start };
    const text = { zh: '请私聊机器人。', en: 'Please ask the bot in private.' }[locale];
    return { kind: 'notice', text };
  }

  return async (incoming): Promise<Answer> => {
    if (incoming.kind === 'text' && !incoming.addressed) return { kind: 'silence' };
    const client = localeOfClient(incoming.user.languageCode);
    if (incoming.kind === 'press' && incoming.chat.type === 'channel')
      return opening(incoming.press, incoming.chat.id, client);
    // Asked for at the same time as the answer's figures: the two share one round trip.
    const settings = deps.store.chatSettings(incoming.chat.id);
    const [chosen, rendered] = await Promise.all([
      settings,
      sentFiles?.answer(incoming, administratorOf(incoming.user.id, adminIds) !== null) ??
        answerWords(incoming, settings),
    ]).catch(async (error: unknown) => {
      const { locale } = await settings;
      throw locale === null ? error : inLanguage(error, locale);
    });
    const reply = rendered(chosen.locale ?? client);
    const kept = await afterwards(incoming, reply, settings);
    return {
      kind: incoming.kind === 'press' ? 'edit' : 'send',
      reply,
      ...(kept === null ? {} : { afterwards: kept }),
      ...(reply.toAdmins === undefined ? {} : { toAdmins: { chats: adminIds, reply: reply.toAdmins } }),
    };
  };
}

/** An error for a chat that has chosen a language, whatever the language of the client. */
function inLanguage(error: unknown, locale: Locale): unknown {
  return error instanceof UserError ? new UserError({ zh: error[locale], en: error[locale] }) : error;
}
