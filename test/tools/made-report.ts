import { isMetricCode, type MetricCode, table3Code, type Table3RowCode } from '../../src/domain/metric.ts';
import { outcomeRows, printedRows, rowKindIn, type Table3Edition, table3Columns } from '../../src/domain/table3.ts';
import { table2Of2019, table2Of2021 } from '../../src/domain/taxonomy/table2.ts';
import { table3Corner, table3OutcomeHeading, table3Rows } from '../../src/domain/taxonomy/table3.ts';
import { table4Columns, table4Groups } from '../../src/domain/taxonomy/table4.ts';

/** A document as rows of cells; a row of one cell is a line of text. */
export type Sheet = readonly (readonly string[])[];

/** A synthetic report: an agency that does not exist, the labels of the official form, figures made up here. */
export type MadeReport = { readonly sheet: Sheet; readonly figures: ReadonlyMap<MetricCode, number> };

/** A whole number from 0 to `below` − 1. */
export type Draw = (below: number) => number;

function count(draw: Draw): number {
  return draw(3) > 0 ? 0 : draw(5) === 0 ? draw(3_000) : draw(12);
}

type Outcome = { readonly values: Map<Table3RowCode, readonly number[]> };

/** Rows of table 三 whose sums hold. */
function makeTable3(edition: Table3Edition, draw: Draw): Outcome {
  const values = new Map<Table3RowCode, readonly number[]>();
  const leaves = outcomeRows(edition);
  const withTotal = (parts: readonly number[]) => [...parts, parts.reduce((sum, part) => sum + part, 0)];
  for (const row of leaves) values.set(row, withTotal(Array.from({ length: 6 }, () => count(draw))));
  const column = (index: number, rows: readonly Table3RowCode[]) =>
    rows.reduce((sum, row) => sum + (values.get(row)?.[index] ?? 0), 0);
  const totals = Array.from({ length: 6 }, (_, index) => column(index, leaves));
  values.set('outcome.total', withTotal(totals));
  const carriedOut = Array.from({ length: 6 }, () => draw(4));
  values.set('requests.carried_out', withTotal(carriedOut));
  const carriedIn = totals.map((total, index) => draw(Math.min(4, total + (carriedOut[index] ?? 0) + 1)));
  values.set('requests.carried_in', withTotal(carriedIn));
  values.set(
    'requests.received',
    withTotal(totals.map((total, index) => total + (carriedOut[index] ?? 0) - (carriedIn[index] ?? 0))),
  );
  return { values };
}

/** Text of the head of table 三, as converters write it into one row each. */
export const table3Head: Sheet = [
  [table3Corner, '申请人情况'],
  ['', '自然人', '法人或其他组织', '总计'],
  ['', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
];

function table3Sheet(edition: Table3Edition, { values }: Outcome): string[][] {
  const rows: string[][] = table3Head.map((row) => [...row]);
  let group = '';
  for (const { code, zh } of table3Rows) {
    const kind = rowKindIn(code, edition);
    if (kind === undefined) continue;
    if (kind === 'group') {
      group = zh;
      continue;
    }
    const labels = [
      ...(code === 'outcome.granted' ? [table3OutcomeHeading] : []),
      ...(group === '' ? [] : [group]),
      zh,
    ];
    group = '';
    rows.push([...labels, ...(values.get(code) ?? []).map(String)]);
  }
  return rows;
}

function table2Sheet(edition: Table3Edition, figures: Map<MetricCode, number>, draw: Draw): string[][] {
  const rows: string[][] = [];
  for (const block of edition === '2021' ? table2Of2021 : table2Of2019) {
    rows.push([block.head], ['信息内容', ...block.columns.map(({ zh }) => zh)]);
    for (const row of block.rows) {
      const cells = block.columns.map((column) => {
        const code = `${row.code}.${column.code}`;
        if (!isMetricCode(code)) throw new RangeError(`no metric has the code ${code}`);
        const value = count(draw);
        figures.set(code, value);
        return String(value);
      });
      rows.push([row.zh, ...cells]);
    }
  }
  return rows;
}

function table4Sheet(figures: Map<MetricCode, number>, draw: Draw): string[][] {
  const results = table4Columns.map(({ zh }) => zh);
  const cells = table4Groups.flatMap((group) => {
    const parts = table4Columns.slice(0, -1).map(() => count(draw));
    const row = [...parts, parts.reduce((sum, part) => sum + part, 0)];
    for (const [index, column] of table4Columns.entries()) figures.set(`${group.code}.${column.code}`, row[index] ?? 0);
    return row.map(String);
  });
  return [['行政复议', '行政诉讼'], [...results, '未经复议直接起诉', '复议后起诉'], [...results, ...results], cells];
}

/** Makes a whole report. */
export function makeReport(edition: Table3Edition, draw: Draw): MadeReport {
  const figures = new Map<MetricCode, number>();
  const year = edition === '2021' ? 2023 : 2020;
  const table2 = table2Sheet(edition, figures, draw);
  const table3 = makeTable3(edition, draw);
  for (const row of printedRows(edition)) {
    for (const [index, column] of table3Columns.entries()) {
      figures.set(table3Code(row, column), table3.values.get(row)?.[index] ?? 0);
    }
  }
  const table4 = table4Sheet(figures, draw);
  const sheet = [
    [`临江市示例局${year}年政府信息公开工作年度报告`],
    [`本报告统计期限自${year}年1月1日起，至${year}年12月31日止。`],
    ['一、总体情况'],
    ['本报告为合成示例，不是任何机关的报告。'],
    ['二、主动公开政府信息情况'],
    ...table2,
    ['三、收到和处理政府信息公开申请情况'],
    ...table3Sheet(edition, table3),
    ['四、政府信息公开行政复议、行政诉讼情况'],
    ...table4,
    ['五、存在的主要问题及改进情况'],
    ['本报告为合成示例。'],
    ['六、其他需要报告的事项'],
    ['本报告为合成示例。'],
  ];
  return { sheet, figures };
}
