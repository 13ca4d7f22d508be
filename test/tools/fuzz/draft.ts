/** A text under mutation; `marks` has a 1 for each of its characters that a mutation has touched. */
export type Draft = { readonly text: string; readonly marks: string };

export type Span = { readonly start: number; readonly end: number };

/** A text that nothing has touched yet. */
export function untouched(text: string): Draft {
  return { text, marks: '0'.repeat(text.length) };
}

/** A text that a mutation has written. */
export function written(text: string): Draft {
  return { text, marks: '1'.repeat(text.length) };
}

/** A part of a draft. */
export function partOf(draft: Draft, start: number, end = draft.text.length): Draft {
  return { text: draft.text.slice(start, end), marks: draft.marks.slice(start, end) };
}

/** Drafts one after the other. */
export function joined(...drafts: readonly Draft[]): Draft {
  return { text: drafts.map(({ text }) => text).join(''), marks: drafts.map(({ marks }) => marks).join('') };
}

/** A draft with something else in the place of a span. */
export function replaced(draft: Draft, { start, end }: Span, by: Draft): Draft {
  return joined(partOf(draft, 0, start), by, partOf(draft, end));
}

/** A draft in which a span counts as touched. */
export function marked(draft: Draft, { start, end }: Span): Draft {
  return replaced(draft, { start, end }, written(draft.text.slice(start, end)));
}

/** Whether any character of a span was touched. */
export function isTouched(draft: Draft, { start, end }: Span): boolean {
  return draft.marks.slice(start, end).includes('1');
}
