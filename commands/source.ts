import { z } from 'zod';
import { agencyArgument, metricArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import { accessReport } from '../src/chat/report-access.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { editionLine } from '../src/chat/views/report-footer.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { cellsOfTarget, printedLines } from '../src/chat/views/printed-cells.ts';
import { documentLines, versionLines } from '../src/chat/views/documents.ts';
import { viewButtons } from '../src/chat/views/view-buttons.ts';
import { html, lines } from '../src/text/html.ts';

export default defineCommand({
  name: 'source',
  aliases: ['来源', '出处', 'sources'],
  summary: { zh: '数字印在哪里、出自哪份文件', en: 'Where the figures were printed' },
  usage: { zh: '/source 机关 年份 [指标]', en: '/source AGENCY YEAR [METRIC]' },
  help: {
    zh: '原文件、官方网址和日期（已知时）、文件哈希、全部版本；写上指标，还给出它印在哪个表、哪一行哪一列和单元格原文。',
    en: 'The document, its official address and dates when known, its hash and all versions; with a metric, also the table, row, column and text of its cell.',
  },
  args: z.object({ agency: agencyArgument, year: yearArgument.optional(), metric: metricArgument.optional() }),
  run: async ({ agency, year, metric }, deps) => {
    const access = await accessReport(deps, agency, year);
    if (access.kind === 'missing') return access;
    const { report } = access.held;
    const [versions, evidence] = await Promise.all([
      deps.store.versions(agency.id, report.year),
      metric === undefined ? null : deps.store.evidence(report, report.version),
    ]);
    return { ...access, versions, evidence, metric, timeZone: deps.timeZone };
  },
  render: (data, locale) => {
    if (data.kind === 'missing') return renderMissing(data, 'source', locale);
    const { agency, held, years, versions, evidence, metric, timeZone } = data;
    const { report } = held;
    const zh = locale === 'zh';
    const label = metric === undefined ? null : metricLabel(metric)[locale];
    return {
      text: lines(
        agencyHeading(agency, locale),
        zh ? html`<b>${report.year}年度</b>报告的来源` : html`Source of the report for <b>${report.year}</b>`,
        ...(metric === undefined || evidence === null
          ? []
          : [
              html`<b>${label ?? ''}</b>`,
              ...printedLines(report, evidence, cellsOfTarget(metric, report), locale),
              '',
            ]),
        ...documentLines(held.source, timeZone, locale),
        editionLine(report.editions, locale),
        ...versionLines(versions, report.version, timeZone, locale),
        metric === undefined &&
          (zh
            ? html`单个数字的位置：<code>/source ${agency.name} ${report.year} 新收</code>`
            : html`Where one figure stands: <code>/source ${agency.name} ${report.year} received</code>`),
      ).html,
      buttons: [
        ...(metric === undefined
          ? [
              (
                ['requests.received@total', 'outcome.total@total', 'outcome.refused@total', 'review.total'] as const
              ).map((code) => ({
                label: metricLabel(code)[locale],
                press: pressOf({ command: 'source', agency: agency.id, year: report.year, metric: code }),
              })),
            ]
          : []),
        ...viewButtons({ command: 'source', agency: agency.id, year: report.year, years }, locale),
      ],
    };
  },
  examples: {
    zh: [
      { message: '/source 淄博市投资促进局 2023', answers: 'SHA-256' },
      { message: '来源 淄博市工业和信息化局 2022 新收', answers: '原文“3”' },
    ],
    en: [{ message: '/source 石嘴山市投资促进局 2023 carried out', answers: '“1”' }],
  },
});
