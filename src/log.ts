export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What a line may carry: ids, counts, names of methods and states, errors. Never the text of a message. */
export type LogFields = { readonly [field: string]: string | number | boolean | null | Error };

/** Writes one JSON object per line. Errors are reduced to name, message, code, stack and cause. */
export type Log = {
  readonly [Level in Exclude<LogLevel, 'silent'>]: (event: string, fields?: LogFields) => void;
};

/** Replaces in a text everything that must not be seen. */
export type Scrubber = (text: string) => string;

const withheld = '[withheld]';
/** The form of a bot token. It stands after `bot` in addresses, and its colon may be percent-encoded there. */
const tokenForm = /\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}/gi;
const deepestCause = 5;

/**
 * A scrubber of everything shaped like a bot token, and of the given secrets wherever and however they are written:
 * a token's secret half alone, percent-encoded or escaped as JSON.
 */
export function createScrubber(secrets: readonly string[]): Scrubber {
  const forms = secrets
    .flatMap((secret) => [secret, ...(/^\d+:(.{8,})$/s.exec(secret)?.slice(1) ?? [])])
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((form) => form.length > 0)
    .toSorted((a, b) => b.length - a.length);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, withheld), text.replaceAll(tokenForm, withheld));
}

/**
 * A log of the given level and above. `write` gets whole lines, scrubbed as a whole: nothing that stands anywhere in
 * an error, its causes, their addresses or stacks escapes.
 */
export function createLog(options: {
  readonly level: LogLevel;
  readonly scrub: Scrubber;
  readonly write: (line: string) => void;
  readonly now: () => Date;
}): Log {
  const lowest = logLevels.indexOf(options.level);
  const at =
    (level: Exclude<LogLevel, 'silent'>) =>
    (event: string, fields: LogFields = {}) => {
      if (logLevels.indexOf(level) < lowest) return;
      const shown = Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [field, value instanceof Error ? describeError(value) : value]),
      );
      const line = JSON.stringify({ time: options.now().toISOString(), level, event, ...shown });
      options.write(`${options.scrub(line)}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

type DescribedError = {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly stack?: string;
  readonly cause?: DescribedError;
};

/** The parts of an error that may be logged. Its other properties may hold the payload of a call or the row of a query. */
function describeError(error: Error, depth = 0): DescribedError {
  const code = 'code' in error ? error.code : 'error_code' in error ? error.error_code : undefined;
  // grammY keeps what went wrong in `error`, AggregateError in `errors`, all others in `cause`.
  const several = error instanceof AggregateError ? error.errors.find((one) => one instanceof Error) : undefined;
  const cause = error.cause ?? ('error' in error ? error.error : several);
  return {
    name: error.name,
    message: withoutParameters(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack, error.message) }),
    ...(cause instanceof Error && depth < deepestCause ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

/** drizzle appends the parameters of a failed query to its message: names that people typed. */
function withoutParameters(message: string): string {
  const start = message.indexOf('\nparams:');
  return start === -1 ? message : `${message.slice(0, start)}\nparams: ${withheld}`;
}

/** A stack without the message that V8 puts before it. */
function framesOf(stack: string, message: string): string {
  const start = Math.max(0, stack.indexOf(message));
  return stack.slice(start + message.length).trim();
}
