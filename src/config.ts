import { z } from 'zod';
import { sharedIds } from './chat/shared-ids.ts';
import { UserError } from './domain/user-error.ts';
import { type LogLevel, logLevels } from './log.ts';

/** What the environment says, checked. Null: not set. */
export type Config = {
  readonly botToken: string | null;
  /** Without a slash at its end. */
  readonly botApiRoot: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly adminIds: readonly number[];
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Null: not set. */
  readonly port: number | null;
  /** Null: `info` for a bot on Telegram, `warn` where a person reads the terminal. */
  readonly logLevel: LogLevel | null;
  /** IANA name. */
  readonly timeZone: string;
  /** Messages to all chats, by all processes that share a database. */
  readonly alertsPerSecond: number;
};

const telegramApiRoot = 'https://api.telegram.org';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const adminId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .refine((id) => Number.isSafeInteger(id) && !sharedIds.includes(id));

const environmentShape = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/)
    .optional(),
  BOT_API_ROOT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(telegramApiRoot),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default('.data'),
  ADMIN_IDS: z
    .string()
    .default('')
    .transform((text) => text.split(/[,\s]+/).filter((id) => id !== ''))
    .pipe(z.array(adminId)),
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/)
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .optional(),
  LOG_LEVEL: z.enum(logLevels).optional(),
  TZ_DEFAULT: z.string().default('Asia/Shanghai').refine(isTimeZone),
  // A bot whose broadcasts are paid for may send 1000.
  ALERTS_PER_SECOND: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((rate) => rate >= 1 && rate <= 1000)
    .default(30),
};
const environmentSchema = z.object(environmentShape);

/** What each value should look like. */
const expected: { readonly [Name in keyof typeof environmentShape]: { readonly zh: string; readonly en: string } } = {
  BOT_TOKEN: {
    zh: '应为 BotFather 给出的令牌，形如 123456789:AAH…；不设置则在终端中对话',
    en: 'it should be the token that BotFather gave, like 123456789:AAH…; leave it out to chat in the terminal',
  },
  BOT_API_ROOT: { zh: `应为网址，形如 ${telegramApiRoot}`, en: `it should be an address like ${telegramApiRoot}` },
  DATABASE_URL: {
    zh: '应形如 postgres://用户:密码@主机:5432/库名；不设置则使用内置数据库',
    en: 'it should be like postgres://user:password@host:5432/name; leave it out to use the embedded database',
  },
  DATA_DIR: { zh: '应为一个文件夹', en: 'it should be a folder' },
  ADMIN_IDS: {
    zh: '应为以逗号分隔的用户数字编号，不是用户名，也不能是 Telegram 的公用编号',
    en: 'it should be numeric user ids separated by commas, not usernames, nor ids that Telegram shares between people',
  },
  WEBHOOK_URL: {
    zh: '应为 Telegram 能访问的网址，形如 https://bot.example.org/telegram',
    en: 'it should be an address that Telegram can reach, like https://bot.example.org/telegram',
  },
  WEBHOOK_SECRET: { zh: '应为 1 至 256 个字母、数字、_ 或 -', en: 'it should be 1 to 256 letters, digits, _ or -' },
  PORT: { zh: '应为 0 至 65535 的端口号', en: 'it should be a port from 0 to 65535' },
  LOG_LEVEL: { zh: `应为 ${logLevels.join('、')} 之一`, en: `it should be one of ${logLevels.join(', ')}` },
  TZ_DEFAULT: {
    zh: '应为时区名，形如 Asia/Shanghai',
    en: 'it should be the name of a time zone, like Asia/Shanghai',
  },
  ALERTS_PER_SECOND: { zh: '应为 1 至 1000 的整数', en: 'it should be a whole number from 1 to 1000' },
};

function isVariable(name: PropertyKey | undefined): name is keyof typeof expected {
  return typeof name === 'string' && name in expected;
}

/**
 * Reads the environment. An empty variable counts as not set. Throws UserError that names the first variable whose
 * value cannot be used, never the value itself: it may be a secret in the wrong place.
 */
export function readConfig(environment: { readonly [name: string]: string | undefined }): Config {
  const given = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== '');
  const parsed = environmentSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0];
    if (!isVariable(name)) throw parsed.error;
    throw new UserError({
      zh: `环境变量 ${name} 的值无法使用：${expected[name].zh}。`,
      en: `The environment variable ${name} cannot be used: ${expected[name].en}.`,
    });
  }
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, ...rest } = parsed.data;
  if (url !== undefined && secret === undefined) {
    throw new UserError({
      zh: '设置了 WEBHOOK_URL 就必须设置 WEBHOOK_SECRET，否则任何人都能冒充 Telegram。',
      en: 'WEBHOOK_URL needs WEBHOOK_SECRET as well: without it anybody could pose as Telegram.',
    });
  }
  return {
    botToken: rest.BOT_TOKEN ?? null,
    botApiRoot: rest.BOT_API_ROOT,
    databaseUrl: rest.DATABASE_URL ?? null,
    dataDir: rest.DATA_DIR,
    adminIds: rest.ADMIN_IDS,
    webhook: url === undefined || secret === undefined ? null : { url, secret },
    port: rest.PORT ?? null,
    logLevel: rest.LOG_LEVEL ?? null,
    timeZone: rest.TZ_DEFAULT,
    alertsPerSecond: rest.ALERTS_PER_SECOND,
  };
}

/**
 * What must not be seen in any output: the token, the webhook's secret, the password of the database. Taken from the
 * environment as it is, so that an error about a bad value is scrubbed as well.
 */
export function secretsOf(environment: { readonly [name: string]: string | undefined }): readonly string[] {
  const database = environment['DATABASE_URL']?.trim() ?? '';
  const password = URL.canParse(database) ? new URL(database).password : '';
  return [environment['BOT_TOKEN'], environment['WEBHOOK_SECRET'], password, decoded(password)]
    .map((secret) => secret?.trim() ?? '')
    .filter((secret) => secret !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
