import { pressOf } from '../chat/press.ts';
import type { Button, Reply } from '../chat/reply.ts';
import { agencyLabel } from '../chat/views/agency-label.ts';
import { targetValue } from '../chat/views/target-value.ts';
import type { Agency } from '../domain/agency.ts';
import type { ReportVersion } from '../domain/report.ts';
import type { Sentence } from '../domain/sentence.ts';
import { displayWidth, formatNumber, type Locale } from '../text/format.ts';
import { html, type Html, lines } from '../text/html.ts';
import { screenColumns, shortenTo } from '../text/screen.ts';
import type { News } from './news.ts';

/** One line of a digest. */
export type DigestItem = {
  readonly agency: Agency;
  readonly year: number;
  /** Null: nothing that the chat knows has changed. */
  readonly news: News | null;
  /** The version that answers now; null when none stands any more. */
  readonly report: ReportVersion | null;
};

const received = 'requests.received@total';

/** Reports on one page. */
export const digestPage = 10;

const marks: { readonly [kind in News['kind']]: Sentence } = {
  report: { zh: '', en: '' },
  corrected: { zh: '（机关更正）', en: ' (corrected by the agency)' },
  misread: { zh: '（我们读错，已更正）', en: ' (our misreading, set right)' },
  both: { zh: '（我们读错，机关也更正）', en: ' (our misreading, and corrected by the agency)' },
  supplement: { zh: '（补读）', en: ' (read in addition)' },
  withdrawn: { zh: '（我们收错文件，已更正）', en: ' (our error, set right)' },
  misplaced: { zh: '（我们放错，已更正）', en: ' (our error, set right)' },
  restored: { zh: '（仍然有效）', en: ' (stands after all)' },
};

/** A page of a digest: so many lines, and buttons to the others. `first`: the delivery that the digest is named after. */
export function renderDigest(
  items: readonly DigestItem[],
  { first, page, total }: { readonly first: number; readonly page: number; readonly total: number },
  locale: Locale,
): Reply {
  const zh = locale === 'zh';
  const pages = Math.ceil(total / digestPage);
  const to = (number: number, label: string): Button => ({
    label,
    press: pressOf({ command: 'subscriptions', part: `d${first}.${number}` }),
  });
  const left = total - page * digestPage;
  const turns = [
    ...(page > 1 ? [to(page - 1, '◀')] : []),
    ...(page < pages ? [to(page + 1, zh ? `其余${formatNumber(left)}份 ▶` : `${formatNumber(left)} more ▶`)] : []),
  ];
  return {
    text: lines(
      zh
        ? html`<b>🔔 ${formatNumber(total)}份年报有更新</b>${pages > 1 ? `（${page}/${pages}）` : ''}`
        : html`<b>🔔 ${formatNumber(total)} annual reports</b>${pages > 1 ? ` (${page}/${pages})` : ''}`,
      ...items.map((item) => itemLine(item, locale)),
    ).html,
    buttons: [
      ...inPairs(
        items.map(({ agency, year }) => ({
          label: `${agencyLabel(agency, locale)} ${year}`,
          press: pressOf({ command: 'stats', agency: agency.id, year }),
        })),
      ),
      ...(turns.length === 0 ? [] : [turns]),
      [{ label: zh ? '提醒设置' : 'Alert settings', press: pressOf({ command: 'subscriptions' }) }],
    ],
  };
}

/** At most two rows, so that a page is one screen: the name is shortened, which the button gives in full. */
function itemLine({ agency, year, news, report }: DigestItem, locale: Locale): Html {
  const zh = locale === 'zh';
  const mark = news === null ? '' : marks[news.kind][locale];
  const figure = figureOf(report, news, locale);
  const rest = `${zh ? `${year}年度` : year}${mark}${zh ? '：' : ': '}${figure}`;
  const name = shortenTo(agencyLabel(agency, locale), 2 * screenColumns - displayWidth(`·  ${rest}`));
  return html`· ${name} ${rest}`;
}

/** The figure that stands, or that none does; where another was told before, with that one. */
function figureOf(report: ReportVersion | null, news: News | null, locale: Locale): string {
  const zh = locale === 'zh';
  const name = zh ? '新收 ' : 'received ';
  if (report === null) {
    const gone = zh ? '已撤回' : 'withdrawn';
    return news?.kind === 'withdrawn' ? `${name}${targetValue(received, news.known.report, locale)} → ${gone}` : gone;
  }
  const changes = news !== null && 'changes' in news ? news.changes : [];
  const before = changes.find(({ code }) => code === received)?.before;
  const now = targetValue(received, report, locale);
  return `${name}${before?.kind === 'number' ? `${formatNumber(before.value)} → ` : ''}${now}`;
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
}
