import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import type { Position, TableRow } from './document.ts';
import { raisedAfter, tidyCell, tidyLine } from './line.ts';
import { cellParagraphs, tableBlocks } from './table-blocks.ts';
import { placeSpanningCells, type SpanningCell } from './table-grid.ts';

/** A paragraph or table with what is needed to tell the report from the page around it. */
export type PageBlock =
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly home: Element | null;
      /** The tag of the heading it stands in. */
      readonly heading: string | null;
      /** Share of its characters that are links. */
      readonly linked: number;
    }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[]; readonly home: Element };

const nowhere: Position = { page: null, line: null };

/** What a browser does not show as text. del, s and strike are an editor's leftovers: 3 struck out beside 5 is not 35. */
const ignored = new Set(
  (
    'script style noscript template head title select option button textarea iframe object svg math audio video canvas ' +
    'map del s strike'
  ).split(' '),
);

const inlineTags = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark meta nobr o:p output q rp rt ruby ' +
    'samp small span strong sub sup time tt u var wbr input link publishtime st1:chsdate st1:chmetcnv'
  ).split(' '),
);

export type PageReading = {
  /** Whether elements hidden by style are read as well. */
  readonly hiddenToo: boolean;
  /** Whether a line break of the source is one of the text: a file with tables and no other markup. */
  readonly linesCount: boolean;
};

/** The paragraphs and leaf tables under a node, in order. Throws a UserError when a table is larger than any report's. */
export function pageBlocks(root: ParentNode, reading: PageReading): PageBlock[] {
  const layout = layoutTables(root);
  const blocks: PageBlock[] = [];
  let text = '';
  let linkedCharacters = 0;

  const flush = (home: Element | null, heading: string | null): void => {
    const line = tidyLine(text);
    if (line !== '') {
      blocks.push({ kind: 'paragraph', text: line, home, heading, linked: linkedCharacters / line.length });
    }
    text = '';
    linkedCharacters = 0;
  };

  const visit = (node: ChildNode, home: Element | null, heading: string | null, link: boolean, pre: boolean): void => {
    if (isText(node)) {
      const lines = pre ? node.data.split('\n') : [node.data];
      for (const [index, line] of lines.entries()) {
        if (index > 0) flush(home, heading);
        text += isRaised(node.parent) ? raisedAfter(text, line) : line;
        if (link) linkedCharacters += tidyLine(line).length;
      }
      return;
    }
    if (!isTag(node) || skipped(node, reading)) return;
    const name = node.name;
    if (name === 'br' || name === 'hr') return flush(home, heading);
    if (name === 'table' && !layout.has(node)) {
      flush(home, heading);
      blocks.push(...blocksOfTable(node, reading));
      return;
    }
    const inline = inlineTags.has(name);
    const inner = inline ? home : node;
    const innerHeading = /^h[1-6]$|^ucaptitle$/.test(name) ? name : heading;
    if (!inline) flush(home, heading);
    for (const child of node.children) {
      visit(child, inner, innerHeading, link || isLink(node), pre || name === 'pre');
    }
    if (!inline) flush(node, innerHeading);
  };

  for (const child of root.children) visit(child, null, null, false, reading.linesCount);
  flush(null, null);
  return blocks;
}

function isRaised(parent: ParentNode | null): boolean {
  return parent !== null && isTag(parent) && (parent.name === 'sup' || parent.name === 'sub');
}

/** Bookmarks that Word leaves are no links; a crawler may have taken the address of one that is. */
function isLink(element: Element): boolean {
  return element.name === 'a' && element.attribs['name'] === undefined && element.attribs['id'] === undefined;
}

const hiding = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all/i;

function skipped(element: Element, reading: PageReading): boolean {
  if (ignored.has(element.name)) return true;
  if (reading.hiddenToo) return false;
  return element.attribs['hidden'] !== undefined || hiding.test(element.attribs['style'] ?? '');
}

