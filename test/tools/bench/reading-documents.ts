import { load } from 'cheerio';
import mammoth from 'mammoth';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../../../src/read/decode.ts';
import { docParagraphs } from '../../../src/read/doc-binary.ts';
import { withPdf } from '../../../src/read/pdf-file.ts';
import { docxOf, formWordXml } from '../form-markup.ts';
import { drawnPdf, formPages } from '../form-pdf.ts';
import { filledReport } from '../published/filled.ts';
import { pastedFromWord } from '../published/page-layouts.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const corpus = path.resolve(root, '../shared/corpus');

/** A document to be read, and the bare opening of its format: what any reader of it has to do first. */
export type BenchDocument = {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly open: (bytes: Uint8Array) => unknown;
};

const parts = () => filledReport('2021', 'sparse').parts;
const file = (...names: readonly string[]) => readFile(path.join(root, ...names));

const openPage = (bytes: Uint8Array) => load(decodeText(bytes));

/** What the usual reader of Word files makes of one. */
const openWord = async (bytes: Uint8Array) => await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });

async function openPdf(bytes: Uint8Array): Promise<unknown> {
  return await withPdf(bytes, 'text', async (pdf) => {
    const contents: unknown[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      contents.push(await page.getTextContent(), await page.getOperatorList());
    }
    return contents;
  });
}

const made: readonly BenchDocument[] = [
  {
    name: 'text',
    bytes: () => file('src/samples/shizuishan-investment-promotion-2023.txt'),
    open: decodeText,
  },
  { name: 'page from Word', bytes: async () => Buffer.from(pastedFromWord(parts())), open: openPage },
  { name: 'docx', bytes: async () => docxOf(formWordXml(parts())), open: openWord },
  {
    name: 'doc',
    bytes: () => file('test/reports/synthetic/form-2021.doc'),
    open: (bytes) => [...docParagraphs(bytes)],
  },
  { name: 'PDF', bytes: async () => drawnPdf(formPages(parts())), open: openPdf },
];
const published: readonly BenchDocument[] = [
  { name: 'published page', bytes: () => readFile(path.join(corpus, '004.html')), open: openPage },
  { name: 'published PDF', bytes: () => readFile(path.join(corpus, '055.pdf')), open: openPdf },
];

/** One document or two of each format; published ones where ../shared is. */
export const benchDocuments: readonly BenchDocument[] = [...made, ...(existsSync(corpus) ? published : [])];
