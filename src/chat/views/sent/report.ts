import type { MetricCode } from '../../../domain/metric.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import type { SaveOutcome } from '../../../store/store.ts';
import type { Locale } from '../../../text/format.ts';
import { html, type Html, lines } from '../../../text/html.ts';
import { screenRows } from '../../../text/screen.ts';
import type { Reply } from '../../reply.ts';
import type { ExaminedReport } from '../../sent/examination.ts';
import { agencyHeading } from '../agency-label.ts';
import { failures, tally } from '../checked.ts';
import { figureWord } from '../figure-word.ts';
import { editionLine } from '../report-footer.ts';
import { disputeLines } from '../summary/disputes.ts';
import { proseLines } from '../summary/prose.ts';
import { requestLines } from '../summary/requests.ts';
import { changeLine, headlinesFirst } from '../version-list.ts';
import { fitting, rowsOfAll } from './fitting.ts';
import { sectionButtons, storeButtons, turnButtons } from './report-buttons.ts';
import { failureLine, sectionLines } from './report-sections.ts';
import type { SentPart } from './sent-press.ts';
import { shortened } from './shortened.ts';

/** What may still be done with a report that was sent. */
export type Choice =
  /** The person is no administrator, or it is held as it is. */
  | 'none'
  | 'store'
  /** An administrator decided not to. */
  | 'declined';

/** The answer to a report that was sent: whose, headline figures, what the checks found, how it stands to what is held. */
export function renderSentReport(report: ExaminedReport, part: SentPart, choice: Choice, locale: Locale): Reply {
  const heading = headingLines(report, locale);
  const footer = footerLines(report, choice, locale);
  const room = screenRows - rowsOfAll([...heading, ...footer]);
  const body =
    part.section === null
      ? overview(report, room, locale)
      : sectionLines(report, part.section, part.page, room, locale);
  return {
    text: lines(...heading, ...body, ...footer).html,
    buttons: [
      ...(part.section === null ? [sectionButtons(report, locale)] : [turnButtons(report, part, room, locale)]),
      ...(choice === 'store' ? [storeButtons(report, locale)] : []),
    ].filter((row) => row.length > 0),
  };
}

function headingLines({ agency, figures, year }: ExaminedReport, locale: Locale): (Html | string)[] {
  const zh = locale === 'zh';
  const unnamed = zh ? '文件没有写明机关名称' : 'The document names no agency';
  const written =
    figures.agencyAsWritten === null ? '' : zh ? `（${figures.agencyAsWritten}）` : ` (${figures.agencyAsWritten})`;
  const period = year === null ? (zh ? '年度不明' : 'year unknown') : zh ? `${year}年度` : String(year);
  return [
    agency === null ? `${unnamed}${written}` : agencyHeading(agency, locale),
    zh
      ? html`<b>${period}</b>报告：您发来的文件，没有收录`
      : html`Report for <b>${period}</b> as you sent it, not stored`,
  ];
}

function footerLines(report: ExaminedReport, choice: Choice, locale: Locale): (Html | string)[] {
  const zh = locale === 'zh';
  const { figures, name, sha256, held, agency, year } = report;
  const machine = figures.machineRead ? (zh ? '，机器识读，请以原件为准' : ', machine-read: the original decides') : '';
  const asCaption =
    agency === null
      ? [
          zh
            ? '把机关全称写在附言里重发，可与上一年核对。'
            : 'Send it again with the full name as caption to check it against the year before.',
        ]
      : [];
  const before =
    held === null || held.yearBefore || year === null
      ? []
      : [
          zh
            ? `没有收录${year - 1}年度报告，结转等未能核对`
            : `Its report for ${year - 1} is not held to check against`,
        ];
  return [
    ...asCaption,
    ...before,
    ...(held === null || choice !== 'store' ? [] : [intention(held.outcome, locale)]),
    ...(choice === 'declined' ? [zh ? '已取消，没有收录。' : 'Cancelled; it was not stored.'] : []),
    editionLine(figures.editions, locale) + machine,
    zh ? html`文件：${shortened(name)} #${sha256.slice(0, 8)}` : html`File: ${shortened(name)} #${sha256.slice(0, 8)}`,
  ];
}

