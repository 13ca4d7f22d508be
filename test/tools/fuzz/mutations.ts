import type { Draw } from '../made-report.ts';
import { type Draft, joined, marked, partOf, replaced, type Span, untouched, written } from './draft.ts';
import { isFigure, isLabel, type Layout } from './layout.ts';

/** Changes a draft; `other` is another document of the same kind. Figures in the cells that it marks may differ. */
export type Mutation = (draft: Draft, draw: Draw, layout: Layout, other: string) => Draft;

function pick<Item>(items: readonly Item[], draw: Draw): Item | undefined {
  return items[draw(Math.max(1, items.length))];
}

function cellsWhere({ text }: Draft, layout: Layout, is: (text: string) => boolean): readonly Span[] {
  return layout.cells(text).filter(({ start, end }) => is(text.slice(start, end).trim()));
}

function anySpan(draft: Draft, draw: Draw, longest: number): Span {
  const start = draw(draft.text.length + 1);
  return { start, end: Math.min(draft.text.length, start + draw(longest + 1)) };
}

/** Marks the row at a place where text was taken out or put in, as its label and figures no longer belong together. */
function sewn(draft: Draft, layout: Layout, ...places: readonly number[]): Draft {
  return places.reduce((sum, at) => marked(sum, layout.rowAround(sum.text, at)), draft);
}

/** A draft with nothing in a cell. Tags may cut a figure in two, of which one half stays. */
function emptied(draft: Draft, cell: Span, layout: Layout): Draft {
  const result = replaced(draft, cell, nothing);
  return layout.tag === null ? result : marked(result, { start: cell.start - 1, end: cell.start });
}

/** A draft with other characters somewhere. A digit may make a figure of its own where none was, and move the others. */
function scribbled(draft: Draft, at: Span, characters: string, layout: Layout): Draft {
  const result = replaced(draft, at, written(characters));
  // A quote that does not end makes one row of two.
  const isInTag = layout.tag !== null && draft.text.lastIndexOf('<', at.start) > draft.text.lastIndexOf('>', at.start);
  if (isInTag) return sewn(result, layout, at.start, layout.rowAround(result.text, at.start).end + 1);
  const isSeam = /\d/u.test(characters.normalize('NFKC')) || /[\s|¦│<>]/u.test(draft.text.slice(at.start, at.end));
  return isSeam ? sewn(result, layout, at.start) : result;
}

/** The order of two rows that hold nothing but figures cannot be told. */
function isBare(text: string): boolean {
  return !/\p{Script=Han}/u.test(text.replaceAll(/<[^<>]*>/g, ''));
}

const nothing = untouched('');

const strange = [
  '１２',
  '1,234',
  '-5',
  '1.5',
  '½',
  '九',
  '十二',
  '/',
  '-',
  '',
  ' ',
  '1e9',
  '99999999999999999999',
  '0x1',
];
const stranger = [
  '007',
  '1 2',
  '12\u200b3',
  '٣',
  'O',
  'l',
  '□',
  '＋4',
  '增3',
  '3件',
  '（3）',
  '251000元',
  '3（其中1件）',
  '3%',
  '\u0000',
  '\ufffd',
];
const odd = [
  '\u202e',
  '\u200b',
  '\u00ad',
  '\u3000',
  '\u0301',
  '😀',
  '𠀀',
  '\ud800',
  '\u0000',
  '\u000c',
  '\u2028',
  '\ufeff',
  '１',
  '¼',
];

