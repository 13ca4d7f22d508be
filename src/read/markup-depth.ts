import { isTag, type ParentNode } from 'domhandler';

/** Elements that hold nothing, or whose end the parser supplies when the next begins: they never pile up. */
const neverNested = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup tr td th tbody thead tfoot colgroup caption rt rp'
  ).split(' '),
);

const endings = { script: /<\/script/gi, style: /<\/style/gi, comment: /-->/g };

/**
 * How deep elements pile up in HTML source, counted without building a tree. The tree builder of the HTML standard
 * needs time with the square (unclosed formatting: the cube) of the depth, so that 20 KB can keep it busy for a minute.
 */
export function markupDepth(source: string): number {
  const tag = /<(?:!--|(\/?)([a-z][a-z0-9:]*))/gi;
  let depth = 0;
  let deepest = 0;
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const name = match[2]?.toLowerCase() ?? 'comment';
    const closes = match[1] === '/';
    if (!closes && (name === 'script' || name === 'style' || name === 'comment')) {
      const ending = endings[name];
      ending.lastIndex = tag.lastIndex;
      if (ending.exec(source) === null) break;
      tag.lastIndex = ending.lastIndex;
    } else if (!neverNested.has(name)) {
      depth = Math.max(depth + (closes ? -1 : 1), 0);
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** How deep a parsed tree is. */
export function treeDepth(root: ParentNode): number {
  let deepest = 0;
  const open: { readonly node: ParentNode; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    deepest = Math.max(deepest, at.depth);
    for (const child of at.node.children) if (isTag(child)) open.push({ node: child, depth: at.depth + 1 });
  }
  return deepest;
}
