import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readDocument } from '../src/read/read.ts';
import { documentOfText } from '../src/read/text.ts';
import { docxOf, formWordXml } from './tools/form-markup.ts';
import { drawnPdf, formPages } from './tools/form-pdf.ts';
import { corpusFile, corpusNames } from './tools/corpus.ts';
import { originals, originalsTest } from './tools/originals.ts';
import { faultsOf, type FilledReport, filledReport, type Parts } from './tools/published/filled.ts';
import { broken } from './tools/published/grid-layouts.ts';
import { plainPage } from './tools/published/layout.ts';
import { textLayouts } from './tools/published/text-layouts.ts';
import { misread } from './tools/readings.ts';
import {
  documentWithoutLabel,
  partsWithoutLabel,
  partsWithoutTotals,
  type Removal,
  textWithoutBlankLine,
  textWithoutLabel,
  textWithoutPageBreak,
  textWithoutTotals,
} from './tools/removals.ts';

/** What writes a form in each format. */
const formats: { readonly [name: string]: (parts: Parts) => Uint8Array } = {
  page: (parts) => Buffer.from(plainPage(parts)),
  Word: (parts) => docxOf(formWordXml(parts)),
  PDF: (parts) => drawnPdf(formPages(parts)),
  ...Object.fromEntries(
    textLayouts
      .filter(({ name }) => /: (?:tabs|Markdown|a cell on each line)$/.test(name))
      .map(({ name, write }) => [name, (parts: Parts) => Buffer.from(write(parts))]),
  ),
};
/** Figures with many noughts are the hardest: shifted, they are the same. */
const reports = [filledReport('2021', 'sparse', 3), filledReport('2019', 'blank', 4)];
/** Removals that are tried of each document, evenly chosen: all of them are some ten thousand. */
const most = { made: 16, written: 10, published: 16 };
const pages = corpusNames().filter((name) => !name.endsWith('.txt'));

function some<Made>(all: readonly Made[], count: number): readonly Made[] {
  const step = Math.max(1, all.length / count);
  return Array.from({ length: Math.min(count, all.length) }, (_, index) => all[Math.floor(index * step)]).filter(
    (one) => one !== undefined,
  );
}

/** A form in which a table is broken over two pages. */
function partsWithBreak(parts: Parts): readonly Removal<Parts>[] {
  const rows = { 2: [3, 4, 5, 6, 7, 8, 9, 10, 11], 3: Array.from({ length: 22 }, (_, index) => 4 + index) };
  return ([2, 3] as const).flatMap((table) =>
    rows[table].flatMap((row) => broken(table, row).map(({ name, change }) => ({ what: name, left: change(parts) }))),
  );
}

/** The cells of a report whose table 三 has lost its 总计. */
function cellsLeft(report: FilledReport, what: string): FilledReport['cells'] {
  if (!what.startsWith('totals')) return report.cells;
  return new Map(
    [...report.cells].flatMap(([code, state]) => {
      if (!code.endsWith('@total')) return [[code, state] as const];
      return what === 'totals blank' ? [[code, { kind: 'blank' }] as const] : [];
    }),
  );
}

describe.each(Object.entries(formats))('made forms as %s', (name, write) => {
  it.each([
    ['any one label', partsWithoutLabel],
    ['the total column', partsWithoutTotals],
    ['an unbroken table', partsWithBreak],
  ] as const)('keep their figures right or missing without %s', async (_, removals) => {
    for (const report of reports) {
      for (const { what, left } of some(removals(report.parts), most.made)) {
        const extraction = extract(await readDocument(write(left), name));
        const { wrong } = faultsOf(extraction, report, cellsLeft(report, what));
        expect({ edition: report.edition, what, wrong }).toEqual({ edition: report.edition, what, wrong: [] });
      }
    }
  });
});

const written = textLayouts.map(({ name, write }) => [name, write] as const);

describe.each(written)('made forms as %s', (_, write) => {
  it.each([
    ['any one label', textWithoutLabel],
    ['any one blank line', textWithoutBlankLine],
  ] as const)('keep their figures right or missing without %s', (__, removals) => {
    for (const report of reports) {
      const text = write(report.parts);
      for (const { what, left } of some(removals(text), most.written)) {
        const { wrong } = faultsOf(extract(documentOfText(left)), report);
        expect({ edition: report.edition, what, wrong }).toEqual({ edition: report.edition, what, wrong: [] });
      }
    }
  });
});

const published = [...originals('seeds'), ...originals('corpus')].filter(({ truth }) => truth.isReport);

describe('published reports', () => {
  it.skipIf(published.length > 0)(originalsTest('keep their figures right or missing'), () => {
    expect(published).toEqual([]);
  });

  it.each(published.map((original) => [original.truth.document, original] as const))(
    '%s keeps its figures right or missing without any one label, blank line or page break, or the total column',
    (_, { text, truth }) => {
      const figures = new Map(Object.entries({ ...truth.figures, ...truth.inferred }));
      const removals = [
        ...some(textWithoutLabel(text), most.published),
        ...some(textWithoutBlankLine(text), most.published / 3),
        ...textWithoutPageBreak(text),
        ...textWithoutTotals(text),
      ];
      for (const { what, left } of removals) {
        expect({ what, wrong: misread(extract(documentOfText(left)), figures) }).toEqual({ what, wrong: [] });
      }
    },
  );

  it.each(pages)('%s keeps its figures without any one label', async (name) => {
    const document = await readDocument(corpusFile(name), name);
    const whole = extract(document);
    const figures = new Map(
      [...whole.cells].flatMap(([code, state]) => (state.kind === 'number' ? [[code as string, state.value]] : [])),
    );
    for (const [code, { value }] of whole.derived) figures.set(code, value);
    for (const { what, left } of some(documentWithoutLabel(document), most.published)) {
      expect({ what, wrong: misread(extract(left), figures) }).toEqual({ what, wrong: [] });
    }
  });
});
