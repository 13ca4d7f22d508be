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
import { createRouting, opened, type Rendered, type Said } from './routing.ts';
import { createSentFiles } from './sent/sent-files.ts';

/** What is kept of a question in a private chat. */
type Last = { readonly lastAgency: string | null; readonly lastYear: number | null };

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
    noted: Last | null,
  ): Promise<(() => Promise<void>) | null> {
    if (chat.type !== 'private') return null;
    const { names } = deps.directory();
    const about = readAnswer(plainText(text), names);
    const resolution = about === null ? null : names.resolve(about.agency);
    const answered =
      about === null || resolution?.kind !== 'certain'
        ? null
        : { lastAgency: resolution.candidate.agency.id, lastYear: about.year };
    const last = answered ?? noted;
    if (last === null) return null;
    const { lastAgency, lastYear } = await settings;
    if (lastAgency === last.lastAgency && lastYear === last.lastYear) return null;
    return async () => {
      await deps.store.setChatSettings(chat.id, last);
    };
  }

  async function answerWords(
    incoming: Incoming,
    settings: ReturnType<ChatDeps['store']['chatSettings']>,
    noteAgency: Said['noteAgency'],
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
          noteAgency,
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
    const named: { last: Last | null } = { last: null };
    const [chosen, rendered] = await Promise.all([
      settings,
      sentFiles?.answer(incoming, administratorOf(incoming.user.id, adminIds) !== null) ??
        answerWords(incoming, settings, (lastAgency, lastYear) => {
          named.last = { lastAgency, lastYear };
        }),
    ]).catch(async (error: unknown) => {
      const { locale } = await settings;
      // What is asked next may still go on from the agency of a question that had no answer.
      if (named.last !== null && incoming.chat.type === 'private' && error instanceof UserError)
        await deps.store.setChatSettings(incoming.chat.id, named.last);
      throw locale === null ? error : inLanguage(error, locale);
    });
    const reply = rendered(chosen.locale ?? client);
    const kept = await afterwards(incoming, reply, settings, named.last);
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
