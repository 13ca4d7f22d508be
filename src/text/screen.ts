import { displayWidth } from './format.ts';

/** A telephone held upright shows this many lines of an answer, of this many columns (22 Chinese characters). */
export const screenRows = 22;
const screenColumns = 44;

/** How many rows a line of plain text takes on the screen. */
export function rowsOf(line: string): number {
  return Math.max(1, Math.ceil(displayWidth(line) / screenColumns));
}
