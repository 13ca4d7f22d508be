import type { UserFromGetMe } from 'grammy/types';
import type { Answerer, MenuEntry } from '../../src/chat/answerer.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { createDouble, type Double } from '../../src/local/double/double.ts';
import { doubleRoot, inProcess } from '../../src/local/double/in-process.ts';
import { createLog, createScrubber } from '../../src/log.ts';
import { createBot, type TelegramBot } from '../../src/telegram/bot.ts';
import { identify } from '../../src/telegram/identity.ts';

/** Shaped like a real one, so that every scrubber must find it. */
export const testToken = '1234567890:AAH-fake_token_for_tests_0123456789';

export type BotOnDouble = {
  readonly double: Double;
  readonly bot: TelegramBot;
  /** The lines of the log, at every level. */
  readonly log: string[];
  /** Asks the double who the bot is. */
  readonly identify: (stop?: AbortSignal) => Promise<UserFromGetMe>;
};

/** The bot before a double, in this process or, with an address, over HTTP. */
export function createBotOnDouble(options: {
  readonly answerer: Answerer;
  readonly menu?: readonly MenuEntry[];
  readonly clock?: Clock;
  readonly double?: Double;
  readonly apiRoot?: string;
}): BotOnDouble {
  const { answerer, menu = [], clock = systemClock, apiRoot } = options;
  const double = options.double ?? createDouble({ token: testToken, clock });
  const lines: string[] = [];
  const log = createLog({
    level: 'debug',
    scrub: createScrubber([testToken]),
    write: (line) => lines.push(line),
    now: () => clock.now(),
  });
  const where =
    apiRoot === undefined ? { apiRoot: doubleRoot, transport: inProcess(double) } : { apiRoot, transport: fetch };
  const access = { token: testToken, clock, ...where };
  return {
    double,
    log: lines,
    bot: createBot({ ...access, me: double.me, answerer, menu, log }),
    identify: (stop) => identify(access, log, stop),
  };
}
