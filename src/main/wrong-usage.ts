import { UserError } from '../domain/user-error.ts';

/** The command line was not understood: exit code 2. */
export class WrongUsage extends UserError {}

/** Runs a reading of arguments; what `parseArgs` of Node complains of becomes WrongUsage with how it should be. */
export function readingArguments<Result>(usage: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  }
}
