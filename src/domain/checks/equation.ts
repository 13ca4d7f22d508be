import { exactSum, type FigureValue } from '../figure-value.ts';
import type { MetricCode, TableId } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { capital, distinctCodes, type MissingPlace, missingCellsWords } from '../wording.ts';
import type { RuleResult, RuleSide } from './rule-result.ts';
import { type RuleClass, type RuleId, rules } from './rules.ts';

/** A figure on one side of an equation. `year`: it is of the report of that year, not of the one that is checked. */
export type Term = { readonly label: Sentence; readonly value: FigureValue; readonly year?: number | undefined };

export type Equation = {
  readonly rule: RuleId;
  /** Where it is not the rule's own. */
  readonly class?: RuleClass | undefined;
  /** Column or row, which then begins the message; null where the terms say it all. */
  readonly where: Sentence | null;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** The distinct figures of the report that is checked, where they are known beforehand. */
  readonly cells?: readonly MetricCode[] | undefined;
  readonly relation?: 'equal' | 'atMost' | undefined;
  /** What two sides may differ by; 0 for counts. */
  readonly tolerance?: number | undefined;
  /** Words to add when it fails, such as a harmless explanation. */
  readonly remark?: Sentence | null | undefined;
};

/** Longer sums name only what is not 0. */
const longestInFull = 4;

function sideOf(terms: readonly Term[]): RuleSide | null {
  if (terms.length === 0) throw new RangeError('a sum needs at least one figure');
  const values: number[] = [];
  for (const { value } of terms) {
    if (value.kind === 'missing') return null;
    values.push(value.value);
  }
  const sum = exactSum(values);
  return { value: sum, text: sumInWords(terms, sum) };
}

function sumInWords(terms: readonly Term[], sum: number): Sentence {
  const shown =
    terms.length <= longestInFull ? terms : terms.filter(({ value }) => value.kind === 'known' && value.value !== 0);
  if (shown.length === 0) return { zh: '各项都是 0', en: 'all parts 0' };
  const inWords = (locale: 'zh' | 'en'): string => {
    const parts = shown.map(({ label, value }) => {
      const space = label[locale].endsWith('」') ? '' : ' ';
      return `${label[locale]}${space}${value.kind === 'known' ? value.value : ''}`;
    });
    return parts.join(' + ') + (parts.length > 1 ? ` = ${sum}` : '');
  };
  return { zh: inWords('zh'), en: inWords('en') };
}

/** The distinct figures of some terms: those of the report that is checked, or those of the year before. */
function codesOf(terms: readonly Term[], ofPrevious: boolean): readonly MetricCode[] {
  if (ofPrevious && terms.every(({ year }) => year === undefined)) return [];
  const codes = new Set<MetricCode>();
  for (const { value, year } of terms)
    if ((year !== undefined) === ofPrevious) for (const code of value.codes) codes.add(code);
  return [...codes];
}

const endings = {
  equal: { zh: '，所印数字两边不等', en: ': the printed numbers do not add up' },
  same: { zh: '，所印数字不同', en: ': the printed numbers differ' },
  atMost: { zh: '，前者大于后者', en: ': the first is larger than the second' },
} as const;

/** How the sentence about an equation that lacks numbers begins. */
function startOf(where: Sentence | null, known: RuleSide | null): Sentence {
  if (where !== null) return where;
  return known === null ? { zh: '', en: 'This' } : { zh: `${known.text.zh}，`, en: `${capital(known.text.en)}; this` };
}

/** Tries a sum against another: held, failed, or not assessable as soon as a figure on either side was not read. */
export function tryEquation(equation: Equation): RuleResult {
  const { rule, where, left, right, relation = 'equal', tolerance = 0, remark } = equation;
  const terms = [...left, ...right];
  const result = {
    rule,
    class: equation.class ?? rules[rule].class,
    where,
    cells: equation.cells ?? codesOf(terms, false),
    previousCells: codesOf(terms, true),
  };
  const [leftSide, rightSide] = [sideOf(left), sideOf(right)];
  if (leftSide === null || rightSide === null) {
    const missing: MissingPlace[] = terms.flatMap(({ value, year }) =>
      value.kind === 'missing' ? value.missing.map((cell) => ({ ...cell, year })) : [],
    );
    const words = missingCellsWords(missing);
    const start = startOf(where, leftSide ?? rightSide);
    return {
      ...result,
      outcome: 'notAssessable',
      left: leftSide,
      right: rightSide,
      missing: distinctCodes(missing.map(({ code }) => code)),
      message: { zh: `${start.zh}无法核对：${words.zh}。`, en: `${start.en} could not be checked: ${words.en}.` },
    };
  }
  // A hair more than the tolerance, for binary fractions.
  const excess = leftSide.value - rightSide.value;
  const held = (relation === 'equal' ? Math.abs(excess) : excess) <= tolerance + 1e-9;
  const single = relation === 'equal' && terms.length === 2;
  const ending = held ? { zh: '', en: '' } : endings[single ? 'same' : relation];
  const extra = held || remark === undefined || remark === null ? { zh: '', en: '' } : remark;
  return {
    ...result,
    outcome: held ? 'held' : 'failed',
    left: leftSide,
    right: rightSide,
    missing: [],
    message: {
      zh: `${where === null ? '' : `${where.zh}：`}${leftSide.text.zh}，${rightSide.text.zh}${ending.zh}${extra.zh}。`,
      en: `${where === null ? capital(leftSide.text.en) : `${where.en}: ${leftSide.text.en}`}; ${rightSide.text.en}${ending.en}${extra.en}.`,
    },
  };
}

/** A result without two sides: a remark, or a rule that has nothing to work on. */
export function plainResult(
  rule: RuleId,
  outcome: RuleResult['outcome'],
  message: Sentence,
  more: Partial<Pick<RuleResult, 'where' | 'cells' | 'previousCells' | 'missing' | 'left' | 'right' | 'class'>> = {},
): RuleResult {
  return {
    rule,
    class: rules[rule].class,
    outcome,
    where: null,
    left: null,
    right: null,
    cells: [],
    previousCells: [],
    missing: [],
    message,
    ...more,
  };
}

const tableNumbers = { t2: { zh: '二', en: '2' }, t3: { zh: '三', en: '3' }, t4: { zh: '四', en: '4' } } as const;

/** A rule on a table that the document does not print. */
export function tableNotPrinted(rule: RuleId, table: TableId, cells: readonly MetricCode[] = []): RuleResult {
  const { zh, en } = tableNumbers[table];
  const message = {
    zh: `报告没有印表${zh}，无法核对。`,
    en: `The report prints no table ${en}, so this could not be checked.`,
  };
  return plainResult(rule, 'notAssessable', message, { cells });
}
