import { defineReportView } from '../src/chat/report-view.ts';
import { figureWord } from '../src/chat/views/figure-word.ts';
import { metricOf, printedCodes, type MetricCode } from '../src/domain/metric.ts';
import { shortLabel } from '../src/domain/taxonomy/short-labels.ts';
import { formatNumber } from '../src/text/format.ts';
import { html } from '../src/text/html.ts';

export default defineReportView({
  name: 'proactive',
  aliases: ['主动公开'],
  summary: { zh: '主动公开：表二和正文所述', en: 'Proactive disclosure: table 2 and the text' },
  usage: { zh: '/proactive 机关 [年份]', en: '/proactive AGENCY [YEAR]' },
  help: {
    zh: '表二的全部数字（规章、规范性文件、许可、处罚、强制、收费），以及正文所说的网站、微博、微信等发布数。正文数字没有统一口径，不能跨机关比较。',
    en: 'All figures of table 2 (rules, normative documents, licences, penalties, coercion, fees), and what the text says was published on websites and social media. Figures from the text have no common definition and cannot be compared between agencies.',
  },
  title: { zh: '主动公开', en: 'Proactive disclosure' },
  parts: ({ held: { report } }) =>
    report.prose.size === 0
      ? []
      : [
          { part: '', label: { zh: '表二', en: 'Table 2' } },
          { part: 'text', label: { zh: '正文所述', en: 'What the text says' } },
        ],
  body: ({ held: { report }, part }, locale) => {
    const zh = locale === 'zh';
    if (part === 'text')
      return [
        zh ? '正文所述（不是统计表，没有统一口径）：' : 'What the text says (no table, no common definition):',
        ...[...report.prose].map(
          ([code, { value }]) => `　${shortLabel(code)[locale]} ${formatNumber(value)}${zh ? unitOf(code) : ''}`,
        ),
      ];
    if (report.editions.t2 === null) return [zh ? '报告没有印表二。' : 'The report does not print table 2.'];
    const codes = (['2021', '2019'] as const)
      .flatMap((edition) => printedCodes('t2', edition))
      .filter(
        (code) =>
          report.cells.has(code) ||
          (report.editions.t2 !== null && metricOf(code).editions.includes(report.editions.t2)),
      );
    const rows = Map.groupBy(codes, (code) => code.slice(0, code.lastIndexOf('.')));
    return [...rows.values()].map((row) => {
      const [first] = row;
      const name = first === undefined ? '' : zh ? metricOf(first).rowLabel : (metricOf(first).en.split(':')[0] ?? '');
      const figures = row.map((code) => `${columnOf(code, zh)} ${figureWord(report, code, locale)}`).join(' · ');
      return html`<b>${name}</b> ${figures}`;
    });
  },
  examples: {
    zh: [{ message: '/proactive 淄博市工业和信息化局 2022', answers: '现行有效件数 5' }],
    en: [{ message: '/proactive 淄博市工业和信息化局 2022', answers: 'in force at year end 5' }],
  },
});

function columnOf(code: MetricCode, zh: boolean): string {
  const { columnLabel, en } = metricOf(code);
  return zh ? (columnLabel ?? '').replace(/（.*）$/u, '') : (en.split(': ')[1] ?? en);
}

function unitOf(code: MetricCode): string {
  return metricOf(code).unit.split('/')[0] ?? '';
}
