import { exactSum, type FigureValue } from '../figure-value.ts';
import type { MetricCode, TableId } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { capital, distinctCodes, type MissingPlace, missingCellsWords } from '../wording.ts';
import type { RuleResult } from './rule-result.ts';
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
  readonly relation?: 'equal' | 'atMost' | undefined;
  /** What two sides may differ by; 0 for counts. */
  readonly tolerance?: number | undefined;
  /** Words to add when it fails, such as a harmless explanation. */
  readonly remark?: Sentence | null | undefined;
};

/** Longer sums name only what is not 0. */
const longestInFull = 4;

/** A number on one side of an equation. */
export type Known = { readonly label: Sentence; readonly value: number };

/** The numbers of some terms; null as soon as one is not known. */
function knownOf(terms: readonly Term[]): readonly Known[] | null {
  const known: Known[] = [];
  for (const { label, value } of terms) {
    if (value.kind === 'missing') return null;
    known.push({ label, value: value.value });
  }
  return known;
}

/** Throws a RangeError for no numbers at all: a sum of nothing is not 0. */
function sumOfSide(side: readonly Known[]): number {
  if (side.length === 0) throw new RangeError('a sum needs at least one figure');
  return exactSum(side.map(({ value }) => value));
}

function inWords(side: readonly Known[]): Sentence {
  const shown = side.length <= longestInFull ? side : side.filter(({ value }) => value !== 0);
  if (shown.length === 0) return { zh: '各项都是 0', en: 'all parts 0' };
  const words = (locale: 'zh' | 'en'): string => {
    const parts = shown.map(({ label, value }) => `${label[locale]}${label[locale].endsWith('」') ? '' : ' '}${value}`);
    return parts.join(' + ') + (parts.length > 1 ? ` = ${sumOfSide(side)}` : '');
  };
  return { zh: words('zh'), en: words('en') };
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

type Tried = Pick<RuleResult, 'rule' | 'class' | 'where' | 'cells' | 'previousCells'> &
  Pick<Equation, 'relation' | 'tolerance' | 'remark'>;

/** Tries a sum of numbers against another: held or failed. */
export function tryKnown(tried: Tried, left: readonly Known[], right: readonly Known[]): RuleResult {
  const { rule, class: strictness, where, cells, previousCells, relation = 'equal', tolerance = 0, remark } = tried;
  const sums = { left: sumOfSide(left), right: sumOfSide(right) };
  // A hair more than the tolerance, for binary fractions.
  const excess = sums.left - sums.right;
  const held = (relation === 'equal' ? Math.abs(excess) : excess) <= tolerance + 1e-9;
  return {
    rule,
    class: strictness,
    outcome: held ? 'held' : 'failed',
    where,
    left: { value: sums.left },
    right: { value: sums.right },
    cells,
    previousCells,
    missing: [],
    message: () => {
      const words = { left: inWords(left), right: inWords(right) };
      const single = relation === 'equal' && left.length + right.length === 2;
      const ending = held ? { zh: '', en: '' } : endings[single ? 'same' : relation];
      const extra = held || remark === undefined || remark === null ? { zh: '', en: '' } : remark;
      return {
        zh: `${where === null ? '' : `${where.zh}：`}${words.left.zh}，${words.right.zh}${ending.zh}${extra.zh}。`,
        en: `${where === null ? capital(words.left.en) : `${where.en}: ${words.left.en}`}; ${words.right.en}${ending.en}${extra.en}.`,
      };
    },
  };
}

/** How the sentence about an equation that lacks numbers begins. */
function startOf(where: Sentence | null, known: readonly Known[] | null): Sentence {
  if (where !== null) return where;
  if (known === null) return { zh: '', en: 'This' };
  const { zh, en } = inWords(known);
  return { zh: `${zh}，`, en: `${capital(en)}; this` };
}

/** Tries a sum against another: held, failed, or not assessable as soon as a figure on either side was not read. */
export function tryEquation(equation: Equation): RuleResult {
  const { rule, where, left, right } = equation;
  const terms = [...left, ...right];
  const facts = {
    rule,
    class: equation.class ?? rules[rule].class,
    where,
    cells: codesOf(terms, false),
    previousCells: codesOf(terms, true),
  };
  const known = { left: knownOf(left), right: knownOf(right) };
  if (known.left !== null && known.right !== null) return tryKnown({ ...equation, ...facts }, known.left, known.right);
  const missing: MissingPlace[] = terms.flatMap(({ value, year }) =>
    value.kind === 'missing' ? value.missing.map((cell) => ({ ...cell, year })) : [],
  );
  return {
    ...facts,
    outcome: 'notAssessable',
    left: known.left === null ? null : { value: sumOfSide(known.left) },
    right: known.right === null ? null : { value: sumOfSide(known.right) },
    missing: distinctCodes(missing.map(({ code }) => code)),
    message: () => {
      const words = missingCellsWords(missing);
      const start = startOf(where, known.left ?? known.right);
      return { zh: `${start.zh}无法核对：${words.zh}。`, en: `${start.en} could not be checked: ${words.en}.` };
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
    message: () => message,
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
