import type { Figure } from './figure.ts';

/** Databases that are made for the benchmarks, empty but migrated, and that go when they end. */
export type Databases = {
  /** Address of a Postgres database. */
  postgres(): Promise<string>;
  /** Path of a data folder of the embedded engine. */
  folder(): Promise<string>;
};

/** A part of the benchmarks: `npm run bench -- NAME` runs it alone. */
export type Part = {
  readonly name: string;
  /** What its figures are compared with, in words. */
  readonly floor: string;
  /** Measures, and reports each figure as soon as it is known. */
  run(tools: { readonly databases: Databases; readonly report: (figure: Figure) => void }): Promise<void>;
};
