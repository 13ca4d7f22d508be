import { type Formula, type IndicatorCode, indicatorDefinition } from '../../../domain/taxonomy/indicators.ts';
import { leastDenominator } from '../../../domain/indicators.ts';
import { cellOf } from '../../../domain/table3.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../../text/format.ts';

function side({ plus, minus = [] }: Formula, locale: Locale): string {
  const zh = locale === 'zh';
  const names = (codes: Formula['plus']): string =>
    codes.map((code) => shortLabel(cellOf(code))[locale]).join(zh ? '＋' : ' + ');
  const words =
    names(plus) +
    (minus.length === 0 ? '' : (zh ? '－' : ' − ') + names(minus).replaceAll(zh ? '＋' : ' + ', zh ? '－' : ' − '));
  return plus.length + minus.length > 1 ? `(${words})` : words;
}

/** How an indicator is computed, and when it is not. */
export function formulaLines(code: IndicatorCode, locale: Locale): string[] {
  const zh = locale === 'zh';
  const { numerator, denominator, alternative } = indicatorDefinition(code);
  const below =
    denominator === 'residentPopulation'
      ? zh
        ? '常住人口（万人）'
        : 'residents in 10,000s'
      : side(denominator, locale);
  return [
    zh ? '推算的指标，表上没有，也没有官方定义。' : 'Derived: on no form and without an official definition.',
    zh ? `算法：${side(numerator, locale)} ÷ ${below}` : `Formula: ${side(numerator, locale)} ÷ ${below}`,
    ...(alternative === undefined
      ? []
      : [zh ? `括号内另以 ${side(alternative, locale)} 为分母` : `In brackets over ${side(alternative, locale)}`]),
    zh
      ? `总计列的数；分母不足${leastDenominator}时只给件数。`
      : `Of the total column; below ${leastDenominator} in the denominator, counts only.`,
  ];
}
