import { type MetricCode, printedCodes } from '../../../domain/metric.ts';
import { numberIn } from '../../../domain/figure.ts';
import type { ReportFigures } from '../../../domain/report.ts';
import type { Sentence } from '../../../domain/sentence.ts';
import { formatNumber, type Locale } from '../../../text/format.ts';
import { figureWord } from '../figure-word.ts';

type Item = readonly [code: MetricCode, caption: Sentence];
type Row = { readonly caption: Sentence | null; readonly items: readonly Item[] };

const rows2021: readonly Row[] = [
  {
    caption: { zh: '规范性文件', en: 'Normative documents' },
    items: [
      ['proactive.normative.made', { zh: '制发', en: 'issued' }],
      ['proactive.normative.repealed', { zh: '废止', en: 'repealed' }],
      ['proactive.normative.in_force', { zh: '有效', en: 'in force' }],
    ],
  },
  {
    caption: null,
    items: [
      ['proactive.licensing.decisions', { zh: '行政许可', en: 'Licences' }],
      ['proactive.penalty.decisions', { zh: '行政处罚', en: 'penalties' }],
      ['proactive.coercion.decisions', { zh: '行政强制', en: 'coercion' }],
    ],
  },
];

const rows2019: readonly Row[] = [
  {
    caption: { zh: '规范性文件', en: 'Normative documents' },
    items: [
      ['proactive2019.normative.made', { zh: '制作', en: 'made' }],
      ['proactive2019.normative.newly_disclosed', { zh: '新公开', en: 'newly disclosed' }],
      ['proactive2019.normative.disclosed_total', { zh: '公开总数', en: 'disclosed in all' }],
    ],
  },
  {
    caption: null,
    items: [
      ['proactive2019.licensing.decisions', { zh: '行政许可', en: 'Licences' }],
      ['proactive2019.penalty.decisions', { zh: '行政处罚', en: 'penalties' }],
      ['proactive2019.coercion.decisions', { zh: '行政强制', en: 'coercion' }],
    ],
  },
];

/** Highlights of table 二: normative documents and decisions. */
export function proactiveLines(report: ReportFigures, locale: Locale): string[] {
  const edition = report.editions.t2;
  if (edition === null) return [];
  // The table itself tells: a hybrid prints the cells of one edition under the name of another.
  const rows = printedCodes('t2', '2021').some((code) => report.cells.has(code)) ? rows2021 : rows2019;
  return rows.map(({ caption, items }) => {
    const words = items.map(([code, name]) => `${name[locale]} ${figureWord(report, code, locale)}`);
    return [...(caption === null ? [] : [caption[locale]]), words.join(' · ')].join(locale === 'zh' ? '：' : ': ');
  });
}

const channels: readonly Item[] = [
  ['prose.site_items', { zh: '网站', en: 'website' }],
  ['prose.ogi_column_items', { zh: '专栏', en: 'OGI column' }],
  ['prose.wechat_items', { zh: '微信', en: 'WeChat' }],
  ['prose.weibo_items', { zh: '微博', en: 'Weibo' }],
];

/** What the text says was published, by channel; named as the text's word. */
export function channelLines(report: ReportFigures, locale: Locale): string[] {
  const words = channels.flatMap(([code, name]) => {
    const value = report.prose.get(code)?.value ?? numberIn(report.cells, code);
    return value === undefined ? [] : [`${name[locale]} ${formatNumber(value)}`];
  });
  if (words.length === 0) return [];
  return [
    locale === 'zh' ? `正文称发布：${words.slice(0, 3).join(' · ')}` : `Text says: ${words.slice(0, 3).join(' · ')}`,
  ];
}
