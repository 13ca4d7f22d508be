import type { Comparison, ComparedSide } from '../../domain/comparison/comparison.ts';
import type { IndicatorValue } from '../../domain/indicators.ts';
import type { Sentence } from '../../domain/sentence.ts';
import {
  formatChange,
  formatDifference,
  formatNumber,
  formatPoints,
  formatShare,
  type Locale,
} from '../../text/format.ts';
import { originMarks } from './figure-word.ts';

function side({ value, origin }: ComparedSide, locale: Locale): string {
  return formatNumber(value) + (origin === 'printed' ? '' : originMarks[origin][locale]);
}

/** A rate with its two counts, or the counts alone: a small number stays a count. */
function rate({ numerator, denominator, rate: share }: IndicatorValue): string {
  const counts =
    numerator === null || denominator === null ? '–' : `${formatNumber(numerator)}/${formatNumber(denominator)}`;
  return share === null ? counts : `${formatShare(share)} (${counts})`;
}

/** A comparison in one line: the earlier number, the later one, and the difference; or why there is none. */
export function comparisonLine(label: Sentence, comparison: Comparison, locale: Locale): string {
  const zh = locale === 'zh';
  const name = label[locale];
  switch (comparison.kind) {
    case 'compared': {
      const { current, previous, difference, percentage } = comparison;
      const change = percentage === null ? '' : `${zh ? '，' : ', '}${formatChange(percentage)}`;
      const brackets = `${formatDifference(difference)}${change}`;
      const numbers = `${name} ${side(previous, locale)} → ${side(current, locale)}`;
      return zh ? `${numbers}（${brackets}）` : `${numbers} (${brackets})`;
    }
    case 'comparedRates': {
      const { current, previous, points } = comparison;
      const numbers = `${name} ${rate(previous)} → ${rate(current)}`;
      if (points === null) return numbers;
      return zh ? `${numbers}（${formatPoints(points, locale)}）` : `${numbers} (${formatPoints(points, locale)})`;
    }
    case 'refused':
      return zh ? `${name}：不可比` : `${name}: not comparable`;
    case 'missing':
      return zh ? `${name}：缺数，无法比较` : `${name}: a figure is missing`;
  }
}

/** What has to be said with a comparison: why it is refused, care, breaks in the series, and what the numbers are. */
export function comparisonRemarks(comparison: Comparison): readonly Sentence[] {
  switch (comparison.kind) {
    case 'refused':
      return [comparison.why];
    case 'missing':
      return [comparison.message];
    case 'compared': {
      const { care, breaks, notes, noPercentage } = comparison;
      return [
        ...(care === null ? [] : [care]),
        ...notes,
        ...(noPercentage === null ? [] : [noPercentage.message]),
        ...breaks.map(({ what }) => what),
      ];
    }
    case 'comparedRates': {
      const { care, breaks, notes, noPoints } = comparison;
      return [
        ...(care === null ? [] : [care]),
        ...notes,
        ...(noPoints === null ? [] : [noPoints.message]),
        ...breaks.map(({ what }) => what),
      ];
    }
  }
}
