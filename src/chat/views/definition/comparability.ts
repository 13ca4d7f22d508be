import {
  type Counterpart,
  counterpartsOf,
  type EditionRelation,
  relationAcross,
} from '../../../domain/comparison/counterparts.ts';
import { formulaCodes } from '../../../domain/indicators.ts';
import { isMetricCode, type MetricCode, metricOf } from '../../../domain/metric.ts';
import type { Sentence } from '../../../domain/sentence.ts';
import { seriesBreaks, type SeriesBreak } from '../../../domain/taxonomy/breaks.ts';
import { indicatorDefinition } from '../../../domain/taxonomy/indicators.ts';
import { shortLabel } from '../../../domain/taxonomy/short-labels.ts';
import type { Locale } from '../../../text/format.ts';
import type { MetricTarget } from '../../metric-target.ts';

const words: { readonly [relation in EditionRelation]: Sentence } = {
  comparable: { zh: '可比', en: 'comparable' },
  care: { zh: '须谨慎', en: 'with care' },
  not_comparable: { zh: '不可比', en: 'not comparable' },
  none: { zh: '没有对应项', en: 'no counterpart' },
};

/** The cells behind a figure or an indicator. */
function cellsOf(target: MetricTarget): readonly MetricCode[] {
  if (isMetricCode(target)) return [target];
  const { numerator, denominator } = indicatorDefinition(target);
  return [...formulaCodes(numerator), ...(denominator === 'residentPopulation' ? [] : formulaCodes(denominator))];
}

/** In one line: with which editions of the form a figure may be compared. */
export function comparabilityLine(target: MetricTarget, locale: Locale): string | null {
  const zh = locale === 'zh';
  const cells = cellsOf(target);
  const [only] = cells;
  const place = only === undefined || cells.length > 1 ? null : metricOf(only).place;
  if (place === 'prose') return null;
  const { forms2019And2021, form2014: ofCells } = relationAcross(cells);
  // Rates are not computed from the 2014 form at all (indicators.md, section 2, caveat 4).
  const form2014 = isMetricCode(target) ? ofCells : 'not_comparable';
  if (place === 'form2014')
    return zh
      ? `比较：2014年版与后来各版${words[form2014].zh}`
      : `Compare: 2014 form with later ones: ${words[form2014].en}`;
  return zh
    ? `比较：2019年版与2021年版${words[forms2019And2021].zh}；与2014年版${words[form2014].zh}`
    : `Compare: 2019 and 2021 forms: ${words[forms2019And2021].en}; with 2014: ${words[form2014].en}`;
}

function editionsWords(editions: readonly string[], zh: boolean): string {
  return zh ? `${editions.join('、')}年版` : `${editions.join(', ')} form`;
}

/** Changes of the law that touch the figure itself, oldest first; not those that touch every figure. */
function breaksOf(codes: readonly MetricCode[]): readonly SeriesBreak[] {
  const rows = codes.map((code) => code.split('@')[0] ?? code);
  return seriesBreaks.filter(
    ({ affects, verified }: SeriesBreak) =>
      verified !== 'U' &&
      affects.some((pattern) =>
        rows.some((row) => (pattern.endsWith('.*') ? row.startsWith(pattern.slice(0, -1)) : row === pattern)),
      ),
  );
}

/** All that is known of comparing a figure across editions of the form and changes of the law, each with its reason. */
export function comparabilityLines(target: MetricTarget, locale: Locale): string[] {
  const zh = locale === 'zh';
  const cells = cellsOf(target);
  // Rates are not computed from the 2014 form: what its counts compare with is beside the point.
  const pairs = cells.flatMap((cell) =>
    counterpartsOf(cell)
      .filter(({ own, other }) => isMetricCode(target) || ![...own, ...other].includes('2014'))
      .map((counterpart) => ({ cell, line: pairLine(cell, counterpart, locale) })),
  );
  const lines = [...Map.groupBy(pairs, ({ line }) => line)].map(([line, same]) => {
    if (cells.length === 1) return line;
    return `${same.map(({ cell }) => shortLabel(cell)[locale]).join(zh ? '、' : ', ')}${zh ? '：' : ': '}${line}`;
  });
  const none = zh ? '其他版本的表格没有对应的项目。' : 'No other edition of the form has a counterpart.';
  return [
    ...(isMetricCode(target)
      ? []
      : [
          zh
            ? '2014年版的数字不计算比率，也不与后来的比率比较。'
            : 'No rates are computed from the 2014 form or compared with it.',
        ]),
    ...(lines.length === 0 ? [none] : lines),
    ...breaksOf(cells).map(({ what }) => `· ${what[locale]}`),
  ];
}

/** One counterpart: the editions, the figures that stand for it where their names differ, the relation, and why. */
function pairLine(cell: MetricCode, { own, other, codes, relation, why }: Counterpart, locale: Locale): string {
  const zh = locale === 'zh';
  const names = codes.length === 1 && codes[0] === cell ? [] : codes.map((code) => shortLabel(code)[locale]);
  const between = `${editionsWords(own, zh)} ↔ ${editionsWords(other, zh)}`;
  const state = words[codes.length === 0 ? 'none' : relation][locale];
  // The labels of the 2014 form are not verified: they are not given as its wording.
  const unverified = codes.some((code) => metricOf(code).verified === 'U');
  const named = names.join(zh ? '＋' : ' + ') + (unverified ? (zh ? '；用语未核实' : '; wording not verified') : '');
  const counterpart = names.length === 0 ? '' : zh ? `（${named}）` : ` (${named})`;
  return zh ? `${between}${counterpart}：${state}。${why.zh}` : `${between}${counterpart}: ${state}. ${why.en}`;
}
