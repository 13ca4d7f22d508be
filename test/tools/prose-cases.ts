import { expect, it } from 'vitest';
import type { MetricCode } from '../../src/domain/metric.ts';
import { readingOf } from './readings.ts';

/** Figures that running text gives, by code. */
export type ProseFigures = { readonly [code in MetricCode]?: number };

/** A sentence, and every figure that it gives. */
export type ProseCase = readonly [sentence: string, expected: ProseFigures];

/** What is read from a sentence of a 2023 report. */
export function proseOf(sentence: string, section = '一、总体情况', agency = '临江市示例局'): ProseFigures {
  const { prose } = readingOf(
    `${agency}2023年政府信息公开工作年度报告\n本报告统计期限自2023年1月1日起，至2023年12月31日止。\n${section}\n${sentence}\n六、其他需要报告的事项\n无。`,
  );
  return Object.fromEntries([...prose].map(([code, { value }]) => [code, value]));
}

/** A test for each sentence: it gives these figures and no others. */
export function expectEach(cases: readonly ProseCase[], section?: string, agency?: string): void {
  it.each(cases)('%s', (sentence, expected) => {
    expect(proseOf(sentence, section, agency)).toEqual(expected);
  });
}
