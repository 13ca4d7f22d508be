import type { InlineKeyboardButton, MessageEntity } from 'grammy/types';

/** How a text is shown: `ansi` for a terminal, `plain` where it is read by a program. */
export type Style = 'plain' | 'ansi';

/** Select Graphic Rendition: on and off. */
const renditions: { readonly [Type in MessageEntity['type']]?: readonly [number, number] } = {
  bold: [1, 22],
  italic: [3, 23],
  underline: [4, 24],
  strikethrough: [9, 29],
  code: [36, 39],
  pre: [36, 39],
};

// Reports come from anywhere: what they contain must not steer the terminal.
const controlCharacters = /[\p{Cc}\p{Bidi_Control}]/gu;

/** A text with its markup as a person sees it; the target of a link stands after it in brackets. */
export function renderText(text: string, entities: readonly MessageEntity[], style: Style): string {
  const before = new Map<number, string>();
  const after = new Map<number, string>();
  // Later entities lie inside earlier ones: they open after them, and close before.
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    const [opening, closing] = marksOf(entity, text.slice(entity.offset, end), style);
    before.set(entity.offset, (before.get(entity.offset) ?? '') + opening);
    after.set(end, closing + (after.get(end) ?? ''));
  }
  const quotes = entities.filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote');
  let shown = '';
  for (let index = 0; index <= text.length; index += 1) {
    shown += after.get(index) ?? '';
    const quoted = quotes.some(({ offset, length }) => index >= offset && index < offset + length);
    if (quoted && (text[index - 1] === '\n' || quotes.some(({ offset }) => offset === index))) shown += '│ ';
    shown += before.get(index) ?? '';
    const unit = text[index] ?? '';
    shown += unit === '\n' || unit === '\t' ? unit : unit.replace(controlCharacters, '\u{FFFD}');
  }
  return shown;
}

function marksOf(entity: MessageEntity, text: string, style: Style): readonly [string, string] {
  if (entity.type === 'text_link') return ['', entity.url === text ? '' : ` (${entity.url})`];
  const rendition = style === 'ansi' ? renditions[entity.type] : undefined;
  return rendition === undefined ? ['', ''] : [`\u{1b}[${rendition[0]}m`, `\u{1b}[${rendition[1]}m`];
}

/** A button: its label in brackets, with the address where it leads to one. */
export function renderButton(button: InlineKeyboardButton): string {
  return 'url' in button ? `[${button.text}] ${button.url}` : `[${button.text}]`;
}
