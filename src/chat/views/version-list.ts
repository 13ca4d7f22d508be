import { missingWords } from '../../domain/figure-value.ts';
import type { CellState } from '../../domain/figure.ts';
import { type MetricCode, metricOf } from '../../domain/metric.ts';
import type { VersionOrigin } from '../../domain/report.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { shortLabel } from '../../domain/taxonomy/short-labels.ts';
import { readWithdrawal } from '../../domain/withdrawal.ts';
import type { FigureChange } from '../../store/store.ts';
import { formatDate, formatNumber, type Locale } from '../../text/format.ts';
import { rowsOf } from '../../text/screen.ts';
import type { VersionStep } from '../version-history.ts';
import { goneLine } from './version-note.ts';

const origins: { readonly [origin in VersionOrigin]: Sentence } = {
  first: { zh: '首次收录', en: 'first stored' },
  correction: { zh: '机关更正', en: 'corrected by the agency' },
  rereading: { zh: '本站重新识读（不是机关更正）', en: 'our own re-reading, no correction' },
  lesser: { zh: '另一份不完整或机器识读的文件', en: 'another document, partial or machine-read' },
};

const takenBack: Sentence = { zh: '收录', en: 'stored' };

/** Changes shown with a version in a list; all of them are on its own page. */
const mostChanges = 3;

/** The newest versions of a report with what each changed, as far as they fit into so many rows of a screen. */
export function versionLines(
  history: readonly VersionStep[],
  current: number | null,
  { timeZone, rows }: { readonly timeZone: string; readonly rows: number },
  locale: Locale,
): string[] {
  const shown: string[] = [];
  let left = rows;
  for (const [index, step] of history.entries()) {
    const rest = history.length - index - 1;
    const lines = [versionLine(step, current, timeZone, locale), ...detailLines(step, timeZone, locale)];
    // The line that says that there is more takes a row as well.
    const fitting = fittingLines(lines, left - (rest > 0 ? 1 : 0));
    if (fitting.length === 0 && index > 0)
      return [...shown, locale === 'zh' ? `另有${rest + 1}个版本` : `${rest + 1} more versions`];
    shown.push(...(fitting.length === 0 ? lines.slice(0, 1) : fitting));
    left -= rowsOfAll(fitting);
  }
  return shown;
}

/** Which version, what it is, since when, and whether it answers. */
export function versionLine(step: VersionStep, current: number | null, timeZone: string, locale: Locale): string {
  const { report, sources, origin } = step;
  const zh = locale === 'zh';
  const state = report.version === current ? (zh ? '，现用' : ', current') : '';
  // What was taken back is not said to be a correction by the agency, for it may be none of its documents.
  const what = report.withdrawn === null ? origins[origin] : takenBack;
  const machine = report.machineRead ? (zh ? '，机器识读' : ', machine-read') : '';
  const documents = sources.length > 1 ? (zh ? `，${sources.length}份文件` : `, ${sources.length} documents`) : '';
  const date = formatDate(report.storedAt, timeZone);
  return zh
    ? `版本${report.version}：${what.zh} ${date}${machine}${documents}${state}`
    : `Version ${report.version}: ${what.en} ${date}${machine}${documents}${state}`;
}

function detailLines({ report, before, changes }: VersionStep, timeZone: string, locale: Locale): string[] {
  const { withdrawn } = report;
  const zh = locale === 'zh';
  if (withdrawn !== null) {
    const gone = { date: formatDate(withdrawn.at, timeZone), withdrawal: readWithdrawal(withdrawn.reason) };
    return [`· ${goneLine(gone, locale, zh ? '' : 'it')}`];
  }
  const shown = headlinesFirst(changes).slice(0, mostChanges);
  const more = changes.length - shown.length;
  return [
    ...shown.map((change) => `· ${changeLine(change, locale)}`),
    ...(more > 0 && before !== null
      ? [zh ? `· 与版本${before.version}相比，另有${more}处` : `· ${more} more against version ${before.version}`]
      : []),
  ];
}

/** A figure before and after: 新收 5 → 6. */
export function changeLine({ code, before, after }: FigureChange, locale: Locale): string {
  return `${shortLabel(code)[locale]} ${stateWord(before, locale)} → ${stateWord(after, locale)}`;
}

/** The figures that a summary shows, then all others, each in the order of the form. */
export function headlinesFirst(changes: readonly FigureChange[]): readonly FigureChange[] {
  const first = changes.filter(({ code }) => isHeadline(code));
  return [...first, ...changes.filter((change) => !first.includes(change))];
}

function isHeadline(code: MetricCode): boolean {
  return metricOf(code).place === 't4' ? code.endsWith('.total') : code.endsWith('@total');
}

function stateWord(state: CellState | undefined, locale: Locale): string {
  if (state?.kind === 'number') return formatNumber(state.value);
  return missingWords[state?.kind ?? 'notPrinted'][locale];
}

function fittingLines(lines: readonly string[], rows: number): string[] {
  const fitting: string[] = [];
  for (const line of lines) {
    if (rowsOfAll(fitting) + rowsOf(line) > rows) break;
    fitting.push(line);
  }
  return fitting;
}

function rowsOfAll(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + rowsOf(line), 0);
}
