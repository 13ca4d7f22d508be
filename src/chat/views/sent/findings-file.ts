import type { MetricCode } from '../../../domain/metric.ts';
import { rules } from '../../../domain/checks/rules.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import { type CsvCell, csvFile } from '../../../text/csv.ts';
import type { Locale } from '../../../text/format.ts';
import type { Reply } from '../../reply.ts';
import type { Examined, ExaminedReport } from '../../sent/examination.ts';
import { failures } from '../checked.ts';
import { changeLine } from '../version-list.ts';

const columns = {
  zh: ['文件', '机关', '年度', '类型', '规则', '位置', '左边', '右边', '涉及', '说明'],
  en: ['file', 'agency', 'year', 'kind', 'rule', 'place', 'left', 'right', 'figures', 'finding'],
} as const;

const kinds = {
  HARD: { zh: '不符', en: 'failed' },
  SOFT: { zh: '存疑', en: 'questionable' },
  INFO: { zh: '提示', en: 'remark' },
  doubt: { zh: '识读存疑', en: 'reading doubt' },
  unread: { zh: '没有读到', en: 'not read' },
  change: { zh: '与已收录的不同', en: 'differs from what is held' },
  sound: { zh: '没有发现问题', en: 'nothing found' },
  unreadable: { zh: '无法读取', en: 'unreadable' },
  notReport: { zh: '不是年度报告', en: 'not an annual report' },
  emptyForm: { zh: '没有填写的空表', en: 'the unfilled form' },
} as const;

/** More figures than these are not named in a row. */
const mostNamed = 8;

/** Every finding about some documents as a table file, a row for each; documents without one have a row that says so. */
export function findingsFile(documents: readonly Examined[], locale: Locale): NonNullable<Reply['file']> {
  const rows = documents.flatMap((document) => rowsOf(document, locale));
  return { name: locale === 'zh' ? '核对清单.csv' : 'findings.csv', bytes: csvFile([columns[locale], ...rows]) };
}

function rowsOf(document: Examined, locale: Locale): readonly (readonly CsvCell[])[] {
  switch (document.kind) {
    case 'report':
      return reportRows(document, locale);
    case 'unreadable':
      return [
        [document.name, null, null, kinds.unreadable[locale], null, null, null, null, null, document.why[locale]],
      ];
    case 'notReport':
    case 'emptyForm':
      return [[document.name, null, null, kinds[document.kind][locale], null, null, null, null, null, null]];
  }
}

function reportRows(report: ExaminedReport, locale: Locale): readonly (readonly CsvCell[])[] {
  const about: readonly CsvCell[] = [report.name, report.agency?.name ?? report.figures.agencyAsWritten, report.year];
  const row = (kind: keyof typeof kinds, cells: readonly CsvCell[]): readonly CsvCell[] => [
    ...about,
    kinds[kind][locale],
    ...cells,
  ];
  const rows = [
    ...failures(report.results).map(({ rule, class: strictness, where, left, right, cells, message }) =>
      row(strictness, [
        rules[rule].name[locale],
        where?.[locale] ?? null,
        left?.value ?? null,
        right?.value ?? null,
        named(cells, locale),
        message()[locale],
      ]),
    ),
    ...report.doubts.map(({ rule, codes, message }) =>
      row('doubt', [rule, null, null, null, named(codes, locale), message[locale]]),
    ),
    ...(report.unread.length === 0
      ? []
      : [row('unread', [null, null, null, null, labels(report.unread, locale), null])]),
    ...(report.held?.outcome.changes ?? []).map((change) =>
      row('change', [null, null, numberOf(change.before), numberOf(change.after), null, changeLine(change, locale)]),
    ),
  ];
  return rows.length > 0 ? rows : [row('sound', [null, null, null, null, null, null])];
}

function numberOf(state: { readonly kind: string; readonly value?: number } | undefined): number | null {
  return state?.kind === 'number' ? (state.value ?? null) : null;
}

function named(codes: readonly MetricCode[], locale: Locale): string {
  return labels(codes.slice(0, mostNamed), locale) + (codes.length > mostNamed ? ' …' : '');
}

function labels(codes: readonly MetricCode[], locale: Locale): string {
  return codes.map((code) => shortLabel(code)[locale]).join(locale === 'zh' ? '；' : '; ');
}
