import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../src/local/double/html.ts';
import { longestText, splitHtml } from '../src/telegram/splitting.ts';
import { escapeHtml, plainText } from '../src/text/html.ts';

const family = '👨‍👩‍👧‍👦';

/** Each visible character with the markup on it, in order: what must survive a split. */
function marked(parts: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const { text, entities } = parseHtml(part);
    const marks = Array.from({ length: text.length }, (): string[] => []);
    for (const entity of entities)
      for (let index = entity.offset; index < entity.offset + entity.length; index += 1)
        marks[index]?.push(entity.type === 'text_link' ? entity.url : entity.type);
    return marks
      .map((types, index) => `${text[index] ?? ''}${types.toSorted().join()}`)
      .filter((_, index) => (text[index] ?? '').trim() !== '');
  });
}

function lengths(parts: readonly string[]): number[] {
  return parts.map((part) => Array.from(parseHtml(part).text).length);
}

/** What a person takes for one character. */
function clusters(text: string): string[] {
  return [...new Intl.Segmenter('zh').segment(text)].map(({ segment }) => segment).filter((each) => each.trim() !== '');
}

describe('splitting of long texts', () => {
  it('fault 30: leaves 4,096 code points whole and makes two messages of 4,097', () => {
    expect(splitHtml('政'.repeat(longestText))).toHaveLength(1);
    expect(lengths(splitHtml('政'.repeat(longestText + 1)))).toEqual([4096, 1]);
    expect(lengths(splitHtml('😀'.repeat(longestText + 1)))).toEqual([4096, 1]);
  });

  it('counts text, not markup', () => {
    const html = `<a href="https://example.org/${'x'.repeat(3000)}">${'&amp;'.repeat(2000)}</a>`;
    expect(splitHtml(html)).toEqual([html]);
  });

  it('fault 30: does not cut an emoji of several code points', () => {
    const parts = splitHtml(`${'a'.repeat(longestText - 3)}${family}${'b'.repeat(10)}`);
    expect(lengths(parts)).toEqual([4093, 17]);
    expect(parseHtml(parts[1] ?? '').text.startsWith(family)).toBe(true);
  });

  it('fault 30: closes a tag before the cut and opens it again after', () => {
    const parts = splitHtml(`<b>${'数'.repeat(longestText)}<i>据</i></b>`);
    expect(parts).toEqual([`<b>${'数'.repeat(longestText)}</b>`, '<b><i>据</i></b>']);
  });

  it('fault 31: does not cut a reference', () => {
    const parts = splitHtml(`${'a'.repeat(longestText - 1)}&lt;&quot;b`);
    expect(parts.map((part) => part.slice(-10))).toEqual(['aaaaaa&lt;', '&quot;b']);
  });

  it('prefers the end of a line, then of a sentence, then of a word', () => {
    expect(splitHtml('一二三四五。\n六七八九十', 9)).toEqual(['一二三四五。\n', '六七八九十']);
    expect(splitHtml('一二三四五。六七八九十', 9)).toEqual(['一二三四五。', '六七八九十']);
    expect(splitHtml('alpha beta gamma', 12)).toEqual(['alpha beta ', 'gamma']);
    expect(splitHtml('a\nbcdefghijklmnop', 12)).toEqual(['a\nbcdefghijk', 'lmnop']);
  });

  it('sends no message of white space alone', () => {
    const parts = splitHtml(`${'a'.repeat(10)}${'\n'.repeat(25)}<b>b</b>`, 10);
    expect(parts.map((part) => parseHtml(part).text)).toEqual(['aaaaaaaaaa', 'b']);
  });

  it('cuts a cluster that is longer than a message, having no other choice', () => {
    const accents = `e${'\u{301}'.repeat(25)}`;
    const parts = splitHtml(accents, 10);
    expect(parts.join('')).toBe(accents);
    expect(lengths(parts)).toEqual([10, 10, 6]);
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(family, '<>&"', '政府信息公开', '。\n', '\n\n', ' ', '🇨🇳', 'é'),
  );
  const tags = fc.constantFrom(
    ['<b>', '</b>'] as const,
    ['<i>', '</i>'] as const,
    ['<code>', '</code>'] as const,
    ['<blockquote expandable>', '</blockquote>'] as const,
    ['<a href="https://example.org/?a=1&amp;b=2">', '</a>'] as const,
  );
  const markup = fc.letrec<{ node: string; nodes: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      words.map(escapeHtml),
      fc.tuple(tags, tie('nodes')).map(([[open, close], inner]) => `${open}${inner}${close}`),
    ),
    nodes: fc.array(tie('node'), { maxLength: 8 }).map((nodes) => nodes.join('')),
  })).nodes;

  it('makes valid parts that together show every character with its markup', () => {
    fc.assert(
      fc.property(markup, fc.integer({ min: 1, max: 40 }), (html, limit) => {
        const parts = splitHtml(html, limit);
        expect(marked(parts)).toEqual(marked([html]));
        if (parts.length > 1 || html.length > limit)
          for (const length of lengths(parts)) {
            expect(length).toBeLessThanOrEqual(limit);
            expect(length).toBeGreaterThan(0);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('cuts between clusters of characters only', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), fc.integer({ min: 30, max: 60 }), (texts, limit) => {
        const text = texts.join('');
        const parts = splitHtml(escapeHtml(text), limit).map(plainText);
        expect(parts.flatMap(clusters)).toEqual(clusters(text));
      }),
      { numRuns: 200 },
    );
  });
});
