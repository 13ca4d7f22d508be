import type { Block, Document } from '../../src/read/document.ts';
import { textLayout } from './fuzz/layout.ts';
import type { FormTable } from './official-form.ts';
import type { Parts } from './published/filled.ts';
import { isLabel } from './published/grid.ts';

/** A document without something, and what that is. */
export type Removal<Made> = { readonly what: string; readonly left: Made };

/** Labels of the form have at most as many characters; longer texts are prose. */
const longestLabel = 60;

/** A text without one of its labels: the cell blank, or gone with what parts it from its neighbours. */
export function textWithoutLabel(text: string): readonly Removal<string>[] {
  return textLayout.cells(text).flatMap((cell) => {
    const label = text.slice(cell.start, cell.end);
    if (!isLabel(label) || label.length > longestLabel) return [];
    const without = ({ start, end }: typeof cell) => text.slice(0, start) + text.slice(end);
    const at = `${label} at ${cell.start}`;
    return [
      { what: `${at} blank`, left: without(cell) },
      { what: `${at} gone`, left: without(textLayout.container(text, cell)) },
    ];
  });
}

/** A text without one of its blank lines. */
export function textWithoutBlankLine(text: string): readonly Removal<string>[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' && index < lines.length - 1
      ? [{ what: `blank line ${index + 1}`, left: lines.toSpliced(index, 1).join('\n') }]
      : [],
  );
}

/** A text without one of its page breaks: a form feed, or the number of a page. */
export function textWithoutPageBreak(text: string): readonly Removal<string>[] {
  return Array.from(text.matchAll(/\f|^[ \t]*[-—–]+ ?\d{1,3} ?[-—–]+[ \t]*\n/gm), ({ index, 0: found }) => ({
    what: `page break at ${index}`,
    left: text.slice(0, index) + text.slice(index + found.length),
  }));
}

const figure = String.raw`[\d０-９][\d０-９,.]*`;
const sevenOnALine = new RegExp(`^(.*?(?:${figure}(?:[ \\t|¦]+)){6})${figure}([ \\t|¦]*)$`, 'gm');

/** A text whose lines of seven figures have lost the last; none where it has no such lines. */
export function textWithoutTotals(text: string): readonly Removal<string>[] {
  const left = text.replaceAll(sevenOnALine, '$1$2');
  return left === text ? [] : [{ what: 'totals', left }];
}

/** A form without one of its labels. */
export function partsWithoutLabel(parts: Parts): readonly Removal<Parts>[] {
  return parts.flatMap((part, index) => {
    if (typeof part === 'string') return [{ what: part, left: parts.toSpliced(index, 1) }];
    return part.flatMap((row, down) =>
      row.flatMap(({ text }, across) => {
        if (!isLabel(text)) return [];
        const table = part.map((cells, own) =>
          own === down ? cells.map((cell, at) => (at === across ? { ...cell, text: '' } : cell)) : cells,
        );
        return [{ what: `${text} in row ${down + 1}`, left: parts.with(index, table) }];
      }),
    );
  });
}

/** A form whose table 三 has no 总计, in cells that are blank or gone. */
export function partsWithoutTotals(parts: Parts): readonly Removal<Parts>[] {
  const without = (change: (table: FormTable) => FormTable) =>
    parts.map((part) => (typeof part !== 'string' && part.length > 20 ? change(part) : part));
  const isTotal = (row: FormTable[number], at: number, index: number) =>
    index === 1 ? at === row.length - 1 : index > 2 && at === row.length - 1;
  return [
    {
      what: 'totals blank',
      left: without((table) =>
        table.map((row, index) => row.map((cell, at) => (isTotal(row, at, index) ? { ...cell, text: '' } : cell))),
      ),
    },
    {
      what: 'totals gone',
      left: without((table) => table.map((row, index) => row.filter((_, at) => !isTotal(row, at, index)))),
    },
  ];
}

/** A document, as it was read, without one of its labels. */
export function documentWithoutLabel(document: Document): readonly Removal<Document>[] {
  return document.blocks.flatMap((block, index) => {
    const replaced = (blocks: readonly Block[]): Document => ({
      ...document,
      blocks: [...document.blocks.slice(0, index), ...blocks, ...document.blocks.slice(index + 1)],
    });
    if (block.kind === 'paragraph') {
      return block.text.length > longestLabel ? [] : [{ what: block.text, left: replaced([]) }];
    }
    return block.rows.flatMap((row, down) =>
      row.cells.flatMap(({ text }, across) => {
        if (!isLabel(text)) return [];
        const rows = block.rows.map(({ cells }, own) => ({
          cells: own === down ? cells.map((cell, at) => (at === across ? { ...cell, text: '' } : cell)) : cells,
        }));
        return [{ what: `${text} in row ${down + 1} of block ${index}`, left: replaced([{ ...block, rows }]) }];
      }),
    );
  });
}
