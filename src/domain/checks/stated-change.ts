import { decimalPlaces, exactSum, type FigureValue } from '../figure-value.ts';
import type { MetricCode, ProseCode } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { distinctCodes, type MissingPlace, missingCellsWords } from '../wording.ts';
import { plainResult } from './equation.ts';
import { readings } from './prose-requests.ts';
import type { CheckContext, CheckInput, RuleResult } from './rule-result.ts';

type Pair = { readonly now: FigureValue; readonly before: FigureValue };

/** Half a unit of the last printed digit, at least 0.05 percentage points (rules.md). */
function percentTolerance(percent: number): number {
  return Math.max(0.05, 0.5 * 10 ** -decimalPlaces(percent));
}

const kinds = [
  {
    code: 'prose.yoy_requests_count',
    unit: { zh: ' 件', en: '' },
    change: (now: number, before: number): number | null => exactSum([now, -before]),
    tolerance: () => 0,
  },
  {
    code: 'prose.yoy_requests_percent',
    unit: { zh: '%', en: '%' },
    change: (now: number, before: number): number | null => (before === 0 ? null : ((now - before) / before) * 100),
    tolerance: percentTolerance,
  },
] as const satisfies readonly { readonly code: ProseCode; readonly [more: string]: unknown }[];

function saying(value: number, unit: Sentence): Sentence {
  if (value === 0) return { zh: '正文说申请与上年持平', en: 'The text says that requests were unchanged' };
  const size = Math.abs(value);
  return {
    zh: `正文说申请比上年${value > 0 ? '增加' : '减少'} ${size}${unit.zh}`,
    en: `The text says that requests ${value > 0 ? 'rose' : 'fell'} by ${size}${unit.en}`,
  };
}

/**
 * Y.prose_yoy: the change in requests that the text states is the change between the two reports. Received, received
 * with carried in, and outcomes are tried, as in P.requests; it fails only when all are known and none agrees.
 */
export function checkStatedChange(input: CheckInput, { previous }: CheckContext): readonly RuleResult[] {
  return kinds.flatMap(({ code, unit, change, tolerance }) => {
    const stated = input.prose.get(code)?.value;
    if (stated === undefined || input.year === null) return [];
    const says = saying(stated, unit);
    if (previous === undefined || previous.year !== input.year - 1)
      return [
        plainResult(
          'Y.prose_yoy',
          'notAssessable',
          {
            zh: `${says.zh}，没有收录 ${input.year - 1} 年度报告，无法核对。`,
            en: `${says.en}; the report on ${input.year - 1} is not held, so this could not be checked.`,
          },
          { cells: [code] },
        ),
      ];
    const earlier = readings(previous, ['total']);
    const pairs = readings(input, ['total']).flatMap(({ name, value }, index) => {
      const before = earlier[index]?.value;
      return before === undefined ? [] : [{ name, pair: { now: value, before } }];
    });
    const cells = distinctCodes([code, ...pairs.flatMap(({ pair }) => pair.now.codes)]);
    const previousCells = distinctCodes(pairs.flatMap(({ pair }) => pair.before.codes));
    const numbers = pairs.flatMap(({ name, pair: { now, before } }) =>
      now.kind === 'known' && before.kind === 'known'
        ? [{ name, now: now.value, before: before.value, change: change(now.value, before.value) }]
        : [],
    );
    const match = numbers.find(
      (pair) => pair.change !== null && Math.abs(pair.change - stated) <= tolerance(stated) + 1e-9,
    );
    const left = { value: stated };
    if (match !== undefined) {
      const text = {
        zh: `${match.name.zh}由 ${match.before} 到 ${match.now}`,
        en: `${match.name.en} went from ${match.before} to ${match.now}`,
      };
      return [
        plainResult(
          'Y.prose_yoy',
          'held',
          { zh: `${says.zh}，两年${text.zh}，相符。`, en: `${says.en}; ${text.en}, which agrees.` },
          { left, right: { value: match.change ?? stated }, cells, previousCells },
        ),
      ];
    }
    const missing = pairs.flatMap(({ pair }) => missingOf(pair, previous.year));
    if (missing.length > 0) {
      const words = missingCellsWords(missing);
      return [
        plainResult(
          'Y.prose_yoy',
          'notAssessable',
          { zh: `${says.zh}，无法核对：${words.zh}。`, en: `${says.en}, which could not be checked: ${words.en}.` },
          { left, cells, previousCells, missing: distinctCodes(missing.map((cell): MetricCode => cell.code)) },
        ),
      ];
    }
    const [first] = numbers;
    const text = {
      zh: numbers.map(({ name, now, before }) => `${name.zh}由 ${before} 到 ${now}`).join('、'),
      en: numbers.map(({ name, now, before }) => `${name.en} went from ${before} to ${now}`).join(', '),
    };
    const right = first === undefined || first.change === null ? null : { value: first.change };
    return [
      plainResult(
        'Y.prose_yoy',
        'failed',
        { zh: `${says.zh}，两年${text.zh}，都对不上。`, en: `${says.en}, but ${text.en}: none of these agrees.` },
        { left, right, cells, previousCells },
      ),
    ];
  });
}

function missingOf({ now, before }: Pair, year: number): readonly MissingPlace[] {
  return [
    ...(now.kind === 'missing' ? now.missing : []),
    ...(before.kind === 'missing' ? before.missing.map((cell) => ({ ...cell, year })) : []),
  ];
}
