/** Telegram takes so many code points of text in a message, counted after its markup is parsed. */
export const longestText = 4096;
/** And so many in the caption of a file. */
export const longestCaption = 1024;

/** A tag, or one code point of text with its source, which may be a reference such as `&amp;`. */
type Atom =
  | { readonly kind: 'open'; readonly name: string; readonly source: string }
  | { readonly kind: 'close'; readonly source: string }
  | { readonly kind: 'text'; readonly source: string; readonly character: string };

// What Telegram's parser takes for markup; any other & or < stands for itself.
const atomForm = /<(\/?)([a-z][a-z-]*)(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?>|&(?:lt|gt|amp|quot|#\d+|#x[\da-f]+);|[^]/giu;
const named: { readonly [reference: string]: string } = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

function characterOf(source: string): string {
  if (!source.startsWith('&') || source.length === 1) return source;
  const digits = /^&#(x?)([\da-f]+);$/i.exec(source);
  if (digits?.[2] === undefined) return named[source.toLowerCase()] ?? source;
  const code = Number.parseInt(digits[2], digits[1] === '' ? 10 : 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : source;
}

function atomsOf(html: string): Atom[] {
  return [...html.matchAll(atomForm)].map(([source, slash, name]) => {
    if (name === undefined) return { kind: 'text', source, character: characterOf(source) };
    return slash === '/' ? { kind: 'close', source } : { kind: 'open', name: name.toLowerCase(), source };
  });
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Places to cut, best first; none is taken that would leave more than half of a part empty. */
const goodEnds: readonly RegExp[] = [/\n\n$/, /\n$/, /[。！？；.!?;]$/u, /\s$/u];

/** Where to cut a text that is too long: the number of its code points that go into the first part. */
function cutAfter(characters: readonly string[], limit: number): number {
  const text = characters.join('');
  let end = 0;
  let whole = 0;
  const found = goodEnds.map(() => 0);
  for (const { index, segment } of graphemes.segment(text)) {
    end += Array.from(segment).length;
    if (end > limit) break;
    whole = end;
    if (end < limit / 2) continue;
    const before = text.slice(Math.max(0, index - 1), index + segment.length);
    goodEnds.forEach((good, rank) => {
      if (good.test(before)) found[rank] = end;
    });
  }
  // A single cluster longer than a message has no good place.
  return found.find((place) => place > 0) ?? (whole > 0 ? whole : limit);
}

/** The sizes of the parts, in code points. */
function cutsOf(characters: readonly string[], limit: number): number[] {
  const cuts: number[] = [];
  let start = 0;
  while (characters.length - start > limit) {
    // What follows decides whether the last cluster is whole.
    start += cutAfter(characters.slice(start, start + limit + 32), limit);
    cuts.push(start);
  }
  return cuts;
}

/**
 * Splits Telegram HTML into parts of at most `limit` code points after parsing. No part is cut inside a tag, a
 * reference or an emoji; tags open at a cut are closed before it and opened again after it. White space at a cut is
 * lost, as Telegram trims it; a part of nothing else is left out.
 */
export function splitHtml(html: string, limit: number = longestText): readonly string[] {
  if (html.length <= limit) return [html];
  const atoms = atomsOf(html);
  const cuts = cutsOf(
    atoms.flatMap((atom) => (atom.kind === 'text' ? [atom.character] : [])),
    limit,
  );
  const parts: string[] = [];
  let part = '';
  let visible = false;
  let position = 0;
  let next = 0;
  // The tags around the current place; those not yet opened in this part are opened by its next character.
  const around: { readonly name: string; readonly source: string; opened: boolean }[] = [];

  const finish = (): void => {
    const closing = around.filter(({ opened }) => opened).toReversed();
    if (visible) parts.push(part + closing.map(({ name }) => `</${name}>`).join(''));
    for (const tag of around) tag.opened = false;
    part = '';
    visible = false;
  };

  for (const atom of atoms) {
    switch (atom.kind) {
      case 'open':
        around.push({ name: atom.name, source: atom.source, opened: false });
        break;
      case 'close':
        if (around.pop()?.opened === true) part += atom.source;
        break;
      case 'text':
        if (position === cuts[next]) {
          finish();
          next += 1;
        }
        for (const tag of around.filter(({ opened }) => !opened)) {
          part += tag.source;
          tag.opened = true;
        }
        part += atom.source;
        visible ||= atom.character.trim() !== '';
        position += 1;
    }
  }
  finish();
  return parts;
}
