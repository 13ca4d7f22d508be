import { checkReport } from '../../domain/checks/check-report.ts';
import type { RuleResult } from '../../domain/checks/rule-result.ts';
import { rules } from '../../domain/checks/rules.ts';
import type { ReportVersion } from '../../domain/report.ts';
import type { Locale } from '../../text/format.ts';
import type { Access } from '../report-access.ts';

/** The results of all rules on a report, with the report of the year before where that was asked for and is held. */
export function checksOf({ held: { report }, others }: Extract<Access, { kind: 'held' }>): readonly RuleResult[] {
  const previous = others.find(({ report: other }) => other.year === report.year - 1)?.report;
  return checkReport(report, { previous });
}

/** How many results came out which way. */
export function tally(results: readonly RuleResult[]): { readonly [outcome in RuleResult['outcome']]: number } {
  const count = (outcome: RuleResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  return { held: count('held'), failed: count('failed'), notAssessable: count('notAssessable') };
}

const order = { HARD: 0, SOFT: 1, INFO: 2 } as const;

/** The failed results, the strictest rules first. */
export function failures(results: readonly RuleResult[]): readonly RuleResult[] {
  return results.filter(({ outcome }) => outcome === 'failed').toSorted((a, b) => order[a.class] - order[b.class]);
}

/** Failures named in a summary; the others are counted and stand in /check. */
const mostNamed = 2;

/** What the checks found, in one to four lines of a summary; fewer where fewer failures are to be named. */
export function checkedLines(
  results: readonly RuleResult[],
  report: ReportVersion,
  locale: Locale,
  most: number = mostNamed,
): string[] {
  const zh = locale === 'zh';
  const { held, failed, notAssessable } = tally(results);
  if (held + failed === 0) return [zh ? '核对：没有可以核对的数字' : 'Checks: no figures that could be checked'];
  const counts = zh
    ? `核对：成立${held} · 不符${failed} · 无法核对${notAssessable}`
    : `Checks: ${held} held · ${failed} failed · ${notAssessable} not assessable`;
  const named = failures(results)
    .slice(0, most)
    .map(({ rule, where, message }) =>
      where === null
        ? `⚠ ${message()[locale]}`
        : `⚠ ${rules[rule].name[locale]}${zh ? `，${where.zh}` : `, ${where.en}`}`,
    );
  const doubts = report.findings.filter(({ severity }) => severity !== 'info').length;
  const machine =
    report.machineRead && failed > 0 ? [zh ? '（机器识读，请以原件为准）' : '(machine-read: check the original)'] : [];
  return [
    counts,
    ...named,
    ...machine,
    ...(doubts > 0 ? [zh ? `⚠ 识读存疑${doubts}处，见 /check` : `⚠ ${doubts} reading doubts, see /check`] : []),
  ];
}
