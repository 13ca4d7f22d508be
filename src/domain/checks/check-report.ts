import type { Finding } from '../finding.ts';
import type { Sentence } from '../sentence.ts';
import { checkBetweenYears } from './between-years.ts';
import { checkDocument } from './document.ts';
import { checkJumps } from './jumps.ts';
import { checkNonnegative } from './nonnegative.ts';
import { checkProseSums } from './prose-channels.ts';
import { checkProseRequests } from './prose-requests.ts';
import { checkProseTables } from './prose-tables.ts';
import type { CheckContext, CheckInput, RuleResult } from './rule-result.ts';
import { checkStatedChange } from './stated-change.ts';
import { checkTable3 } from './table3.ts';
import { checkTable4 } from './table4.ts';

/**
 * Whether our own reading could be the cause of a failed rule is always said (rules.md section 5). `machine`: read by
 * OCR, so that the original is looked at before anything is said of the document.
 */
const readingCaveats = {
  machine: {
    zh: '此报告由机器识读，请先核对原文。',
    en: ' The report was read by machine: check the original first.',
  },
  text: {
    zh: '若读表错位也会如此，以原文为准。',
    en: ' A shifted column in our reading would look the same: the original decides.',
  },
} as const satisfies { readonly [reading: string]: Sentence };

const nothing: CheckInput['derived'] = new Map();

/**
 * Tries every rule that a report's figures can answer, in the order of the form: rules.md sections 1 and 2. Only printed
 * numbers count; what was derived from the sums cannot prove them. A rule that lacks a number is notAssessable and never
 * fails. Rules on what the text does not state, or on cells that the edition does not have, give no result.
 */
export function checkReport(input: CheckInput, context: CheckContext = {}): readonly RuleResult[] {
  const { previous } = context;
  // Field by field: a stored report unpacks its text when that is first looked at, and the year before is not.
  const printed: CheckInput = {
    year: input.year,
    machineRead: input.machineRead,
    period: input.period,
    editions: input.editions,
    cells: input.cells,
    prose: input.prose,
    derived: nothing,
  };
  const before: CheckContext = {
    previousAgencyChanged: context.previousAgencyChanged,
    previous: previous && {
      year: previous.year,
      machineRead: previous.machineRead,
      editions: previous.editions,
      cells: previous.cells,
      derived: nothing,
    },
  };
  const results = [
    ...checkNonnegative(printed),
    ...checkTable3(printed),
    ...checkTable4(printed),
    ...checkProseRequests(printed),
    ...checkProseSums(printed),
    ...checkProseTables(printed),
    ...checkDocument(printed),
    ...checkBetweenYears(printed, before),
    ...checkStatedChange(printed, before),
    ...checkJumps(printed, before),
  ];
  return results.map((result) => {
    if (result.outcome !== 'failed' || result.class !== 'HARD') return result;
    const machine = input.machineRead || (result.previousCells.length > 0 && previous?.machineRead === true);
    const caveat = machine ? readingCaveats.machine : readingCaveats.text;
    const message = (): Sentence => {
      const { zh, en } = result.message();
      return { zh: zh + caveat.zh, en: en + caveat.en };
    };
    return { ...result, message };
  });
}

const severities = { HARD: 'error', SOFT: 'warning', INFO: 'info' } as const;

/** What is kept with a report of the rules that failed: HARD as an error, SOFT as a warning, INFO as a remark. */
export function findingsOf(results: readonly RuleResult[]): readonly Finding[] {
  return results
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ rule, class: strictness, cells, message }) => ({
      rule,
      severity: severities[strictness],
      codes: cells,
      message: message(),
    }));
}
