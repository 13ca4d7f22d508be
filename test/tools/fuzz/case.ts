import { readFileSync } from 'node:fs';
import { decodeText } from '../../../src/read/decode.ts';
import { seeded } from '../agencies.ts';
import { docxOf } from '../form-markup.ts';
import { drawnPdf, type Stroke } from '../form-pdf.ts';
import type { Draw } from '../made-report.ts';
import { type Draft, untouched } from './draft.ts';
import { excuse, htmlLayout, type Layout, textLayout, wordLayout } from './layout.ts';
import { mutations } from './mutations.ts';
import { expectedOf } from '../scans.ts';
import { scanDraft } from './scan-case.ts';
import { mutateDrawing } from './drawing-mutations.ts';
import { binaryFiles, drawnSource, pageSource, textSource, wordSource } from './sources.ts';

/** Kinds of documents that are mutated. */
export const kinds = ['text', 'html', 'docx', 'doc', 'pdf', 'scan'] as const;
export type Kind = (typeof kinds)[number];

/** A mutated document, and what its mutation may have changed. */
export type Case = {
  /** What was done, to be read by a person. */
  readonly story: string;
  readonly bytes: Uint8Array;
  /** The documents it was made of: its figures must be theirs. */
  readonly originals: readonly Uint8Array[];
  /** What stands on it, where that is known without reading an original. */
  readonly truth?: ReadonlyMap<string, number>;
  /** Figures that stand in touched cells, as `excuse` writes them. */
  readonly excused: ReadonlySet<string>;
  /** same: other figures must be as they were. anything: what the bytes now say cannot be known without reading them. */
  readonly compare: 'same' | 'anything';
};

/** The mutated document of a kind and seed, always the same. */
export function makeCase(kind: Kind, seed: number): Case {
  const random = seeded(seed);
  const draw: Draw = (below) => Math.floor(random() * below);
  switch (kind) {
    case 'text':
      return writtenCase(textSource(draw), textSource(draw), textLayout, encode, draw);
    case 'html':
      return writtenCase(pageSource(draw), pageSource(draw), htmlLayout, encode, draw);
    case 'docx':
      return writtenCase(wordSource(draw), wordSource(draw), wordLayout, docxOf, draw);
    case 'doc':
      return binaryCase(pick(binaryFiles.doc, draw), draw);
    case 'pdf':
      return draw(3) === 0 ? binaryCase(pick(binaryFiles.pdf, draw), draw) : drawnCase(draw);
    case 'scan':
      return scanCase(draw);
  }
}

function scanCase(draw: Draw): Case {
  const { name, story, bytes } = scanDraft(draw);
  const truth = new Map(Object.entries(expectedOf(name).figures));
  return { story, bytes, originals: [], truth, excused: new Set(), compare: 'same' };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}

function writtenCase(
  source: string,
  other: string,
  layout: Layout,
  pack: (text: string) => Uint8Array,
  draw: Draw,
): Case {
  let draft: Draft = untouched(source);
  const story: string[] = [];
  for (let count = draw(3) + 1; count > 0; count -= 1) {
    const [name, mutate] = pick(Object.entries(mutations), draw);
    story.push(name);
    draft = mutate(draft, draw, layout, other);
  }
  const bytes = pack(draft.text);
  const isFlipped = draw(8) === 0;
  return {
    story: [...story, ...(isFlipped ? ['flipBytes'] : [])].join(', '),
    bytes: isFlipped ? flipped(bytes, draw) : bytes,
    originals: [pack(source), ...(story.includes('splice') ? [pack(other)] : [])],
    excused: new Set(layout.touchedCells(draft)),
    compare: isFlipped ? 'anything' : 'same',
  };
}

function binaryCase(file: string, draw: Draw): Case {
  const original = readFileSync(file);
  return {
    story: 'flipBytes',
    bytes: flipped(original, draw),
    originals: [original],
    excused: new Set(),
    compare: 'anything',
  };
}

function drawnCase(draw: Draw): Case {
  const source: readonly (readonly Stroke[])[] = drawnSource(draw);
  const { pages, story, touched } = mutateDrawing(source, draw);
  const flips = draw(6) === 0;
  const bytes = drawnPdf(pages);
  return {
    story: `${story}${flips ? ', flipBytes' : ''}`,
    bytes: flips ? flipped(bytes, draw) : bytes,
    originals: [drawnPdf(source)],
    excused: new Set(touched.map((text) => excuse(text, null))),
    compare: flips ? 'anything' : 'same',
  };
}

/** Some bytes changed, and sometimes a stretch of them cut, repeated or zeroed. */
function flipped(original: Uint8Array, draw: Draw): Uint8Array {
  const bytes = Buffer.from(original);
  for (let count = 1 + draw(12); count > 0 && bytes.length > 0; count -= 1) bytes[draw(bytes.length)] = draw(256);
  const [start, length] = [draw(bytes.length + 1), draw(2_000)];
  const [before, stretch, after] = [
    bytes.subarray(0, start),
    bytes.subarray(start, start + length),
    bytes.subarray(start + length),
  ];
  switch (draw(12)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, stretch, stretch, after]);
    case 3:
      return Buffer.concat([before, Buffer.alloc(stretch.length), after]);
    default:
      return bytes;
  }
}

/** A mutated document as text, to look at. */
export function shown({ bytes }: Case): string {
  return decodeText(bytes);
}
