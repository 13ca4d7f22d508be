import { isMetricCode, type MetricCode } from '../domain/metric.ts';
import type { Edition } from '../domain/taxonomy/editions.ts';
import { type Table2Block, type Table2Column, table2Of2019, table2Of2021 } from '../domain/taxonomy/table2.ts';
import { indexLabels, type LabelIndex } from './label-match.ts';
import type { Words } from './line.ts';
import { labelOf } from './plain-text.ts';

export type Table2Edition = Exclude<Edition, '2014'>;

/** A row of table 二 with the block that it stands in. */
export type Table2FormRow = { readonly code: string; readonly zh: string; readonly block: Table2Block };

/** Table 二 of an edition, with its labels ready for comparison. */
export type Table2Form = {
  readonly rows: readonly Table2FormRow[];
  readonly labels: LabelIndex<string>;
  readonly columns: ReadonlyMap<Table2Block, LabelIndex<string>>;
};

function formOf(blocks: readonly Table2Block[]): Table2Form {
  return {
    rows: blocks.flatMap((block) => block.rows.map(({ code, zh }) => ({ code, zh, block }))),
    labels: indexLabels(blocks.flatMap((block) => block.rows)),
    columns: new Map(blocks.map((block) => [block, indexLabels(block.columns)])),
  };
}

export const table2Forms: { readonly [edition in Table2Edition]: Table2Form } = {
  '2019': formOf(table2Of2019),
  '2021': formOf(table2Of2021),
};

export function table2CodeOf(row: Pick<Table2FormRow, 'code'>, column: Table2Column): MetricCode {
  const code = `${row.code}.${column.code}`;
  if (!isMetricCode(code)) throw new RangeError(`table 2 has no figure ${code}`);
  return code;
}

export function table2CodesOf(row: Table2FormRow): readonly MetricCode[] {
  return row.block.columns.map((column) => table2CodeOf(row, column));
}

/** A column head as printed, and the column that it means. */
export type PrintedColumn = {
  readonly column: Table2Column;
  readonly key: string;
  readonly raw: string;
  /** Column of the table's grid in which it begins; null outside tables. */
  readonly grid: number | null;
};

const mostPieces = 4;

function isCaption({ key }: Words): boolean {
  return key === '信息内容' || /^第二十条第.{1,3}项$/u.test(key);
}

/** Finds the column heads of a block among the words above its rows; heads are wrapped over several (本年新 / 公开数量). */
export function printedColumns(
  form: Table2Form,
  block: Table2Block,
  above: readonly Words[],
): readonly PrintedColumn[] {
  const labels = form.columns.get(block);
  if (labels === undefined) return [];
  const words = above.filter((word) => !isCaption(word));
  const found: PrintedColumn[] = [];
  let index = 0;
  while (index < words.length) {
    // Most pieces first: 本年收费金额 is a label by itself, but （单位：万元） behind it belongs to it.
    const best = Array.from({ length: Math.min(mostPieces, words.length - index) }, (_, more) => {
      const pieces = words.slice(index, index + more + 1);
      const key = pieces.map((piece) => piece.key).join('');
      return { pieces, key, match: labels.find(key) };
    }).findLast(({ match, pieces }) => match !== undefined && (match.likeness === 1 || pieces.length === 1));
    const column = block.columns.find(({ code }) => code === best?.match?.code);
    if (best !== undefined && column !== undefined) {
      const grid = best.pieces[0]?.place.column ?? null;
      found.push({ column, key: best.key, raw: best.pieces.map(({ raw }) => raw.trim()).join(''), grid });
    }
    index += best === undefined ? 1 : best.pieces.length;
  }
  return found;
}

/** Whether a label is the official one but for its ordinal, spaces, brackets and quotes. */
export function isOfficial(key: string, zh: string): boolean {
  return key === labelOf(zh).key;
}
