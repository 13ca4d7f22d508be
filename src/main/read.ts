import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../domain/user-error.ts';
import { createReportReader } from '../extract/report-reader.ts';
import type { Locale } from '../text/format.ts';
import type { Context } from './composition.ts';
import { jsonOf } from './read-output.ts';
import { textOf } from './read-text.ts';
import { readingArguments, WrongUsage } from './wrong-usage.ts';

const usage = 'npm run read -- FILE... [--agency NAME] [--json] [--lang zh|en]';

type Order = {
  readonly files: readonly string[];
  readonly agency: string | undefined;
  readonly json: boolean;
  readonly locale: Locale;
};

/** Reads the command line. Throws WrongUsage. */
function readOrder(args: readonly string[], locale: Locale): Order {
  const { values, positionals } = readingArguments(usage, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: locale },
      },
    }),
  );
  const { agency, json, lang } = values;
  if ((lang !== 'zh' && lang !== 'en') || positionals.length === 0)
    throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  return { files: positionals, agency, json, locale: lang };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return await readFile(file).catch(() => {
    throw new UserError({
      zh: `无法读取文件 ${file}：请检查路径和权限。`,
      en: `The file ${file} cannot be read: check its path and permissions.`,
    });
  });
}

/**
 * Shows what the reader makes of documents, one after the other, and stores nothing: for people, or one array of JSON.
 * Returns the exit code: 1 when a file could not be read, which does not keep the others from being read. Throws WrongUsage.
 */
export async function runRead(
  args: readonly string[],
  { locale: ofTerminal, print }: Pick<Context, 'locale' | 'print'>,
): Promise<0 | 1> {
  const { files, agency, json, locale } = readOrder(args, ofTerminal);
  const objects: object[] = [];
  const reader = createReportReader({ processes: 1 });
  let code: 0 | 1 = 0;
  try {
    for (const [index, file] of files.entries()) {
      try {
        const { extraction } = await reader.read(await bytesOf(file), path.basename(file), { agency });
        if (json) objects.push(jsonOf(file, extraction, locale));
        else print(`${index === 0 ? '' : '\n'}${textOf(file, extraction, locale)}`);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        code = 1;
        if (json) objects.push({ document: file, error: error[locale] });
        else if (files.length === 1) throw error;
        else print(`${index === 0 ? '' : '\n'}${file}\n${error[locale]}`);
      }
    }
  } finally {
    reader.close();
  }
  if (json) print(JSON.stringify(objects));
  return code;
}
