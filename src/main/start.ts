import { parseArgs } from 'node:util';
import { createLimits, limited } from '../chat/limits.ts';
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
  if (config.botToken === null) await chat(locale, context, compose, stop);
  else await poll(config.botToken, context, compose, stop);
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
    });
  });
}

async function poll(token: string, context: Context, compose: Compose, stop: AbortSignal): Promise<void> {
  const { createBot } = await import('../telegram/bot.ts');
  const { identify } = await import('../telegram/identity.ts');
  const { log, config } = context;
  const access = { token, apiRoot: config.botApiRoot, transport: fetch, clock: systemClock };
  // Before anything is stored: a token that is refused leaves no trace.
  const me = await unlessStopped(identify(access, log, stop), stop);
  if (me === null) return;
  await withComposition(context, compose, async (composition) => {
    // Only here do strangers ask; the terminal and `ask` belong to whoever runs the program.
    const answerer = limited(
      composition.answerer,
      createLimits(() => systemClock.now()),
    );
    const bot = createBot({ ...access, ...composition, answerer, me, log });
    const polling = bot.poll();
    log.info('polling started', { bot: me.username });
    void bot.publish();
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    stop.addEventListener('abort', () => resolve());
    if (stop.aborted) resolve();
    await Promise.race([polling.ended, stopped]);
    await polling.stop();
    log.info('polling stopped');
  });
}

/** What comes of something that ends with an error when the program is stopped; null then. */
async function unlessStopped<Result>(work: Promise<Result>, stop: AbortSignal): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}
