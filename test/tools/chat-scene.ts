import { afterAll } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/domain/clock.ts';
import type { KeptMessage } from '../../src/local/double/conversations.ts';
import type { Double } from '../../src/local/double/double.ts';
import type { Circumstances, Person } from '../../src/local/double/people.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { createChatLookup } from '../../src/telegram/chat-lookup.ts';
import { testToken } from './bot-on-double.ts';
import { chatOver } from './chat.ts';
import type { TestEngine } from './engines.ts';
import { runBot, startDouble } from './running-bot.ts';
import { storeSamples } from './store-samples.ts';

const noticeParameters = z.object({ text: z.string().default('') });

/** Says nothing: what the bot itself logs is kept. */
const silent = createLog({ level: 'silent', scrub: (line) => line, write: () => {}, now: () => new Date() });

/** People, groups and channels of a double, and the running bot with the whole chat before it, over HTTP. */
export type ChatScene = {
  readonly double: Double;
  readonly store: Store;
  /** The lines of the bot's log, at every level. */
  readonly log: readonly string[];
  /** Gives the bot an update, and waits until that is dealt with. */
  readonly tell: (update: Parameters<Double['updates']['post']>[0]) => Promise<void>;
  /** Says something; what the bot then sent or changed in the chat. */
  readonly say: (person: Person, text: string, circumstances?: Circumstances) => Promise<readonly KeptMessage[]>;
  /** Presses the button of the newest message that has one with such a label; what the bot then sent or changed there. */
  readonly press: (person: Person, chat: number, label: string) => Promise<readonly KeptMessage[]>;
  /** The same; what only the person is shown. Fails when the bot sent or changed anything. */
  readonly pressForNotice: (person: Person, chat: number, label: string) => Promise<string>;
  /** Texts of the bot in a chat, oldest first. */
  readonly texts: (chat: number) => readonly string[];
};

/** Sets a scene in which the samples are held, before all tests of a file: the bot runs until their end. */
export async function setChatScene(engine: TestEngine): Promise<ChatScene> {
  const store = await engine.openFreshStore();
  await storeSamples(store);
  const { double, server } = await startDouble(systemClock, afterAll);
  const access = { token: testToken, apiRoot: server.root, transport: fetch, clock: systemClock };
  const bot = await runBot({
    store,
    clock: systemClock,
    apiRoot: server.root,
    answerer: await chatOver(store, { chats: createChatLookup({ ...access, log: silent }) }),
    by: 'webhook',
    removal: afterAll,
  });

  const ofBot = (chat: number): readonly KeptMessage[] =>
    double.messages(chat).filter(({ from }) => from.id === double.me.id);

  async function tell(update: Parameters<ChatScene['tell']>[0]): Promise<void> {
    const status = await double.updates.post(update);
    if (status !== 200) throw new Error(`the bot answered ${status}`);
    // The embedded engine answers without letting go of the process, in which the bot has to get on.
    while ((await store.updates.backlog()).count > 0)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  }

  async function changesIn(chat: number, update: Parameters<ChatScene['tell']>[0]): Promise<readonly KeptMessage[]> {
    const before = new Set(ofBot(chat));
    await tell(update);
    return ofBot(chat).filter((message) => !before.has(message));
  }

  const press: ChatScene['press'] = async (person, chat, label) => {
    const found = double
      .messages(chat)
      .toReversed()
      .flatMap((message) => (message.reply_markup?.inline_keyboard ?? []).flat().map((button) => ({ message, button })))
      .find(({ button }) => button.text.includes(label));
    if (found === undefined || !('callback_data' in found.button)) throw new Error(`no button ${label} in ${chat}`);
    return await changesIn(chat, double.people.press(person, found.message, found.button.callback_data));
  };

  return {
    double,
    store,
    log: bot.log,
    tell,
    say: (person, text, circumstances = {}) =>
      changesIn(circumstances.chat ?? person.id, double.people.say(person, text, circumstances)),
    press,
    pressForNotice: async (person, chat, label) => {
      double.takeCalls();
      const changed = await press(person, chat, label);
      if (changed.length > 0) throw new Error(`the press of ${label} sent something`);
      const calls = double.takeCalls().filter(({ method }) => method === 'answerCallbackQuery');
      return calls.map(({ parameters }) => noticeParameters.parse(parameters).text).join('\n');
    },
    texts: (chat) => ofBot(chat).map(({ text = '' }) => text),
  };
}

/** The words of messages, in one line each. */
export function wordsOf(messages: readonly KeptMessage[]): string {
  return messages.map(({ text = '' }) => text).join('\n');
}
