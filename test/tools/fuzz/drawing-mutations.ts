import type { Stroke } from '../form-pdf.ts';
import type { Draw } from '../made-report.ts';
import { isFigure, isLabel } from './layout.ts';

type Pages = readonly (readonly Stroke[])[];
type Text = Extract<Stroke, { readonly kind: 'text' }>;

export type MutatedDrawing = {
  readonly pages: Pages;
  readonly story: string;
  /** Texts that were changed or moved. */
  readonly touched: readonly string[];
};

type Drawing = { readonly pages: Stroke[][]; readonly touched: string[] };
type DrawingMutation = (drawing: Drawing, draw: Draw) => void;

function isText(stroke: Stroke): stroke is Text {
  return stroke.kind === 'text';
}

/** A stroke of one of the tables, with its place. */
function pickStroke(
  { pages }: Drawing,
  draw: Draw,
  is: (stroke: Stroke) => boolean,
): { readonly page: Stroke[]; readonly index: number; readonly stroke: Stroke } | null {
  const all = pages.flatMap((page) => page.flatMap((stroke, index) => (is(stroke) ? [{ page, index, stroke }] : [])));
  return all[draw(Math.max(1, all.length))] ?? null;
}

const isFigureText = (stroke: Stroke): boolean => isText(stroke) && isFigure(stroke.text);
const isLabelText = (stroke: Stroke): boolean => isText(stroke) && isLabel(stroke.text);
const isLine = (stroke: Stroke): boolean => !isText(stroke);

function drop(is: (stroke: Stroke) => boolean): DrawingMutation {
  return (drawing, draw) => {
    const found = pickStroke(drawing, draw, is);
    found?.page.splice(found.index, 1);
  };
}

const drawingMutations: Readonly<Record<string, DrawingMutation>> = {
  dropFigure: drop(isFigureText),
  dropLabel: drop(isLabelText),
  dropLines: (drawing, draw) => {
    const found = pickStroke(drawing, draw, isLine);
    // All that are drawn over each other: each cell draws its own borders.
    if (found === null) return;
    const key = JSON.stringify(found.stroke);
    for (const page of drawing.pages) {
      if (page === found.page) page.splice(0, page.length, ...page.filter((stroke) => JSON.stringify(stroke) !== key));
    }
  },
  nudge: (drawing, draw) => {
    const found = pickStroke(drawing, draw, () => true);
    if (found === null) return;
    const [dx, dy] = [draw(7) - 3, draw(5) - 2];
    const { stroke } = found;
    found.page[found.index] = isText(stroke)
      ? { ...stroke, x: stroke.x + dx, y: stroke.y + dy }
      : {
          ...stroke,
          from: [stroke.from[0] + dx, stroke.from[1] + dy],
          to: [stroke.to[0] + dx, stroke.to[1] + dy],
        };
  },
  moveFigure: (drawing, draw) => {
    const found = pickStroke(drawing, draw, isFigureText);
    if (found === null || !isText(found.stroke)) return;
    const moved = { ...found.stroke, x: draw(700), y: draw(1_000) };
    found.page[found.index] = moved;
    drawing.touched.push(moved.text);
  },
  swapFigures: (drawing, draw) => {
    const [one, other] = [pickStroke(drawing, draw, isFigureText), pickStroke(drawing, draw, isFigureText)];
    if (one === null || other === null || !isText(one.stroke) || !isText(other.stroke)) return;
    one.page[one.index] = { ...one.stroke, text: other.stroke.text };
    other.page[other.index] = { ...other.stroke, text: one.stroke.text };
    drawing.touched.push(one.stroke.text, other.stroke.text);
  },
  changeDigits: (drawing, draw) => {
    for (let count = 1 + draw(4); count > 0; count -= 1) {
      const found = pickStroke(drawing, draw, isFigureText);
      if (found === null || !isText(found.stroke)) return;
      const text = found.stroke.text.replaceAll(/\d/g, () => String(draw(10)));
      found.page[found.index] = { ...found.stroke, text };
      drawing.touched.push(text);
    }
  },
  printTwice: (drawing, draw) => {
    const found = pickStroke(drawing, draw, isText);
    if (found === null || !isText(found.stroke)) return;
    found.page.push({ ...found.stroke, x: found.stroke.x + 0.4 });
  },
  otherOrder: ({ pages }, draw) => {
    for (const page of pages) {
      for (let index = page.length - 1; index > 0; index -= 1) {
        const other = draw(index + 1);
        const [one, two] = [page[index], page[other]];
        if (one === undefined || two === undefined) continue;
        page[index] = two;
        page[other] = one;
      }
    }
  },
  countlessLines: ({ pages }, draw) => {
    const page = pages[draw(pages.length)];
    for (let count = draw(60_000); count > 0; count -= 1) {
      const y = draw(1_000);
      page?.push({ kind: 'line', from: [draw(700), y], to: [draw(700), y] });
    }
  },
  dropPage: ({ pages }, draw) => {
    pages.splice(draw(pages.length), 1);
  },
  repeatPage: ({ pages }, draw) => {
    const page = pages[draw(pages.length)];
    if (page !== undefined) pages.push([...page]);
  },
  swapPages: ({ pages }) => {
    pages.reverse();
  },
};

/** A few mutations of what the pages draw. */
export function mutateDrawing(source: Pages, draw: Draw): MutatedDrawing {
  const drawing: Drawing = { pages: source.map((page) => [...page]), touched: [] };
  const story: string[] = [];
  const all = Object.entries(drawingMutations);
  for (let count = 1 + draw(3); count > 0; count -= 1) {
    const chosen = all[draw(all.length)];
    if (chosen === undefined) continue;
    const [name, mutate] = chosen;
    story.push(name);
    mutate(drawing, draw);
  }
  return { pages: drawing.pages, story: story.join(', '), touched: drawing.touched };
}
