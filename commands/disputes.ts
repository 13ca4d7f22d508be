import { defineReportView } from '../src/chat/report-view.ts';
import { figureWord } from '../src/chat/views/figure-word.ts';
import { table4Columns, table4Groups } from '../src/domain/taxonomy/table4.ts';
import { table4ColumnLabels, table4GroupLabels } from '../src/domain/taxonomy/short-labels.ts';
import { html } from '../src/text/html.ts';

export default defineReportView({
  name: 'disputes',
  aliases: ['复议诉讼', '复议', '诉讼', '行政诉讼', 'lawsuits', 'litigation'],
  summary: { zh: '行政复议和行政诉讼的结果', en: 'Reviews and lawsuits, by result' },
  usage: { zh: '/disputes 机关 [年份]', en: '/disputes AGENCY [YEAR]' },
  help: {
    zh: '表四的十五个数字：行政复议、未经复议直接起诉、复议后起诉，各自的维持、纠正、其他结果、尚未审结和总计。“纠正”不等于“败诉”。',
    en: 'The fifteen figures of table 4: administrative reviews (reconsiderations), lawsuits filed directly and after review, each upheld, corrected, other, pending and in total. “Corrected” is not simply “lost”.',
  },
  title: { zh: '复议和诉讼', en: 'Reviews and lawsuits' },
  body: ({ held: { report } }, locale) => {
    if (report.editions.t4 === null) {
      const said = (['review.total', 'prose.litigation.total'] as const)
        .filter((code) => report.prose.has(code))
        .map(
          (code) =>
            `${code === 'review.total' ? (locale === 'zh' ? '行政复议' : 'Reviews') : locale === 'zh' ? '行政诉讼' : 'Lawsuits'} ${figureWord(report, code, locale)}`,
        );
      return [locale === 'zh' ? '报告没有印表四。' : 'The report does not print table 4.', ...said];
    }
    return table4Groups.flatMap((group) => [
      html`<b>${table4GroupLabels[group.code][locale]} ${figureWord(report, `${group.code}.total`, locale)}</b>`,
      `　${table4Columns
        .filter(({ code }) => code !== 'total')
        .map(({ code }) => `${table4ColumnLabels[code][locale]} ${figureWord(report, `${group.code}.${code}`, locale)}`)
        .join(' · ')}`,
    ]);
  },
  examples: {
    zh: [{ message: '/disputes 淄博市投资促进局 2023', answers: '行政复议 0' }],
    en: [{ message: '/disputes 淄博市招商局 2018', answers: 'does not print table 4' }],
  },
});
