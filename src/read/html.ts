import { load } from 'cheerio';
import { decodeText } from './decode.ts';
import type { Document } from './document.ts';
import { type PageBlock, pageBlocks } from './html-blocks.ts';
import { htmlExceeds } from './markup-size.ts';
import { pageContent } from './page-content.ts';
import { pageMetadata } from './page-metadata.ts';
import { tooLarge } from './refusals.ts';
import { isScript, markupInStrings } from './script-string.ts';

/** Real pages stay below 60 and 20,000; see htmlExceeds for what depth costs. */
const most = { depth: 400, elements: 400_000 };

/**
 * Reads a web page, a fragment of one, or a script that carries one in a string. Menus and the like are left out; what the
 * page says of itself becomes metadata. Throws a UserError when the bytes are no text or the page is larger than any report's.
 */
export function readHtml(bytes: Uint8Array): Document {
  const source = decodePage(bytes);
  const page = readPage(source);
  const script = isScript(source);
  const inString = script || page.characters < 1_000 ? readFullest(markupInStrings(source)) : null;
  // As a page, a script gives the same text with its quotes and escapes between.
  const fuller = inString !== null && inString.characters > page.characters * (script ? 0.2 : 1);
  const { blocks, metadata } = fuller ? { ...inString, metadata: page.metadata } : page;
  return { format: 'html', blocks, metadata, machineRead: false };
}

/** decodeText takes all that is not UTF-8 for GB18030; only a page can declare Big5 instead. */
function decodePage(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  if (!/charset\s*=\s*["']?big5/i.test(head)) return decodeText(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('big5').decode(bytes);
  }
}

type Page = Pick<Document, 'blocks' | 'metadata'> & { readonly characters: number };

/** The one with the most text of the longest few: a script may carry a list of articles beside the article. */
function readFullest(sources: readonly string[]): Page | null {
  return sources
    .slice(0, 5)
    .map(readPage)
    .reduce<Page | null>((fullest, page) => (page.characters > (fullest?.characters ?? 0) ? page : fullest), null);
}

function readPage(source: string): Page {
  if (htmlExceeds(source, most)) throw tooLarge();
  const [tree] = load(source).root();
  if (tree === undefined) throw new TypeError('cheerio gave no root');
  const linesCount = !/<(?:p|div|br|li|h[1-6]|html|body|span)\b/i.test(source);
  let all = pageBlocks(tree, { hiddenToo: false, linesCount });
  // Some sites hide the text until a script shows it.
  if (size(all) < 200) all = pageBlocks(tree, { hiddenToo: true, linesCount });
  const metadata = pageMetadata(tree, all);
  const blocks = pageContent(all, metadata.title).map((block): Document['blocks'][number] =>
    block.kind === 'paragraph'
      ? { kind: 'paragraph', text: block.text, at: { page: null, line: null } }
      : { kind: 'table', rows: block.rows, exactGrid: true },
  );
  return { blocks, metadata, characters: size(all) };
}

function size(blocks: readonly PageBlock[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === 'paragraph'
        ? block.text.length
        : block.rows.reduce((inner, row) => inner + row.cells.reduce((cells, cell) => cells + cell.text.length, 0), 0)),
    0,
  );
}
