import { type Html, plainText } from '../../../text/html.ts';
import { rowsOfText } from '../../../text/screen.ts';

/** How many rows of a screen some lines take. */
export function rowsOfAll(items: readonly (Html | string)[]): number {
  return items.reduce((rows, item) => rows + rowsOfText(typeof item === 'string' ? item : plainText(item.html)), 0);
}

/** The first lines for which there is room. */
export function fitting(items: readonly Html[], room: number): readonly Html[] {
  let used = 0;
  const end = items.findIndex((item) => {
    used += rowsOfAll([item]);
    return used > room;
  });
  return end === -1 ? items : items.slice(0, end);
}
