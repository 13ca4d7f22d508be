import type { Holdings } from '../../store/store.ts';
import { formatNumber, type Locale } from '../../text/format.ts';

/** What is held, in two or three lines. Samples are called samples. */
export function holdingsLines({ agencies, reports, years, newest, samplesOnly }: Holdings, locale: Locale): string[] {
  if (reports === 0)
    return [
      locale === 'zh'
        ? '目前没有收录任何报告：用 npm run ingest 收录。'
        : 'It holds no report yet: store some with npm run ingest.',
    ];
  const first = years[0];
  const last = years.at(-1);
  const span = first === last ? `${first}` : `${first}–${last}`;
  if (locale === 'zh')
    return [
      `收录：${formatNumber(agencies)}个机关、${formatNumber(reports)}份报告，${span}年度`,
      ...(newest === null ? [] : [`最近收录：${newest.agency} ${newest.year}年度`]),
      ...(samplesOnly ? ['（均为随程序附带的节录样本）'] : []),
    ];
  return [
    `Holds: ${formatNumber(agencies)} agencies, ${formatNumber(reports)} reports, ${span}`,
    ...(newest === null ? [] : [`Newest: ${newest.agency} ${newest.year}`]),
    ...(samplesOnly ? ['(all of them abridged samples that come with the program)'] : []),
  ];
}
