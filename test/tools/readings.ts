import type { Extraction } from '../../src/extract/extraction.ts';
import { extract } from '../../src/extract/extract.ts';
import { readText } from '../../src/read/text.ts';

/** What the reader makes of a text. */
export function readingOf(text: string): Extraction {
  return extract(readText(new TextEncoder().encode(text)));
}

/** Figures that the reader gives, printed or derived, which are not those of the document. */
export function misread(extraction: Extraction, figures: ReadonlyMap<string, number>): readonly string[] {
  const printed = [...extraction.cells].flatMap(([code, state]) =>
    state.kind === 'number' && state.value !== figures.get(code)
      ? [`${code} = ${state.value}, not ${figures.get(code)}`]
      : [],
  );
  const derived = [...extraction.derived].flatMap(([code, { value }]) =>
    value === figures.get(code) ? [] : [`${code} derived as ${value}, not ${figures.get(code)}`],
  );
  return [...printed, ...derived];
}

/** Figures of the document that the reader neither gives nor doubts. */
export function silentlyLost(extraction: Extraction, figures: ReadonlyMap<string, number>): readonly string[] {
  const doubts = extraction.findings.filter(({ severity }) => severity !== 'info');
  const named = new Set<string>(doubts.flatMap(({ codes }) => codes));
  const states: ReadonlyMap<string, { readonly kind: string }> = extraction.cells;
  return [...figures.keys()].filter((code) => {
    const state = states.get(code);
    if (state === undefined) return doubts.length === 0;
    return state.kind === 'unreadable' && !named.has(code);
  });
}
