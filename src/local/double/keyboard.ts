import type { InlineKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { badRequest, wouldBeSpoilt } from './refusal.ts';

/** Telegram drops what passes these, without a word. */
const widestRow = 12;
const mostButtons = 300;
const longestData = 64;

const button = z.union([
  z.strictObject({ text: z.string(), callback_data: z.string() }),
  z.strictObject({ text: z.string(), url: z.string() }),
]);

/** The keyboard of a message, of the kinds of button that the bot has. */
export const inlineKeyboard = z.object({ inline_keyboard: z.array(z.array(button)) });

/** Checks what the Bot API's description does not say of a keyboard. Throws Refusal. */
export function checkKeyboard({ inline_keyboard: rows }: InlineKeyboardMarkup): void {
  if (rows.some((row) => row.length > widestRow)) throw wouldBeSpoilt(`a row of more than ${widestRow} buttons`);
  if (rows.flat().length > mostButtons) throw wouldBeSpoilt(`a keyboard of more than ${mostButtons} buttons`);
  for (const each of rows.flat()) {
    if (each.text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
    if ('callback_data' in each) {
      const bytes = Buffer.byteLength(each.callback_data);
      if (bytes < 1 || bytes > longestData) throw badRequest('BUTTON_DATA_INVALID');
    }
    if ('url' in each && !URL.canParse(each.url)) throw badRequest('BUTTON_URL_INVALID');
  }
}
