/** The same words in both languages: a label, or one sentence. */
export type Sentence = { readonly zh: string; readonly en: string };
