import { z } from 'zod';
import { agencyArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import { metricLabel } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import { accessReport } from '../src/chat/report-access.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { remedyPage } from '../src/chat/views/remedies.ts';
import { sourceLine } from '../src/chat/views/report-footer.ts';
import { figureWord } from '../src/chat/views/figure-word.ts';
import { followButton } from '../src/chat/views/view-buttons.ts';
import { html, lines } from '../src/text/html.ts';

/** What an answer that gives nothing may be counted as; each is explained by /define. */
const answers = ['outcome.refused@total', 'outcome.unavailable@total', 'outcome.not_processed@total'] as const;

export default defineCommand({
  name: 'remedies',
  aliases: ['救济'],
  summary: { zh: '申请被拒、没有答复怎么办', en: 'What to do about a refusal or silence' },
  usage: { zh: '/remedies [机关 [年份]]', en: '/remedies [AGENCY [YEAR]]' },
  help: {
    zh: '答复应当写什么、该等多久、可以走哪些路，只依据读过全文的《政府信息公开条例》；写上机关就列出它拒绝和被复议的件数。也可以直接写“申请被拒了怎么办”。',
    en: 'What an answer must say, how long it may take and which ways are open, by the Regulations alone, which were read in full; with an agency, how often it refused and was reviewed. “My request was denied” will do as well.',
  },
  args: z.object({ agency: agencyArgument.optional(), year: yearArgument.optional() }),
  run: async ({ agency, year }, deps) => (agency === undefined ? null : await accessReport(deps, agency, year, [])),
  render: (access, locale) => {
    if (access?.kind === 'missing') return renderMissing(access, 'remedies', locale);
    const here = access === null ? {} : { agency: access.agency.id, year: access.held.report.year };
    const own =
      access === null
        ? []
        : [
            agencyHeading(access.agency, locale),
            html`<b>${access.held.report.year}${locale === 'zh' ? '年度' : ''}</b> ${answers
              .map((code) => `${metricLabel(code)[locale]} ${figureWord(access.held.report, code, locale)}`)
              .join(' · ')}`,
          ];
    return {
      text: lines(
        ...own,
        html`<b>${locale === 'zh' ? '申请被拒、被拖、没给全' : 'Refused or delayed'}</b>${locale === 'zh' ? '（不是法律意见）' : ' (not legal advice)'}`,
        ...remedyPage(locale),
        access === null ? null : sourceLine(access.held.report, access.held.source, locale),
      ).html,
      buttons: [
        answers.map((metric) => ({
          label: metricLabel(metric)[locale],
          press: pressOf({ command: 'define', ...here, metric }),
        })),
        access === null ? [] : [followButton(access.agency.id, locale)],
      ],
    };
  },
  examples: {
    zh: [
      { message: '申请被拒了怎么办', answers: '条例第三十六条第（三）项' },
      { message: '/remedies', answers: '20个工作日' },
    ],
    en: [{ message: 'my request was denied', answers: 'not legal advice' }],
  },
});
