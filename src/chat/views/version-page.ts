import type { Agency } from '../../domain/agency.ts';
import { readWithdrawal } from '../../domain/withdrawal.ts';
import { formatDate, type Locale } from '../../text/format.ts';
import { html, lines, plainText } from '../../text/html.ts';
import { pagesOf, rowsOfText, screenRows } from '../../text/screen.ts';
import { pressOf } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import type { VersionStep } from '../version-history.ts';
import { agencyHeading } from './agency-label.ts';
import { shortDocumentLine } from './documents.ts';
import { changeLine, headlinesFirst, versionLine } from './version-list.ts';

/** The versions of a report, and which of them answers. */
export type Versions = {
  readonly agency: Agency;
  readonly year: number;
  readonly history: readonly VersionStep[];
  /** Null: none does, as all were taken back. */
  readonly current: number | null;
  readonly timeZone: string;
};

/** Where /source is: on the page of a version, or at one of its documents, counted from 1. */
export type SourcePart =
  | { readonly kind: 'version'; readonly version: number; readonly page: number }
  | { readonly kind: 'document'; readonly version: number; readonly number: number };

/** A part as a button writes it. */
export function writeSourcePart(part: SourcePart): string {
  return part.kind === 'version' ? `v${part.version}.${part.page}` : `d${part.version}.${part.number}`;
}

/** A part as a button wrote it; null when it is none. */
export function readSourcePart(text: string): SourcePart | null {
  const found = /^([vd])(\d{1,5})\.(\d{1,5})$/.exec(text);
  if (found === null) return null;
  const [, kind, version, rest] = found;
  return kind === 'v'
    ? { kind: 'version', version: Number(version), page: Number(rest) }
    : { kind: 'document', version: Number(version), number: Number(rest) };
}

/** Documents of one version, and versions, that are offered as buttons. */
const mostButtons = 6;

/** One version: what it is, why it was taken back, its documents, and all that it changed. */
export function renderVersion(versions: Versions, step: VersionStep, page: number, locale: Locale): Reply {
  const { agency, year, history, current, timeZone } = versions;
  const { report, sources, before, changes } = step;
  const zh = locale === 'zh';
  const { withdrawn } = report;
  const about = lines(
    agencyHeading(agency, locale),
    zh
      ? html`<b>${year}年度</b>报告的版本${report.version}`
      : html`Version ${report.version} of the report for <b>${year}</b>`,
    versionLine(step, current, timeZone, locale),
    ...(withdrawn === null ? [] : withdrawalLines(withdrawn, timeZone, locale)),
    ...sources.slice(0, mostButtons).map((source, index) => shortDocumentLine(source, index + 1, locale)),
    before !== null &&
      (changes.length === 0
        ? zh
          ? `数字与版本${before.version}相同`
          : `The same figures as version ${before.version}`
        : zh
          ? `与版本${before.version}相比，${changes.length}处不同：`
          : `${changes.length} changes against version ${before.version}:`),
  );
  const left = Math.max(4, screenRows - rowsOfText(plainText(about.html)));
  const pages = pagesOf(
    headlinesFirst(changes).map((change) => changeLine(change, locale)),
    left,
  );
  const to = (part: SourcePart): string =>
    pressOf({ command: 'source', agency: agency.id, year, part: writeSourcePart(part) });
  const turn = (label: string, other: number): Button[] =>
    pages[other] === undefined ? [] : [{ label, press: to({ kind: 'version', version: report.version, page: other }) }];
  return {
    text: lines(about, ...(pages[page] ?? [])).html,
    buttons: [
      [...turn('◀', page - 1), ...turn('▶', page + 1)],
      sources.slice(0, mostButtons).map((_, index) => ({
        label: zh ? `文件${index + 1}` : `Document ${index + 1}`,
        press: to({ kind: 'document', version: report.version, number: index + 1 }),
      })),
      history
        .filter((other) => other !== step)
        .slice(0, mostButtons)
        .map((other) => ({
          label: zh ? `版本${other.report.version}` : `Version ${other.report.version}`,
          press: to({ kind: 'version', version: other.report.version, page: 0 }),
        })),
      [{ label: zh ? '来源' : 'Source', press: pressOf({ command: 'source', agency: agency.id, year }) }],
    ].filter((row) => row.length > 0),
  };
}

function withdrawalLines(
  { at, reason: text }: { readonly at: Date; readonly reason: string },
  timeZone: string,
  locale: Locale,
): string[] {
  const { reason, movedTo } = readWithdrawal(text);
  const date = formatDate(at, timeZone);
  if (locale === 'zh') return [movedTo === null ? `${date}撤回` : `${date}移至${movedTo}年度`, `原因：${reason}`];
  return [movedTo === null ? `Withdrawn ${date}` : `Moved ${date} to ${movedTo}`, `Reason: ${reason}`];
}
