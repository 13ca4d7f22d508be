import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../chat/reply.ts';

/** Bytes of callback data that Telegram takes. */
const longestPress = 64;
/** Beyond these Telegram drops buttons without a word. */
const widestRow = 12;
const mostButtons = 300;

/**
 * The buttons of a reply as Telegram wants them; undefined when there are none. Throws RangeError for what Telegram
 * would refuse or drop: such a button is a mistake of the view that made it (fault 32).
 */
export function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardMarkup | undefined {
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return undefined;
  if (filled.some((row) => row.length > widestRow) || filled.flat().length > mostButtons)
    throw new RangeError('more buttons than Telegram shows');
  return {
    inline_keyboard: filled.map((row) =>
      row.map((button) => {
        if ('url' in button) return { text: button.label, url: button.url };
        const bytes = Buffer.byteLength(button.press);
        if (bytes < 1 || bytes > longestPress) throw new RangeError(`callback data of ${bytes} bytes`);
        return { text: button.label, callback_data: button.press };
      }),
    ),
  };
}
