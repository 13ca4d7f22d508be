import type { SaveOutcome } from '../../../store/store.ts';
import type { Locale } from '../../../text/format.ts';
import { html, type Html, lines, plainText } from '../../../text/html.ts';
import { rowsOfText, screenRows } from '../../../text/screen.ts';
import type { Reply } from '../../reply.ts';
import type { Examined, ExaminedReport } from '../../sent/examination.ts';
import { failuresOf, worstFirst } from '../../sent/gravity.ts';
import { findingsFile } from './findings-file.ts';
import { shortened } from './shortened.ts';
import { sentPress } from './sent-press.ts';

/**
 * The answer to several documents that were sent at once: one table, the worst first, as far as there is room, and a file of
 * all findings. `archive`: the hash of the archive that they came in, for an administrator who may store its reports.
 */
export function renderSeveral(documents: readonly Examined[], archive: string | null, locale: Locale): Reply {
  const zh = locale === 'zh';
  const reports = documents.filter((document) => document.kind === 'report');
  const storable = reports.filter(isStorable);
  const heading = headingLines(documents, reports, locale);
  const footer = [
    ...(archive === null ? [] : [intentions(storable, locale)]),
    zh ? '每一项发现都在附件的清单里。' : 'Every finding is in the attached list.',
  ];
  const shown: Html[] = [];
  // One row is kept for how many more there are.
  let room = screenRows - 1 - rowsOfText(plainText(lines(...heading, ...footer).html));
  for (const line of worstFirst(documents).map((document) => documentLine(document, locale))) {
    room -= rowsOfText(plainText(line.html));
    if (room < 0) break;
    shown.push(line);
  }
  const more = documents.length - shown.length;
  return {
    text: lines(
      ...heading,
      ...shown,
      more > 0 && (zh ? `另有 ${more} 份，见附件` : `${more} more in the attached list`),
      ...footer,
    ).html,
    buttons:
      archive === null || storable.length === 0
        ? []
        : [
            [
              {
                label: zh ? `✔ 收录 ${storable.length} 份` : `✔ Store ${storable.length}`,
                press: sentPress({ action: 'storeAll', sha256: archive }),
              },
              { label: zh ? '✘ 不收录' : '✘ Do not store', press: sentPress({ action: 'declineAll' }) },
            ],
          ],
    file: findingsFile(worstFirst(documents), locale),
  };
}

/** Whether storing a report would do anything. */
export function isStorable({ held }: ExaminedReport): boolean {
  return held !== null && held.outcome.kind !== 'unchanged';
}

function headingLines(
  documents: readonly Examined[],
  reports: readonly ExaminedReport[],
  locale: Locale,
): (Html | string)[] {
  const others = documents.length - reports.length;
  const failed = reports.map(failuresOf);
  const hard = failed.reduce((sum, one) => sum + one.hard.length, 0);
  const soft = failed.reduce((sum, one) => sum + one.soft.length, 0);
  const unread = reports.reduce((sum, one) => sum + one.unread.length, 0);
  if (locale === 'zh')
    return [
      html`<b>${documents.length}份文件</b>，没有收录：${reports.length}份年度报告${others === 0 ? '' : `，${others}份不是或读不出`}`,
      `合计：不符 ${hard} · 存疑 ${soft} · 没有读到 ${unread} 格`,
    ];
  return [
    html`<b>${documents.length} documents</b>, not stored: ${reports.length} annual reports${others === 0 ? '' : `, ${others} are none or cannot be read`}`,
    `In all: ${hard} failed · ${soft} questionable · ${unread} cells not read`,
  ];
}

function documentLine(document: Examined, locale: Locale): Html {
  const zh = locale === 'zh';
  switch (document.kind) {
    case 'unreadable':
      return html`✘ ${shortened(document.name)}${zh ? '：无法读取' : ': cannot be read'}`;
    case 'notReport':
      return html`✘ ${shortened(document.name)}${zh ? '：不是年度报告' : ': not an annual report'}`;
    case 'emptyForm':
      return html`✘ ${shortened(document.name)}${zh ? '：没有填写的空表' : ': the unfilled form'}`;
    case 'report':
      return reportLine(document, locale);
  }
}

function reportLine(report: ExaminedReport, locale: Locale): Html {
  const zh = locale === 'zh';
  const { hard, soft } = failuresOf(report);
  const found = [
    ...(hard.length === 0 ? [] : [zh ? `不符${hard.length}` : `${hard.length} failed`]),
    ...(soft.length === 0 ? [] : [zh ? `存疑${soft.length}` : `${soft.length} questionable`]),
    ...(report.unread.length === 0
      ? []
      : [zh ? `没有读到${report.unread.length}格` : `${report.unread.length} not read`]),
    ...(report.doubts.length === 0 ? [] : [zh ? `识读存疑${report.doubts.length}` : `${report.doubts.length} doubts`]),
  ];
  const name = report.agency?.name ?? shortened(report.name);
  const year = report.year === null ? (zh ? '年度不明' : 'year unknown') : String(report.year);
  const verdict = found.length === 0 ? (zh ? '没有发现问题' : 'nothing found') : found.join(zh ? ' ' : ', ');
  return html`${hard.length > 0 ? '⚠' : found.length > 0 ? '△' : '✓'} ${name} ${year}${zh ? '：' : ': '}${verdict}`;
}

/** What storing the reports would do, for the administrator who decides. */
function intentions(reports: readonly ExaminedReport[], locale: Locale): string {
  const zh = locale === 'zh';
  if (reports.length === 0) return zh ? '都已收录，或不能收录。' : 'All of them are held, or cannot be stored.';
  const words: { readonly [kind in SaveOutcome['kind']]: string } = zh
    ? { stored: '首次收录', corrected: '更正', anotherSource: '另一来源', reread: '重新识读', unchanged: '不变' }
    : {
        stored: 'new',
        corrected: 'corrections',
        anotherSource: 'other sources',
        reread: 're-readings',
        unchanged: 'unchanged',
      };
  const counts = Map.groupBy(reports, ({ held }) => held?.outcome.kind ?? 'unchanged');
  const parts = [...counts].map(([kind, members]) => `${words[kind]} ${members.length}`);
  return zh ? `若收录：${parts.join('，')}` : `If stored: ${parts.join(', ')}`;
}
