import { changeLine, headlinesFirst } from '../chat/views/version-list.ts';
import { goneLine } from '../chat/views/version-note.ts';
import type { Sentence } from '../domain/sentence.ts';
import type { FigureChange } from '../store/store.ts';
import { formatDate, formatNumber, type Locale } from '../text/format.ts';
import { toldFigures } from './headline-lines.ts';
import type { News } from './news.ts';

const titles: { readonly [kind in News['kind']]: Sentence } = {
  report: { zh: '🔔 新收录年报', en: '🔔 New annual report' },
  corrected: { zh: '🔔 机关更正了年报', en: '🔔 Report corrected by the agency' },
  misread: {
    zh: '🔔 更正：之前发给您的数是我们读错了，不是机关更正',
    en: '🔔 Our error: we had misread figures that we sent you; the agency corrected nothing',
  },
  both: {
    zh: '🔔 更正：之前发给您的数我们读错了，机关后来也更正过',
    en: '🔔 We had misread figures that we sent you; the agency has also corrected its report',
  },
  supplement: {
    zh: '🔔 补充：之前没有读到的数，现在读到了',
    en: '🔔 Figures that we had not read before',
  },
  withdrawn: {
    zh: '🔔 更正：之前发给您的数作废，是我们收错了文件',
    en: '🔔 Our error: figures that we sent you do not stand; the wrong document was stored',
  },
  misplaced: {
    zh: '🔔 更正：之前发给您的数不是这份年报的，是我们放错了',
    en: '🔔 Our error: figures that we sent you were not of this report',
  },
  restored: {
    zh: '🔔 恢复：之前告诉您作废的数仍然有效，是我们撤错了',
    en: '🔔 Our error: figures that we told you do not stand do stand after all',
  },
};

/** What an alert is about, in one line. */
export function newsTitle({ kind }: News, locale: Locale): string {
  return titles[kind][locale];
}

/** What happened, and the old figures with the new ones; at most so many of them. */
export function newsLines(
  news: News,
  { most, timeZone }: { readonly most: number; readonly timeZone: string },
  locale: Locale,
): string[] {
  const zh = locale === 'zh';
  switch (news.kind) {
    case 'report':
    case 'misplaced':
      return [];
    case 'withdrawn': {
      const gone = { date: formatDate(news.at, timeZone), withdrawal: news.withdrawal };
      const told = toldFigures(news.known.report, locale);
      return [
        goneLine(gone, locale, zh ? '那份文件' : 'That document'),
        ...(news.changes.length > 0
          ? [zh ? '现在以另一份文件为准。' : 'Another document stands now.', ...changeLines(news.changes, most, locale)]
          : told === ''
            ? []
            : [zh ? `作废的数：${told}` : `Do not use: ${told}`]),
      ];
    }
    case 'corrected':
    case 'misread':
    case 'both':
    case 'supplement':
    case 'restored':
      return changeLines(news.changes, most, locale);
  }
}

function changeLines(changes: readonly FigureChange[], most: number, locale: Locale): string[] {
  if (changes.length === 0) return [];
  const shown = headlinesFirst(changes).slice(0, most);
  const more = changes.length - shown.length;
  const rest = locale === 'zh' ? `· 另有${formatNumber(more)}处，见来源` : `· ${formatNumber(more)} more, see Source`;
  const head = locale === 'zh' ? '原来 → 现在：' : 'Before → now:';
  return [head, ...shown.map((change) => `· ${changeLine(change, locale)}`), ...(more > 0 ? [rest] : [])];
}
