/** Markup inside a string of a script is worth reading from this length on: shorter ones are buttons and banners. */
const shortest = 500;

/**
 * Pages that carry the report as a string of a script (`var content = "<p style=\"...\">..."`), and copies of such a
 * string with its backslashes. Returns the markup with the escapes resolved, the longest first; empty when there is none.
 */
export function markupInStrings(source: string): string[] {
  const found: string[] = [];
  for (const script of scriptsOf(source)) {
    // Templates are kept in scripts that no browser runs.
    if (/^\s*</.test(script)) found.push(script);
    for (const literal of stringLiterals(script)) {
      const markup = unescape(literal);
      if (markup.length >= shortest && /<(?:table|p|div|td)[\s>]/i.test(markup)) found.push(markup);
    }
  }
  // Without quotes around it, the whole file is the inside of the string.
  if (found.length === 0 && isEscaped(source)) return [unescape(source)];
  return found.toSorted((a, b) => b.length - a.length);
}

/** Whether a file is itself a script or the inside of one of its strings, and no page. */
export function isScript(source: string): boolean {
  return !/^\s*</.test(source) || isEscaped(source);
}

/** Most attributes are written with escaped quotes: the whole file is the inside of a string. */
function isEscaped(source: string): boolean {
  const escaped = source.split('=\\"').length - 1;
  const plain = source.split('="').length - 1;
  return escaped > plain || (plain === 0 && escaped === 0 && source.includes('<\\/'));
}

/** The scripts of a page; a file that begins with neither markup nor byte order mark is taken for a script as a whole. */
function scriptsOf(source: string): string[] {
  if (!/^\s*</.test(source)) return [source];
  const scripts: string[] = [];
  const open = /<script\b[^<>]*>/gi;
  const close = /<\/script/gi;
  for (let match = open.exec(source); match !== null; match = open.exec(source)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(source);
    scripts.push(source.slice(open.lastIndex, end?.index ?? source.length));
    if (end === null) break;
    open.lastIndex = end.index;
  }
  return scripts;
}

/** The inside of each string literal, escapes and all. A quote inside a comment or pattern may open one: harmless here. */
function* stringLiterals(script: string): Generator<string> {
  let start = -1;
  let quote = '';
  for (let index = 0; index < script.length; index += 1) {
    const character = script.charAt(index);
    if (quote === '') {
      if (character === '"' || character === "'" || character === '`') {
        quote = character;
        start = index + 1;
      }
    } else if (character === '\\') index += 1;
    else if (character === quote) {
      yield script.slice(start, index);
      quote = '';
    } else if (character === '\n' && quote !== '`') quote = '';
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: ' ', f: ' ', v: ' ', '0': ' ' };

function unescape(literal: string): string {
  return literal.replaceAll(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi,
    (_, braced?: string, four?: string, two?: string, one?: string) => {
      const code = Number.parseInt(braced ?? four ?? two ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      return escapes[one ?? ''] ?? one ?? '';
    },
  );
}
