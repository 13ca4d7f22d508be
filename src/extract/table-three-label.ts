import type { Table3RowCode } from '../domain/metric.ts';
import { applicantColumns, table3Corner, table3OutcomeHeading, table3Rows } from '../domain/taxonomy/table3.ts';
import { indexLabels, type Likeness } from './label-match.ts';
import type { Words } from './line.ts';
import { labelOf } from './plain-text.ts';
import type { Run } from './run.ts';

/**
 * Labels met in reports that the taxonomy does not list: comparison tools shorten the two long ones (逾期不缴费).
 */
const shortened: { readonly [code in Table3RowCode]?: readonly string[] } = {
  'outcome.other.fee_unpaid': ['逾期不缴费', '逾期未按收费通知要求缴纳费用'],
  'outcome.other.no_correction': ['无正当理由逾期不补正'],
};

/** The rows and group headings of table 三 by label. */
export const table3Labels = indexLabels<Table3RowCode>(
  table3Rows.map(({ code, zh, variants }) => ({ code, zh, variants: [...variants, ...(shortened[code] ?? [])] })),
);

const headLabels = [table3Corner, '申请人情况', '法人或其他组织', ...applicantColumns.map(({ zh }) => zh)].map(
  (text) => labelOf(text).key,
);
const headMark = /申请人情|自然人|法人|商业|企业|科研|机构|公益|法律服务|勾稽|第一项|第四项/u;
const longestHeadPiece = 60;

/** Whether words consist of pieces of the head's labels only, as 社会公益法律服务其他 of a head read line by line. */
function isHeadPiece({ key, ordinal }: Words): boolean {
  if (key === '' || ordinal !== null || key.length > longestHeadPiece) return false;
  let position = 0;
  while (position < key.length) {
    let length = 0;
    while (
      position + length < key.length &&
      headLabels.some((label) => label.includes(key.slice(position, position + length + 1)))
    ) {
      length += 1;
    }
    if (length === 0) return false;
    position += length;
  }
  return true;
}

/**
 * Words without the head of the table, which is repeated after a page break and would lend 其他 and 总计 to the row below.
 * The outcome heading that is printed downwards (三、/本/年/度) goes as well.
 */
export function withoutHead(words: readonly Words[]): readonly Words[] {
  const kept: Words[] = [];
  let cluster: Words[] = [];
  const close = () => {
    if (!cluster.some(({ key }) => headMark.test(key))) kept.push(...cluster);
    cluster = [];
  };
  for (const word of words) {
    if (isHeadPiece(word)) {
      cluster.push(word);
      continue;
    }
    close();
    if (!isOutcomeHeadingPiece(word)) kept.push(word);
  }
  close();
  return kept;
}

const outcomeHeading = labelOf(table3OutcomeHeading).key;

function isOutcomeHeadingPiece({ key, ordinal }: Words): boolean {
  return (
    key === outcomeHeading ||
    (key.length <= 3 && key !== '' && outcomeHeading.includes(key)) ||
    (key === '' && ordinal === '三')
  );
}

const groupHeadings = table3Rows.filter(({ kind }) => kind['2021'] === 'group').map(({ zh }) => labelOf(zh).key);

/** A piece of a group heading that stands beside or between the labels of its rows: （三） / 不予 / 公开. */
export function isGroupPiece({ key, ordinal }: Words): boolean {
  return key === '' ? ordinal !== null : groupHeadings.some((heading) => heading.includes(key));
}

/** What the words around a run say of its row. */
export type RunLabel = {
  readonly likeness: ReadonlyMap<Table3RowCode, Likeness>;
  /** The one row that is meant; undefined where the label was lost or fits several rows. */
  readonly row: Table3RowCode | undefined;
  /** The words that make up the label of that row. */
  readonly words: readonly Words[];
  /** Ordinal printed before the nearest words. */
  readonly ordinal: string | null;
};

const mostPieces = 4;

type Candidate = { readonly words: readonly Words[]; readonly cost: number };

