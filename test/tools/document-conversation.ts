import { read } from '../../src/extract/reading-module.ts';
import type { ReadReport } from '../../src/extract/report-reader.ts';
import { ingest } from '../../src/ingest.ts';
import type { ChatDeps } from '../../src/chat/command.ts';
import type { DocumentQuota } from '../../src/chat/sent/document-quota.ts';
import type { KeptMessage } from '../../src/local/double/conversations.ts';
import { createDouble, type Double } from '../../src/local/double/double.ts';
import type { UploadedFile } from '../../src/local/double/files.ts';
import type { Circumstances } from '../../src/local/double/people.ts';
import { systemClock } from '../../src/domain/clock.ts';
import type { Outcome, TelegramBot } from '../../src/telegram/bot.ts';
import type { Store } from '../../src/store/store.ts';
import { createBotOnDouble, testToken } from './bot-on-double.ts';
import { chatOver, today } from './chat.ts';

/** A person with the bot, who sends documents and presses buttons. */
export type DocumentConversation = {
  readonly bot: TelegramBot;
  readonly double: Double;
  /** Sends a document; gives what became of it. */
  send(file: UploadedFile, caption?: string, circumstances?: Circumstances): Promise<Outcome>;
  /** Presses the button of the newest of the bot's messages that has one of this label. */
  press(label: string, by?: number): Promise<Outcome>;
  /** The text of the bot's newest message with words. */
  said(): string;
  /** What the bot's messages say now, oldest first. */
  messages(): readonly KeptMessage[];
  /** The file that was sent last by the bot. */
  file(): UploadedFile;
};

export type ConversationSettings = {
  readonly user?: number;
  readonly languageCode?: string;
  readonly adminIds?: readonly number[];
  readonly reading?: ReadReport;
  readonly quota?: DocumentQuota;
  readonly double?: Double;
};

/** The bot over what a store holds now, in a process of its own as far as it remembers anything. */
export async function documentConversation(
  store: Store,
  { user = 7, languageCode = 'zh-hans', adminIds = [], reading = read, quota, double }: ConversationSettings = {},
): Promise<DocumentConversation> {
  const documents: NonNullable<ChatDeps['documents']> = {
    read: reading,
    store: (bytes, fileName, done) => ingest({ store, read: async () => done }, bytes, { fileName }, today),
    ...(quota === undefined ? {} : { quota }),
  };
  const parts = createBotOnDouble({
    answerer: await chatOver(store, { documents, adminIds }),
    double: double ?? createDouble({ token: testToken, clock: systemClock }),
  });
  const { bot, double: api } = parts;
  const person = { id: user, languageCode };
  const files: UploadedFile[] = [];
  const messages = (): readonly KeptMessage[] => api.messages(user).filter(({ from }) => from.id === api.me.id);
  const handle = async (update: Parameters<TelegramBot['handle']>[0]): Promise<Outcome> => {
    const outcome = await bot.handle(update);
    files.push(...api.takeCalls().flatMap((call) => [...call.files.values()]));
    return outcome;
  };
  return {
    bot,
    double: api,
    messages,
    send: (file, caption, circumstances) => handle(api.people.sendFile(person, file, caption, circumstances)),
    press: async (label, by = user) => {
      const shown = messages().toReversed();
      for (const message of shown) {
        const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text.includes(label));
        if (button !== undefined && 'callback_data' in button)
          return await handle(api.people.press({ ...person, id: by }, message, button.callback_data));
      }
      throw new Error(`no button ${label}`);
    },
    said: () => {
      const newest = messages().findLast(({ text, caption }) => (text ?? caption ?? '') !== '');
      return newest?.text ?? newest?.caption ?? '';
    },
    file: () => {
      const newest = files.at(-1);
      if (newest === undefined) throw new Error('no file was sent');
      return newest;
    },
  };
}
