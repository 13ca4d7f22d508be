/** A mistake that the person can mend: one sentence in each language that says what to do next. Nothing is stored. */
export class UserError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(message: { readonly zh: string; readonly en: string }) {
    super(message.en);
    this.name = 'UserError';
    this.zh = message.zh;
    this.en = message.en;
  }
}
