import type { Line } from './line.ts';
import type { Run } from './run.ts';

function isBlank({ reading }: Run['values'][number]): boolean {
  return reading.state.kind === 'blank';
}

/** Whether a row on one line has as many cells as the line of its heads: then its last cell is its own, blank or not. */
function hasCellsOfHead(lines: readonly Line[], run: Run): boolean {
  const own = lines[run.line]?.pieces.length ?? 0;
  const head = lines
    .slice(0, run.line)
    .findLast(({ pieces }) => pieces.some((piece) => piece.kind === 'words' && piece.key === '信息内容'));
  return own > 2 && head?.pieces.length === own;
}

/**
 * Rows of several columns without the blank cells at their ends, where some row of the table has more cells than columns: the
 * pipe or tab with which a converter begins the next row or ends this one. Nobody can tell it from a blank cell, so a row
 * that is left with too few is not read. A row of as many cells as the heads has no such end.
 */
export function withoutEnds<Placed extends { readonly run: Run; readonly columns: number }>(
  lines: readonly Line[],
  placed: readonly Placed[],
): readonly Placed[] {
  const open = new Set(
    placed.filter(
      ({ run, columns }) => columns > 1 && !run.exactGrid && !run.values.every(isBlank) && !hasCellsOfHead(lines, run),
    ),
  );
  if (![...open].some(({ run, columns }) => run.values.length > columns)) return placed;
  return placed.map((one) => {
    if (!open.has(one)) return one;
    const last = one.run.values.findLastIndex((value) => !isBlank(value));
    return { ...one, run: { ...one.run, values: one.run.values.slice(0, last + 1) } };
  });
}
