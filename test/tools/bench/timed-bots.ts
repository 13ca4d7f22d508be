import { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { systemClock } from '../../../src/domain/clock.ts';
import { createDouble, type Double } from '../../../src/local/double/double.ts';
import { doubleRoot, inProcess } from '../../../src/local/double/in-process.ts';
import { createLog } from '../../../src/log.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBot } from '../../../src/telegram/bot.ts';
import { identify } from '../../../src/telegram/identity.ts';
import { type Intake, startIntake } from '../../../src/telegram/intake.ts';
import type { Transport } from '../../../src/telegram/transport.ts';
import { testToken } from '../bot-on-double.ts';
import { chatOver } from '../chat.ts';

/** A question, and words that its answer must have. */
export type Question = { readonly text: string; readonly answered: string };

/** A bot before a double of its own in this process. */
export type TimedBot = {
  /**
   * Asks at once, each question by another person. Gives the milliseconds from the updates to the last call to the Bot
   * API: what the double makes of the calls is no part of them. Throws when an answer is not what it must be.
   */
  answer(questions: readonly Question[]): Promise<number>;
};

/**
 * The bot itself over a store. `recorded`: with updates written down before they are handled, as one batch when there are
 * several, which is how they come from Telegram.
 */
export async function productBot(
  store: Store,
  { recorded = false } = {},
): Promise<TimedBot & { stop(): Promise<void> }> {
  const log = createLog({
    level: 'error',
    scrub: (text) => text,
    write: (line) => process.stderr.write(line),
    now: () => systemClock.now(),
  });
  const answerer = await chatOver(store);
  let intake: Intake | null = null;
  const timed = await timedBot(async (transport) => {
    const access = { token: testToken, apiRoot: doubleRoot, transport, clock: systemClock };
    const bot = createBot({ ...access, me: await identify(access, log), answerer, menu: [], log });
    if (!recorded) return async (updates) => void (await Promise.all(updates.map((update) => bot.handle(update))));
    const handled = new Map<number, () => void>();
    const taking = startIntake({
      record: store.updates,
      handle: async (update) => {
        await bot.handle(update);
        handled.get(update.update_id)?.();
      },
      apologise: (update) => bot.apologise(update),
      noteChat: (change) => store.chatStates.note(change),
      clock: systemClock,
      log,
    });
    intake = taking;
    return async (updates) => {
      const all = updates.map(({ update_id: id }) => new Promise<void>((resolve) => handled.set(id, resolve)));
      await taking.take(updates);
      await Promise.all(all);
    };
  });
  return { ...timed, stop: async () => await intake?.stop() };
}

/** The floor: what a bot of grammY costs that has one command, which asks the database for nothing. */
export async function bareBot(store: Store): Promise<TimedBot> {
  return timedBot(async (transport) => {
    const fetch = (url: string, request: RequestInit): Promise<Response> => transport(url, request);
    const bot = new Bot(testToken, { client: { apiRoot: doubleRoot, fetch } });
    bot.command('ping', async (context) => {
      await store.ping();
      await context.reply('1');
    });
    await bot.init();
    return async (updates) => void (await Promise.all(updates.map((update) => bot.handleUpdate(update))));
  });
}

/** What the bare bot is asked. */
export const barePing: Question = { text: '/ping', answered: '1' };

async function timedBot(
  open: (transport: Transport) => Promise<(updates: readonly Update[]) => Promise<void>>,
): Promise<TimedBot> {
  const double = createDouble({ token: testToken, clock: systemClock });
  const gate = createGate(inProcess(double));
  const handle = await open(gate.transport);
  double.takeCalls();
  return {
    async answer(questions) {
      const updates = questions.map(({ text }, index) =>
        double.people.say({ id: index + 1, languageCode: 'zh-hans' }, text),
      );
      const arrived = gate.await(questions.length);
      const begun = performance.now();
      const answered = handle(updates);
      const ended = await Promise.race([arrived, answered.then(() => Number.NaN)]);
      gate.open();
      await answered;
      check(double, questions);
      return ended - begun;
    },
  };
}

/** Checks what the people were answered, and clears their chats. */
function check(double: Double, questions: readonly Question[]): void {
  double.takeCalls();
  for (const [index, { text, answered }] of questions.entries()) {
    const messages = double.messages(index + 1);
    const answer = messages.at(-1)?.text ?? '';
    if (messages.length !== 2 || !answer.includes(answered)) throw new Error(`${text} was answered: ${answer}`);
    for (const { message_id: id } of messages) double.remove(index + 1, id);
  }
}

/** A transport that holds calls back until so many have arrived and it is opened. */
function createGate(transport: Transport): {
  readonly transport: Transport;
  /** The moment at which the last of so many calls arrives. */
  await(calls: number): Promise<number>;
  open(): void;
} {
  let missing = 0;
  let last = Promise.withResolvers<number>();
  let opened = Promise.withResolvers<void>();
  opened.resolve();
  return {
    transport: async (url, request) => {
      missing -= 1;
      if (missing === 0) last.resolve(performance.now());
      await opened.promise;
      return await transport(url, request);
    },
    await: (calls) => {
      missing = calls;
      last = Promise.withResolvers();
      opened = Promise.withResolvers();
      return last.promise;
    },
    open: () => opened.resolve(),
  };
}
