import type { Base } from '../chat/comparison-base.ts';
import { pressOf } from '../chat/press.ts';
import type { Access } from '../chat/report-access.ts';
import type { Button, Reply } from '../chat/reply.ts';
import { agencyHeading } from '../chat/views/agency-label.ts';
import { checkedLines, checksOf, tally } from '../chat/views/checked.ts';
import { sourceLine } from '../chat/views/report-footer.ts';
import { viewButtons } from '../chat/views/view-buttons.ts';
import type { Agency } from '../domain/agency.ts';
import type { ReportKey } from '../domain/report.ts';
import type { Locale } from '../text/format.ts';
import { html, type Html, lines, plainText } from '../text/html.ts';
import { rowsOfText, screenRows } from '../text/screen.ts';
import { headlineLines, headlines, lackingLines } from './headline-lines.ts';
import type { News } from './news.ts';
import { newsLines, newsTitle } from './news-lines.ts';

type Held = Extract<Access, { kind: 'held' }>;

/** Everything that an alert says, without what differs from chat to chat. */
export type AlertMatter = {
  readonly key: ReportKey;
  readonly agency: Agency;
  readonly news: News;
  /** The report as it stands; null: none is held any more. */
  readonly access: Held | null;
  /** The year before, or that of a predecessor; null when it is not held. */
  readonly base: Base | null;
  /** The report to which what was taken back was moved. */
  readonly movedTo: { readonly agency: string; readonly name: string; readonly year: number } | null;
};

/** How a chat follows the agency of an alert. */
export type Followed = {
  readonly topics: readonly string[];
  /** The agency's former name, when the chat follows that alone; `probable`: that it is the same is not certain. */
  readonly renamed: { readonly name: string; readonly probable: boolean } | null;
};

/** How much an alert says of everything: less of it, the longer the names and the more there is to say. */
export type Detail = {
  readonly changes: number;
  readonly headlines: number;
  readonly failures: number;
  readonly remark: boolean;
};

const details: readonly Detail[] = [
  { changes: 5, headlines: headlines.length, failures: 2, remark: true },
  { changes: 5, headlines: headlines.length, failures: 1, remark: true },
  { changes: 4, headlines: headlines.length, failures: 1, remark: false },
  { changes: 4, headlines: 5, failures: 1, remark: false },
  { changes: 3, headlines: 4, failures: 0, remark: false },
  { changes: 2, headlines: 2, failures: 0, remark: false },
];

/** The buttons and the text of an alert that stands alone: what happened, headline figures, findings, source. */
export function renderAlert(matter: AlertMatter, timeZone: string, followed: Followed, locale: Locale): Reply {
  return { text: alertText(matter, timeZone, followed, locale), buttons: alertButtons(matter, followed, locale) };
}

/** On one screen: as much as fits. The same for all chats but those that follow a former name. */
function alertText(matter: AlertMatter, timeZone: string, followed: Followed, locale: Locale): string {
  let text = '';
  for (const detail of details) {
    text = textOf(matter, timeZone, followed, detail, locale).html;
    if (rowsOfText(plainText(text)) <= screenRows) break;
  }
  return text;
}

function textOf(
  { key, agency, news, access, base }: AlertMatter,
  timeZone: string,
  { renamed }: Followed,
  detail: Detail,
  locale: Locale,
): Html {
  return lines(
    html`<b>${newsTitle(news, locale)}</b>`,
    renamed !== null && renamedLine(renamed, locale),
    agencyHeading(agency, locale),
    yearLine(key, locale),
    ...newsLines(news, { most: detail.changes, timeZone }, locale),
    ...(access === null ? [notHeldLine(key, locale)] : reportLines(access, base, detail, locale)),
  );
}

/** The report as it stands: its figures, what has to be known before they are used, and where they are from. */
function reportLines(access: Held, base: Base | null, detail: Detail, locale: Locale): (string | Html)[] {
  const { report, source } = access.held;
  const results = checksOf(access);
  // With failures, the checks say so themselves.
  const machine = report.machineRead && tally(results).failed === 0;
  return [
    ...headlineLines(access, base, detail, locale),
    ...lackingLines(report, locale),
    ...(machine ? [locale === 'zh' ? '⚠ 机器识读，请以原件为准。' : '⚠ Read by machine: check the original.'] : []),
    ...checkedLines(results, report, locale, detail.failures),
    sourceLine(report, source, locale),
  ];
}

function notHeldLine({ year }: ReportKey, locale: Locale): string {
  return locale === 'zh' ? `现在没有收录它的${year}年度年报。` : `No report of it for ${year} is held now.`;
}

function yearLine({ year, scope }: ReportKey, locale: Locale): Html {
  if (locale === 'zh') return html`<b>${year}年度</b>政府信息公开年报${scope === 'government' ? '（政府汇总）' : ''}`;
  return html`${scope === 'government' ? 'Government-wide OGI' : 'Annual OGI'} report for <b>${year}</b>`;
}

function renamedLine({ name, probable }: NonNullable<Followed['renamed']>, locale: Locale): Html {
  return locale === 'zh'
    ? html`您订阅的${name}${probable ? '可能' : ''}已更名为：`
    : html`${name}, which you follow, ${probable ? 'probably became' : 'was renamed'}:`;
}

function alertButtons({ key, agency, access, movedTo }: AlertMatter, { topics }: Followed, locale: Locale): Button[][] {
  const { year } = key;
  const zh = locale === 'zh';
  const to = (command: string, label: string): Button => ({
    label,
    press: pressOf({ command, agency: agency.id, year }),
  });
  const views =
    access === null
      ? [[to('source', zh ? '来源' : 'Source')]]
      : [
          [to('stats', zh ? '数据' : 'Figures')],
          ...viewButtons({ command: 'stats', agency: agency.id, year, years: [] }, locale).map((row) =>
            row.filter((button) => !('press' in button) || !button.press.startsWith('subscribe')),
          ),
        ];
  const moved =
    movedTo === null
      ? []
      : [
          {
            label: `${movedTo.name} ${movedTo.year}`,
            press: pressOf({ command: 'stats', agency: movedTo.agency, year: movedTo.year }),
          },
        ];
  return [...(moved.length === 0 ? [] : [moved]), ...views, unfollowButtons(agency.id, topics, locale)];
}

/** One tap ends the follow; where several led here, they are listed first. */
function unfollowButtons(agency: string, topics: readonly string[], locale: Locale): Button[] {
  const [topic] = topics;
  const zh = locale === 'zh';
  const settings = { label: zh ? '提醒设置' : 'Alert settings', press: pressOf({ command: 'subscriptions' }) };
  if (topic === undefined) return [settings];
  const part = topics.length === 1 ? topic : `?${agency}`;
  return [{ label: zh ? '退订' : 'Unfollow', press: pressOf({ command: 'unsubscribe', part }) }, settings];
}
