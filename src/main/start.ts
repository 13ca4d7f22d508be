import { parseArgs } from 'node:util';
import type { Locale } from '../chat/reply.ts';
import { systemClock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import { localUserId, withLocalAdmin } from './local-user.ts';
import type { Compose, Composition, Context } from './composition.ts';
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
): Promise<0> {
  const locale = readLocale(args, context.locale);
  const { config } = context;
  if (config.webhook !== null)
    throw new UserError({
      zh: '这个版本还不支持 webhook：请去掉 WEBHOOK_URL，使用长轮询。',
      en: 'This version does not serve webhooks yet: leave out WEBHOOK_URL to use long polling.',
    });
  const composition = await compose({ ...context, config: config.botToken === null ? withLocalAdmin(config) : config });
  try {
    await serveOthers(composition, context);
    if (config.botToken === null) await chat(locale, composition, context, stop);
    else await poll(config.botToken, composition, context, stop);
  } finally {
    await composition.close();
  }
  return 0;
}

/** Does the work of `ask` and `ingest` started beside this process, which cannot open the data folder themselves. */
async function serveOthers(composition: Composition, context: Context): Promise<void> {
  const [{ serveAsk }, { serveIngest }] = await Promise.all([import('./ask.ts'), import('./ingest.ts')]);
  serveAsk(composition, context);
  serveIngest(composition.store);
}

async function chat(locale: Locale, composition: Composition, { log }: Context, stop: AbortSignal): Promise<void> {
  const { openLocalChat } = await import('../local/local-chat.ts');
  const { chatInTerminal } = await import('../local/terminal.ts');
  const user = { id: localUserId, languageCode: locale };
  await chatInTerminal({
    chat: await openLocalChat({ ...composition, log, clock: systemClock, user }),
    input: process.stdin,
    output: process.stdout,
    aside: process.stderr,
    interactive: process.stdin.isTTY && process.stdout.isTTY,
    locale,
    stop,
  });
}

async function poll(
  token: string,
  composition: Composition,
  { config, log }: Context,
  stop: AbortSignal,
): Promise<void> {
  const { createBot } = await import('../telegram/bot.ts');
  const apiRoot = config.botApiRoot;
  const bot = createBot({ ...composition, token, apiRoot, transport: fetch, log, clock: systemClock });
  try {
    await bot.open(stop);
  } catch (error) {
    if (stop.aborted) return;
    throw error;
  }
  const polling = bot.poll();
  log.info('polling started');
  void bot.publish();
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  stop.addEventListener('abort', () => resolve());
  if (stop.aborted) resolve();
  await Promise.race([polling.ended, stopped]);
  await polling.stop();
  log.info('polling stopped');
}
