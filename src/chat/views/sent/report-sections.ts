import type { RuleResult } from '../../../domain/checks/rule-result.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../../text/format.ts';
import { html, type Html, plainText } from '../../../text/html.ts';
import { pagesOf } from '../../../text/screen.ts';
import type { ExaminedReport } from '../../sent/examination.ts';
import { failures } from '../checked.ts';
import { changeLine, headlinesFirst } from '../version-list.ts';
import type { SentSection } from './sent-press.ts';

/** A rule that failed, with both sides. */
export function failureLine({ message }: RuleResult, locale: Locale): Html {
  return html`⚠ ${message()[locale]}`;
}

/** Everything that a section has to show. */
export function itemsOf(
  { results, unread, doubts, held }: ExaminedReport,
  section: SentSection,
  locale: Locale,
): Html[] {
  switch (section) {
    case 'failed':
      return failures(results).map((result) => failureLine(result, locale));
    case 'unread':
      return unread.map((code) => html`· ${shortLabel(code)[locale]}`);
    case 'doubts':
      return doubts.map(({ message }) => html`· ${message[locale]}`);
    case 'changes':
      return headlinesFirst(held?.outcome.changes ?? []).map((change) => html`· ${changeLine(change, locale)}`);
  }
}

export const sectionLabels = {
  failed: { zh: '不符', en: 'Failed' },
  unread: { zh: '没有读到', en: 'Not read' },
  doubts: { zh: '识读存疑', en: 'Doubts' },
  changes: { zh: '与已收录的不同', en: 'Differences' },
} as const;

/** In the order of their buttons. */
export const sections = ['failed', 'unread', 'doubts', 'changes'] as const satisfies readonly SentSection[];

/** The items of a section in pages of so many rows, its title included. */
export function pagesIn(
  report: ExaminedReport,
  section: SentSection,
  room: number,
  locale: Locale,
): readonly (readonly Html[])[] {
  const items = itemsOf(report, section, locale);
  const byText = new Map(items.map((item) => [plainText(item.html), item]));
  return pagesOf([...byText.keys()], room - 1).map((page) => page.flatMap((text) => byText.get(text) ?? []));
}

/** One page of a section. */
export function sectionLines(
  report: ExaminedReport,
  section: SentSection,
  page: number,
  room: number,
  locale: Locale,
): (Html | string)[] {
  return [html`<b>${sectionLabels[section][locale]}</b>`, ...(pagesIn(report, section, room, locale)[page - 1] ?? [])];
}
