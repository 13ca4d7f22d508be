import type { z } from 'zod';

/** A value of a statement's parameters. Lists are written as Postgres writes them, by `listOf`. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array;

/** SQL with its parameters as $1, $2 ..., and the shape of a row that it returns. */
export type Statement<Row> = { readonly text: string; readonly row: z.ZodType<Row> };

/** Runs statements, each in one round trip. */
export type Queries = {
  /** Rows as the statement's shape makes them. Throws when they have another shape. */
  rows<Row>(statement: Statement<Row>, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Runs SQL that may be several statements and returns nothing. */
  script(text: string): Promise<void>;
};

/** Postgres, embedded or not: the same SQL, the same values in and out. */
export type Engine = Queries & {
  readonly kind: 'pglite' | 'postgres';
  /** All of the work or none of it. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /**
   * Calls back when another process, or this one, notified the channel, and after a lost connection was mended, as
   * notifications may have been missed meanwhile. Returns how to stop.
   */
  listen(channel: string, callback: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/** A list of numbers as the text that Postgres reads as an array. */
export function listOf(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}

/** Reads an array of numbers, without NULLs, from the text in which Postgres gives it. */
export function numbersOfList(text: string): number[] {
  return text === '{}' ? [] : text.slice(1, -1).split(',').map(Number);
}

/** Types of arrays that both drivers are told to read with `numbersOfList`: smallint[], integer[], numeric[]. */
export const numberListTypes: readonly number[] = [1005, 1007, 1231];

/** The first row. Throws when there is none. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('a statement that always returns a row returned none');
  return row;
}

/** The SQLSTATE of an error of either driver, or the code of a system error; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
