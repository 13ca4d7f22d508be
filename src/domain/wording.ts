import { type MissingCell, missingWords } from './figure-value.ts';
import type { ApplicantKind, MetricCode, Table3RowCode } from './metric.ts';
import type { Sentence } from './sentence.ts';
import { applicantLabels, rowLabels, shortLabel } from './taxonomy/short-labels.ts';

/** A column of table 三, as the place where a rule was tried. */
export function columnName(applicant: ApplicantKind): Sentence {
  const { zh, en } = applicantLabels[applicant];
  return { zh: `「${zh}」一列`, en: `Column "${en}"` };
}

/** A row of table 三, as the place where a rule was tried. */
export function rowName(row: Table3RowCode): Sentence {
  const { zh, en } = rowLabels[row];
  return { zh: `「${zh}」一行`, en: `Row "${en}"` };
}

/** A figure of the report of another year. */
export function ofYear(year: number, label: Sentence): Sentence {
  return { zh: `${year} 年度${label.zh}`, en: `${label.en} in ${year}` };
}

/** A cell without a number, in the report of this year or of the one named. */
export type MissingPlace = MissingCell & { readonly year?: number | undefined };

const named = 3;

/** Which cells have no number and what stands in them; at most three are named. */
export function missingCellsWords(cells: readonly MissingPlace[]): Sentence {
  const distinct = cells.filter(
    (cell, index) => cells.findIndex(({ code, year }) => code === cell.code && year === cell.year) === index,
  );
  const first = distinct.slice(0, named).map(({ code, why, year }) => {
    const label = year === undefined ? shortLabel(code) : ofYear(year, shortLabel(code));
    const reason = missingWords[why];
    return { zh: `「${label.zh}」${reason.zh}`, en: `${label.en} is ${reason.en}` };
  });
  const rest = distinct.length - first.length;
  return {
    zh: first.map(({ zh }) => zh).join('、') + (rest > 0 ? `，另有 ${rest} 格也没有数字` : ''),
    en: first.map(({ en }) => en).join(', ') + (rest > 0 ? `, and ${rest} more have no number` : ''),
  };
}

/** Distinct codes, in order. */
export function distinctCodes(codes: readonly MetricCode[]): readonly MetricCode[] {
  return [...new Set(codes)];
}

/** A figure as given in the text. */
export function inText(code: MetricCode): Sentence {
  const { zh, en } = shortLabel(code);
  return { zh: `正文「${zh}」`, en: `${en} in the text` };
}

/** A figure as given in the table. */
export function inTable(code: MetricCode): Sentence {
  const { zh, en } = shortLabel(code);
  return { zh: `表中「${zh}」`, en: `${en} in the table` };
}

/** The words with a capital, for the start of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
