import type { Locale } from '../../text/format.ts';
import { html, lines } from '../../text/html.ts';
import { pressOf } from '../press.ts';
import type { Button, Reply } from '../reply.ts';
import type { MetricTarget } from '../metric-target.ts';
import type { Missing } from '../report-access.ts';
import { agencyHeading, agencyLabel } from './agency-label.ts';
import { goneLine } from './version-note.ts';
import { followButton } from './view-buttons.ts';

/** The answer when the year, or any report, of a known agency is not held: the years that are, and its relatives'. */
export function renderMissing(missing: Missing, command: string, locale: Locale, metric?: MetricTarget): Reply {
  const { agency, year, years, relatives, gone } = missing;
  const related = relatives.filter((relative) => relative.years.length > 0);
  const zh = locale === 'zh';
  const what =
    year === null
      ? zh
        ? '还没有收录它的任何年度报告。'
        : 'No annual report of it is held yet.'
      : zh
        ? `没有收录${year}年度的报告。这不等于该机关没有发布。`
        : `Its report for ${year} is not held. That does not mean it was not published.`;
  return {
    text: lines(
      agencyHeading(agency, locale),
      what,
      gone !== null &&
        goneLine(gone, locale, zh ? `${gone.year}年度收录过的一份` : `One for ${gone.year} that was held`),
      years.length > 0 && (zh ? `已收录的年度：${years.join('、')}` : `Years held: ${years.join(', ')}`),
      ...related.map(({ agency: relative, succession, years: held }) => {
        const before = succession.from === relative.id;
        const probable = succession.certainty === 'probable';
        return zh
          ? html`${before ? '前身' : '后继'}${probable ? '（可能）' : ''}：${relative.name}，已收录${held.join('、')}`
          : html`${probable ? 'Probable ' : ''}${before ? 'predecessor' : 'successor'}: ${agencyLabel(relative, locale)}, held: ${held.join(', ')}`;
      }),
    ).html,
    buttons: [
      years
        .slice(-6)
        .map((held) => ({ label: `${held}`, press: pressOf({ command, agency: agency.id, year: held, metric }) })),
      ...related.map(({ agency: relative, years: held }): Button[] =>
        held.slice(-1).map((last) => ({
          label: `${agencyLabel(relative, locale)} ${last}`,
          press: pressOf({ command, agency: relative.id, year: last, metric }),
        })),
      ),
      [followButton(agency.id, locale)],
    ].filter((row) => row.length > 0),
  };
}
