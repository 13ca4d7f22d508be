import type { Likeness } from './label-match.ts';

/** A run of figures on its way to a row: what its label says. */
export type Alignable<Row extends string> = {
  readonly likeness: ReadonlyMap<Row, Likeness>;
  /** The row that its label clearly means. */
  readonly row: Row | undefined;
  readonly ordinal: string | null;
};

export type Placement<Row extends string> = {
  readonly run: number;
  readonly row: Row;
  /** label: its own label says so; order: only its place between labelled rows does, and the sums have to prove it. */
  readonly by: 'label' | 'order';
};

/** A row whose label is printed at several runs; all but the first, in order. */
export type Duplicate<Row extends string> = { readonly run: number; readonly row: Row };

export type Alignment<Row extends string> = {
  readonly placements: readonly Placement<Row>[];
  readonly duplicates: readonly Duplicate<Row>[];
  /** Runs that cannot be placed, with the rows that they could be. */
  readonly unplaced: readonly { readonly run: number; readonly rows: readonly Row[] }[];
};

/**
 * Brings runs to rows. A clear label decides, wherever it stands (some converters throw rows out of order). Between two
 * labelled rows that stand in official order, runs without a label take the rows between, if they are as many and their
 * remains of labels do not contradict.
 */
export function alignRows<Row extends string>(
  runs: readonly Alignable<Row>[],
  rows: readonly { readonly code: Row; readonly ordinal: string | null }[],
): Alignment<Row> {
  const position = new Map(rows.map(({ code }, index) => [code, index]));
  const labelled = new Map<Row, number>();
  const duplicates: Duplicate<Row>[] = [];
  for (const [run, { row }] of runs.entries()) {
    if (row === undefined || !position.has(row)) continue;
    if (labelled.has(row)) duplicates.push({ run, row });
    else labelled.set(row, run);
  }
  const rowOfRun = new Map([...labelled].map(([row, run]) => [run, row]));
  const duplicated = new Set(duplicates.map(({ run }) => run));

  const placements: Placement<Row>[] = [...rowOfRun].map(([run, row]) => ({ run, row, by: 'label' as const }));
  const unplaced: { run: number; rows: readonly Row[] }[] = [];
  let gap: number[] = [];
  let below = -1;

  const closeGap = (above: number) => {
    const free = rows.slice(below + 1, Math.max(above, below + 1)).filter(({ code }) => !labelled.has(code));
    const fits =
      gap.length === free.length &&
      gap.every((run, index) => {
        const row = free[index];
        const said = runs[run];
        if (row === undefined || said === undefined) return false;
        return (
          (said.likeness.size === 0 || said.likeness.has(row.code)) &&
          (said.ordinal === null || row.ordinal === null || said.ordinal === row.ordinal)
        );
      });
    for (const [index, run] of gap.entries()) {
      const row = free[index];
      if (fits && row !== undefined) placements.push({ run, row: row.code, by: 'order' });
      else unplaced.push({ run, rows: free.map(({ code }) => code) });
    }
    gap = [];
  };

  for (let run = 0; run < runs.length; run += 1) {
    const row = rowOfRun.get(run);
    if (row !== undefined) {
      const at = position.get(row) ?? 0;
      closeGap(at);
      below = at;
    } else if (!duplicated.has(run)) {
      gap.push(run);
    }
  }
  closeGap(rows.length);
  return { placements, duplicates, unplaced };
}
