import type { Agency } from '../../domain/agency.ts';
import type { HeldReport } from '../../store/store.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import { agencyHeading } from './agency-label.ts';
import { editionLine, sourceLine } from './report-footer.ts';
import { disputeLines } from './summary/disputes.ts';
import { channelLines, proactiveLines } from './summary/proactive.ts';
import { proseLines } from './summary/prose.ts';
import { outcomeLines, requestLines } from './summary/requests.ts';

/** How much a summary leaves to the buttons under it: nothing, what the text says of channels, table 二, and shares. */
export type Spared = 0 | 1 | 2 | 3;

/**
 * The figures of one report on one screen. `first`: the figure that was asked for; `note`: what became of other versions;
 * `checked`: what the checks found, in a few lines; `spared`: how much is left out, for want of room.
 */
export function reportSummary(
  agency: Agency,
  { report, source }: HeldReport,
  {
    first,
    note,
    checked,
    spared = 0,
  }: {
    readonly first: string | null;
    readonly note: string | null;
    readonly checked: readonly string[];
    readonly spared?: Spared;
  },
  locale: Locale,
): Html {
  const hasTables = Object.values(report.editions).some((edition) => edition !== null);
  const figures = hasTables
    ? [
        ...requestLines(report, locale),
        ...outcomeLines(report, locale, spared < 3),
        ...disputeLines(report, locale),
        ...(spared < 2 ? proactiveLines(report, locale) : []),
        ...(spared < 1 ? channelLines(report, locale) : []),
      ]
    : proseLines(report, locale);
  return lines(
    agencyHeading(agency, locale),
    locale === 'zh'
      ? html`<b>${report.year}年度</b>政府信息公开年报`
      : html`Annual OGI report for <b>${report.year}</b>`,
    note,
    first !== null && html`<b>${first}</b>`,
    ...figures,
    ...checked,
    editionLine(report.editions, locale),
    sourceLine(report, source, locale),
  );
}
