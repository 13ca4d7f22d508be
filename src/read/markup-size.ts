/** Elements that hold nothing, or whose end the parser supplies when the next begins: they never pile up. */
const neverNested = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup tr td th tbody thead tfoot colgroup caption rt rp'
  ).split(' '),
);

const endings = { script: /<\/script/gi, style: /<\/style/gi, comment: /-->/g };

/** How deep elements lie in each other at most, and how many there are. */
export type MarkupSize = { readonly depth: number; readonly elements: number };

/**
 * How deep elements pile up in HTML source, and how many begin, counted without building a tree. The tree builder of the
 * HTML standard needs time with the square (unclosed formatting: the cube) of the depth, so that 20 KB can keep it busy
 * for a minute.
 */
export function htmlSize(source: string): MarkupSize {
  const tag = /<(?:!--|(\/?)([a-z][a-z0-9:]*))/gi;
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const name = match[2]?.toLowerCase() ?? 'comment';
    const closes = match[1] === '/';
    if (!closes) elements += 1;
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
  return { depth: deepest, elements };
}

/** The same of XML source. */
export function xmlSize(source: string): MarkupSize {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at)) {
    const next = source[at + 1];
    const special = next === '!' || next === '?';
    const [opening, ending] = (special && unparsed.find(([begins]) => source.startsWith(begins, at))) || ['<', '>'];
    const end = source.indexOf(ending, at + opening.length);
    if (end === -1) break;
    if (opening === '<') {
      if (source[at + 1] === '/') depth -= 1;
      else {
        elements += 1;
        if (source[end - 1] !== '/') depth += 1;
      }
      deepest = Math.max(deepest, depth);
    }
    at = end + ending.length;
  }
  return { depth: deepest, elements };
}

/** What stands between angle brackets and is no element. */
const unparsed = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;