/** Mutations of any kind of text, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  dropCell: (draft, draw, layout) => {
    const cell = pick(cellsWhere(draft, layout, isFigure), draw);
    return cell === undefined ? draft : replaced(draft, layout.container(draft.text, cell), nothing);
  },
  blankCell: (draft, draw, layout) => {
    const cell = pick(cellsWhere(draft, layout, isFigure), draw);
    if (cell === undefined) return draft;
    return emptied(draft, cell, layout);
  },
  dropLabel: (draft, draw, layout) => {
    const cell = pick(cellsWhere(draft, layout, isLabel), draw);
    return cell === undefined ? draft : replaced(draft, cell, nothing);
  },
  dropRow: (draft, draw, layout) =>
    replaced(draft, pick(layout.rows(draft.text), draw) ?? { start: 0, end: 0 }, nothing),
  repeatRow: (draft, draw, layout) => {
    const row = pick(layout.rows(draft.text), draw);
    if (row === undefined) return draft;
    const copy = partOf(draft, row.start, row.end);
    return replaced(draft, row, joined(copy, copy));
  },
  swapRows: (draft, draw, layout) => {
    const rows = layout.rows(draft.text);
    const index = draw(Math.max(1, rows.length - 1));
    const [one, other] = [rows[index], rows[index + 1]];
    if (one === undefined || other === undefined) return draft;
    const [first, between, second] = [
      partOf(draft, one.start, one.end),
      partOf(draft, one.end, other.start),
      partOf(draft, other.start, other.end),
    ];
    const whole = { start: one.start, end: other.end };
    const turned = replaced(draft, whole, joined(second, between, first));
    // A figure that trades places with a label moves to another row.
    if (isBare(first.text) !== isBare(second.text)) return sewn(turned, layout, one.start + second.text.length);
    return isBare(first.text) ? marked(turned, whole) : turned;
  },
  swapFigures: (draft, draw, layout) => {
    const figures = cellsWhere(draft, layout, isFigure);
    const [one, other] = [pick(figures, draw), pick(figures, draw)];
    if (one === undefined || other === undefined || one.start >= other.start) return draft;
    const first = draft.text.slice(one.start, one.end);
    return replaced(replaced(draft, other, written(first)), one, written(draft.text.slice(other.start, other.end)));
  },
  changeDigits: (draft, draw, layout) => {
    let result = draft;
    for (let count = draw(6) + 1; count > 0; count -= 1) {
      const cell = pick(cellsWhere(result, layout, isFigure), draw);
      if (cell === undefined) return result;
      const changed = result.text.slice(cell.start, cell.end).replaceAll(/\d/g, () => String(draw(10)));
      result = replaced(result, cell, written(changed));
    }
    return result;
  },
  strangeFigure: (draft, draw, layout) => {
    const cell = pick(cellsWhere(draft, layout, isFigure), draw);
    if (cell === undefined) return draft;
    const figure = pick([...strange, ...stranger], draw) ?? '';
    return figure === '' ? emptied(draft, cell, layout) : replaced(draft, cell, written(figure));
  },
  unicode: (draft, draw, layout) => {
    let result = draft;
    for (let count = draw(20) + 1; count > 0; count -= 1) {
      result = scribbled(result, anySpan(result, draw, 1), pick(odd, draw) ?? '', layout);
    }
    return result;
  },
  flipBits: (draft, draw, layout) => {
    let result = draft;
    for (let count = draw(12) + 1; count > 0; count -= 1) {
      const at = anySpan(result, draw, 1);
      const bytes = new TextEncoder().encode(result.text.slice(at.start, at.end));
      const index = draw(bytes.length);
      bytes[index] = (bytes[index] ?? 0) ^ (1 << draw(8));
      result = scribbled(result, at, new TextDecoder().decode(bytes), layout);
    }
    return result;
  },
  cut: (draft, draw, layout) => {
    const span = anySpan(draft, draw, 600);
    return sewn(replaced(draft, span, nothing), layout, span.start);
  },
  cutEnd: (draft, draw, layout) => {
    const end = draw(draft.text.length + 1);
    return sewn(partOf(draft, 0, end), layout, end);
  },
  repeat: (draft, draw, layout) => {
    const { start, end } = anySpan(draft, draw, 1_500);
    const twice = joined(partOf(draft, 0, end), partOf(draft, start));
    return sewn(twice, layout, end);
  },
  splice: (draft, draw, layout, other) => {
    const [end, start] = [draw(draft.text.length + 1), draw(other.length + 1)];
    return sewn(joined(partOf(draft, 0, end), partOf(untouched(other), start)), layout, end);
  },
  hugeSpan: (draft, draw, layout) => {
    if (layout.span === null) {
      const at = pick(layout.cells(draft.text), draw);
      const filler = (pick(['\t', '|', ' ', '\n', '\u3000', '¦ '], draw) ?? '').repeat(draw(3_000));
      return at === undefined ? draft : replaced(draft, { start: at.end, end: at.end }, untouched(filler));
    }
    const all = Array.from(draft.text.matchAll(layout.span));
    const found = pick(all, draw);
    if (found === undefined) return draft;
    const size = pick(['0', '-1', '3', '1000', '65534', '99999999999', 'x', '2.5', ''], draw) ?? '';
    const changed = found[0].includes('Merge') ? '' : found[0].replace(/\d+/, size);
    // A cell that is said to be over others moves what follows it.
    return sewn(
      replaced(draft, { start: found.index, end: found.index + found[0].length }, untouched(changed)),
      layout,
      found.index,
    );
  },
  dropTag: (draft, draw, layout) => {
    const tag = layout.tag === null ? undefined : pick(Array.from(draft.text.matchAll(layout.tag)), draw);
    if (tag === undefined) return draft;
    return sewn(replaced(draft, { start: tag.index, end: tag.index + tag[0].length }, nothing), layout, tag.index);
  },
  nest: (draft, draw, layout) => {
    const at = pick(layout.cells(draft.text), draw);
    if (at === undefined || layout.tag === null) return draft;
    const depth = draw(60);
    const [open, close] = layout.span?.source.includes('gridSpan') === true ? ['<w:p>', '</w:p>'] : ['<div>', '</div>'];
    return joined(
      partOf(draft, 0, at.start),
      untouched((open ?? '').repeat(depth)),
      partOf(draft, at.start, at.end),
      untouched((close ?? '').repeat(depth)),
      partOf(draft, at.end),
    );
  },
};
