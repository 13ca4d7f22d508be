import { defineReportView } from '../src/chat/report-view.ts';
import { figureWord } from '../src/chat/views/figure-word.ts';
import { table3Code } from '../src/domain/metric.ts';
import { indicatorOf } from '../src/domain/indicators.ts';
import { table3Columns } from '../src/domain/table3.ts';
import { applicantLabels } from '../src/domain/taxonomy/short-labels.ts';
import { formatNumber, formatShare } from '../src/text/format.ts';
import { html } from '../src/text/html.ts';

export default defineReportView({
  name: 'applicants',
  aliases: ['申请人', 'requesters'],
  summary: { zh: '谁在申请：自然人和各类组织', en: 'Who asked: individuals and organisations' },
  usage: { zh: '/applicants 机关 [年份]', en: '/applicants AGENCY [YEAR]' },
  help: {
    zh: '表三的七列：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计，各自的新收、办结和结转下年。',
    en: 'The seven columns of table 3: individuals, businesses, research, public-interest, legal-service and other organisations, and the total, each with requests received, closed and carried out.',
  },
  title: { zh: '申请人', en: 'Applicants' },
  body: ({ held: { report } }, locale) => {
    const zh = locale === 'zh';
    if (report.editions.t3 === null)
      return [
        zh ? '报告没有印表三，没有申请人的分类。' : 'The report does not print table 3: applicants are not told apart.',
      ];
    const share = indicatorOf('ind.natural_share', report);
    const shareLine =
      share.rate === null || share.numerator === null || share.denominator === null
        ? []
        : [
            `${zh ? '自然人占新收' : 'Individuals, of those received'} ${formatShare(share.rate)} (${formatNumber(share.numerator)}/${formatNumber(share.denominator)})`,
          ];
    return [
      ...table3Columns.map((applicant) => {
        const word = (row: 'requests.received' | 'outcome.total' | 'requests.carried_out'): string =>
          figureWord(report, table3Code(row, applicant), locale);
        return zh
          ? html`<b>${applicantLabels[applicant].zh}</b> 新收 ${word('requests.received')} · 办结 ${word('outcome.total')} · 结转 ${word('requests.carried_out')}`
          : html`<b>${applicantLabels[applicant].en}</b> ${word('requests.received')} in · ${word('outcome.total')} closed · ${word('requests.carried_out')} out`;
      }),
      ...shareLine,
    ];
  },
  examples: {
    zh: [{ message: '/applicants 淄博市投资促进局 2023', answers: '自然人 新收 2' }],
    en: [{ message: '/applicants 石嘴山市投资促进局 2023', answers: 'Individuals 2 in' }],
  },
});
