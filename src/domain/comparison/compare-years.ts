import { formulaCodes, type IndicatorValue, indicatorOf } from '../indicators.ts';
import type { MetricCode, Table3RowCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { cellOf } from '../table3.ts';
import { breaksBetween } from '../taxonomy/breaks.ts';
import { type IndicatorCode, indicatorDefinition, isIndicatorCode } from '../taxonomy/indicators.ts';
import { compareFigures } from './compare-figures.ts';
import type { Comparison, NoPercentage, ThroughPredecessor, YearReport } from './comparison.ts';
import { editionOf, routeBetween } from './route.ts';
import { missingOn, predecessorNote } from './side-by-side.ts';

/** Every figure that a rate is made of, groups not taken apart. */
function codesOfIndicator(indicator: IndicatorCode): readonly MetricCode[] {
  const { numerator, denominator, alternative } = indicatorDefinition(indicator);
  const formulas = [numerator, denominator, alternative].flatMap((formula) =>
    formula === undefined || formula === 'residentPopulation' ? [] : [formula],
  );
  return [...new Set(formulas.flatMap(formulaCodes))];
}

const rules2014: Sentence = {
  zh: '2014 年统计表的口径不同，不计算比率，也不与后来的比率比较。',
  en: 'The 2014 form counts differently: no rates are computed from it or compared with later ones.',
};

/**
 * A rate in two years, in percentage points. Every figure in it must be comparable between the two forms under its own
 * code; rates of the 2014 form are not computed at all (indicators.md section 2, caveat 4).
 */
function compareRates(
  indicator: IndicatorCode,
  current: YearReport,
  previous: YearReport,
  through: ThroughPredecessor | null,
): Comparison {
  if (indicatorDefinition(indicator).denominator === 'residentPopulation')
    return {
      kind: 'refused',
      why: {
        zh: '年报不含人口数，两年的人口须另行提供，这里不比较。',
        en: 'Reports give no population, so two years of this rate are not compared here.',
      },
    };
  const codes = codesOfIndicator(indicator);
  if ([current, previous].some((report) => editionOf(report, 'form2014') === '2014'))
    return { kind: 'refused', why: rules2014 };
  const routes = codes.map((code) => routeBetween(code, current, previous));
  const refusal = routes.find((route) => route.kind === 'refused');
  if (refusal !== undefined) return { kind: 'refused', why: refusal.why };
  const [now, before] = [indicatorOf(indicator, current), indicatorOf(indicator, previous)];
  if (now.missing.length > 0 || before.missing.length > 0)
    return missingOn(current, now.missing, previous, before.missing);
  const note = predecessorNote(previous.year, through);
  const noPoints = whyNoPoints(current, now, previous, before);
  return {
    kind: 'comparedRates',
    current: now,
    previous: before,
    points: now.rate === null || before.rate === null ? null : now.rate - before.rate,
    noPoints,
    care: routes.flatMap((route) => (route.kind === 'open' && route.care !== null ? [route.care] : []))[0] ?? null,
    breaks: breaksBetween(codes, previous.year, current.year),
    notes: [
      ...[
        { year: previous.year, derived: before.derived },
        { year: current.year, derived: now.derived },
      ].flatMap(({ year, derived }) =>
        derived
          ? [
              {
                zh: `${year} 年有的数字表中没有印出，是由其他格推算的。`,
                en: `Some numbers of ${year} are not printed but worked out from other cells.`,
              },
            ]
          : [],
      ),
      ...(note === null ? [] : [note]),
    ],
  };
}

function whyNoPoints(
  current: YearReport,
  now: IndicatorValue,
  previous: YearReport,
  before: IndicatorValue,
): NoPercentage | null {
  const without = [
    { year: previous.year, noRate: before.noRate },
    { year: current.year, noRate: now.noRate },
  ].flatMap(({ year, noRate }) => (noRate === null ? [] : [{ year, message: noRate.message }]));
  return without.length === 0
    ? null
    : {
        reason: 'noRate',
        message: {
          zh: without.map(({ year, message }) => `${year} 年：${message.zh}`).join(''),
          en: without.map(({ year, message }) => `${year}: ${message.en}`).join(' '),
        },
      };
}

/**
 * A figure, a row of table 三 (its 总计 column) or an indicator in a year and an earlier one of the same agency, or of a
 * predecessor, which is then named. Across editions of the form the crosswalk decides: compared, compared with care, or
 * refused with the reason. Nothing missing is taken for 0. Throws a RangeError unless `previous` is the earlier year.
 */
export function compareYears(
  metric: MetricCode | Table3RowCode | IndicatorCode,
  current: YearReport,
  previous: YearReport,
  through: ThroughPredecessor | null = null,
): Comparison {
  if (previous.year >= current.year) throw new RangeError(`${previous.year} is not before ${current.year}`);
  return isIndicatorCode(metric)
    ? compareRates(metric, current, previous, through)
    : compareFigures(cellOf(metric), current, previous, through);
}
