import { applicantColumns } from '../domain/taxonomy/table3.ts';
import { indexLabels } from './label-match.ts';
import type { Line, Words } from './line.ts';
import type { Stretch } from './region.ts';
import { type Run, runsOf, withoutPadding } from './run.ts';
import { isGroupPiece, type RunLabel, runLabel, table3Labels, withoutHead } from './table-three-label.ts';
import { addsUp } from './table-three-sums.ts';

/** Columns of table 三. */
export const table3Width = 7;

export type LabelledRun = Run & {
  readonly label: RunLabel;
  /** The rest of a run in which no words stand between two rows. */
  readonly isContinued: boolean;
};

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

/**
 * One cell per line, and a label lost between two rows: fourteen figures, of which each seven add up. Fourteen on one line are
 * those of two years side by side.
 */
function splitMerged(run: Run): (Run & { readonly isContinued: boolean })[] {
  const count = run.values.length / table3Width;
  const isOneLine = new Set(run.values.map(({ place }) => place.line)).size === 1;
  if (isOneLine || run.exactGrid || count < 2 || count > mostRows || !Number.isInteger(count))
    return [{ ...run, isContinued: false }];
  const rows = Array.from({ length: count }, (_, index) =>
    run.values.slice(index * table3Width, (index + 1) * table3Width),
  );
  if (!rows.every(addsUp)) return [{ ...run, isContinued: false }];
  return rows.map((values, index) => ({
    ...run,
    values,
    before: index === 0 ? run.before : [],
    after: index === count - 1 ? run.after : [],
    isContinued: index > 0,
  }));
}

const columnLabels = indexLabels(applicantColumns);

/**
 * The grid columns of the seven heads, by table, where an exact grid has each of them once. Some pages leave a blank cell
 * beside a label where it should span, so that a row has more cells than the form.
 */
function headColumns(lines: readonly Line[], { start, end }: Stretch): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, Map<string, Set<number>>>();
  for (const { pieces, exactGrid, table } of lines.slice(start, end)) {
    if (!exactGrid || table === null) continue;
    // The label of （七）总计 stands in a row of figures; the head does not.
    if (pieces.some((piece) => piece.kind === 'value' && piece.reading.state.kind === 'number')) continue;
    const columns = found.get(table) ?? new Map<string, Set<number>>();
    found.set(table, columns);
    for (const piece of pieces) {
      const code = piece.kind === 'words' && piece.ordinal === null ? columnLabels.exact(piece.key) : undefined;
      if (code === undefined || piece.place.column === null) continue;
      columns.set(code, (columns.get(code) ?? new Set()).add(piece.place.column));
    }
  }
  return new Map(
    [...found].flatMap(([table, columns]) => {
      const places = applicantColumns.flatMap(({ code }) => [...(columns.get(code) ?? [])]);
      const isWhole =
        columns.size === table3Width && new Set(places).size === table3Width && places.length === table3Width;
      return isWhole ? [[table, places] as const] : [];
    }),
  );
}

/**
 * A row of an exact grid by its heads: the cells below them, where it has more cells than heads, or the heads are in another
 * order. Where spans are wrong the cells do not stand below the heads, and their order tells.
 */
function underHeads(run: Run, lines: readonly Line[], heads: ReadonlyMap<number, readonly number[]>): Run {
  const columns = heads.get(lines[run.line]?.table ?? -1);
  if (!run.exactGrid || run.values.length < table3Width || columns === undefined) return run;
  const values = columns.flatMap((column) => run.values.filter(({ place }) => place.column === column));
  // Figures beside the columns are those of a row that was joined to this one.
  const isPadded = run.values.every((value) => values.includes(value) || isBlank(value));
  if (values.length !== table3Width || !isPadded) return run;
  // With cells to spare, rows that stand a column beside their heads have a blank 自然人 and another's figure as 总计.
  const isSure = run.values.length === table3Width || values.every(isBlank) || addsUp(values);
  return isSure ? { ...run, values } : run;
}

function isBlank({ reading }: Run['values'][number]): boolean {
  return reading.state.kind === 'blank';
}

/** Far more runs than rows are of a hostile document. */
const mostRuns = 400;

/** The rows of figures of table 三 as they are printed, with what their labels say; rows of blanks without a label are no rows. */
export function table3Runs(lines: readonly Line[], stretch: Stretch): readonly LabelledRun[] {
  const heads = headColumns(lines, stretch);
  const printed = runsOf(lines, stretch);
  const byOrder = printed.filter(({ values }) => addsUp(values)).length;
  const byHeads = printed.map((run) => underHeads(run, lines, heads));
  // Wrong spans can move the heads, so that they seem to stand in another order: then fewer rows add up.
  const isTrusted = byHeads.filter(({ values }) => addsUp(values)).length >= byOrder;
  const runs = isTrusted ? byHeads : printed;
  return joinBroken(withoutPadding(runs, table3Width))
    .flatMap(splitMerged)
    .slice(0, mostRuns)
    .map((run) => ({ ...run, label: runLabel(run) }))
    .filter(
      ({ values, label }) => label.row !== undefined || values.some(({ reading }) => reading.state.kind !== 'blank'),
    );
}
