import { readConfig, secretsOf } from '../config.ts';
import { UserError } from '../domain/user-error.ts';
import { createLog, createScrubber } from '../log.ts';
import type { Compose, Context } from './composition.ts';
import { localeOfTerminal } from './language.ts';
import { WrongUsage } from './wrong-usage.ts';

type Environment = { readonly [name: string]: string | undefined };

const commands = ['start', 'ask', 'read', 'ingest'] as const;
type CommandName = (typeof commands)[number];

/**
 * Runs the command line, `start` when it names no command, and sets the exit code: 0 done, 1 a clear error, 2 wrong
 * usage. Each command loads only what it needs. Errors go to standard error in one line, without secrets.
 */
export async function run(argv: readonly string[], environment: Environment): Promise<void> {
  const locale = localeOfTerminal(argv, environment);
  const scrub = createScrubber(secretsOf(environment));
  const complain = (error: unknown): 1 | 2 => {
    const sentence = error instanceof UserError ? error[locale] : `gongkai: ${String(error)}`;
    writeError(`${scrub(sentence).replaceAll(/\s*\n\s*/g, ' ')}\n`);
    return error instanceof WrongUsage ? 2 : 1;
  };
  const crash = (error: unknown): void => {
    process.exit(complain(error));
  };
  process.once('uncaughtException', crash);
  process.once('unhandledRejection', crash);
  // Whoever reads may stop reading, as `head` does.
  process.stdout.on('error', () => process.exit(0));

  const [first, ...rest] = argv;
  const named = commands.find((command) => command === first);
  const name: CommandName = named ?? 'start';
  const args = named === undefined ? argv : rest;
  let onTelegram = false;
  try {
    const config = readConfig(environment);
    onTelegram = name === 'start' && config.botToken !== null;
    const level = config.logLevel ?? (onTelegram ? 'info' : 'warn');
    const log = createLog({ level, scrub, write: writeError, now: () => new Date() });
    process.exitCode = await runCommand(name, args, { config, locale, log, print });
  } catch (error) {
    process.exitCode = complain(error);
  }
  // An answer that waits out a 429 would keep a stopped bot alive.
  if (onTelegram) process.exit();
}

async function runCommand(name: CommandName, args: readonly string[], context: Context): Promise<number> {
  if (name === 'read') {
    const { runRead } = await import('./read.ts');
    return await runRead(args, context);
  }
  if (name === 'ingest') {
    const { runIngest } = await import('./ingest.ts');
    return await runIngest(args, context, { stop: stopSignal(), terminal: process.stderr });
  }
  // Loaded when it is needed: not for wrong usage, nor for what another process does.
  const compose: Compose = async (options) => (await import('./compose.ts')).compose(options);
  if (name === 'ask') {
    const { runAsk } = await import('./ask.ts');
    return await runAsk(args, context, compose);
  }
  const { runStart } = await import('./start.ts');
  return await runStart(args, context, compose, stopSignal());
}

/** Aborted when the program is told to end. Once only: a second signal ends a program that does not heed the first. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function writeError(line: string): void {
  process.stderr.write(line);
}
