import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Locale } from '../chat/reply.ts';
import { systemClock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import type { Call } from '../local/double/double.ts';
import { type LocalChat, openLocalChat, type Sight, type Turn } from '../local/local-chat.ts';
import { renderButton, renderText } from '../local/rendering.ts';
import type { Log } from '../log.ts';
import { handOver } from '../store/hand-over.ts';
import type { Compose, Composition, Context } from './composition.ts';
import { localUserId, withLocalAdmin } from './local-user.ts';
import { readingArguments, WrongUsage } from './wrong-usage.ts';

const usage = "npm run ask -- '<message>' [--lang zh|en] [--user ID] [--press 'LABEL']... [--file PATH] [--json]";

/** What is asked, and how the answer is shown; also what is handed to the process that has the data folder open. */
const questionShape = z.object({
  message: z.string(),
  locale: z.enum(['zh', 'en']),
  user: z.number(),
  presses: z.array(z.string()),
  /** Absolute path of a file to send, with the message as its caption. */
  file: z.string().nullable(),
  json: z.boolean(),
});
type Question = z.output<typeof questionShape>;

const answerShape = z.object({ lines: z.array(z.string()), code: z.union([z.literal(0), z.literal(1)]) });

/** How long the running bot may be busy before it counts as hanging, in milliseconds: longer than the longest scan is read. */
const patience = 400_000;

/** Reads the command line. Throws WrongUsage. */
function readQuestion(args: readonly string[], locale: Locale): Question {
  const { values, positionals } = readingArguments(usage, () =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lang: { type: 'string', default: locale },
        user: { type: 'string', default: String(localUserId) },
        press: { type: 'string', multiple: true, default: [] },
        file: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }),
  );
  const { lang, user, press: presses, file, json } = values;
  if (
    (lang !== 'zh' && lang !== 'en') ||
    !/^[1-9]\d{0,15}$/.test(user) ||
    (positionals.length === 0 && file === undefined)
  )
    throw new WrongUsage({ zh: `用法：${usage}`, en: `Usage: ${usage}` });
  return {
    message: positionals.join(' '),
    locale: lang,
    user: Number(user),
    presses,
    file: file === undefined ? null : path.resolve(file),
    json,
  };
}

/**
 * Asks, presses, and prints. Beside a running bot on the embedded engine, the bot answers. Returns the exit code: 1 when
 * something was refused. Throws UserError.
 */
export async function runAsk(args: readonly string[], context: Context, compose: Compose): Promise<0 | 1> {
  const { config, print, log } = context;
  const question = readQuestion(args, context.locale);
  if (config.databaseUrl === null) {
    const body = { name: 'ask', body: question };
    const answered = await handOver(config.dataDir, body, answerShape, { clock: systemClock, patience });
    if (answered !== 'nobody') {
      for (const line of answered.response.lines) print(line);
      return answered.response.code;
    }
  }
  const composition = await compose({ ...context, config: withLocalAdmin(config) });
  try {
    return await ask(question, composition, { log, print });
  } finally {
    await composition.close();
  }
}

/** Answers what other processes ask while this one has the data folder open. */
export function serveAsk(composition: Composition, { log }: Pick<Context, 'log'>): void {
  composition.store.onRequest('ask', questionShape, async (question): Promise<z.output<typeof answerShape>> => {
    const lines: string[] = [];
    const code = await ask(question, composition, { log, print: (line) => lines.push(line) });
    return { lines, code };
  });
}

async function ask(
  question: Question,
  composition: Composition,
  { log, print }: { readonly log: Log; readonly print: (line: string) => void },
): Promise<0 | 1> {
  const user = { id: question.user, languageCode: question.locale };
  const chat = openLocalChat({ ...composition, log, clock: systemClock, user });
  const turns: Turn[] = [];
  const take = (turn: Turn): void => {
    const shown = turn.seen.map(showSight);
    if (!question.json) print(turns.length === 0 ? shown.join('\n\n') : ['', ...shown].join('\n\n'));
    turns.push(turn);
  };
  take(await first(question, chat));
  for (const label of question.presses) take(await press(label, chat));
  if (question.json)
    print(
      JSON.stringify(
        turns.flatMap(({ calls }) => calls.map(plainCall)),
        null,
        2,
      ),
    );
  return turns.every(({ outcome }) => outcome === 'answered' || outcome === 'ignored') ? 0 : 1;
}

async function first({ message, file }: Question, chat: LocalChat): Promise<Turn> {
  if (file === null) return await chat.say(message);
  return await chat.sendFile({ name: path.basename(file), bytes: await bytesOf(file) }, message);
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UserError({
      zh: `无法读取文件 ${file}：请检查路径和权限。`,
      en: `The file ${file} cannot be read: check its path and permissions.`,
    });
  }
}

async function press(label: string, chat: LocalChat): Promise<Turn> {
  const buttons = chat.keyboards().flat(2);
  const shown = buttons.find(({ button }) => button.text.trim() === label.trim());
  const turn = shown === undefined ? null : await chat.press(shown);
  if (turn !== null) return turn;
  const labels = buttons.map(({ button }) => `[${button.text}]`).join(' ');
  throw new UserError({
    zh: `没有可以按的按钮“${label}”；现有的按钮：${labels === '' ? '无' : labels}。`,
    en: `There is no button “${label}” to press; there are: ${labels === '' ? 'none' : labels}.`,
  });
}

function showSight(sight: Sight): string {
  if (sight.kind === 'notice') return renderText(sight.text, [], 'plain');
  const { message, file } = sight;
  const text = renderText(
    message.text ?? message.caption ?? '',
    message.entities ?? message.caption_entities ?? [],
    'plain',
  );
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return [
    ...(file === null ? [] : [`[${file.name}, ${file.bytes.length} B]`]),
    ...(text === '' ? [] : [text]),
    ...rows.map((row) => row.map(renderButton).join(' ')),
  ].join('\n');
}

/** A call as `--json` prints it; a file by its name and size. */
function plainCall({ method, parameters, files }: Call): object {
  const described = [...files].map(
    ([id, { name, bytes }]) => [`attach://${id}`, { name, size: bytes.length }] as const,
  );
  const named = new Map<unknown, object>(described);
  const payload = Object.entries(parameters ?? {}).map(([key, value]) => [key, named.get(value) ?? value]);
  return { method, payload: Object.fromEntries(payload) };
}
