import type { Agency } from '../../../domain/agency.ts';
import type { Sentence } from '../../../domain/sentence.ts';
import type { UserError } from '../../../domain/user-error.ts';
import type { SaveOutcome } from '../../../store/store.ts';
import type { Locale } from '../../../text/format.ts';
import { html, lines } from '../../../text/html.ts';
import type { Reply } from '../../reply.ts';
import { agencyHeading } from '../agency-label.ts';
import { viewButtons } from '../view-buttons.ts';
import { shortened } from './shortened.ts';

const outcomes: { readonly [kind in SaveOutcome['kind']]: Sentence } = {
  stored: { zh: '已收录', en: 'stored' },
  corrected: { zh: '已收录为机关更正', en: 'stored as a correction by the agency' },
  anotherSource: { zh: '已收录为另一来源', en: 'stored as another source' },
  reread: { zh: '已收录为重新识读', en: 'stored as a re-reading' },
  unchanged: { zh: '早已收录，没有变化', en: 'held already, nothing has changed' },
};

/** The answer to an administrator who had a report stored. */
export function renderStored(
  { agency, year, outcome }: { readonly agency: Agency; readonly year: number; readonly outcome: SaveOutcome },
  locale: Locale,
): Reply {
  const { kind, version, changes } = outcome;
  const zh = locale === 'zh';
  const different =
    changes.length === 0
      ? ''
      : zh
        ? `，与原来的版本有 ${changes.length} 处不同`
        : `; ${changes.length} figures differ from the version before`;
  return {
    text: lines(
      agencyHeading(agency, locale),
      zh
        ? html`<b>${year}年度</b>报告${outcomes[kind].zh}（版本 ${version}）${different}。`
        : html`Report for <b>${year}</b> ${outcomes[kind].en} (version ${version})${different}.`,
    ).html,
    buttons: viewButtons({ command: 'sent', agency: agency.id, year, years: [] }, locale),
  };
}

/** What became of each document of an archive that was stored. */
export type StoredOne =
  | { readonly kind: SaveOutcome['kind'] }
  | { readonly kind: 'refused'; readonly name: string; readonly why: UserError };

/** Documents named in the answer; the counts tell of all. */
const mostNamed = 12;

/** The answer to an administrator who had nothing of an archive stored. */
export function renderDeclined(locale: Locale): Reply {
  return {
    text: locale === 'zh' ? '已取消，这些文件都没有收录。' : 'Cancelled; none of these documents was stored.',
    buttons: [],
  };
}

/** The answer to an administrator who had an archive stored. */
export function renderAllStored(documents: readonly StoredOne[], locale: Locale): Reply {
  const zh = locale === 'zh';
  const refused = documents.filter((document) => document.kind === 'refused');
  const counts = Map.groupBy(
    documents.filter((document) => document.kind !== 'refused'),
    ({ kind }) => kind,
  );
  const words = [...counts].map(([kind, members]) => `${outcomes[kind][locale]} ${members.length}`);
  const refusedWords = refused.length === 0 ? [] : [zh ? `没有收录 ${refused.length}` : `not stored ${refused.length}`];
  return {
    text: lines(
      html`<b>${[...words, ...refusedWords].join(zh ? '，' : ', ')}</b>`,
      ...refused
        .slice(0, mostNamed)
        .map((document) => html`✘ ${shortened(document.name)}${zh ? '：' : ': '}${document.why[locale]}`),
    ).html,
    buttons: [],
  };
}
