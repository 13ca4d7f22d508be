import { exactSum, type MissingCell } from '../figure-value.ts';
import { leastDenominator } from '../indicators.ts';
import { metricOf } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { breaksBetween } from '../taxonomy/breaks.ts';
import { missingCellsWords } from '../wording.ts';
import type { ComparedSide, Comparison, Missing, NoPercentage, ThroughPredecessor, YearReport } from './comparison.ts';

/** Why the earlier number gives no percentage; null when it does (indicators.md: small numbers stay counts). */
function whyNoPercentage(base: number, unit: string): NoPercentage | null {
  if (unit === '%')
    return {
      reason: 'isPercentage',
      message: { zh: '本身已是百分比，只列差值。', en: 'It is a percentage itself: only the difference is given.' },
    };
  if (base === 0)
    return {
      reason: 'baseZero',
      message: { zh: '基数为 0，不算百分比。', en: 'The earlier number is 0: there is no percentage.' },
    };
  if (base < leastDenominator)
    return {
      reason: 'baseBelow20',
      message: {
        zh: `基数 ${base} 不足 ${leastDenominator}，只列数字，不算百分比。`,
        en: `The earlier number, ${base}, is below ${leastDenominator}: no percentage.`,
      },
    };
  return null;
}

const originNotes: { readonly [origin in Exclude<ComparedSide['origin'], 'printed'>]: (year: number) => Sentence } = {
  derived: (year) => ({
    zh: `${year} 年的数字表中没有印出，是由其他格推算的。`,
    en: `The number of ${year} is not printed but worked out from other cells.`,
  }),
  prose: (year) => ({
    zh: `${year} 年的数字取自正文，不是统计表。`,
    en: `The number of ${year} is from the text, not from a table.`,
  }),
};

/** Two numbers side by side, with all that must be said of them. */
export function sideBySide(
  current: ComparedSide,
  previous: ComparedSide,
  care: Sentence | null,
  note: Sentence | null,
): Comparison {
  const unit = metricOf(current.codes[0] ?? 'requests.received@total').unit;
  const difference = exactSum([current.value, -previous.value]);
  const noPercentage = whyNoPercentage(previous.value, unit);
  return {
    kind: 'compared',
    current,
    previous,
    unit,
    difference,
    percentage: noPercentage === null ? difference / previous.value : null,
    noPercentage,
    care,
    breaks: breaksBetween([...current.codes, ...previous.codes], previous.year, current.year),
    notes: [
      ...[previous, current].flatMap(({ origin, year }) => (origin === 'printed' ? [] : [originNotes[origin](year)])),
      ...(note === null ? [] : [note]),
    ],
  };
}

/** What is missing on which side, in one sentence. */
export function missingOn(
  current: YearReport,
  now: readonly MissingCell[],
  previous: YearReport,
  before: readonly MissingCell[],
): Missing {
  const sides = [
    { side: 'previous' as const, year: previous.year, missing: before },
    { side: 'current' as const, year: current.year, missing: now },
  ].filter(({ missing }) => missing.length > 0);
  const words = missingCellsWords(sides.flatMap(({ year, missing }) => missing.map((cell) => ({ ...cell, year }))));
  return {
    kind: 'missing',
    sides,
    message: { zh: `无法比较：${words.zh}。`, en: `This cannot be compared: ${words.en}.` },
  };
}

const relationWords: { readonly [relation in ThroughPredecessor['relation']]: Sentence } = {
  renamed_to: { zh: '更名', en: 'renamed' },
  merged_into: { zh: '合并', en: 'merged' },
  split_into: { zh: '拆分', en: 'split' },
  absorbed_function: { zh: '职责划转', en: 'function taken over' },
  dual_name: { zh: '一个机构两块牌子', en: 'one body, two names' },
  branch_of: { zh: '派出机构', en: 'branch' },
};

/** That the earlier number is a predecessor's; null when it is the agency's own. */
export function predecessorNote(year: number, through: ThroughPredecessor | null): Sentence | null {
  if (through === null) return null;
  const { zh, en } = relationWords[through.relation];
  const probable = through.certainty === 'probable';
  return {
    zh: `${year} 年的数字出自前身${through.predecessor}（${zh}${probable ? '，尚待证实' : ''}）。`,
    en: `The number of ${year} is that of the predecessor ${through.predecessor} (${en}${probable ? ', probably' : ''}).`,
  };
}
