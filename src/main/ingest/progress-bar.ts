import { displayWidth } from '../../text/format.ts';

/** Where a bar is drawn: standard error, when it is a terminal. */
export type Terminal = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };

/** A bar on the last line of a terminal; lines may be printed above it. */
export type ProgressBar = {
  /** `words`: what stands beside the bar, as far as there is room. */
  draw(done: number, words: string): void;
  /** Takes the bar off, before a line is printed and at the end. */
  clear(): void;
};

const barWidth = 20;
const eraseLine = '\r\u001b[K';

export function createProgressBar(terminal: Terminal, total: number): ProgressBar {
  return {
    draw: (done, words) => {
      const filled = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
      const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
      // A line that wraps could not be taken off again.
      const text = clipped(`${bar} ${done}/${total} ${words}`, (terminal.columns ?? 80) - 1);
      terminal.write(eraseLine + text);
    },
    clear: () => {
      terminal.write(eraseLine);
    },
  };
}

function clipped(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
