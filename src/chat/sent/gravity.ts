import type { RuleResult } from '../../domain/checks/rule-result.ts';
import type { Examined, ExaminedReport } from './examination.ts';

/** Failed results of a report that are more than remarks. */
export function failuresOf({ results }: ExaminedReport): {
  readonly hard: readonly RuleResult[];
  readonly soft: readonly RuleResult[];
} {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  return {
    hard: failed.filter((result) => result.class === 'HARD'),
    soft: failed.filter((result) => result.class === 'SOFT'),
  };
}

/** The worst first: by rules of arithmetic that failed, then what could not be used, other rules, and cells not read. */
export function worstFirst(examined: readonly Examined[]): readonly Examined[] {
  const gravity = (one: Examined): readonly number[] => {
    if (one.kind !== 'report') return [0, 1, 0, 0];
    const { hard, soft } = failuresOf(one);
    return [hard.length, 0, soft.length, one.unread.length + one.doubts.length];
  };
  return examined
    .map((one) => ({ one, gravity: gravity(one) }))
    .toSorted((a, b) => compare(b.gravity, a.gravity) || (a.one.name < b.one.name ? -1 : 1))
    .map(({ one }) => one);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
