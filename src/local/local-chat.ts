import type { InlineKeyboardButton } from 'grammy/types';
import { z } from 'zod';
import { createGate } from '../alerts/gate.ts';
import type { Answerer, MenuEntry } from '../chat/answerer.ts';
import type { ChatDeps } from '../chat/command.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../log.ts';
import { type Alerting, startAlerts } from '../telegram/alerting.ts';
import { createBot, type Outcome } from '../telegram/bot.ts';
import { plainText } from '../text/html.ts';
import type { KeptMessage } from './double/conversations.ts';
import { type Call, createDouble } from './double/double.ts';
import type { UploadedFile } from './double/files.ts';
import { doubleRoot, inProcess } from './double/in-process.ts';

/** What a person gets to see. */
export type Sight =
  | {
      readonly kind: 'message';
      readonly message: KeptMessage;
      readonly edited: boolean;
      readonly file: UploadedFile | null;
    }
  | { readonly kind: 'notice'; readonly text: string };

/** What became of something that the person did. */
export type Turn = { readonly outcome: Outcome; readonly seen: readonly Sight[]; readonly calls: readonly Call[] };

/** One person's private chat with the bot, in this process: the same bot as on Telegram, before the strict double. */
export type LocalChat = {
  say(text: string): Promise<Turn>;
  sendFile(file: UploadedFile, caption: string): Promise<Turn>;
  /** Presses a button; null when it is one that leads to an address. */
  press(shown: ShownButton): Promise<Turn | null>;
  /** Sends this person's alerts and shows each as it comes, until it is stopped; nobody else's. */
  startAlerts(deps: ChatDeps, show: (seen: readonly Sight[]) => void): Alerting;
  /** Buttons in rows, of the message that has any, the newest first. */
  keyboards(): readonly (readonly (readonly ShownButton[])[])[];
};

/** A button under a message of the chat. */
export type ShownButton = { readonly message: KeptMessage; readonly button: InlineKeyboardButton };

const localToken = '1:local';
const noticeParameters = z.object({ text: z.string() });

/** Opens the chat of one person. */
export function openLocalChat(options: {
  readonly answerer: Answerer;
  readonly menu: readonly MenuEntry[];
  readonly log: Log;
  readonly clock: Clock;
  readonly user: { readonly id: number; readonly languageCode: string };
}): LocalChat {
  const { user, clock } = options;
  const double = createDouble({ token: localToken, clock });
  const access = { token: localToken, apiRoot: doubleRoot, transport: inProcess(double), clock };
  /** What administrators would be told: there is nobody else here to tell. */
  const told: string[] = [];
  const answerer: Answerer = async (incoming) => {
    const answer = await options.answerer(incoming);
    if (!('toAdmins' in answer)) return answer;
    const { toAdmins, ...own } = answer;
    told.push(plainText(toAdmins.reply.text));
    return own;
  };
  const bot = createBot({ ...options, ...access, answerer, me: double.me });

  let turns = 0;
  async function turn(update: Parameters<typeof bot.handle>[0]): Promise<Turn> {
    turns += 1;
    const outcome = await bot.handle(update).finally(() => {
      turns -= 1;
    });
    const calls = double.takeCalls();
    const notices = told.splice(0).map((text) => ({ kind: 'notice' as const, text }));
    return { outcome, calls, seen: [...calls.flatMap(sightOf), ...notices] };
  }

  return {
    say: (text) => turn(double.people.say(user, text)),
    sendFile: (file, caption) => turn(double.people.sendFile(user, file, caption)),
    press: async ({ message, button }) =>
      'callback_data' in button ? await turn(double.people.press(user, message, button.callback_data)) : null,
    startAlerts: (deps, show) => {
      // The person may have followed in an earlier run, and said nothing in this one.
      double.chats.unblock(user);
      const { store } = deps;
      const own = { ...store, takeTurns: (most: number) => store.takeTurns(most, user.id) };
      const transport: typeof access.transport = async (url, init) => {
        const response = await access.transport(url, init);
        // What comes while an answer is made is seen with it.
        const seen = turns > 0 ? [] : double.takeCalls().flatMap(sightOf);
        if (seen.length > 0) show(seen);
        return response;
      };
      return startAlerts({
        ...access,
        transport,
        deps: { ...deps, store: own },
        gate: createGate(clock),
        log: options.log,
      });
    },
    keyboards: () =>
      double
        .messages(user.id)
        .toReversed()
        .flatMap((message) => {
          const rows = message.reply_markup?.inline_keyboard;
          return rows === undefined ? [] : [rows.map((row) => row.map((button) => ({ message, button })))];
        }),
  };
}

function sightOf({ method, parameters, files, refused, message }: Call): Sight[] {
  if (refused !== null) return [];
  if (message !== null) {
    const [file = null] = files.values();
    return [{ kind: 'message', message, edited: method === 'editMessageText', file }];
  }
  const notice = method === 'answerCallbackQuery' ? noticeParameters.safeParse(parameters).data : undefined;
  return notice === undefined ? [] : [{ kind: 'notice', text: notice.text }];
}
