import type { Locale } from '../../text/format.ts';
import { pressOf } from '../press.ts';
import type { Button } from '../reply.ts';

/** The views of one report, in the order of the menu; each is a command of its own. */
const views = [
  { command: 'stats', label: { zh: '数据', en: 'Figures' } },
  { command: 'yoy', label: { zh: '同比', en: 'Year over year' } },
  { command: 'outcomes', label: { zh: '结果', en: 'Outcomes' } },
  { command: 'applicants', label: { zh: '申请人', en: 'Applicants' } },
  { command: 'disputes', label: { zh: '复议诉讼', en: 'Disputes' } },
  { command: 'proactive', label: { zh: '主动公开', en: 'Proactive' } },
  { command: 'check', label: { zh: '核对', en: 'Checks' } },
  { command: 'source', label: { zh: '来源', en: 'Source' } },
] as const;

/** Buttons under a view of a report: a year back and forward among those held, the other views, and the follow. */
export function viewButtons(
  here: { readonly command: string; readonly agency: string; readonly year: number; readonly years: readonly number[] },
  locale: Locale,
): Button[][] {
  const { command, agency, year, years } = here;
  const before = years.filter((held) => held < year).at(-1);
  const after = years.find((held) => held > year);
  const turn = [
    ...(before === undefined ? [] : [{ label: `◀ ${before}`, press: pressOf({ command, agency, year: before }) }]),
    ...(after === undefined ? [] : [{ label: `${after} ▶`, press: pressOf({ command, agency, year: after }) }]),
  ];
  const others = views
    .filter((view) => view.command !== command)
    .map((view) => ({ label: view.label[locale], press: pressOf({ command: view.command, agency, year }) }));
  return [turn, others.slice(0, 4), [...others.slice(4), followButton(agency, locale)]].filter((row) => row.length > 0);
}

/** Follows the agency of an answer. */
export function followButton(agency: string, locale: Locale): Button {
  return { label: locale === 'zh' ? '订阅' : 'Follow', press: pressOf({ command: 'subscribe', part: `a${agency}` }) };
}
