import type { ReportVersion, Source, VersionOrigin } from '../../domain/report.ts';
import type { Sentence } from '../../domain/sentence.ts';
import { formatDate, type Locale } from '../../text/format.ts';
import { html, type Html } from '../../text/html.ts';

/** A document: name, official address, dates and hash; what is not known is said to be unknown. */
export function documentLines(source: Source, timeZone: string, locale: Locale): (Html | string)[] {
  const zh = locale === 'zh';
  const unknown = zh ? '未知' : 'unknown';
  const colon = zh ? '：' : ': ';
  return [
    html`${zh ? '文件' : 'Document'}${colon}${source.fileName}`,
    ...(source.abridged
      ? [
          zh
            ? '（节录样本：表格照原文，正文为改写要点；哈希是原文件的）'
            : '(abridged sample: tables as printed, text in our words; the hash is the original’s)',
        ]
      : []),
    source.url === null
      ? `${zh ? '官方网址' : 'Official address'}${colon}${unknown}`
      : html`${zh ? '官方网址' : 'Official address'}${colon}<a href="${source.url}">${source.url}</a>`,
    `${zh ? '发布' : 'Published'}${colon}${source.publishedOn ?? unknown} · ${zh ? '收录' : 'stored'}${colon}${formatDate(source.fetchedAt, timeZone)}`,
    html`SHA-256${colon}<code>${source.sha256}</code>`,
  ];
}

const origins = {
  first: { zh: '首次收录', en: 'first stored' },
  correction: { zh: '机关更正', en: 'corrected by the agency' },
  rereading: { zh: '本站重新识读同一文件（不是机关更正）', en: 'the same document read again by us (no correction)' },
  lesser: { zh: '另一份不完整或机器识读的文件', en: 'another document, partial or machine-read' },
} as const satisfies { readonly [origin in VersionOrigin]: Sentence };

/** All versions of a report, newest first, with what each is and how many documents it was read from. */
export function versionLines(
  versions: readonly { readonly report: ReportVersion; readonly sources: readonly Source[] }[],
  current: number,
  timeZone: string,
  locale: Locale,
): string[] {
  const zh = locale === 'zh';
  return versions.map(({ report, sources }) => {
    const date = formatDate(report.storedAt, timeZone);
    const state =
      report.withdrawn !== null
        ? zh
          ? '，已撤回'
          : ', withdrawn'
        : report.version === current
          ? zh
            ? '，现用'
            : ', current'
          : '';
    const documents = sources.length > 1 ? (zh ? `，${sources.length}份文件` : `, ${sources.length} documents`) : '';
    return zh
      ? `版本${report.version}：${origins[report.origin].zh} ${date}${documents}${state}`
      : `Version ${report.version}: ${origins[report.origin].en} ${date}${documents}${state}`;
  });
}
