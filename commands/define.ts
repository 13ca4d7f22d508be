import { z } from 'zod';
import { agencyArgument, metricArgument, partArgument, wordsArgument, yearArgument } from '../src/chat/arguments.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { MetricTarget } from '../src/chat/metric-target.ts';
import { metricLabel, unknownMetric } from '../src/chat/metric-words.ts';
import { pressOf } from '../src/chat/press.ts';
import type { Button } from '../src/chat/reply.ts';
import { type Access, accessReport } from '../src/chat/report-access.ts';
import { agencyHeading } from '../src/chat/views/agency-label.ts';
import { comparabilityLine, comparabilityLines } from '../src/chat/views/definition/comparability.ts';
import { definitionLines, isRefusal, memberLabel, membersOf } from '../src/chat/views/definition/definition.ts';
import { renderMissing } from '../src/chat/views/missing-report.ts';
import { sourceLine } from '../src/chat/views/report-footer.ts';
import { targetValue } from '../src/chat/views/target-value.ts';
import type { Locale } from '../src/text/format.ts';
import { followButton } from '../src/chat/views/view-buttons.ts';
import { html, type Html, lines } from '../src/text/html.ts';

/** The part that says in full what a figure may be compared with; one letter, as the longest code leaves no more room. */
const comparing = 'c';

/** What is offered when no metric is named: the headings of the form and the best known indicators. */
const first: readonly MetricTarget[] = [
  'requests.received@total',
  'requests.carried_out@total',
  'outcome.granted@total',
  'outcome.partial@total',
  'outcome.refused@total',
  'outcome.unavailable@total',
  'outcome.not_processed@total',
  'outcome.other@total',
  'ind.disclosure_rate',
  'ind.refusal_rate',
  'review.total',
  'ind.review_correction',
];

export default defineCommand({
  name: 'define',
  aliases: ['释义', '什么意思'],
  summary: { zh: '一个数字是什么意思、依据哪一条', en: 'What a figure means, and its article' },
  usage: { zh: '/define 指标 [机关 [年份]]', en: '/define METRIC [AGENCY [YEAR]]' },
  help: {
    zh: '表上怎么写、在哪一格、单位、条文、数的是什么、能和哪一版表格比较；写上机关就给出它的件数。不予公开的各项理由还列出可以走的救济途径。也可以直接问“不予公开是什么意思”。',
    en: 'How the form words it, its cell, unit and article, what it counts and what it may be compared with; with an agency, its figure. For a ground of refusal also the remedies. “What does refused mean” will do as well.',
  },
  args: z.object({
    metric: metricArgument.optional(),
    agency: agencyArgument.optional(),
    year: yearArgument.optional(),
    part: partArgument.optional(),
    words: wordsArgument,
  }),
  run: async ({ metric, agency, year, part, words }, deps) => {
    if (metric === undefined) {
      if (words !== '') throw unknownMetric(words);
      return null;
    }
    return { metric, part, access: agency === undefined ? null : await accessReport(deps, agency, year, []) };
  },
  render: (data, locale) => {
    if (data === null) return renderChoice(locale);
    const { metric, part, access } = data;
    if (access?.kind === 'missing') return renderMissing(access, 'define', locale, metric);
    const label = metricLabel(metric)[locale];
    return {
      text: lines(
        ...figureLines(metric, access, locale),
        access === null ? html`<b>${label}</b>` : null,
        part === comparing ? (locale === 'zh' ? '能和什么比较：' : 'What it may be compared with:') : null,
        ...(part === comparing ? comparabilityLines(metric, locale) : definitionLines(metric, locale)),
        access === null ? null : sourceLine(access.held.report, access.held.source, locale),
      ).html,
      buttons: buttonsOf(metric, part, access, locale),
    };
  },
  examples: {
    zh: [
      { message: '/define 不予公开', answers: '条例第五十一条' },
      { message: '/define 过程性信息 淄博市工业和信息化局 2022', answers: '2022年度 过程性信息 1' },
      { message: '公开率是什么意思', answers: '没有官方定义' },
    ],
    en: [
      { message: '/define refused', answers: 'art. 51' },
      { message: 'what does disclosure rate mean', answers: 'Formula' },
    ],
  },
});

type Held = Extract<Access, { kind: 'held' }>;

function figureLines(metric: MetricTarget, access: Held | null, locale: Locale): Html[] {
  if (access === null) return [];
  const { report } = access.held;
  const value = targetValue(metric, report, locale);
  return [
    agencyHeading(access.agency, locale),
    html`${report.year}${locale === 'zh' ? '年度' : ','} <b>${metricLabel(metric)[locale]} ${value}</b>`,
  ];
}

function buttonsOf(metric: MetricTarget, part: string | undefined, access: Held | null, locale: Locale): Button[][] {
  const zh = locale === 'zh';
  const here = access === null ? {} : { agency: access.agency.id, year: access.held.report.year };
  const to = (target: MetricTarget, at?: string): string =>
    pressOf({ command: 'define', ...here, metric: target, part: at });
  const members = membersOf(metric).map((code) => ({ label: memberLabel(code, locale), press: to(code) }));
  return [
    ...pairs(members),
    [
      ...(comparabilityLine(metric, locale) === null
        ? []
        : [
            part === comparing
              ? { label: zh ? '↩ 释义' : '↩ Meaning', press: to(metric) }
              : { label: zh ? '能和什么比较' : 'What it compares with', press: to(metric, comparing) },
          ]),
      ...(isRefusal(metric)
        ? [{ label: zh ? '被拒了怎么办' : 'What to do', press: pressOf({ command: 'remedies', ...here }) }]
        : []),
    ],
    ...(access === null
      ? []
      : [
          [
            { label: zh ? '全部数据' : 'All figures', press: pressOf({ command: 'stats', ...here }) },
            followButton(access.agency.id, locale),
          ],
        ]),
  ].filter((row) => row.length > 0);
}

function renderChoice(locale: Locale) {
  return {
    text: lines(
      locale === 'zh' ? '哪个数字？点一个，或者写出来：' : 'Which figure? Choose one, or write it:',
      html`<code>/define ${locale === 'zh' ? '不予公开' : 'refused'}</code>`,
    ).html,
    buttons: pairs(
      first.map((metric) => ({ label: metricLabel(metric)[locale], press: pressOf({ command: 'define', metric }) })),
    ),
  };
}

function pairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
}
