import type { ResponseParameters } from 'grammy/types';

/** A call that Telegram would refuse, with its very answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly description: string;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.description = description;
    this.parameters = parameters;
  }
}

/** `Bad Request: ...`, as the Bot API words it. */
export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`);
}

/** For what Telegram accepts but silently spoils: the double says so instead. */
export function wouldBeSpoilt(what: string): Refusal {
  return new Refusal(400, `Bad Request: [double] ${what}`);
}

/** `Forbidden: ...`, as the Bot API words it. */
export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}
