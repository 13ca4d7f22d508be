import { checkReport, findingsOf } from '../../../src/domain/checks/check-report.ts';
import type { CellState, Provenance } from '../../../src/domain/figure.ts';
import type { MetricCode } from '../../../src/domain/metric.ts';
import { readCell } from '../../../src/extract/cell-reading.ts';
import type { Extraction } from '../../../src/extract/extraction.ts';
import { simplifierFor } from '../../../src/extract/simplify.ts';
import type { Document, Position } from '../../../src/read/document.ts';

/** A document with what was made of it. */
export type Reading = { readonly document: Document; readonly extraction: Extraction };

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

type Text = Position & {
  readonly row: number | null;
  readonly column: number | null;
  readonly printed: string;
  /** In simplified script, as extraction sees it. */
  readonly text: string;
};

/** Every text of a document with its place, blanks left out. */
function textsOf({ blocks }: Document): readonly Text[] {
  const texts = blocks.flatMap((block): readonly Omit<Text, 'text'>[] =>
    block.kind === 'paragraph'
      ? [{ ...block.at, row: null, column: null, printed: block.text }]
      : block.rows.flatMap(({ cells }) =>
          cells.map(({ at, row, column, text }) => ({ ...at, row, column, printed: text })),
        ),
  );
  const simplify = simplifierFor(texts.map(({ printed }) => printed).join(''));
  return texts.map((text) => ({
    ...text,
    printed: withoutBlanks(text.printed),
    text: withoutBlanks(simplify(text.printed)),
  }));
}

/** Every figure whose text does not stand where it is said to stand, or says something else. */
export function misplaced({ document, extraction }: Reading): readonly string[] {
  const texts = textsOf(document);
  const converted = new Set(
    extraction.findings.filter(({ rule }) => rule === 'R.unit').flatMap(({ codes }) => [...codes]),
  );
  const faults: string[] = [];
  for (const [code, state] of extraction.cells) {
    const place = extraction.provenance.get(code);
    if (state.kind === 'unreadable' || (state.kind === 'blank' && place?.column === null)) continue;
    if (place === undefined) faults.push(`${code} stands nowhere`);
    else if (!stands(place, texts)) faults.push(`${code}: ${JSON.stringify(place)} does not stand there`);
    else if (!converted.has(code) && !says(place.raw, state))
      faults.push(`${code}: ${place.raw} is not ${shown(state)}`);
  }
  // A sentence goes on over a page number, but what looks like one may be the torn beginning of a sentence.
  const wholes = [isPageNumber, () => false].map((isLeftOut) =>
    words(texts.map(({ printed }) => (isLeftOut(printed) ? '' : printed)).join('')),
  );
  for (const [code, { quote, page, line }] of extraction.prose) {
    const here = texts.some((text) => text.page === page && text.line === line);
    if (!here || !wholes.some((whole) => whole.includes(words(quote))))
      faults.push(`${code}: "${quote}" is not in the text`);
    const joined = quote.match(/\d{7,}/g)?.find((digits) => !texts.some(({ printed }) => printed.includes(digits)));
    if (joined !== undefined) faults.push(`${code}: ${joined} is not printed in one place`);
  }
  return faults;
}

/** Page numbers are left out of what they interrupt. */
function isPageNumber(text: string): boolean {
  return /^[-—–·第]*\d{1,3}(?:[-—–·页]+|\/\d{1,3}页?|页.*)$/u.test(words(text));
}

/** A quote leaves out the marks of Markdown. */
function words(text: string): string {
  return text.replaceAll(/[\s*#\u200b\ufeff]/g, '');
}

function stands({ page, line, row, column, raw }: Provenance, texts: readonly Text[]): boolean {
  const wanted = withoutBlanks(raw);
  return texts.some(
    (text) =>
      text.page === page &&
      text.line === line &&
      (row === null || text.row === row) &&
      (column === null || text.column === column) &&
      text.text.includes(wanted),
  );
}

function says(raw: string, state: CellState): boolean {
  return JSON.stringify(readCell(raw)?.state) === JSON.stringify(state);
}

function shown(state: CellState | undefined): string {
  if (state === undefined) return 'not printed';
  return state.kind === 'number' ? String(state.value) : state.kind;
}

/** The figures of a document. */
export type Figures = ReadonlyMap<MetricCode, CellState>;

/**
 * Every figure that none of the unmutated documents has in its place, unless it is flagged, or printed in a cell that was
 * mutated (`isExcused`).
 */
export function silentlyWrong(
  { extraction }: Reading,
  originals: readonly Figures[],
  isExcused: (place: Provenance) => boolean,
): readonly string[] {
  const findings = [...extraction.findings, ...findingsOf(checkReport(extraction))];
  const flagged = new Set(findings.filter(({ severity }) => severity !== 'info').flatMap(({ codes }) => [...codes]));
  const faults: string[] = [];
  for (const [code, state] of extraction.cells) {
    if (state.kind !== 'number' || flagged.has(code)) continue;
    const place = extraction.provenance.get(code);
    const before = originals.map((figures) => figures.get(code));
    if (before.some((own) => own?.kind === 'number' && own.value === state.value)) continue;
    if (place !== undefined && isExcused(place)) continue;
    faults.push(`${code}=${state.value}, was ${before.map(shown).join(' or ')}: ${JSON.stringify(place)}`);
  }
  return faults;
}
