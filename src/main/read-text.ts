import type { CellState } from '../domain/figure.ts';
import type { Finding } from '../domain/finding.ts';
import { type MetricCode, printedCodes, type TableId, table3Code } from '../domain/metric.ts';
import { regionByCode } from '../domain/region/lookup.ts';
import type { Sentence } from '../domain/sentence.ts';
import { printedRows, table3Columns } from '../domain/table3.ts';
import { applicantLabels, rowLabels, shortLabel } from '../domain/taxonomy/short-labels.ts';
import type { Extraction } from '../extract/extraction.ts';
import { formatNumber, type Locale } from '../text/format.ts';
import { remarksOn } from './read-output.ts';

const words = {
  notReport: {
    zh: '不是政府信息公开年度报告，没有读取数字。',
    en: 'This is not an annual OGI report; no figures were taken from it.',
  },
  unnamed: { zh: '文中没有写明机关名称', en: 'the document names no agency' },
  noYear: { zh: '文中没有写明年度', en: 'the document names no year' },
  t2: { zh: '表二 主动公开', en: 'Table 2, proactive disclosure' },
  t3: {
    zh: '表三 收到和处理申请（总计，括号内为各类申请人）',
    en: 'Table 3, requests (total, applicants in brackets)',
  },
  t4: { zh: '表四 行政复议、行政诉讼', en: 'Table 4, reviews and lawsuits' },
  prose: { zh: '正文中的数字', en: 'Figures in the text' },
  derived: { zh: '推算的数字（文中没有这样印）', en: 'Worked out, not printed' },
  remarks: { zh: '核对和疑点', en: 'Checks and doubts' },
  noRemarks: { zh: '所能核对的均相符，没有疑点。', en: 'Everything that could be checked agrees; no doubts.' },
  allZero: { zh: '以下各项均为 0：', en: 'All 0: ' },
  allBlank: { zh: '以下各项全部空白：', en: 'Wholly blank: ' },
} as const satisfies { readonly [word: string]: Sentence };

const stateWords: { readonly [kind in Exclude<CellState['kind'], 'number'>]: Sentence } = {
  blank: { zh: '空白', en: 'blank' },
  notApplicable: { zh: '“/”', en: '"/"' },
  unreadable: { zh: '未能读出', en: 'not read' },
};

const severities: { readonly [severity in Finding['severity']]: Sentence } = {
  error: { zh: '不符', en: 'does not hold' },
  warning: { zh: '存疑', en: 'doubt' },
  info: { zh: '说明', en: 'note' },
};

function stateText(state: CellState, locale: Locale): string {
  return state.kind === 'number' ? formatNumber(state.value) : stateWords[state.kind][locale];
}

function isZero(state: CellState | undefined): boolean {
  return state?.kind === 'number' && state.value === 0;
}

/** A row of table 三 in one line: its total, and the columns that are not 0. */
function table3Lines({ cells, editions }: Extraction, locale: Locale): string[] {
  if (editions.t3 === null || editions.t3 === '2014') return [];
  const zero: string[] = [];
  const blank: string[] = [];
  const lines: string[] = [];
  for (const row of printedRows(editions.t3)) {
    const states = table3Columns.map((column) => cells.get(table3Code(row, column)));
    const label = rowLabels[row][locale];
    if (states.every((state) => state === undefined)) continue;
    if (states.every(isZero)) zero.push(label);
    else if (states.every((state) => state?.kind === 'blank')) blank.push(label);
    else {
      const total = states.at(-1);
      const parts = table3Columns.slice(0, -1).flatMap((column, index) => {
        const state = states[index];
        if (state === undefined || isZero(state)) return [];
        return [`${applicantLabels[column][locale]} ${stateText(state, locale)}`];
      });
      const inside = parts.length === 0 ? '' : locale === 'zh' ? `（${parts.join('，')}）` : ` (${parts.join(', ')})`;
      lines.push(`  ${label} ${total === undefined ? '' : stateText(total, locale)}${inside}`);
    }
  }
  const separator = locale === 'zh' ? '、' : ', ';
  if (zero.length > 0) lines.push(`  ${words.allZero[locale]}${zero.join(separator)}`);
  if (blank.length > 0) lines.push(`  ${words.allBlank[locale]}${blank.join(separator)}`);
  return lines;
}

