import { openCompoundFile } from './compound-file.ts';
import { type DocCell, type DocStreams, paragraphRuns, runAt, unseenRuns } from './doc-properties.ts';
import { damaged, locked, tooLarge } from './refusals.ts';

const wordFile = { zh: ' Word 文件', en: 'Word file' };
const mostCharacters = 3_000_000;

/** A paragraph of an old Word file: its text, what ended it, and on the mark that ends a row, the cells of the row. */
export type DocParagraph = {
  readonly text: string;
  readonly end: 'paragraph' | 'cell' | 'row';
  readonly inTable: boolean;
  readonly cells: readonly DocCell[] | null;
};

/**
 * The paragraphs of the main text of a Word 97-2003 file ([MS-DOC]). Deleted, hidden and struck text and the codes of
 * fields are left out. Throws a UserError when the file is damaged, encrypted, too large or from before Word 97.
 */
export function docParagraphs(bytes: Uint8Array): DocParagraph[] {
  try {
    return paragraphsOf(streamsOf(bytes));
  } catch (error) {
    if (error instanceof RangeError) throw damaged(wordFile);
    throw error;
  }
}

function streamsOf(bytes: Uint8Array): DocStreams {
  const stream = openCompoundFile(bytes);
  const text = viewOf(stream('WordDocument') ?? new Uint8Array());
  const flags = text.getUint16(10, true);
  if (text.getUint16(0, true) !== 0xa5ec || text.getUint16(2, true) < 0x00c1) throw damaged(wordFile);
  if ((flags & 0x0100) !== 0) throw locked();
  const table = stream((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === null) throw damaged(wordFile);
  return { text, table: viewOf(table), data: viewOf(stream('Data') ?? new Uint8Array()) };
}

function paragraphsOf(streams: DocStreams): DocParagraph[] {
  const unseen = unseenRuns(streams);
  const properties = paragraphRuns(streams);
  const paragraphs: DocParagraph[] = [];
  let text = '';
  /** Per open field, whether its code (and not yet its result) is passing. */
  let fields: boolean[] = [];
  for (const piece of pieces(streams)) {
    for (let index = 0; index < piece.text.length; index += 1) {
      const character = piece.text.charAt(index);
      const position = piece.start + index * piece.width;
      if (character === '\r' || character === '\u0007' || character === '\f') {
        const { inTable = false, endsRow = false, cells = null } = runAt(properties, position)?.value ?? {};
        const end = character !== '\u0007' ? 'paragraph' : endsRow ? 'row' : 'cell';
        paragraphs.push({ text, end, inTable, cells });
        text = '';
        fields = [];
      } else if (runAt(unseen, position) !== undefined) continue;
      else if (character === '\u0013') fields.push(true);
      else if (character === '\u0014') fields = [...fields.slice(0, -1), false];
      else if (character === '\u0015') fields.pop();
      else if (!fields.includes(true)) text += shown(character);
    }
  }
  if (text !== '') paragraphs.push({ text, end: 'paragraph', inTable: false, cells: null });
  return paragraphs;
}

/** A line break and the hyphen that does not break; drawings and other marks below a space show nothing. */
function shown(character: string): string {
  if (character === '\v') return '\n';
  if (character === '\u001e') return '-';
  return character < ' ' && character !== '\t' ? '' : character;
}

/** A stretch of text as it lies in the file, from a byte on, with the bytes of each of its code units. */
type Piece = { readonly text: string; readonly start: number; readonly width: 1 | 2 };

/** The pieces of the main text in reading order, by the piece table ([MS-DOC] 2.4.1). */
function* pieces({ text, table }: DocStreams): Generator<Piece> {
  const end = text.getUint32(0x4c, true);
  if (end > mostCharacters) throw tooLarge();
  let at = text.getUint32(0x1a2, true);
  // Stretches of formatting (1) stand before the table itself (2).
  while (table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
  if (table.getUint8(at) !== 2) throw damaged(wordFile);
  const count = Math.floor((table.getUint32(at + 1, true) - 4) / 12);
  const positions = at + 5;
  const descriptors = positions + 4 * (count + 1);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const from = table.getUint32(positions + 4 * index, true);
    const to = Math.min(table.getUint32(positions + 4 * index + 4, true), end);
    if (to <= from) continue;
    total += to - from;
    if (total > mostCharacters) throw tooLarge();
    const place = table.getUint32(descriptors + 8 * index + 2, true);
    const width = (place & 0x40000000) === 0 ? 2 : 1;
    const start = width === 1 ? (place & 0x3fffffff) >> 1 : place & 0x3fffffff;
    if (start + (to - from) * width > text.byteLength) throw damaged(wordFile);
    const bytes = new Uint8Array(text.buffer, text.byteOffset + start, (to - from) * width);
    yield {
      text: new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes),
      start,
      width,
    };
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
