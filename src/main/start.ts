import { parseArgs } from 'node:util';
import type { Locale } from '../chat/reply.ts';
import { systemClock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { httpTransport } from '../telegram/http-transport.ts';
import { localUserId, withLocalAdmin } from './local-user.ts';
import type { Compose, Composition, Context } from './composition.ts';
import type { Surroundings } from './serve.ts';
import { readingArguments, WrongUsage } from './wrong-usage.ts';

const usage = 'npm start [-- --lang zh|en]';

/** The language of the chat in the terminal. Throws WrongUsage. */
function readLocale(args: readonly string[], locale: Locale): Locale {
  const { values } = readingArguments(usage, () =>
    parseArgs({ args: [...args], options: { lang: { type: 'string', default: locale } } }),
  );
  if (values.lang === 'zh' || values.lang === 'en') return values.lang;
  throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
}

/**
 * The bot on Telegram, or without a token the chat in the terminal, until `stop` is aborted or the input ends. Throws
 * UserError.
 */
export async function runStart(
  args: readonly string[],
  context: Context,
  compose: Compose,
  stop: AbortSignal,
  surroundings: Surroundings = { clock: systemClock, transport: httpTransport },
): Promise<0> {
  const locale = readLocale(args, context.locale);
  const { config } = context;
  if (config.botToken !== null) {
    const { serveTelegram } = await import('./serve.ts');
    const composed = (work: (composition: Composition) => Promise<void>) => withComposition(context, compose, work);
    await serveTelegram(config.botToken, context, surroundings, composed, stop);
  } else if (config.webhook === null) await chat(locale, context, compose, stop);
  else
    throw new UserError({
      zh: '设置了 WEBHOOK_URL 就必须设置 BOT_TOKEN：没有令牌就没有机器人可以接收消息。',
      en: 'WEBHOOK_URL needs BOT_TOKEN as well: without it there is no bot for which messages could come.',
    });
  return 0;
}

/** Puts the program together for as long as some work takes, and does the work of others meanwhile. */
async function withComposition(
  context: Context,
  compose: Compose,
  work: (composition: Composition) => Promise<void>,
): Promise<void> {
  const composition = await compose(context);
  try {
    await serveOthers(composition, context);
    await work(composition);
  } finally {
    await composition.close();
  }
}

/** Does the work of `ask` and `ingest` started beside this process, which cannot open the data folder themselves. */
async function serveOthers(composition: Composition, context: Context): Promise<void> {
  const [{ serveAsk }, { serveIngest }] = await Promise.all([import('./ask.ts'), import('./ingest.ts')]);
  serveAsk(composition, context);
  serveIngest(composition);
}

async function chat(locale: Locale, context: Context, compose: Compose, stop: AbortSignal): Promise<void> {
  const { openLocalChat } = await import('../local/local-chat.ts');
  const { chatInTerminal } = await import('../local/terminal.ts');
  const { log, config } = context;
  await withComposition({ ...context, config: withLocalAdmin(config) }, compose, async (composition) => {
    const user = { id: localUserId, languageCode: locale };
    await chatInTerminal({
      chat: openLocalChat({ ...composition, log, clock: systemClock, user }),
      input: process.stdin,
      output: process.stdout,
      aside: process.stderr,
      interactive: process.stdin.isTTY && process.stdout.isTTY,
      locale,
      stop,
      alertDeps: composition.deps,
    });
  });
}
