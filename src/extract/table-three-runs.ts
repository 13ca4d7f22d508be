import type { Line, Words } from './line.ts';
import type { Stretch } from './region.ts';
import { type Run, runsOf, withoutPadding } from './run.ts';
import { isGroupPiece, type RunLabel, runLabel, table3Labels, withoutHead } from './table-three-label.ts';
import { addsUp } from './table-three-sums.ts';

/** Columns of table 三. */
export const table3Width = 7;

export type LabelledRun = Run & { readonly label: RunLabel };

function isNoise(word: Words): boolean {
  return table3Labels.compare(word.key).size === 0 && !isGroupPiece(word);
}

/** One cell per line, and a page header between the cells: two runs that make up one row that adds up. */
function joinBroken(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const previous = joined.at(-1);
    const isRest =
      previous !== undefined && !run.exactGrid && previous.values.length + run.values.length === table3Width;
    const values = isRest ? [...previous.values, ...run.values] : [];
    if (isRest && addsUp(values) && withoutHead(run.before).every(isNoise)) {
      joined[joined.length - 1] = { ...previous, values, after: run.after };
    } else {
      joined.push(run);
    }
  }
  return joined;
}

/** Table 三 has 25 rows of figures. */
const mostRows = 25;

/** One cell per line, and a label lost between two rows: fourteen figures, of which each seven add up. */
function splitMerged(run: Run): Run[] {
  const count = run.values.length / table3Width;
  if (run.exactGrid || count < 2 || count > mostRows || !Number.isInteger(count)) return [run];
  const rows = Array.from({ length: count }, (_, index) =>
    run.values.slice(index * table3Width, (index + 1) * table3Width),
  );
  if (!rows.every(addsUp)) return [run];
  return rows.map((values, index) => ({
    ...run,
    values,
    before: index === 0 ? run.before : [],
    after: index === count - 1 ? run.after : [],
  }));
}

/** Far more runs than rows are of a hostile document. */
const mostRuns = 400;

/** The rows of figures of table 三 as they are printed, with what their labels say; rows of blanks without a label are no rows. */
export function table3Runs(lines: readonly Line[], stretch: Stretch): readonly LabelledRun[] {
  return joinBroken(withoutPadding(runsOf(lines, stretch, table3Width), table3Width))
    .flatMap(splitMerged)
    .slice(0, mostRuns)
    .map((run) => ({ ...run, label: runLabel(run) }))
    .filter(
      ({ values, label }) => label.row !== undefined || values.some(({ reading }) => reading.state.kind !== 'blank'),
    );
}
