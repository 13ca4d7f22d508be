import type { MessageEntity } from 'grammy/types';
import { badRequest, wouldBeSpoilt } from './refusal.ts';

/** A text as Telegram keeps it: plain, with its markup beside it. Offsets and lengths are UTF-16 code units. */
export type FormattedText = { readonly text: string; readonly entities: readonly MessageEntity[] };

/** Tags and the entities that they make. */
const entityOfTag: {
  readonly [tag: string]: Exclude<MessageEntity['type'], 'text_mention' | 'date_time'> | undefined;
} = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
  'tg-emoji': 'custom_emoji',
};

const references: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"' };
const linkProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:']);

type OpenTag = {
  readonly tag: string;
  readonly start: number;
  readonly attributes: ReadonlyMap<string, string>;
};

/**
 * Parses Telegram HTML as Telegram's own server does, byte offsets and wording of its complaints included; white space
 * around the text is dropped. Throws Refusal.
 */
export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let place = 0;

  const offsetOf = (index: number): string => `at byte offset ${Buffer.byteLength(source.slice(0, index))}`;
  const isSpace = (index: number): boolean => /^[\s\0]$/.test(source[index] ?? '');
  const skipSpaces = (): void => {
    while (place < source.length && isSpace(place)) place += 1;
  };
  const readUntil = (form: RegExp): string => {
    const start = place;
    while (place < source.length && !form.test(source[place] ?? '')) place += 1;
    return source.slice(start, place);
  };

  function readValue(begin: number, tag: string): string {
    skipSpaces();
    if (place >= source.length) throw complaint(`Unclosed start tag "${tag}" ${offsetOf(begin)}`);
    const quote = source[place];
    if (quote !== '"' && quote !== "'") {
      const start = place;
      const token = readUntil(/[^A-Za-z0-9.-]/);
      if (!isSpace(place) && source[place] !== '>') throw complaint(`Unexpected end of name token ${offsetOf(start)}`);
      return token.toLowerCase();
    }
    const end = source.indexOf(quote, place + 1);
    if (end === -1) throw complaint(`Unclosed start tag ${offsetOf(begin)}`);
    const value = source.slice(place + 1, end);
    place = end + 1;
    return value.replaceAll(referenceForm, (reference) => characterOf(reference) ?? reference);
  }

  function readStartTag(begin: number): void {
    place = begin + 1;
    const tag = readUntil(/[\s>]/).toLowerCase();
    if (place >= source.length) throw complaint(`Unclosed start tag ${offsetOf(begin)}`);
    if (entityOfTag[tag] === undefined) throw complaint(`Unsupported start tag "${tag}" ${offsetOf(begin)}`);
    const attributes = new Map<string, string>();
    for (;;) {
      skipSpaces();
      if (place >= source.length) throw complaint(`Unclosed start tag ${offsetOf(begin)}`);
      if (source[place] === '>') break;
      const attribute = readUntil(/[\s=>]/);
      if (attribute === '') throw complaint(`Empty attribute name in the tag "${tag}" ${offsetOf(begin)}`);
      skipSpaces();
      if (source[place] !== '=') {
        attributes.set(attribute, '');
        continue;
      }
      place += 1;
      attributes.set(attribute, readValue(begin, tag));
    }
    place += 1;
    if (tag === 'span' && attributes.get('class') !== 'tg-spoiler')
      throw complaint(`Tag "span" must have class "tg-spoiler" ${offsetOf(begin)}`);
    open.push({ tag, start: text.length, attributes });
  }

  function readEndTag(begin: number): void {
    const last = open.pop();
    if (last === undefined) throw complaint(`Unexpected end tag ${offsetOf(begin)}`);
    place = begin + 2;
    const tag = readUntil(/[\s>]/);
    skipSpaces();
    if (source[place] !== '>') throw complaint(`Unclosed end tag ${offsetOf(begin)}`);
    place += 1;
    if (tag !== '' && tag !== last.tag)
      throw complaint(`Unmatched end tag ${offsetOf(begin)}, expected "</${last.tag}>", found "</${tag}>"`);
    const entity = entityOf(last, text);
    if (entity !== null) entities.push(entity);
  }

  while (place < source.length) {
    const character = source[place] ?? '';
    if (character === '<') {
      if (source[place + 1] === '/') readEndTag(place);
      else readStartTag(place);
      continue;
    }
    referenceAt.lastIndex = place;
    const reference = character === '&' ? referenceAt.exec(source)?.[0] : undefined;
    const decoded = reference === undefined ? undefined : characterOf(reference);
    text += decoded ?? character;
    place += decoded === undefined ? 1 : (reference?.length ?? 1);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw complaint(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return trimmed(text, entities);
}

function complaint(what: string): Error {
  return badRequest(`can't parse entities: ${what}`);
}

const referenceForm = /&(?:lt|gt|amp|quot|#\d+|#x[\da-f]+);?/gi;
const referenceAt = new RegExp(referenceForm.source, 'iy');

function characterOf(reference: string): string | undefined {
  const name = reference.slice(1).replace(';', '');
  if (!name.startsWith('#')) return references[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

function entityOf({ tag, start, attributes }: OpenTag, text: string): MessageEntity | null {
  const type = entityOfTag[tag];
  const range = { offset: start, length: text.length - start };
  if (type === undefined || range.length === 0) return null;
  if (type === 'text_link') {
    const url = attributes.get('href') ?? text.slice(start);
    if (!URL.canParse(url) || !linkProtocols.has(new URL(url).protocol))
      throw wouldBeSpoilt(`Telegram drops a link to "${url}" without a word`);
    return { type, ...range, url };
  }
  if (type === 'custom_emoji') return { type, ...range, custom_emoji_id: attributes.get('emoji-id') ?? '' };
  if (type === 'blockquote' && attributes.has('expandable')) return { type: 'expandable_blockquote', ...range };
  return { type, ...range };
}

/** Without white space at either end; entities in reading order, outer before inner. */
function trimmed(text: string, entities: readonly MessageEntity[]): FormattedText {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  return {
    text: kept,
    entities: entities
      .map((entity) => {
        const from = Math.max(0, entity.offset - start);
        const to = Math.min(kept.length, entity.offset + entity.length - start);
        return { ...entity, offset: from, length: to - from };
      })
      .filter(({ length }) => length > 0)
      .toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  };
}
