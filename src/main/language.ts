import { localeOfClient } from '../chat/answerer.ts';
import type { Locale } from '../chat/reply.ts';

/**
 * The language of the person at the terminal: as `--lang` asks, else as the variables of the terminal say, Chinese or
 * English for all others.
 */
export function localeOfTerminal(
  argv: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): Locale {
  const asked = argv[argv.indexOf('--lang') + 1];
  if (argv.includes('--lang') && (asked === 'zh' || asked === 'en')) return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return localeOfClient([LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? null);
}
