import { numberIn } from '../figure.ts';
import { type MetricCode, metricOf } from '../metric.ts';
import { table3CellOf } from '../table3.ts';
import { shortLabel } from '../taxonomy/short-labels.ts';
import { plainResult } from './equation.ts';
import type { CheckContext, CheckInput, RuleResult } from './rule-result.ts';

/** Counts: ten times as many. Below 20 a factor of ten says nothing. */
const countFactor = 10;
const leastCount = 20;
/** 元 written for 万元 is a factor of 10,000, give or take what the amount itself changed by. */
const amountFactors = { least: 10_000 / 3, most: 30_000 };

function jumped(code: MetricCode, now: number, before: number): boolean {
  const [small, large] = now < before ? [now, before] : [before, now];
  if (small <= 0) return false;
  const factor = large / small;
  if (metricOf(code).unit.includes('元')) return factor >= amountFactors.least && factor <= amountFactors.most;
  return factor >= countFactor && large >= leastCount;
}

/** Y.jump: figures of the tables that changed so much since the year before that a slip of unit or key is possible. */
export function checkJumps(input: CheckInput, { previous }: CheckContext): readonly RuleResult[] {
  if (previous === undefined || previous.year + 1 !== input.year) return [];
  return [...input.cells.keys()].flatMap((code) => {
    const now = numberIn(input.cells, code);
    const before = numberIn(previous.cells, code);
    if (now === undefined || before === undefined || !jumped(code, now, before)) return [];
    const column = table3CellOf(code)?.applicant;
    if (column !== undefined && column !== 'total') return [];
    const { zh, en } = shortLabel(code);
    const amount = metricOf(code).unit.includes('元');
    return [
      plainResult(
        'Y.jump',
        'failed',
        {
          zh: `「${zh}」由 ${before} 变为 ${now}${amount ? '，约相差一万倍，可能是元与万元之别' : '，相差十倍以上，可看原文是否如此'}。`,
          en: `${en} went from ${before} to ${now}${amount ? ': a factor of about 10,000, perhaps yuan for 10,000 yuan' : ': a factor of ten or more, worth a look at the original'}.`,
        },
        {
          where: { zh: `「${zh}」`, en },
          left: { value: now },
          right: { value: before },
          cells: [code],
          previousCells: [code],
        },
      ),
    ];
  });
}
