/** Elements that hold nothing, or whose end the parser supplies when the next begins: they never pile up. */
const neverNested = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd option optgroup tr td th tbody thead tfoot colgroup caption rt rp'
  ).split(' '),
);

const endings = { script: /<\/script/gi, style: /<\/style/gi, comment: /-->/g };

/** How deep elements may lie in each other, and how many there may be. */
export type MarkupSize = { readonly depth: number; readonly elements: number };

/**
 * Whether elements of HTML source pile up deeper or are more than allowed, counted without building a tree. The tree
 * builder of the HTML standard needs time with the square (unclosed formatting: the cube) of the depth, so that 20 KB can
 * keep it busy for a minute.
 */
export function htmlExceeds(source: string, most: MarkupSize): boolean {
  const tag = /<(?:!--|(\/?)([a-z][a-z0-9:]*))/gi;
  let depth = 0;
  let elements = 0;
  /** The depth inside each open table: what is left open in a cell ends with it. */
  const tables: number[] = [];
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const name = match[2]?.toLowerCase() ?? 'comment';
    const closes = match[1] === '/';
    if (!closes) elements += 1;
    if (!closes && (name === 'script' || name === 'style' || name === 'comment')) {
      const ending = endings[name];
      ending.lastIndex = tag.lastIndex;
      if (ending.exec(source) === null) break;
      tag.lastIndex = ending.lastIndex;
    } else if (name === 'table') {
      if (closes) depth = (tables.pop() ?? 1) - 1;
      else tables.push((depth += 1));
    } else if (/^t[dhr]$/.test(name)) depth = tables.at(-1) ?? depth;
    else if (!neverNested.has(name)) depth = Math.max(depth + (closes ? -1 : 1), 0);
    if (depth > most.depth || elements > most.elements) return true;
  }
  return false;
}

/** The same of XML source. */
export function xmlExceeds(source: string, most: MarkupSize): boolean {
  let depth = 0;
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
    }
    if (depth > most.depth || elements > most.elements) return true;
    at = end + ending.length;
  }
  return false;
}

/** What stands between angle brackets and is no element. */
const unparsed = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;
