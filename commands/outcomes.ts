import { defineReportView } from '../src/chat/report-view.ts';
import { figureWord } from '../src/chat/views/figure-word.ts';
import { valueOf } from '../src/domain/figure-value.ts';
import { metricOf, table3Code, type Table3RowCode } from '../src/domain/metric.ts';
import type { ReportFigures } from '../src/domain/report.ts';
import { memberRows, outcomeGroups } from '../src/domain/table3.ts';
import { rowLabels } from '../src/domain/taxonomy/short-labels.ts';
import type { Locale } from '../src/text/format.ts';
import { html, type Html } from '../src/text/html.ts';

export default defineReportView({
  name: 'outcomes',
  aliases: ['结果', '办理结果'],
  summary: { zh: '每一种办理结果和不予公开的理由', en: 'Every outcome and ground of refusal' },
  usage: { zh: '/outcomes 机关 [年份]', en: '/outcomes AGENCY [YEAR]' },
  help: {
    zh: '表三的每一种办理结果，不予公开、无法提供、不予处理的各项理由和条例条文。不为0的先列出，全部行在按钮后面。',
    en: 'Every outcome of table 3 with the grounds of refusal and their articles. Rows that are not 0 come first; all rows are behind the button. Refused, unavailable and not processed are different things.',
  },
  title: { zh: '办理结果', en: 'Outcomes' },
  parts: () => [
    { part: '', label: { zh: '只看不为0的', en: 'Not 0 only' } },
    { part: 'all', label: { zh: '全部行和条文', en: 'All rows and articles' } },
  ],
  body: ({ held: { report }, part }, locale) => {
    if (report.editions.t3 === null)
      return [
        locale === 'zh'
          ? '报告没有印表三，没有办理结果可列。'
          : 'The report does not print table 3: there are no outcomes to list.',
      ];
    return [
      `${locale === 'zh' ? '办结' : 'Closed'} ${figureWord(report, 'outcome.total@total', locale)}`,
      ...outcomeGroups.flatMap((group) => groupLines(report, group, part === 'all', locale)),
    ];
  },
  examples: {
    zh: [
      { message: '/outcomes 淄博市投资促进局 2023', answers: '内部事务信息 1' },
      { message: '结果 淄博市工业和信息化局', answers: '不掌握 1' },
    ],
    en: [{ message: '/outcomes 淄博市投资促进局 2023', answers: 'Internal affairs 1' }],
  },
});

function groupLines(report: ReportFigures, group: Table3RowCode, all: boolean, locale: Locale): Html[] {
  const edition = report.editions.t3 === '2019' ? '2019' : '2021';
  const heading = html`<b>${rowLabels[group][locale]} ${figureWord(report, table3Code(group, 'total'), locale)}</b>`;
  const rows = memberRows(group, edition)
    .filter((row) => row !== group)
    .map((row) => ({ row, value: valueOf(report, table3Code(row, 'total')) }))
    // A cell without a number is always shown: it is not 0.
    .filter(({ value }) => all || value.kind === 'missing' || value.value !== 0);
  return [heading, ...rows.map(({ row }) => rowLine(report, row, all, locale))];
}

function rowLine(report: ReportFigures, row: Table3RowCode, all: boolean, locale: Locale): Html {
  const code = table3Code(row, 'total');
  const { article } = metricOf(code);
  const basis =
    article === null || (!all && !row.startsWith('outcome.refused.'))
      ? ''
      : locale === 'zh'
        ? `（${article}）`
        : ` (${article})`;
  return html`　${rowLabels[row][locale]} ${figureWord(report, code, locale)}${basis}`;
}
