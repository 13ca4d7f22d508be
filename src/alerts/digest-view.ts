import { pressOf } from '../chat/press.ts';
import type { Button, Reply } from '../chat/reply.ts';
import { agencyLabel } from '../chat/views/agency-label.ts';
import { targetValue } from '../chat/views/target-value.ts';
import type { Agency } from '../domain/agency.ts';
import type { ReportVersion } from '../domain/report.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { DeliveryReason } from '../store/follow.ts';
import { displayWidth, formatNumber, type Locale } from '../text/format.ts';
import { html, type Html, lines } from '../text/html.ts';
import { screenColumns, shortenTo } from '../text/screen.ts';

/** One line of a digest. */
export type DigestItem = {
  readonly agency: Agency;
  readonly year: number;
  readonly reason: DeliveryReason;
  /** The version that answers now; null when none stands any more. */
  readonly report: ReportVersion | null;
};

/** Reports on one page. */
export const digestPage = 10;

const marks: { readonly [reason in DeliveryReason]: Sentence } = {
  report: { zh: '', en: '' },
  correction: { zh: '（机关更正）', en: ' (corrected by the agency)' },
  rereading: { zh: '（我们读错，已更正）', en: ' (our misreading, set right)' },
  care: { zh: '（我们收错，已更正）', en: ' (our error, set right)' },
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
function itemLine({ agency, year, reason, report }: DigestItem, locale: Locale): Html {
  const zh = locale === 'zh';
  const state =
    report === null
      ? zh
        ? '：已撤回'
        : ': withdrawn'
      : `${marks[reason][locale]}${zh ? '：新收 ' : ': received '}${targetValue('requests.received@total', report, locale)}`;
  const rest = `${zh ? `${year}年度` : year}${state}`;
  const name = shortenTo(agencyLabel(agency, locale), 2 * screenColumns - displayWidth(`·  ${rest}`));
  return html`· ${name} ${rest}`;
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
}
