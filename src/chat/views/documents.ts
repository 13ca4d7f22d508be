import type { Source } from '../../domain/report.ts';
import { formatDate, type Locale } from '../../text/format.ts';
import { html, type Html, lines } from '../../text/html.ts';
import type { Reply } from '../reply.ts';

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

/** One line for a document among others: its number, name, and the beginning of its hash. */
export function shortDocumentLine({ fileName, sha256 }: Source, number: number, locale: Locale): Html {
  return locale === 'zh'
    ? html`文件${number}：${fileName} #${sha256.slice(0, 8)}`
    : html`Document ${number}: ${fileName} #${sha256.slice(0, 8)}`;
}

const notInNames = /[\\/:*?"<>|\p{Cc}]/gu;

/** The kept document as a file to send, with what is said beside it. A sample is named as abridged. */
export function documentReply(
  heading: Html,
  { source, bytes, year }: { readonly source: Source; readonly bytes: Uint8Array; readonly year: number },
  locale: Locale,
): Reply {
  const zh = locale === 'zh';
  const abridged = zh ? '（节录样本）' : ' (abridged sample)';
  const name = source.fileName.replaceAll(notInNames, '_');
  return {
    text: lines(
      heading,
      zh
        ? html`<b>${year}年度</b>报告的文件，收录时的样子`
        : html`The document of the report for <b>${year}</b>, as it was stored`,
      source.abridged &&
        (zh
          ? '这是随程序附带的节录样本，不是原文件：表格照原文，正文为改写要点；下面的哈希是原文件的。'
          : 'This is the abridged sample that comes with the program, not the original: tables as printed, text in our words; the hash below is the original’s.'),
      html`SHA-256${zh ? '：' : ': '}<code>${source.sha256}</code>`,
    ).html,
    buttons: [],
    file: { name: source.abridged ? `${name}${abridged}.txt` : name, bytes },
  };
}
