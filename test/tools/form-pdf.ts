import type { FormTable } from './official-form.ts';
import { line, pdfOf, show } from './pdf-writer.ts';

/** What a page draws: a text by the left end of its baseline, or a line. Points from the lower left corner. */
export type Stroke =
  | { readonly kind: 'text'; readonly text: string; readonly x: number; readonly y: number }
  | { readonly kind: 'line'; readonly from: readonly [number, number]; readonly to: readonly [number, number] };

const page = { width: 700, height: 1_000 };
const size = 7;
const leading = 9;
const left = 40;
const labelWidth = 150;
const figureWidth = 42;

/** The form as pages: text on the first, each table on a page of its own. */
export function formPages(parts: readonly (string | FormTable)[]): readonly (readonly Stroke[])[] {
  const prose = parts.filter((part) => typeof part === 'string');
  const tables = parts.filter((part) => typeof part !== 'string');
  const lines = prose.map((text, index): Stroke => ({ kind: 'text', text, x: left, y: page.height - 60 - index * 20 }));
  return [lines, ...tables.map(tablePage)];
}

/** A PDF that draws these pages. */
export function drawnPdf(pages: readonly (readonly Stroke[])[]): Uint8Array {
  const content = pages.map((strokes) =>
    strokes
      .map((stroke) =>
        stroke.kind === 'text' ? show(stroke.text, stroke.x, stroke.y, size) : line(...stroke.from, ...stroke.to),
      )
      .join(''),
  );
  return pdfOf(content, page);
}

function tablePage(table: FormTable): Stroke[] {
  const columns = Math.max(...table.flat().map(({ column, columnSpan }) => column + columnSpan - 1));
  const labels = columns === 10 ? 3 : columns === 15 ? 0 : 1;
  const xs = [left];
  for (let column = 1; column <= columns; column += 1) {
    const width = columns === 15 ? figureWidth : column <= labels ? labelWidth / labels + 20 : figureWidth + 10;
    xs.push((xs.at(-1) ?? 0) + width);
  }
  const at = (edges: readonly number[], index: number): number => edges[index] ?? edges.at(-1) ?? 0;
  const wrapped = (text: string, width: number): string[] => {
    const perLine = Math.max(1, Math.floor((width - 6) / size));
    return text.match(new RegExp(`[\\d.,]+|.{1,${perLine}}`, 'gu')) ?? [];
  };
  const heights = table.map((cells) =>
    Math.max(
      2,
      ...cells
        .filter(({ rowSpan }) => rowSpan === 1)
        .map(
          ({ text, column, columnSpan }) =>
            wrapped(text, at(xs, column + columnSpan - 1) - at(xs, column - 1)).length + 1,
        ),
    ),
  );
  const ys = [page.height - 60];
  for (const height of heights) ys.push((ys.at(-1) ?? 0) - height * leading);
  return table.flat().flatMap(({ text, row, column, rowSpan, columnSpan }): Stroke[] => {
    const [x1, x2] = [at(xs, column - 1), at(xs, column + columnSpan - 1)];
    const [y1, y2] = [at(ys, row - 1), at(ys, row + rowSpan - 1)];
    const texts = wrapped(text, x2 - x1).map(
      (part, index): Stroke => ({ kind: 'text', text: part, x: x1 + 3, y: y1 - (index + 1) * leading }),
    );
    return [
      { kind: 'line', from: [x1, y1], to: [x2, y1] },
      { kind: 'line', from: [x1, y2], to: [x2, y2] },
      { kind: 'line', from: [x1, y1], to: [x1, y2] },
      { kind: 'line', from: [x2, y1], to: [x2, y2] },
      ...texts,
    ];
  });
}
