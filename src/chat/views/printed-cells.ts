import type { Provenance } from '../../domain/figure.ts';
import { type MetricCode, isMetricCode, table3Code } from '../../domain/metric.ts';
import type { Evidence, ReportFigures } from '../../domain/report.ts';
import { formulaCodes } from '../../domain/indicators.ts';
import { memberRows, table3CellOf } from '../../domain/table3.ts';
import { indicatorDefinition } from '../../domain/taxonomy/indicators.ts';
import { shortLabel } from '../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../text/format.ts';
import { html, type Html } from '../../text/html.ts';
import type { MetricTarget } from '../metric-target.ts';
import { figureWord } from './figure-word.ts';

/** The cells that stand behind what was asked for: a group's rows, an indicator's counts, or the cell itself. */
export function cellsOfTarget(target: MetricTarget, report: ReportFigures): readonly MetricCode[] {
  if (isMetricCode(target)) return expand(target, report);
  const { numerator, denominator } = indicatorDefinition(target);
  const codes = [
    ...formulaCodes(numerator),
    ...(denominator === 'residentPopulation' ? [] : formulaCodes(denominator)),
  ].flatMap((code) => expand(code, report));
  return [...new Set(codes)];
}

function expand(code: MetricCode, report: ReportFigures): readonly MetricCode[] {
  const cell = table3CellOf(code);
  if (cell === null) return [code];
  const edition = report.editions.t3 === '2019' ? '2019' : '2021';
  return memberRows(cell.row, edition).map((row) => table3Code(row, cell.applicant));
}

/** Each cell with its figure, its place in the document and its text as printed. */
export function printedLines(
  report: ReportFigures,
  evidence: Evidence,
  codes: readonly MetricCode[],
  locale: Locale,
): Html[] {
  return codes.map((code) => {
    const place = evidence.get(code);
    const figure = `${shortLabel(code)[locale]} ${figureWord(report, code, locale)}`;
    if (place === undefined) return html`${figure}`;
    return locale === 'zh'
      ? html`${figure}：${placeWords(place, locale)}，原文“${place.raw}”`
      : html`${figure}: ${placeWords(place, locale)}, printed “${place.raw}”`;
  });
}

const tableNames = {
  t2: { zh: '表二', en: 'table 2' },
  t3: { zh: '表三', en: 'table 3' },
  t4: { zh: '表四', en: 'table 4' },
  form2014: { zh: '统计表', en: 'the statistical return' },
} as const;

function placeWords(place: Provenance, locale: Locale): string {
  const zh = locale === 'zh';
  const words = [
    place.table === null ? (zh ? '正文' : 'text') : tableNames[place.table][locale],
    place.row === null ? '' : zh ? `第${place.row}行` : `row ${place.row}`,
    place.column === null ? '' : zh ? `第${place.column}列` : `column ${place.column}`,
    place.page === null ? '' : zh ? `第${place.page}页` : `page ${place.page}`,
  ].filter((word) => word !== '');
  const line = place.line === null ? '' : zh ? `（文本第${place.line}行）` : ` (line ${place.line} of the text)`;
  return words.join(zh ? '' : ', ') + line;
}
