import type { MetricCode } from '../domain/metric.ts';
import type { Table2Column } from '../domain/taxonomy/table2.ts';
import { type Harvest, keep, printedText, setUnreadable } from './harvest.ts';
import type { Value } from './line.ts';
import { readingFinding } from './reading-finding.ts';
import { layRow, type Run } from './run.ts';
import { type PrintedColumn, type Table2FormRow, table2CodeOf, table2CodesOf } from './table-two-form.ts';

function isNumber({ reading }: Value): boolean {
  return reading.state.kind === 'number';
}

/** No sums hold along a row of table 二, so a row that can be laid in several ways is not laid. */
const nothingProves = () => false;

/**
 * 本年增/减 alone carries a sign, so that a signed figure tells its column: +4 after 19 leaves no other place for the 19
 * than 上一年项目数量, whatever blank cells a converter dropped.
 */
function bySign(row: Table2FormRow, values: readonly Value[]): readonly { code: MetricCode; value: number }[] {
  const numbers = values.filter(isNumber);
  const change = row.block.columns.findIndex(({ code }) => code === 'items_change');
  const signed = numbers.findIndex(({ reading }) => reading.signed);
  if (change !== 1 || signed < 0 || numbers.length >= row.block.columns.length) return [];
  return numbers.slice(0, signed + 1).flatMap((value, index) => {
    const column = row.block.columns[change + index - signed];
    const { state } = value.reading;
    return column === undefined || state.kind !== 'number'
      ? []
      : [{ code: table2CodeOf(row, column), value: state.value }];
  });
}

/** A signed figure in another column than 本年增/减: a figure before it was dropped or printed twice. */
function isShifted(columns: readonly Table2Column[], values: readonly Value[]): boolean {
  return (
    columns.some(({ code }) => code === 'items_change') &&
    values.some(({ reading }, index) => reading.signed && columns[index]?.code !== 'items_change')
  );
}

/** A column of 万元 whose head is printed with 元: meant so, or a character lost; the figure is 10,000 times another. */
function hasOtherUnit(column: Table2Column, heads: readonly PrintedColumn[]): boolean {
  const head = heads.find((candidate) => candidate.column === column);
  return column.unit === '万元' && head !== undefined && head.key.includes('元') && !head.key.includes('万元');
}

/** A figure in the unit of its code. Only 元 beside a figure in a column of 万元 changes the number. */
function inUnit(harvest: Harvest, code: MetricCode, column: Table2Column, value: Value): Value {
  const { state, unit } = value.reading;
  if (state.kind !== 'number' || unit === null || unit === column.unit || !unit.includes('元')) return value;
  const raw = value.raw.trim();
  if (column.unit === '万元' && unit === '元') {
    const converted = state.value / 10_000;
    harvest.findings.push(
      readingFinding('R.unit', [code], {
        zh: `「${column.zh}」印作「${raw}」，已换算为 ${converted} 万元。`,
        en: `"${column.zh}" prints "${raw}", which is ${converted} ×10,000 yuan.`,
      }),
    );
    return { ...value, reading: { ...value.reading, state: { kind: 'number', value: converted } } };
  }
  harvest.findings.push(
    readingFinding('R.unit', [code], {
      zh: `「${column.zh}」印作「${raw}」；规定格式没有写明单位，数字按原样保留。`,
      en: `"${column.zh}" prints "${raw}"; the form names no unit, so the number is kept as printed.`,
    }),
  );
  return value;
}

/**
 * The columns that the figures of a row stand in: those of the form, unless an exact grid prints all of its heads in another
 * order, or fewer heads and as many figures. Elsewhere, heads in another order leave the columns unknown.
 */
