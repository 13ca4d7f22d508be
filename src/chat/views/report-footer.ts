import type { ReportVersion, Source, TableEditions } from '../../domain/report.ts';
import type { Locale } from '../../text/format.ts';
import type { HeldReport } from '../../store/store.ts';
import { html, type Html } from '../../text/html.ts';

/** Which edition of the form the report's tables follow, or that it has none. */
export function editionLine(editions: TableEditions, locale: Locale): string {
  const printed = [editions.t2, editions.t3, editions.t4].filter((edition) => edition !== null);
  const distinct = [...new Set(printed)];
  if (distinct.length === 0) return locale === 'zh' ? '报告没有统计表' : 'No statistical tables in the report';
  return locale === 'zh' ? `表格：${distinct.join('、')}年版` : `Form: ${distinct.join(', ')} edition`;
}

/** One line that lets a forwarded answer be checked: the document, its date, and the beginning of its hash. */
export function sourceLine(report: ReportVersion, source: Source, locale: Locale): Html {
  const zh = locale === 'zh';
  const sample = source.abridged ? (zh ? '（节录样本）' : ' (abridged)') : '';
  const published =
    source.publishedOn === null ? '' : zh ? `，${source.publishedOn}发布` : `, published ${source.publishedOn}`;
  const machine = report.machineRead ? (zh ? '，机器识读' : ', machine-read') : '';
  const hash = source.sha256.slice(0, 8);
  return zh
    ? html`来源：${report.year}年度报告${sample}${published}${machine} #${hash}`
    : html`Source: report for ${report.year}${sample}${published}${machine} #${hash}`;
}

/** The two documents behind a comparison. */
export function comparedSourcesLine(current: HeldReport, base: HeldReport, locale: Locale): Html {
  const one = ({ report, source }: HeldReport): string => {
    const sample = source.abridged ? (locale === 'zh' ? '（节录样本）' : ' (abridged sample)') : '';
    return `${report.year}${sample} #${source.sha256.slice(0, 8)}`;
  };
  return locale === 'zh'
    ? html`来源：年度报告 ${one(base)}、${one(current)}`
    : html`Sources: annual reports ${one(base)}, ${one(current)}`;
}
