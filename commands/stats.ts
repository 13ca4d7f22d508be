import { z } from 'zod';
import { agencyArgument, metricArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import { accessReport } from '../src/chat/report-access.ts';
import { noteOn } from '../src/chat/version-history.ts';
import { checkedLines, checksOf } from '../src/chat/views/checked.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { printedInstead } from '../src/chat/views/printed-instead.ts';
import { reportSummary, type Spared } from '../src/chat/views/report-summary.ts';
import { targetValue } from '../src/chat/views/target-value.ts';
import { versionNoteLine } from '../src/chat/views/version-note.ts';
import { plainText } from '../src/text/html.ts';
import { rowsOfText, screenRows } from '../src/text/screen.ts';
import { viewButtons } from '../src/chat/views/view-buttons.ts';

/** What is left out where there is too much to say for one screen: failures are counted in any case, the rest has buttons. */
const brevities: readonly { readonly named: number; readonly spared: Spared }[] = [
  { named: 2, spared: 0 },
  { named: 1, spared: 0 },
  { named: 1, spared: 1 },
  { named: 1, spared: 2 },
  { named: 0, spared: 2 },
  { named: 0, spared: 3 },
];

export default defineCommand({
  name: 'stats',
  aliases: ['查', '查询', '数据'],
  summary: { zh: '一个机关一年的数据', en: "An agency's figures for a year" },
  usage: { zh: '/stats 机关 [年份] [指标]', en: '/stats AGENCY [YEAR] [METRIC]' },
  help: {
    zh: '新收、上年结转、各类办理结果、结转下年、复议诉讼、主动公开要点和核对结果；不写年份就是最新一年。办结不足20件时只给件数，不算比例。写上指标就先列出它。',
    en: 'Requests received and carried in, outcomes by group, carried out, reviews (administrative reconsideration), lawsuits, proactive disclosure and what the checks found; the newest year when none is given. Below 20 closed requests there are counts and no shares. A metric that is named comes first.',
  },
  args: z.object({ agency: agencyArgument, year: yearArgument.optional(), metric: metricArgument.optional() }),
  run: async ({ agency, year, metric }, deps) => {
    const access = await accessReport(deps, agency, year, [-1]);
    const note = access.kind === 'held' ? await noteOn(access.held, deps) : null;
    return { access, note, metric, timeZone: deps.timeZone };
  },
  render: ({ access, note, metric, timeZone }, locale) => {
    if (access.kind === 'missing') return renderMissing(access, 'stats', locale);
    const { agency, held, years } = access;
    const { year } = held.report;
    const instead = metric === undefined ? null : printedInstead(metric, held.report, locale);
    const asked =
      metric === undefined ? null : `${metricLabel(metric)[locale]} ${targetValue(metric, held.report, locale)}`;
    const first = instead === null ? asked : `${asked}\n${instead}`;
    const noted = note === null ? null : versionNoteLine(note, timeZone, locale);
    const results = checksOf(access);
    let text = '';
    for (const { named, spared } of brevities) {
      const checked = checkedLines(results, held.report, locale, named);
      text = reportSummary(agency, held, { first, note: noted, checked, spared }, locale).html;
      if (rowsOfText(plainText(text)) <= screenRows) break;
    }
    return {
      text,
      buttons: [
        ...(metric === undefined
          ? []
          : [
              [
                {
                  label: `${locale === 'zh' ? '释义：' : 'Meaning: '}${metricLabel(metric)[locale]}`,
                  press: pressOf({ command: 'define', agency: agency.id, year, metric }),
                },
              ],
            ]),
        ...viewButtons({ command: 'stats', agency: agency.id, year, years }, locale),
      ],
    };
  },
  examples: {
    zh: [
      { message: '/stats 淄博市投资促进局 2023', answers: '新收 2' },
      { message: '查 淄博投促局 2023', answers: '淄博市投资促进局' },
      { message: '查石嘴山市投资促进局', answers: '结转下年 1' },
      { message: '/stats 淄博市投资促进局 2023 不予公开', answers: '不予公开 1' },
    ],
    en: [
      { message: '/stats Zibo Investment Promotion Bureau 2023', answers: 'Received 2' },
      { message: '/stats 周村区投资促进中心 2023', answers: 'edition' },
      { message: '/stats 淄博市工业和信息化局', answers: 'Received 3' },
    ],
  },
});