/** What storing would do, for the administrator who decides. */
function intention({ kind, changes }: SaveOutcome, locale: Locale): string {
  const intentions = {
    stored: { zh: '首次收录', en: 'the first document of this report' },
    corrected: { zh: '机关更正，原版本保留', en: 'a correction by the agency, the earlier version is kept' },
    anotherSource:
      changes.length === 0
        ? { zh: '同一版本的另一来源', en: 'another source of the same version' }
        : {
            zh: '较不完整的另一份文件，不取代现用版本',
            en: 'a lesser document that does not replace the current version',
          },
    reread: { zh: '重新识读，不是机关更正', en: 'a re-reading of ours, no correction by the agency' },
    unchanged: { zh: '不变', en: 'no change' },
  } as const;
  return locale === 'zh' ? `若收录：${intentions[kind].zh}` : `If stored: ${intentions[kind].en}`;
}

function overview(report: ExaminedReport, room: number, locale: Locale): (Html | string)[] {
  const zh = locale === 'zh';
  const { results, unread, doubts } = report;
  const { held, failed, notAssessable } = tally(results);
  const states = [...report.figures.cells.values()];
  const unfilled = states.length > 0 && states.every(({ kind }) => kind !== 'number');
  const start = [
    ...headlineLines(report, locale),
    ...(unfilled ? [zh ? '⚠ 表格里没有填写任何数字' : '⚠ There is no figure in the tables'] : []),
    held + failed === 0
      ? zh
        ? '核对：没有可以核对的数字'
        : 'Checks: no figures that could be checked'
      : zh
        ? html`核对：成立${held} · <b>不符${failed}</b> · 无法核对${notAssessable}`
        : html`Checks: ${held} held · <b>${failed} failed</b> · ${notAssessable} not assessable`,
  ];
  const end = [
    ...(unread.length === 0
      ? []
      : [
          zh
            ? `没有读到 ${unread.length} 格：${named(unread, locale)}`
            : `${unread.length} cells not read: ${named(unread, locale)}`,
        ]),
    ...(doubts.length === 0 ? [] : [zh ? `识读存疑 ${doubts.length} 处` : `Reading doubts: ${doubts.length}`]),
    ...heldLines(report, locale),
  ];
  const found = failures(results);
  const shown = fitting(
    found.map((result) => failureLine(result, locale)),
    room - rowsOfAll([...start, ...end]) - 1,
  );
  const more = found.length - shown.length;
  const rest = zh
    ? `${shown.length > 0 ? '另有' : '有'}${more}项不符，按下面的按钮查看`
    : `${more} ${shown.length > 0 ? 'more ' : ''}failed: see the button below`;
  return [...start, ...shown, ...(more > 0 ? [rest] : []), ...end];
}

/** Requests, the first outcomes and disputes; of a report without tables, what its text says. */
function headlineLines({ figures }: ExaminedReport, locale: Locale): string[] {
  if (Object.values(figures.editions).every((edition) => edition === null)) return proseLines(figures, locale);
  const outcomes = (
    [
      ['outcome.granted@total', { zh: '予以公开', en: 'Granted' }],
      ['outcome.partial@total', { zh: '部分公开', en: 'partly' }],
      ['outcome.refused@total', { zh: '不予公开', en: 'refused' }],
    ] as const
  ).map(([code, label]) => `${label[locale]} ${figureWord(figures, code, locale)}`);
  return [
    ...requestLines(figures, locale),
    ...(figures.editions.t3 === null ? [] : [outcomes.join(' · ')]),
    ...disputeLines(figures, locale),
  ];
}

const mostNamed = 3;

function named(codes: readonly MetricCode[], locale: Locale): string {
  const labels = codes.slice(0, mostNamed).map((code) => shortLabel(code)[locale]);
  return labels.join(locale === 'zh' ? '、' : ', ') + (codes.length > mostNamed ? (locale === 'zh' ? '等' : ' …') : '');
}

/** How the document stands to what is held of that agency and year. */
function heldLines({ held, year }: ExaminedReport, locale: Locale): string[] {
  if (held === null) return [];
  const zh = locale === 'zh';
  const { kind, changes } = held.outcome;
  if (kind === 'stored')
    return [zh ? `${year}年度还没有收录，无从比较` : `Nothing is held for ${year} to compare it with`];
  if (kind === 'unchanged')
    return [zh ? '与已收录的是同一文件，数字一致' : 'The same document is held, with the same figures'];
  if (changes.length === 0) return [zh ? '与已收录的版本数字一致' : 'The version held has the same figures'];
  const [first] = headlinesFirst(changes);
  const example = first === undefined ? '' : changeLine(first, locale);
  return [
    zh
      ? `与已收录的版本有 ${changes.length} 处不同：${example}${changes.length > 1 ? ' 等' : ''}`
      : `Differs from the version held in ${changes.length} figures: ${example}${changes.length > 1 ? ' …' : ''}`,
  ];
}
