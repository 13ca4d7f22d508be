import { type MetricCode, metricOf } from './metric.ts';
import type { Sentence } from './sentence.ts';
import { table3CellOf } from './table3.ts';
import {
  applicantMeanings,
  columnMeanings,
  disputeMeanings,
  resultMeanings,
  rowMeanings,
} from './taxonomy/meanings.ts';
import { table2RowLabels } from './taxonomy/short-labels.ts';

const ofProse: Sentence = {
  zh: '报告正文里说的数字，没有统一口径，不能跨机关比较。',
  en: 'A number given in the text of a report. It has no common definition: never compare agencies by it.',
};
const of2014: Sentence = {
  zh: '2014至2018年度统计表的一项；填表说明未曾见到，只能照字面理解。',
  en: 'A row of the return for 2014 to 2018. Its instructions were not seen: take it at its word.',
};

/** Parts of a code of table 二 or 四: the row or group, and its last part, the column. */
function parts(code: string): readonly [string, string] {
  const dot = code.lastIndexOf('.');
  return [code.slice(0, dot), code.slice(dot + 1)];
}

function lookUp(table: { readonly [code: string]: Sentence }, code: string): Sentence {
  const found = table[code];
  if (found === undefined) throw new RangeError(`no meaning of ${code}`);
  return found;
}

/** What a figure counts, in one or two plain sentences. Every code has them. */
export function meaningOf(code: MetricCode): Sentence {
  const cell = table3CellOf(code);
  if (cell !== null) {
    const [row, applicant] = [rowMeanings[cell.row], applicantMeanings[cell.applicant]];
    return applicant === null ? row : { zh: row.zh + applicant.zh, en: `${row.en} ${applicant.en}` };
  }
  const { place } = metricOf(code);
  const [row, column] = parts(code);
  switch (place) {
    case 't2': {
      const [label, meaning] = [lookUp(table2RowLabels, row), lookUp(columnMeanings, column)];
      return { zh: meaning.zh.replace('%s', label.zh), en: meaning.en.replace('%s', label.en) };
    }
    case 't4': {
      const [group, result] = [lookUp(disputeMeanings, row), lookUp(resultMeanings, column)];
      const zh = column === 'total' ? `${group.zh}${result.zh}` : `${group.zh}，${result.zh}`;
      return { zh, en: `${group.en}${column === 'total' ? ' ' : '; '}${result.en}` };
    }
    case 'form2014':
      return of2014;
    case 'prose':
      return ofProse;
    case 't3':
      throw new RangeError(`${code} is no cell of table 3`);
  }
}
