import { type Metric, type MetricCode, metricOf } from '../../../domain/metric.ts';
import { printedRows, rowKindIn, table3CellOf } from '../../../domain/table3.ts';
import { articleInEnglish, isUnverifiedArticle } from '../../../domain/taxonomy/article.ts';
import { type Table2Block, table2Of2019, table2Of2021 } from '../../../domain/taxonomy/table2.ts';
import type { Locale } from '../../../text/format.ts';

const unitsInEnglish: ReadonlyMap<string, string> = new Map([
  ['万元', '10,000 yuan'],
  ['项', 'items (项)'],
  ['个', 'number (个)'],
  ['条', 'items (条)'],
  ['次', 'times'],
  ['篇', 'pieces'],
  ['件/篇', 'pieces'],
  ['场', 'sessions'],
  ['人', 'persons'],
  ['人次', 'person-times'],
  ['元', 'yuan'],
  ['%', 'per cent'],
  ['未写明（元或万元，须看单元格文字）', 'not said (yuan or 10,000 yuan: see the cell)'],
]);

const tableNames = {
  t2: { zh: '表二', en: 'Table 2' },
  t3: { zh: '表三', en: 'Table 3' },
  t4: { zh: '表四', en: 'Table 4' },
};

/** 件 counts requests in table 三, cases in table 四, and documents or decisions elsewhere. */
function unitInEnglish(unit: string, place: Metric['place']): string {
  if (unit === '件')
    return { t3: 'requests', t4: 'cases', t2: 'documents', form2014: 'pieces', prose: 'pieces' }[place];
  return unitsInEnglish.get(unit) ?? unit;
}

/** How the form words a figure. A label that was not read in a document of its time is never given as official. */
function labelLine({ place, rowLabel, columnLabel, verified, code }: Metric, zh: boolean): string {
  if (place === 'prose')
    return zh
      ? '正文里的数字，不是表格项目，没有官方名称'
      : 'A figure of the text: no cell of a form, no official name';
  if (verified === 'U')
    return zh ? '旧表的一项；官方用语未经核实' : 'A row of the old form; its official wording is not verified';
  const column = table3CellOf(code)?.applicant === 'total' ? null : columnLabel;
  const label = [rowLabel, column].filter((part) => part !== null).join(' / ');
  const partly = verified === 'V1' ? '' : zh ? '（只见于一份文件）' : ' (seen in one document)';
  return zh ? `表上写作：${label}${partly}` : `On the form: ${label}${partly}`;
}

function blockOf(code: MetricCode): Table2Block | undefined {
  const blocks: readonly Table2Block[] = [...table2Of2021, ...table2Of2019];
  return blocks.find(({ rows, columns }) =>
    rows.some((row) => columns.some((column) => `${row.code}.${column.code}` === code)),
  );
}

/** Where it stands: table, row and column, in the editions that print it. */
function placeWords({ code, place, editions, columnLabel, rowLabel }: Metric, zh: boolean): string | null {
  const cell = table3CellOf(code);
  const of = editions.toSorted().join(zh ? '、' : ' and ');
  if (cell !== null) {
    const edition = rowKindIn(cell.row, '2021') === undefined ? '2019' : '2021';
    const heading = rowKindIn(cell.row, edition) === 'group';
    const number = printedRows(edition).indexOf(cell.row) + 1;
    const row = heading
      ? zh
        ? '标题行，不印数字'
        : 'a heading without figures'
      : zh
        ? `第${number}行`
        : `row ${number}`;
    const column = zh ? `“${columnLabel ?? ''}”列` : `column ${columnLabel ?? ''}`;
    const year = editions.length === 1 || heading ? edition : '2021';
    return zh
      ? `${tableNames.t3.zh}（${year}年版）${row}，${column}`
      : `${tableNames.t3.en} (${year} form), ${row}, ${column}`;
  }
  if (place === 't2') {
    const block = blockOf(code);
    return zh ? `表二（${of}年版）${block?.head ?? ''}，${rowLabel}行` : `Table 2 (${of} form), row ${rowLabel}`;
  }
  if (place === 't4')
    return zh
      ? `表四（${of}年版）${rowLabel}，“${columnLabel ?? ''}”格`
      : `Table 4 (${of} forms), ${rowLabel}, cell ${columnLabel ?? ''}`;
  return place === 'form2014' ? (zh ? '2014年版《政府信息公开情况统计表》' : 'The statistical return of 2014') : null;
}

function unitAndArticle({ unit, article, place }: Metric, zh: boolean): string {
  const basis =
    article === null
      ? null
      : article.startsWith('未见')
        ? zh
          ? '条例没有明文'
          : 'no article says so'
        : isUnverifiedArticle(article)
          ? null
          : zh
            ? article
            : articleInEnglish(article);
  const words = [
    zh ? `单位：${unit}` : `Unit: ${unitInEnglish(unit, place)}`,
    basis === null ? null : zh ? `条文：${basis}` : basis,
  ];
  return words.filter((word) => word !== null).join(' · ');
}

/** Official label, place, unit and article of a figure. */
export function officialLines(code: MetricCode, locale: Locale): string[] {
  const metric = metricOf(code);
  const zh = locale === 'zh';
  const place = placeWords(metric, zh);
  return [
    labelLine(metric, zh),
    ...(place === null ? [] : [zh ? `位置：${place}` : place]),
    unitAndArticle(metric, zh),
  ];
}
