import { describe, expect, it } from 'vitest';
import { readConfig, secretsOf } from '../src/config.ts';
import { UserError } from '../src/domain/user-error.ts';

function mistake(environment: Record<string, string>): UserError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      botToken: null,
      botApiRoot: 'https://api.telegram.org',
      databaseUrl: null,
      dataDir: '.data',
      adminIds: [],
      webhook: null,
      port: null,
      logLevel: null,
      timeZone: 'Asia/Shanghai',
      alertsPerSecond: 30,
    });
  });

  it('is read in full', () => {
    expect(
      readConfig({
        BOT_TOKEN: ' 123456:AAH-x_y ',
        BOT_API_ROOT: 'http://localhost:8081/',
        DATABASE_URL: 'postgresql://u:p@localhost:5432/gongkai',
        DATA_DIR: '/var/lib/gongkai',
        ADMIN_IDS: '11, 22,33',
        WEBHOOK_URL: 'https://bot.example.org/telegram',
        WEBHOOK_SECRET: 'a-b_C9',
        PORT: '443',
        LOG_LEVEL: 'debug',
        TZ_DEFAULT: 'Asia/Urumqi',
        ALERTS_PER_SECOND: '1000',
        HOME: '/root',
      }),
    ).toEqual({
      botToken: '123456:AAH-x_y',
      botApiRoot: 'http://localhost:8081',
      databaseUrl: 'postgresql://u:p@localhost:5432/gongkai',
      dataDir: '/var/lib/gongkai',
      adminIds: [11, 22, 33],
      webhook: { url: 'https://bot.example.org/telegram', secret: 'a-b_C9' },
      port: 443,
      logLevel: 'debug',
      timeZone: 'Asia/Urumqi',
      alertsPerSecond: 1000,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ BOT_TOKEN: '', DATA_DIR: ' ', PORT: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['BOT_TOKEN', 'AAH-secret'],
    ['BOT_API_ROOT', 'api.example.net'],
    ['BOT_API_ROOT', 'ftp://example.org'],
    ['DATABASE_URL', 'mysql://localhost/db'],
    ['ADMIN_IDS', '@somebody'],
    ['ADMIN_IDS', '11;22'],
    ['ADMIN_IDS', '-100123'],
    ['ADMIN_IDS', '11,1087968824'],
    ['ADMIN_IDS', '777000'],
    ['WEBHOOK_URL', 'bot.example.net'],
    ['WEBHOOK_SECRET', 'with space'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['LOG_LEVEL', 'loud'],
    ['TZ_DEFAULT', 'Asia/Peking'],
    ['ALERTS_PER_SECOND', '1001'],
    ['ALERTS_PER_SECOND', '2.5'],
  ])('refuses %s=%s in one sentence of each language, without repeating it', (name, value) => {
    const { zh, en } = mistake({ [name]: value });
    expect(zh).toMatch(new RegExp(`^环境变量 ${name} 的值无法使用：应.*。$`));
    expect(en).toMatch(new RegExp(`^The environment variable ${name} cannot be used: it should .*\\.$`));
    expect(zh + en).not.toContain(value);
  });

  it('refuses a webhook without a secret', () => {
    expect(mistake({ WEBHOOK_URL: 'https://bot.example.org/' }).en).toContain('WEBHOOK_SECRET');
  });

  it('names its secrets, also when it cannot be used', () => {
    expect(
      secretsOf({
        BOT_TOKEN: 'not a token',
        WEBHOOK_SECRET: 'hush',
        DATABASE_URL: 'postgres://u:p%40ss@localhost/db',
      }),
    ).toEqual(['not a token', 'hush', 'p%40ss', 'p@ss']);
    expect(secretsOf({ DATABASE_URL: 'nonsense' })).toEqual([]);
  });
});
