import type { ComparedCounts, ComparedRates, Comparison } from '../../src/domain/comparison/comparison.ts';

/** Two numbers that were compared; throws when they were refused or missing. */
export function counts(comparison: Comparison): ComparedCounts {
  if (comparison.kind !== 'compared') throw new Error(JSON.stringify(comparison));
  return comparison;
}

/** Two rates that were compared; throws when they were refused or missing. */
export function rates(comparison: Comparison): ComparedRates {
  if (comparison.kind !== 'comparedRates') throw new Error(JSON.stringify(comparison));
  return comparison;
}

/** Why a comparison was refused; otherwise its kind. */
export function why(comparison: Comparison): string {
  return comparison.kind === 'refused' ? comparison.why.zh : comparison.kind;
}
