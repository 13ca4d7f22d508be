import { exactSum, type FigureValue, type MissingCell, sumOf } from './figure-value.ts';
import type { MetricCode } from './metric.ts';
import type { ReportFigures } from './report.ts';
import type { Sentence } from './sentence.ts';
import { cellOf } from './table3.ts';
import { type Formula, type IndicatorCode, indicatorDefinition } from './taxonomy/indicators.ts';

/** The least denominator over which a rate is given or ranked; below it, counts only. */
export const leastDenominator = 20;

/** Why there are counts but no rate, or not even counts. */
export type NoRate = {
  readonly reason: 'missing' | 'denominatorZero' | 'below20' | 'beyondWhole' | 'populationNotGiven';
  readonly message: Sentence;
};

/** An indicator of one report. The two counts are always shown beside the rate. */
export type IndicatorValue = {
  readonly code: IndicatorCode;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** 0 to 1; for ind.per_10k requests per 10,000 residents. Null where `noRate` says why. */
  readonly rate: number | null;
  readonly noRate: NoRate | null;
  /** The same numerator over the second denominator in use; null where there is none or there is no rate. */
  readonly inBrackets: { readonly denominator: number; readonly rate: number } | null;
  /** Cells without which it cannot be computed. */
  readonly missing: readonly MissingCell[];
  /** A cell behind it is derived, not printed. */
  readonly derived: boolean;
};

/** Resident population from outside the reports, for ind.per_10k. */
export type Population = { readonly residents: number; readonly year: number; readonly source: string };

type Figures = Pick<ReportFigures, 'editions' | 'cells' | 'derived'>;

/** Every cell that a formula names, rows of table 三 in their 总计 column; groups are not taken apart. */
export function formulaCodes({ plus, minus = [] }: Formula): readonly MetricCode[] {
  return [...plus, ...minus].map(cellOf);
}

/** The value of a formula; missing as soon as one of its cells is. */
function formulaValue(figures: Figures, { plus, minus = [] }: Formula): FigureValue {
  const added = sumOf(figures, plus.map(cellOf));
  if (minus.length === 0) return added;
  const taken = sumOf(figures, minus.map(cellOf));
  const codes = [...added.codes, ...taken.codes];
  if (added.kind === 'missing' || taken.kind === 'missing') {
    const missing = [added, taken].flatMap((part) => (part.kind === 'missing' ? part.missing : []));
    return { kind: 'missing', missing, codes };
  }
  const origin = added.origin === 'derived' ? added.origin : taken.origin;
  return { kind: 'known', value: exactSum([added.value, -taken.value]), origin, codes };
}

function whyNoRate(code: IndicatorCode, numerator: number, denominator: number): NoRate | null {
  const definition = indicatorDefinition(code);
  if (denominator === 0) {
    const closed =
      definition.denominator !== 'residentPopulation' && definition.denominator.plus.join() === 'outcome.total';
    return {
      reason: 'denominatorZero',
      message: closed
        ? { zh: '本年没有办结的申请，不算比率。', en: 'No request was closed: there is no rate.' }
        : { zh: '分母为 0，不算比率。', en: 'The denominator is 0: there is no rate.' },
    };
  }
  if (denominator < leastDenominator)
    return {
      reason: 'below20',
      message: {
        zh: `分母 ${denominator} 不足 ${leastDenominator}，只列件数，不算比率。`,
        en: `The denominator is ${denominator}, below ${leastDenominator}: counts only, no rate.`,
      },
    };
  if (definition.mayExceedWhole !== true && (numerator < 0 || numerator > denominator))
    return {
      reason: 'beyondWhole',
      message: {
        zh: `所印数字对不上（部分 ${numerator}，全部 ${denominator}），不算比率。`,
        en: `The printed numbers do not fit (part ${numerator}, whole ${denominator}): there is no rate.`,
      },
    };
  return null;
}

const missingMessage: Sentence = {
  zh: '所需的数字没有都读到，不能计算。',
  en: 'Not every number it needs could be read, so it cannot be computed.',
};
const noPopulation: Sentence = {
  zh: '年报不含人口数，须另给人口及其来源。',
  en: 'Reports give no population: one must be supplied with its source.',
};

/**
 * An indicator over a report's figures, with its counts. A rate needs every cell, a denominator of at least
 * 20 and a part no larger than its whole; otherwise `noRate` says why (indicators.md section 1). ind.per_10k needs the population.
 */
export function indicatorOf(code: IndicatorCode, figures: Figures, population?: Population): IndicatorValue {
  const definition = indicatorDefinition(code);
  const perResident = definition.denominator === 'residentPopulation';
  const top = formulaValue(figures, definition.numerator);
  const bottom: FigureValue | null =
    definition.denominator === 'residentPopulation'
      ? population === undefined
        ? null
        : { kind: 'known', value: population.residents, origin: 'printed', codes: [] }
      : formulaValue(figures, definition.denominator);
  const numerator = top.kind === 'known' ? top.value : null;
  const denominator = bottom?.kind === 'known' ? bottom.value : null;
  const missing = [top, bottom].flatMap((part) => (part?.kind === 'missing' ? part.missing : []));
  const noRate: NoRate | null =
    missing.length > 0
      ? { reason: 'missing', message: missingMessage }
      : numerator === null || denominator === null
        ? { reason: 'populationNotGiven', message: noPopulation }
        : whyNoRate(code, numerator, denominator);
  const rate =
    noRate === null && numerator !== null && denominator !== null
      ? (numerator / denominator) * (perResident ? 10_000 : 1)
      : null;
  const second = definition.alternative === undefined ? null : formulaValue(figures, definition.alternative);
  const inBrackets =
    rate !== null && numerator !== null && second?.kind === 'known' && second.value >= leastDenominator
      ? { denominator: second.value, rate: numerator / second.value }
      : null;
  return {
    code,
    numerator,
    denominator,
    rate,
    noRate,
    inBrackets,
    missing: missing.filter(({ code: cell }, index) => missing.findIndex((other) => other.code === cell) === index),
    derived: [top, bottom].some((part) => part?.kind === 'known' && part.origin === 'derived'),
  };
}
