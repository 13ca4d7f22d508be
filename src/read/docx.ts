import { load } from 'cheerio/slim';
import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import type { Block, Document, Position } from './document.ts';
import { childNamed, type Numbering, valueOf, wordNumbering } from './docx-numbering.ts';
import { raisedAfter, tidyCell, tidyLine } from './line.ts';
import { xmlExceeds } from './markup-size.ts';
import { damaged, tooLarge } from './refusals.ts';
import { tableBlocks } from './table-blocks.ts';
import { placeWordCells, type WordCell } from './table-grid.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

const wordFile = { zh: ' Word 文件', en: 'Word file' };
/** A filled form is 0.3 MB of XML; a long report with its styles some 3 MB. */
const mostBytesOfXml = 24_000_000;
/** Tables in tables reach a depth of 30; a long report has some 100,000 elements. */
const most = { depth: 500, elements: 1_000_000 };
const nowhere: Position = { page: null, line: null };

/**
 * Reads a .docx from its main part. Merged cells become exact spans; deleted, hidden and struck text is left out, numbers
 * that Word prints by itself are put in. Throws a UserError when it is damaged, encrypted, has a DOCTYPE or is too large.
 */
export function readDocx(bytes: Uint8Array): Document {
  const entries = zipEntries(bytes, wordFile);
  const main = entries.find(({ name }) => /^word\/document\d*\.xml$/.test(name));
  if (main === undefined) throw damaged(wordFile);
  const part = (name: string): ParentNode | null => {
    const entry = entries.find((candidate) => candidate.name === name);
    return entry === undefined ? null : xmlOf(entry);
  };
  const tree = xmlOf(main);
  const body = tree.children.filter(isTag).map((root) => childNamed(root, 'w:body'))[0] ?? null;
  if (body === null) throw damaged(wordFile);
  const numbering = wordNumbering(part('word/numbering.xml'), part('word/styles.xml'));
  return { format: 'docx', blocks: blocksIn(body, numbering), metadata: {}, machineRead: false };
}

function xmlOf(entry: ZipEntry): ParentNode {
  const xml = xmlText(entry.read({ bytes: mostBytesOfXml }));
  if (/<!DOCTYPE/i.test(xml)) throw damaged(wordFile);
  if (xmlExceeds(xml, most)) throw tooLarge();
  const [tree] = load(xml, { xml: true }).root();
  if (tree === undefined) throw new TypeError('cheerio gave no root');
  return tree;
}

/** XML is UTF-8 unless it begins with the byte order mark of UTF-16. */
function xmlText(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damaged(wordFile);
  }
}

/** Elements that only wrap others. All else that is no paragraph, table or run holds properties, drawings or marks. */
const wrappers = new Set(
  (
    'w:sdt w:sdtContent w:customXml w:ins w:moveTo w:smartTag w:hyperlink w:fldSimple w:bdo w:dir w:ruby w:rubyBase ' +
    'w:drawing w:pict w:object mc:AlternateContent mc:Choice wp:inline wp:anchor wp:wrapNone a:graphic a:graphicData ' +
    'wps:wsp wps:txbx wpg:wgp wpg:grpSp wpc:wpc v:shape v:rect v:group v:textbox v:roundrect w:txbxContent'
  ).split(' '),
);

function blocksIn(body: Element, numbering: Numbering): Block[] {
  const blocks: Block[] = [];
  const visit = (node: ChildNode): void => {
    if (!isTag(node)) return;
    if (node.name === 'w:p') {
      const { lines, boxes } = paragraphLines(node, numbering);
      for (const line of lines.map(tidyLine)) {
        if (line !== '') blocks.push({ kind: 'paragraph', text: line, at: nowhere });
      }
      for (const box of boxes) for (const child of box.children) visit(child);
    } else if (node.name === 'w:tbl') {
      if (holdsGrid(node)) {
        for (const cell of descendants(node, 'w:tc')) for (const child of cell.children) visit(child);
      } else blocks.push(...tableBlocks(wordRows(node, numbering), (rows) => placeWordCells(rows, 0)));
    } else if (wrappers.has(node.name)) for (const child of node.children) visit(child);
  };
  for (const child of body.children) visit(child);
  return blocks;
}

/** Whether a table holds another of two cells or more: then it arranges a page. */
function holdsGrid(table: Element): boolean {
  return descendants(table, 'w:tc').some((cell) =>
    descendants(cell, 'w:tbl').some((inner) => descendants(inner, 'w:tc').length > 1 || holdsGrid(inner)),
  );
}

