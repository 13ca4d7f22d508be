import type { Locale } from '../../../text/format.ts';
import type { Reply } from '../../reply.ts';
import type { ExaminedReport } from '../../sent/examination.ts';
import { itemsOf, pagesIn, sectionLabels, sections } from './report-sections.ts';
import { type SentPart, sentPress } from './sent-press.ts';

type Row = Reply['buttons'][number];

/** A button for each list that has items, and one for the list as a file. */
export function sectionButtons(report: ExaminedReport, locale: Locale): Row {
  const counted = sections.flatMap((section) => {
    const count = itemsOf(report, section, locale).length;
    return count === 0
      ? []
      : [{ label: `${sectionLabels[section][locale]} ${count}`, press: sentPress({ section, page: 1 }) }];
  });
  return counted.length === 0
    ? []
    : [...counted, { label: locale === 'zh' ? '清单 .csv' : 'List .csv', press: sentPress({ action: 'list' }) }];
}

/** Buttons to leaf in a list, and back to the overview. */
export function turnButtons(report: ExaminedReport, { section, page }: SentPart, room: number, locale: Locale): Row {
  const pages = section === null ? 1 : pagesIn(report, section, room, locale).length;
  return [
    ...(page > 1 ? [{ label: '◀', press: sentPress({ section, page: page - 1 }) }] : []),
    ...(page < pages ? [{ label: '▶', press: sentPress({ section, page: page + 1 }) }] : []),
    { label: locale === 'zh' ? '↩ 概览' : '↩ Overview', press: sentPress({ section: null, page: 1 }) },
  ];
}

/** The buttons of an administrator. */
export function storeButtons({ agency, year, sha256 }: ExaminedReport, locale: Locale): Row {
  if (agency === null || year === null) return [];
  return [
    {
      label: locale === 'zh' ? '✔ 收录' : '✔ Store',
      press: sentPress({ action: 'store', sha256, agency: agency.id, year }),
    },
    { label: locale === 'zh' ? '✘ 不收录' : '✘ Do not store', press: sentPress({ action: 'decline' }) },
  ];
}
