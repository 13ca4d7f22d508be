import { type Metric, type MetricCode, metricOf, type TableId } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { shortLabel } from '../taxonomy/short-labels.ts';
import { plainResult, tableNotPrinted } from './equation.ts';
import type { CheckInput, RuleResult } from './rule-result.ts';

/** 本年增/减 of the 2019 form is the only figure that may be negative. */
const signed = /\.items_change$/;
/** Money may have decimals. */
const money = /\.(amount_wan|amount)$/;

function fits(code: MetricCode, value: number): boolean {
  return (value >= 0 || signed.test(code)) && (Number.isInteger(value) || money.test(code));
}

function listed(cells: readonly (readonly [MetricCode, number])[]): Sentence {
  const words = cells.map(([code, value]) => ({ label: shortLabel(code), value }));
  return {
    zh: words.map(({ label, value }) => `「${label.zh}」${value}`).join('、'),
    en: words.map(({ label, value }) => `${label.en} ${value}`).join(', '),
  };
}

type Numbers = readonly (readonly [MetricCode, number])[];

function numbersByPlace(input: CheckInput): ReadonlyMap<Metric['place'], Numbers> {
  const byPlace = new Map<Metric['place'], (readonly [MetricCode, number])[]>();
  for (const [code, state] of input.cells) {
    if (state.kind !== 'number') continue;
    const { place } = metricOf(code);
    const numbers = byPlace.get(place);
    if (numbers === undefined) byPlace.set(place, [[code, state.value]]);
    else numbers.push([code, state.value]);
  }
  return byPlace;
}

function check(
  input: CheckInput,
  numbers: Numbers,
  rule: 'T2.nonneg' | 'T3.nonneg',
  table: TableId,
  name: Sentence,
): RuleResult {
  if (input.editions[table] === null) return tableNotPrinted(rule, table);
  if (numbers.length === 0)
    return plainResult(
      rule,
      'notAssessable',
      {
        zh: `${name.zh}没有读到数字，无法核对。`,
        en: `No number was read in ${name.en}, so this could not be checked.`,
      },
      { where: name },
    );
  const odd = numbers.filter(([code, value]) => !fits(code, value));
  if (odd.length === 0)
    return plainResult(
      rule,
      'held',
      {
        zh: `${name.zh}：读到的 ${numbers.length} 个数字都不小于 0。`,
        en: `${name.en}: all ${numbers.length} numbers read are 0 or more.`,
      },
      { where: name, cells: numbers.map(([code]) => code) },
    );
  const words = listed(odd);
  return plainResult(
    rule,
    'failed',
    {
      zh: `${name.zh}：件数应为不小于 0 的整数，所印为${words.zh}。`,
      en: `${name.en}: counts are whole numbers of 0 or more, but it prints ${words.en}.`,
    },
    { where: name, cells: odd.map(([code]) => code) },
  );
}

/** Numbers are counts: whole and not below 0, but for money and 本年增/减. Each number read is judged by itself. */
export function checkNonnegative(input: CheckInput): readonly RuleResult[] {
  const numbers = numbersByPlace(input);
  return [
    check(input, numbers.get('t2') ?? [], 'T2.nonneg', 't2', { zh: '表二', en: 'Table 2' }),
    check(input, numbers.get('t3') ?? [], 'T3.nonneg', 't3', { zh: '表三', en: 'Table 3' }),
    check(input, numbers.get('t4') ?? [], 'T3.nonneg', 't4', { zh: '表四', en: 'Table 4' }),
  ];
}