/** The outermost elements of that name inside another; properties (w:tcPr and the like) hold none. */
function descendants(root: ParentNode, name: string): Element[] {
  return root.children.filter(isTag).flatMap((child) => (child.name === name ? [child] : descendants(child, name)));
}

function wordRows(table: Element, numbering: Numbering): WordCell[][] {
  return descendants(table, 'w:tr')
    .filter((row) => !has(childNamed(row, 'w:trPr'), 'w:del'))
    .map((row) => {
      let left = countOf(childNamed(row, 'w:trPr'), 'w:gridBefore', 0);
      const cells: WordCell[] = [];
      for (const cell of descendants(row, 'w:tc')) {
        const properties = childNamed(cell, 'w:tcPr');
        const start = left;
        left += Math.max(countOf(properties, 'w:gridSpan', 1), 1);
        const text = cellText(cell, numbering);
        const before = cells.at(-1);
        if (continuesMerge(properties, 'w:hMerge') && before !== undefined) {
          cells[cells.length - 1] = { ...before, right: left, text: tidyCell([before.text, text]) };
        } else {
          cells.push({
            text,
            at: nowhere,
            left: start,
            right: left,
            continuesAbove: continuesMerge(properties, 'w:vMerge'),
          });
        }
      }
      return cells;
    });
}

/** Merging is said on each cell: it begins with "restart" and goes on without a value. */
function continuesMerge(properties: Element | null, name: string): boolean {
  const merge = properties === null ? null : childNamed(properties, name);
  return merge !== null && valueOf(merge) !== 'restart';
}

function countOf(properties: Element | null, name: string, otherwise: number): number {
  const value = properties === null ? undefined : valueOf(childNamed(properties, name));
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : otherwise;
}

function cellText(cell: Element, numbering: Numbering): string {
  return tidyCell(
    descendants(cell, 'w:p').flatMap((paragraph) => {
      const { lines, boxes } = paragraphLines(paragraph, numbering);
      return [...lines, ...boxes.map((box) => cellText(box, numbering))];
    }),
  );
}

/** The lines of a paragraph, and the text boxes anchored in it. */
function paragraphLines(paragraph: Element, numbering: Numbering): { lines: string[]; boxes: Element[] } {
  const lines = [''];
  const boxes: Element[] = [];
  let raised = false;
  const visit = (node: ChildNode): void => {
    if (!isTag(node)) return;
    switch (node.name) {
      case 'w:r':
        raised = isRaised(node);
        if (!isUnseen(node)) for (const child of node.children) visit(child);
        raised = false;
        return;
      case 'w:t': {
        const text = node.children.map((child) => (isText(child) ? child.data : '')).join('');
        lines[lines.length - 1] += raised ? raisedAfter(lines.at(-1) ?? '', text) : text;
        return;
      }
      case 'w:tab':
        lines[lines.length - 1] += '\t';
        return;
      case 'w:noBreakHyphen':
        lines[lines.length - 1] += '-';
        return;
      case 'w:br':
      case 'w:cr':
        lines.push('');
        return;
      case 'w:txbxContent':
        boxes.push(node);
        return;
      default:
        if (wrappers.has(node.name)) for (const child of node.children) visit(child);
    }
  };
  for (const child of paragraph.children) visit(child);
  const number = numbering(paragraph);
  if (lines.some((line) => line.trim() !== '')) lines[0] = number + (lines[0] ?? '').trimStart();
  return { lines, boxes };
}

/** Hidden text, and text struck out by an editor: 3 struck out beside 5 is not 35. */
function isUnseen(run: Element): boolean {
  const properties = childNamed(run, 'w:rPr');
  return ['w:vanish', 'w:strike', 'w:dstrike', 'w:del'].some((name) => has(properties, name));
}

/** The mark of a note, by its style or by itself. */
function isRaised(run: Element): boolean {
  const properties = childNamed(run, 'w:rPr');
  const place = properties === null ? null : childNamed(properties, 'w:vertAlign');
  return place !== null && valueOf(place) !== 'baseline';
}

/** Whether a switch is on: present, and not said to be off. */
function has(properties: Element | null, name: string): boolean {
  const element = properties === null ? null : childNamed(properties, name);
  return element !== null && !/^(?:0|false|off)$/.test(valueOf(element) ?? '');
}
