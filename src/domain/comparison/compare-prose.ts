import { sumOf } from '../figure-value.ts';
import type { MetricCode } from '../metric.ts';
import { type CrosswalkPair, crosswalk } from '../taxonomy/crosswalk.ts';
import type { Sentence } from '../sentence.ts';
import { editionDueFor } from '../taxonomy/editions.ts';
import type { ComparedSide, Comparison, ThroughPredecessor, YearReport } from './comparison.ts';
import { predecessorNote, sideBySide } from './side-by-side.ts';

/** What the crosswalk says of a figure between the 2014 form and later ones holds for the texts of those years too. */
function acrossTheForms(metric: MetricCode, current: YearReport, previous: YearReport): CrosswalkPair | undefined {
  if (editionDueFor(previous.year) !== '2014' || editionDueFor(current.year) === '2014') return undefined;
  return crosswalk.find(({ a, b }) => a.editions.includes('2014') && b.codes.some((code) => code === metric));
}

const ofTextAndTable: Sentence = {
  zh: '一年取自正文，一年取自统计表，口径可能不同。',
  en: 'One year is from the text and the other from a table: they may count differently.',
};

/** A year's number where the other has no table: what its table prints, or else what its text says. */
function numberOf(metric: MetricCode, report: YearReport): ComparedSide | null {
  const table = sumOf(report, [metric]);
  const said = report.prose.get(metric)?.value;
  // A table that says otherwise than its own text leaves it open which of the two the other year's text counts.
  if (table.kind === 'known' && said !== undefined && said !== table.value) return null;
  if (table.kind === 'known')
    return { year: report.year, value: table.value, codes: table.codes, origin: table.origin };
  // What stands in a cell, even a blank, is not replaced by what the text says.
  if (table.missing.some(({ why }) => why !== 'notPrinted')) return null;
  return said === undefined ? null : { year: report.year, value: said, codes: [metric], origin: 'prose' };
}

/**
 * Figures of the text: only the same code, of the same agency under one name or several. A cell of the form that one of
 * the years gives in its text alone is compared with the other year's table with care, unless that year contradicts
 * itself. Null when one of the years does not give it.
 */
export function compareProse(
  metric: MetricCode,
  current: YearReport,
  previous: YearReport,
  through: ThroughPredecessor | null,
): Comparison | null {
  const [now, before] = [numberOf(metric, current), numberOf(metric, previous)];
  if (now === null || before === null) return null;
  const pair = acrossTheForms(metric, current, previous);
  if (pair?.relation === 'not_comparable') return { kind: 'refused', why: pair.why };
  if (through !== null && through.relation !== 'renamed_to' && through.relation !== 'dual_name')
    return {
      kind: 'refused',
      why: {
        zh: '正文中的数字没有统一口径，不与其他机关的比较。',
        en: 'Figures of the text have no common definition and are not compared with those of another agency.',
      },
    };
  const care = pair?.why ?? (now.origin === before.origin ? null : ofTextAndTable);
  return sideBySide(now, before, care, predecessorNote(previous.year, through));
}
