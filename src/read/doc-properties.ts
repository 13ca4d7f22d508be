/** A cell of a table row between its edges, in twips, and how it is merged with its neighbours. */
export type DocCell = {
  readonly left: number;
  readonly right: number;
  readonly merge: 'none' | 'continuesLeft' | 'continuesAbove';
};

/** What a paragraph says of itself; `cells` stands on the mark that ends a table row. */
export type ParagraphProperties = {
  readonly inTable: boolean;
  readonly endsRow: boolean;
  readonly cells: readonly DocCell[] | null;
};

/** A stretch of the file, in bytes, with the properties of its text. */
export type PropertyRun<Value> = { readonly start: number; readonly end: number; readonly value: Value };

/** The streams of a Word file that hold its text, its tables of properties, and properties too long for those. */
export type DocStreams = { readonly text: DataView; readonly table: DataView; readonly data: DataView };

const pageSize = 512;

/** The runs whose text is deleted, hidden or struck out: 3 struck out beside 5 is not 35. */
export function unseenRuns(streams: DocStreams): PropertyRun<boolean>[] {
  return propertyRuns(streams, 0xfa, 1, (page, entry) => {
    const at = page + streams.text.getUint8(entry) * 2;
    if (at === page) return false;
    const length = streams.text.getUint8(at);
    for (const { code, operand } of modifiers(streams.text, at + 1, at + 1 + length)) {
      // The lowest bit: 1 is on, 0x81 is the opposite of a style that never has these on, 0 and 0x80 are off.
      if (unseenCodes.has(code) && (operand.getUint8(0) & 1) === 1) return true;
    }
    return false;
  }).filter(({ value }) => value);
}

/** The runs of paragraphs, with what concerns tables. */
export function paragraphRuns(streams: DocStreams): PropertyRun<ParagraphProperties>[] {
  return propertyRuns(streams, 0x102, 13, (page, entry) => {
    const at = page + streams.text.getUint8(entry) * 2;
    const properties = { inTable: false, endsRow: false, cells: null };
    if (at === page) return properties;
    const half = streams.text.getUint8(at);
    const [start, length] = half === 0 ? [at + 2, streams.text.getUint8(at + 1) * 2] : [at + 1, half * 2 - 1];
    // The first two bytes are the style.
    return paragraphProperties(streams, start + 2, start + length, properties, 0);
  });
}

/** The run at a byte of the file; undefined where there is none. Runs must be in order. */
export function runAt<Value>(runs: readonly PropertyRun<Value>[], position: number): PropertyRun<Value> | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run.start <= position ? run : undefined;
}

/** sprmCFRMarkDel, sprmCFVanish, sprmCFStrike, sprmCFDStrike. */
const unseenCodes = new Set([0x0800, 0x083c, 0x0837, 0x2a53]);

/**
 * Walks the pages of formatted runs that a bin table of the file information block lists ([MS-DOC] 2.9.33, 2.9.174).
 * `read` gets the offset of the page and of the run's entry of `entrySize` bytes.
 */
function propertyRuns<Value>(
  { text, table }: DocStreams,
  pointer: number,
  entrySize: number,
  read: (page: number, entry: number) => Value,
): PropertyRun<Value>[] {
  const bins = text.getUint32(pointer, true);
  const count = Math.max(Math.floor((text.getUint32(pointer + 4, true) - 4) / 8), 0);
  const runs: PropertyRun<Value>[] = [];
  for (let bin = 0; bin < count; bin += 1) {
    const number = table.getUint32(bins + 4 * (count + 1) + 4 * bin, true) & 0x3fffff;
    const page = number * pageSize;
    const inPage = text.getUint8(page + pageSize - 1);
    for (let index = 0; index < inPage; index += 1) {
      const start = text.getUint32(page + 4 * index, true);
      const end = text.getUint32(page + 4 * index + 4, true);
      runs.push({ start, end, value: read(page, page + 4 * (inPage + 1) + entrySize * index) });
    }
  }
  return runs.toSorted((a, b) => a.start - b.start);
}

function paragraphProperties(
  streams: DocStreams,
  start: number,
  end: number,
  before: ParagraphProperties,
  depth: number,
  view: DataView = streams.text,
): ParagraphProperties {
  let { inTable, endsRow, cells } = before;
  for (const { code, operand } of modifiers(view, start, end)) {
    if (code === 0x2416) inTable = operand.getUint8(0) !== 0;
    else if (code === 0x2417) endsRow = operand.getUint8(0) !== 0;
    else if (code === 0xd608) cells = tableCells(operand);
    else if (code === 0xd62b && cells !== null) cells = remerged(cells, operand);
    // sprmPHugePapx and sprmPTableProps: the properties stand in the data stream.
    else if ((code === 0x6645 || code === 0x6646 || code === 0x646b) && depth === 0) {
      const at = operand.getUint32(0, true);
      const length = streams.data.getInt16(at, true);
      const state = { inTable, endsRow, cells };
      ({ inTable, endsRow, cells } = paragraphProperties(streams, at + 2, at + 2 + length, state, 1, streams.data));
    }
  }
  return { inTable, endsRow, cells };
}

type Modifier = { readonly code: number; readonly operand: DataView };

/** Single property modifiers: a code whose top bits give the length of its operand ([MS-DOC] 2.6). */
function* modifiers(view: DataView, start: number, end: number): Generator<Modifier> {
  let at = start;
  while (at + 2 <= end) {
    const code = view.getUint16(at, true);
    at += 2;
    const size = operandSize(view, code, at);
    if (at + size.skipped + size.bytes > end) return;
    yield { code, operand: new DataView(view.buffer, view.byteOffset + at + size.skipped, size.bytes) };
    at += size.skipped + size.bytes;
  }
}

function operandSize(view: DataView, code: number, at: number): { skipped: number; bytes: number } {
  switch (code >> 13) {
    case 0:
    case 1:
      return { skipped: 0, bytes: 1 };
    case 3:
      return { skipped: 0, bytes: 4 };
    case 6:
      // sprmTDefTable counts itself in two bytes and one too many.
      if (code === 0xd608) return { skipped: 2, bytes: Math.max(view.getUint16(at, true) - 1, 0) };
      return { skipped: 1, bytes: view.getUint8(at) };
    case 7:
      return { skipped: 0, bytes: 3 };
    default:
      return { skipped: 0, bytes: 2 };
  }
}

/** sprmTDefTable: the number of cells, one edge more, and 20 bytes about each, of which the last may be missing. */
function tableCells(operand: DataView): DocCell[] {
  const count = operand.getUint8(0);
  const about = 1 + 2 * (count + 1);
  return Array.from({ length: count }, (_, index) => {
    const at = about + 20 * index;
    const flags = at + 2 <= operand.byteLength ? operand.getUint16(at, true) : 0;
    const merge = (flags & 3) === 2 ? 'continuesLeft' : ((flags >> 5) & 3) === 1 ? 'continuesAbove' : 'none';
    return { left: operand.getInt16(1 + 2 * index, true), right: operand.getInt16(3 + 2 * index, true), merge };
  });
}

/** sprmTVertMerge: one cell by its number, 1 where it continues the cell above, 3 where it begins a merged one. */
function remerged(cells: readonly DocCell[], operand: DataView): DocCell[] {
  const cell = operand.getUint8(0);
  const merge = operand.getUint8(1) === 1 ? 'continuesAbove' : 'none';
  return cells.map((before, index) => (index === cell ? { ...before, merge } : before));
}