function cellLines({ cells, editions }: Extraction, table: Exclude<TableId, 't3'>, locale: Locale): string[] {
  const edition = editions[table];
  if (edition === null) return [];
  const read = printedCodes(table, edition).filter((code) => cells.has(code));
  const zero = read.filter((code) => isZero(cells.get(code)));
  const others = read.filter((code) => !zero.includes(code));
  const label = (code: MetricCode) => shortLabel(code)[locale];
  const lines = others.map((code) => {
    const state = cells.get(code);
    return `  ${label(code)} ${state === undefined ? '' : stateText(state, locale)}`;
  });
  if (zero.length > 0) lines.push(`  ${words.allZero[locale]}${zero.map(label).join(locale === 'zh' ? '、' : ', ')}`);
  return lines;
}

function heading({ agency, agencyAsWritten, year, region }: Extraction, locale: Locale): string {
  const name = agency ?? `${agencyAsWritten ?? '？'}（${words.unnamed[locale]}）`;
  const division = region === null ? undefined : regionByCode(region);
  const place = division === undefined ? '' : ` · ${division.name} ${division.code}`;
  const period = year === null ? words.noYear[locale] : locale === 'zh' ? `${year} 年度` : `report year ${year}`;
  return `${name} · ${period}${place}`;
}

function editionText({ editions }: Extraction, locale: Locale): string[] {
  const names = {
    t2: { zh: '表二', en: 'table 2' },
    t3: { zh: '表三', en: 'table 3' },
    t4: { zh: '表四', en: 'table 4' },
  };
  const printed = (['t2', 't3', 't4'] as const).flatMap((table) => {
    const edition = editions[table];
    if (edition === null) return [];
    return [
      locale === 'zh' ? `${names[table].zh}为 ${edition} 年格式` : `${names[table].en} is on the ${edition} form`,
    ];
  });
  if (printed.length === 0)
    return [locale === 'zh' ? '文中没有统计表。' : 'The document prints no statistical tables.'];
  return [locale === 'zh' ? `${printed.join('，')}。` : `${printed.join(', ')}.`];
}

/** What a person sees of a document: whose and of which year it is, its figures, and what is to be doubted. */
export function textOf(document: string, extraction: Extraction, locale: Locale): string {
  if (!extraction.isReport) return `${document}\n${words.notReport[locale]}`;
  const sections: { readonly title: string; readonly lines: readonly string[] }[] = [
    { title: words.t2[locale], lines: cellLines(extraction, 't2', locale) },
    { title: words.t3[locale], lines: table3Lines(extraction, locale) },
    { title: words.t4[locale], lines: cellLines(extraction, 't4', locale) },
    {
      title: words.prose[locale],
      lines: [...extraction.prose].map(
        ([code, { value, quote }]) =>
          `  ${shortLabel(code)[locale]} ${formatNumber(value)}${locale === 'zh' ? '：' : ': '}“${quote}”`,
      ),
    },
    {
      title: words.derived[locale],
      lines: [...extraction.derived].map(
        ([code, { value, why }]) =>
          `  ${shortLabel(code)[locale]} ${formatNumber(value)}${locale === 'zh' ? '：' : ': '}${why}`,
      ),
    },
  ];
  const remarks = remarksOn(extraction).map(
    ({ rule, severity, message }) =>
      `  ${severities[severity][locale]} ${rule}${locale === 'zh' ? '：' : ': '}${message[locale]}`,
  );
  return [
    document,
    heading(extraction, locale),
    ...editionText(extraction, locale),
    ...sections.flatMap(({ title, lines }) => (lines.length === 0 ? [] : ['', title, ...lines])),
    '',
    ...(remarks.length === 0 ? [words.noRemarks[locale]] : [words.remarks[locale], ...remarks]),
  ].join('\n');
}
