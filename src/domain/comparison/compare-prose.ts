import { sumOf } from '../figure-value.ts';
import type { MetricCode } from '../metric.ts';
import { type CrosswalkPair, crosswalk } from '../taxonomy/crosswalk.ts';
import { editionDueFor } from '../taxonomy/editions.ts';
import type { ComparedSide, Comparison, ThroughPredecessor, YearReport } from './comparison.ts';
import { predecessorNote, sideBySide } from './side-by-side.ts';

/** What the crosswalk says of a figure between the 2014 form and later ones holds for the texts of those years too. */
function acrossTheForms(metric: MetricCode, current: YearReport, previous: YearReport): CrosswalkPair | undefined {
  if (editionDueFor(previous.year) !== '2014' || editionDueFor(current.year) === '2014') return undefined;
  return crosswalk.find(({ a, b }) => a.editions.includes('2014') && b.codes.some((code) => code === metric));
}

/**
 * Figures of the text: only the same code, of the same agency under one name or several. A cell of the form that one of
 * the years gives in its text alone is compared text with text, unless a year's table says otherwise than its text. Null
 * when the two texts do not give it.
 */
export function compareProse(
  metric: MetricCode,
  current: YearReport,
  previous: YearReport,
  through: ThroughPredecessor | null,
): Comparison | null {
  const [now, before] = [current.prose.get(metric), previous.prose.get(metric)];
  if (now === undefined || before === undefined) return null;
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
  const contradicted = [current, previous].some((report) => {
    const table = sumOf(report, [metric]);
    return table.kind === 'known' && table.value !== report.prose.get(metric)?.value;
  });
  if (contradicted) return null;
  const side = (report: YearReport, { value }: { readonly value: number }): ComparedSide => ({
    year: report.year,
    value,
    codes: [metric],
    origin: 'prose',
  });
  return sideBySide(
    side(current, now),
    side(previous, before),
    pair?.why ?? null,
    predecessorNote(previous.year, through),
  );
}
