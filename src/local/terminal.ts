import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { clearLine, createInterface, cursorTo } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { ChatDeps } from '../chat/command.ts';
import type { Locale } from '../chat/reply.ts';
import type { UploadedFile } from './double/files.ts';
import type { LocalChat, ShownButton, Sight, Turn } from './local-chat.ts';
import { renderButton, renderText, type Style } from './rendering.ts';

const words = {
  zh: {
    banner: [
      '公开：政府信息公开年度报告数字机器人。没有设置 BOT_TOKEN，这是在本终端中的对话。',
      '输入机关名称和年份，或 /help；输入按钮前的数字即按下按钮，输入文件路径即发送该文件；Ctrl-D 结束。',
    ],
    edited: '（上面的消息已改为：）',
    silence: '（没有回答）',
    file: '文件',
  },
  en: {
    banner: [
      "gongkai, a bot over the figures of China's disclosure reports. No BOT_TOKEN is set: this is a chat in the terminal.",
      'Type an agency and a year, or /help; the number before a button presses it, the path of a file sends it; Ctrl-D ends.',
    ],
    edited: '(the message above now reads:)',
    silence: '(no answer)',
    file: 'file',
  },
} as const;

const prompt = '> ';
const historySize = 500;

/**
 * Chats until the input ends or `stop` is aborted, then resolves. Interactive: with a prompt, history and colours. Otherwise
 * each line is a message, and its answer is printed.
 */
export async function chatInTerminal(options: {
  readonly chat: LocalChat;
  readonly input: Readable;
  readonly output: Writable;
  /** Where the banner goes when nobody sits at the terminal. */
  readonly aside: Writable;
  readonly interactive: boolean;
  readonly locale: Locale;
  readonly stop: AbortSignal;
  /** What alerts are made with; without it there are none. */
  readonly alertDeps?: ChatDeps;
}): Promise<void> {
  const { chat, input, output, interactive, locale, stop } = options;
  const style: Style = interactive ? 'ansi' : 'plain';
  const print = (text: string): void => {
    output.write(`${text}\n`);
  };
  const lines = createInterface({
    input,
    ...(interactive ? { output, terminal: true, historySize, prompt } : { terminal: false }),
  });
  // Lines may still be waiting for their answers when the input has ended.
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  const close = (): void => lines.close();
  lines.once('SIGINT', close);
  stop.addEventListener('abort', close, { once: true });

  for (const line of words[locale].banner) (interactive ? output : options.aside).write(`${line}\n`);
  if (interactive) lines.prompt();
  const alerting =
    options.alertDeps === undefined
      ? null
      : chat.startAlerts(options.alertDeps, (seen) => {
          if (interactive) {
            // In place of the line that is being typed, which stands under it again.
            clearLine(output, 0);
            cursorTo(output, 0);
          }
          print(showTurn({ seen }, chat, locale, style));
          if (interactive && open) lines.prompt(true);
        });
  for await (const line of lines) {
    if (stop.aborted) break;
    if (line.trim() !== '') print(showTurn(await take(line, chat), chat, locale, style));
    if (interactive && open) lines.prompt();
  }
  await alerting?.stop();
  stop.removeEventListener('abort', close);
  if (interactive) print('');
}

/** A number presses the button that bears it, or shows where it leads; a path sends its file; everything else is a message. */
async function take(line: string, chat: LocalChat): Promise<Turn | string> {
  const shown = /^\d{1,3}$/.test(line.trim()) ? chat.keyboards()[0]?.flat()[Number(line) - 1] : undefined;
  if (shown !== undefined) return (await chat.press(shown)) ?? renderButton(shown.button);
  const file = await fileAt(line.trim());
  return file === null ? await chat.say(line) : await chat.sendFile(file, '');
}

/** The file at a path, which terminals put in quotes when it is dropped on them; null for any other words. */
async function fileAt(line: string): Promise<UploadedFile | null> {
  const [, , quoted] = /^(['"])(.+)\1$/u.exec(line) ?? [];
  const name = quoted ?? line;
  if (!name.includes('.') && !name.includes(path.sep)) return null;
  // Whatever cannot be read as a file is words.
  const bytes = await readFile(name).catch(() => null);
  return bytes === null ? null : { name: path.basename(name), bytes };
}

function showTurn(turn: Pick<Turn, 'seen'> | string, chat: LocalChat, locale: Locale, style: Style): string {
  if (typeof turn === 'string') return `${turn}\n`;
  if (turn.seen.length === 0) return words[locale].silence;
  const shown = turn.seen.map((sight) => showSight(sight, locale, style));
  const buttons = turn.seen.some((sight) => sight.kind === 'message' && sight.message.reply_markup !== undefined)
    ? numbered(chat.keyboards()[0] ?? [])
    : [];
  return [...shown, ...buttons, ''].join('\n');
}

function showSight(sight: Sight, locale: Locale, style: Style): string {
  if (sight.kind === 'notice') return renderText(sight.text, [], style);
  const { message, edited, file } = sight;
  const { text = message.caption ?? '', entities = message.caption_entities ?? [] } = message;
  return [
    ...(edited ? [words[locale].edited] : []),
    ...(file === null ? [] : [`[${words[locale].file}: ${file.name}, ${file.bytes.length} B]`]),
    ...(text === '' ? [] : [renderText(text, entities, style)]),
  ].join('\n');
}

function numbered(rows: readonly (readonly ShownButton[])[]): string[] {
  let number = 0;
  return rows.map((row) =>
    row
      .map(({ button }) => {
        number += 1;
        return `${number} ${renderButton(button)}`;
      })
      .join('   '),
  );
}