/** Tables that contain a table of two cells or more: they arrange a page. */
function layoutTables(root: ParentNode): ReadonlySet<Element> {
  const outerOf = new Map<Element, Element | null>();
  const cells = new Map<Element, number>();
  const visit = (node: ParentNode, table: Element | null): void => {
    for (const child of node.children) {
      if (!isTag(child)) continue;
      if (child.name === 'table') outerOf.set(child, table);
      else if (table !== null && (child.name === 'td' || child.name === 'th')) {
        cells.set(table, (cells.get(table) ?? 0) + 1);
      }
      visit(child, child.name === 'table' ? child : table);
    }
  };
  visit(root, null);
  const layout = new Set<Element>();
  for (const [table, count] of cells) {
    if (count < 2) continue;
    for (let outer = outerOf.get(table); outer && !layout.has(outer); outer = outerOf.get(outer)) layout.add(outer);
  }
  return layout;
}

function blocksOfTable(table: Element, reading: PageReading): PageBlock[] {
  const captions = childrenNamed(table, /^caption$/, reading).map((caption) => unspanned(cellText(caption, reading)));
  return [...cellParagraphs(captions), ...tableBlocks(tableRows(table, reading), placeSpanningCells)].map((block) =>
    block.kind === 'table'
      ? { kind: 'table', rows: block.rows, home: table }
      : { kind: 'paragraph', text: block.text, home: table, heading: null, linked: 0 },
  );
}

/** The rows of a table without places; a row span ends with its row group at the latest, as browsers have it. */
function tableRows(table: Element, reading: PageReading): SpanningCell[][] {
  return childrenNamed(table, /^t(?:body|head|foot)$/, reading).flatMap((group) => {
    const rows = childrenNamed(group, /^tr$/, reading);
    return rows.map((row, index) =>
      childrenNamed(row, /^t[dh]$/, reading).map((cell) => {
        const left = rows.length - index;
        const rowSpan = spanOf(cell.attribs['rowspan']);
        return {
          ...unspanned(cellText(cell, reading)),
          rowSpan: rowSpan === 0 ? left : Math.min(rowSpan, left),
          columnSpan: spanOf(cell.attribs['colspan']),
        };
      }),
    );
  });
}

function childrenNamed(parent: Element, name: RegExp, reading: PageReading): Element[] {
  return parent.children.filter(isTag).filter((child) => name.test(child.name) && !skipped(child, reading));
}

function unspanned(text: string): SpanningCell {
  return { text, at: nowhere, rowSpan: 1, columnSpan: 1 };
}

function spanOf(attribute: string | undefined): number {
  const span = /^\s*(\d{1,9})/.exec(attribute ?? '')?.[1];
  return span === undefined ? 1 : Number(span);
}

/** The text of a cell, a line per paragraph or <br>: two numbers in two paragraphs are never one number. */
function cellText(cell: Element, reading: PageReading): string {
  const lines: string[] = [''];
  const visit = (node: ChildNode, raised: boolean): void => {
    const last = lines.length - 1;
    if (isText(node)) {
      const before = lines[last] ?? '';
      lines[last] = before + (raised ? raisedAfter(before, node.data) : node.data);
      return;
    }
    if (!isTag(node) || skipped(node, reading)) return;
    if (node.name === 'input') lines[last] += fieldText(node);
    const breaks = node.name === 'br' || !inlineTags.has(node.name);
    if (breaks) lines.push('');
    for (const child of node.children) visit(child, raised || node.name === 'sup' || node.name === 'sub');
    if (breaks && node.name !== 'br') lines.push('');
  };
  for (const child of cell.children) visit(child, false);
  return tidyCell(lines);
}

/** What a field of a form shows: some sites publish the form in which the figures were entered. */
function fieldText(input: Element): string {
  const showsText = /^(?:text|number|tel)?$/i.test(input.attribs['type'] ?? '');
  return showsText ? (input.attribs['value'] ?? '') : '';
}