/** Ways to put a label together from the words around a run: labels are cut by wrapping, above and below their figures. */
function candidatesOf(run: Pick<Run, 'before' | 'after'>): Candidate[] {
  const before = withoutHead(run.before);
  // With an ordinal another label begins.
  const next = withoutHead(run.after).at(0)?.ordinal === null ? withoutHead(run.after)[0] : undefined;
  const lists = [before, before.filter((word) => !isGroupPiece(word))];
  return lists.flatMap((list, listed) =>
    Array.from({ length: Math.min(mostPieces, list.length) }, (_, index) => index + 1).flatMap((count) => {
      const words = list.slice(-count);
      const cost = 0.02 * (count - 1) + 0.02 * listed;
      return next === undefined
        ? [{ words, cost }]
        : [
            { words, cost },
            { words: [...words, next], cost: cost + 0.05 },
          ];
    }),
  );
}

/** Labels no longer than this are found in others: 其他 of （六）其他处理 is not 3.其他. */
const shortKey = 4;

/** 7 of the ordinal 七: some sites number all levels in the same digits, as 7.总计. */
function numberOf(ordinal: string): number {
  return /^\d/.test(ordinal) ? Number(ordinal) : '〇一二三四五六七八九十'.indexOf(ordinal);
}

/** What an ordinal takes away from a likeness that is not the row's. Long labels are misnumbered now and then. */
function otherOrdinal(words: readonly Words[], row: Table3RowCode): Likeness {
  const printed = words[0]?.ordinal ?? null;
  const { ordinal, key } = table3Labels.official(row);
  if (printed === null || ordinal === null || numberOf(printed) === numberOf(ordinal)) return 0;
  return key.length <= shortKey ? 0.35 : 0.1;
}

function isBareOther({ key, ordinal }: Words): boolean {
  return key === '其他' && ordinal === null;
}

const printedRow = (code: Table3RowCode) => table3Rows.some((row) => row.code === code && row.kind['2021'] !== 'group');

/** A line is missing between two labels, which then stand in one cell beside two rows of figures: either may be meant. */
function sharesCell(row: Table3RowCode, label: readonly Words[], before: readonly Words[]): boolean {
  const cells = new Set(label.map(({ place, raw }) => JSON.stringify([place, raw])));
  return before.some((word) => {
    const other = table3Labels.exact(word.key);
    return (
      other !== undefined &&
      other !== row &&
      printedRow(other) &&
      !label.includes(word) &&
      cells.has(JSON.stringify([word.place, word.raw]))
    );
  });
}

/** Reads the label of a run from the words around it. */
export function runLabel(run: Pick<Run, 'before' | 'after'>): RunLabel {
  const likeness = new Map<Table3RowCode, Likeness>();
  const best = new Map<Table3RowCode, Candidate>();
  for (const candidate of candidatesOf(run)) {
    for (const [row, alike] of table3Labels.compare(candidate.words.map(({ key }) => key).join(''))) {
      const worth = alike - candidate.cost - otherOrdinal(candidate.words, row);
      if (worth <= (likeness.get(row) ?? 0)) continue;
      likeness.set(row, worth);
      best.set(row, candidate);
    }
    // The words that stand next to the figures are the label if they are one at all; 其他 may be a piece of the head.
    const isNext = candidate.words.length === 1 && !candidate.words.some(isBareOther);
    if (isNext && [...likeness.values()].some((alike) => alike >= 0.9)) break;
  }
  const ranked = [...likeness].toSorted((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  const isAhead = first !== undefined && first[1] >= sure && (second === undefined || first[1] - second[1] >= margin);
  const isClear = isAhead && !sharesCell(first[0], best.get(first[0])?.words ?? [], run.before);
  return {
    likeness,
    row: isClear ? first[0] : undefined,
    words: isClear ? (best.get(first[0])?.words ?? []) : [],
    ordinal: withoutHead(run.before).at(-1)?.ordinal ?? null,
  };
}

const sure = 0.7;
const margin = 0.15;
