import { type Element, isTag } from 'domhandler';
import type { PageBlock } from './html-blocks.ts';
import { isHeaderTable } from './page-metadata.ts';

/**
 * The blocks of a page that are its content. Menus are dropped (short blocks made of links), then everything outside the
 * smallest element that holds all sentences and tables, except the heading before it: an h1, what is marked as a title, or
 * what the page is called (`name`). Where a page has neither sentences nor tables, all of it is content: too much is read
 * rather than too little.
 */
export function pageContent(blocks: readonly PageBlock[], name: string | undefined): readonly PageBlock[] {
  const text = blocks.filter((block) => !isMenu(block) && !isHeaderTable(block));
  const significant = text.filter(isSignificant);
  const home = commonElement(significant.map((block) => block.home));
  const first = significant[0];
  if (home === null || first === undefined) return text;
  const inside = elementsUnder(home);
  const start = text.indexOf(first);
  return text.filter(
    (block, index) => (block.home !== null && inside(block.home)) || (index < start && isHeading(block, name)),
  );
}

function isMenu(block: PageBlock): boolean {
  return block.kind === 'paragraph' && block.linked > 0.5 && block.text.length < 80 && !isMainHeading(block);
}

function isMainHeading(block: PageBlock): boolean {
  return block.kind === 'paragraph' && (block.heading === 'h1' || block.heading === 'ucaptitle');
}

function isHeading(block: PageBlock, name: string | undefined): boolean {
  if (block.kind !== 'paragraph') return false;
  const marks = block.home === null ? '' : `${block.home.attribs['class'] ?? ''} ${block.home.attribs['id'] ?? ''}`;
  const isNamed =
    block.text.length >= 8 && name !== undefined && (name.includes(block.text) || block.text.includes(name));
  return isMainHeading(block) || isNamed || (/title|biaoti/i.test(marks) && block.linked < 0.5);
}

/** A sentence or a table; not the imprint at the foot of the page, however long. */
function isSignificant(block: PageBlock): boolean {
  if (block.kind === 'table') return true;
  return (
    block.text.length >= 40 &&
    block.linked < 0.3 &&
    /[。；，]/.test(block.text) &&
    !/备案|网站标识码|公网安备|版权所有|技术支持|浏览器|分辨率/.test(block.text)
  );
}

/** The deepest element that is or contains all of these; null when there is none. */
function commonElement(homes: readonly (Element | null)[]): Element | null {
  let common: Element[] | null = null;
  for (const home of homes) {
    const path = pathTo(home);
    if (common === null) {
      common = path;
      continue;
    }
    let shared = 0;
    while (shared < common.length && common[shared] === path[shared]) shared += 1;
    common.length = shared;
  }
  return common?.at(-1) ?? null;
}

function pathTo(element: Element | null): Element[] {
  const path: Element[] = [];
  for (let at = element; at !== null; at = parentOf(at)) path.unshift(at);
  return path;
}

function parentOf(element: Element): Element | null {
  return element.parent !== null && isTag(element.parent) ? element.parent : null;
}

/** Whether an element is or lies under another, remembered for the elements asked about before. */
function elementsUnder(home: Element): (element: Element) => boolean {
  const known = new Map<Element, boolean>([[home, true]]);
  return (element) => {
    const path: Element[] = [];
    let at: Element | null = element;
    for (; at !== null && !known.has(at); at = parentOf(at)) path.push(at);
    const answer = at !== null && known.get(at) === true;
    for (const passed of path) known.set(passed, answer);
    return answer;
  };
}
