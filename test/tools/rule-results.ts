import { checkReport } from '../../src/domain/checks/check-report.ts';
import type { CheckContext, CheckInput, RuleResult } from '../../src/domain/checks/rule-result.ts';
import type { RuleId } from '../../src/domain/checks/rules.ts';

/** The results of a rule on a report. */
export function of(rule: RuleId, report: CheckInput, context?: CheckContext): readonly RuleResult[] {
  return checkReport(report, context).filter((result) => result.rule === rule);
}

/** The only result of a rule. */
export function one(rule: RuleId, report: CheckInput, context?: CheckContext): RuleResult {
  const [result, ...more] = of(rule, report, context);
  if (result === undefined || more.length > 0) throw new Error(`${more.length + 1} results of ${rule}`);
  return result;
}

/** The result of a rule in one column or row. */
export function at(rule: RuleId, where: string, report: CheckInput, context?: CheckContext): RuleResult {
  const found = of(rule, report, context).find((result) => result.where?.zh.includes(`「${where}」`));
  if (found === undefined) throw new Error(`no ${rule} at ${where}`);
  return found;
}

/** The rules that failed, once for each failure. */
export function failed(results: readonly RuleResult[]): string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule);
}

/** The different outcomes among some results. */
export function outcomes(results: readonly RuleResult[]): string[] {
  return [...new Set(results.map(({ outcome }) => outcome))];
}