function columnsOf(row: Table2FormRow, run: Run, heads: readonly PrintedColumn[]): readonly Table2Column[] | undefined {
  const { columns } = row.block;
  const printed = heads.map(({ column }) => column);
  const isDistinct = new Set(printed).size === printed.length;
  const isWhole = isDistinct && printed.length === columns.length;
  if (run.exactGrid && isDistinct && printed.length === run.values.length) return printed;
  // Merged cells printed once in each column, heads and figures: which figures are one cannot be told.
  if (!run.exactGrid && printed.some((column, index) => column === printed[index + 1])) return undefined;
  // As many figures as heads, and fewer than the form has: a row of another form.
  const figures = run.values.filter(({ reading }) => reading.state.kind !== 'blank').length;
  if (!run.exactGrid && isDistinct && figures === printed.length && figures < columns.length) return undefined;
  return isWhole && printed.some((column, index) => column !== columns[index]) ? undefined : columns;
}

/**
 * The figures below the heads, where an exact grid has more cells than heads: blank ones in the place of merged columns. All
 * figures where that is not so.
 */
function belowHeads({ exactGrid, values }: Run, heads: readonly PrintedColumn[]): readonly Value[] {
  if (!exactGrid || values.length <= heads.length) return values;
  const below = heads.flatMap(({ grid }) =>
    values.filter(({ place }) => place.column !== null && place.column === grid),
  );
  const isPadded = values.every((value) => below.includes(value) || value.reading.state.kind === 'blank');
  return below.length === heads.length && isPadded ? below : values;
}

/** Whether a cell of a row with cells to spare stands below the head of another column: then order does not tell its column. */
function isBesideHeads(
  { exactGrid, values }: Run,
  laid: readonly Value[],
  columns: readonly Table2Column[],
  heads: readonly PrintedColumn[],
): boolean {
  if (!exactGrid || values.length === columns.length) return false;
  return laid.some(({ place }, index) => {
    const own = heads.filter(({ column }) => column === columns[index]);
    return own.length > 0 && !own.some(({ grid }) => grid === null || grid === place.column);
  });
}

/** Takes over the figures of one row of table 二; `twin` is the same row printed once more. */
export function readTable2Row(
  harvest: Harvest,
  row: Table2FormRow,
  printedRun: Run,
  twin: Run | undefined,
  heads: readonly PrintedColumn[],
): void {
  const run = { ...printedRun, values: belowHeads(printedRun, heads) };
  const columns = columnsOf(row, run, heads);
  const isContradicted = twin !== undefined && printedText(twin.values) !== printedText(printedRun.values);
  const laid = columns === undefined ? undefined : layRow(run.values, columns.length, nothingProves);
  const isInPlace =
    columns !== undefined &&
    laid?.kind === 'row' &&
    !isBesideHeads(run, laid.values, columns, heads) &&
    (run.exactGrid || !isShifted(columns, laid.values));
  if (isInPlace && !isContradicted) {
    for (const [index, column] of columns.entries()) {
      const value = laid.values[index];
      const code = table2CodeOf(row, column);
      if (value === undefined) continue;
      if (value.reading.unit === null && isNumber(value) && hasOtherUnit(column, heads)) {
        setUnreadable(harvest, code, [value], 't2');
        harvest.findings.push(
          readingFinding('R.unit', [code], {
            zh: `「${column.zh}」的表头印作「元」，数字（${value.raw.trim()}）是元还是万元不能确定，未采用。`,
            en: `The head of "${column.zh}" is printed with 元; whether ${value.raw.trim()} is in yuan or 10,000 yuan is not certain, so it was not taken.`,
          }),
        );
      } else keep(harvest, code, inUnit(harvest, code, column, value), 't2');
    }
    return;
  }
  const raw = printedText(run.values);
  for (const code of table2CodesOf(row)) setUnreadable(harvest, code, run.values, 't2');
  const codes = table2CodesOf(row);
  for (const { code, value } of isContradicted ? [] : bySign(row, run.values)) {
    harvest.derived.set(code, {
      value,
      why: `「${row.zh}」一行印的数字（${raw}）少于列数；只有「本年增/减」带正负号，据此对应。`,
    });
  }
  harvest.findings.push(
    readingFinding('R.unreadable', codes, {
      zh: `表二「${row.zh}」一行印的数字（${raw}）与 ${codes.length} 列不能逐列对应。`,
      en: `Row "${row.zh}" of table 2 prints ${raw}, which cannot be told by its ${codes.length} columns.`,
    }),
  );
}
