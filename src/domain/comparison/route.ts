import { sumOf } from '../figure-value.ts';
import { type ApplicantKind, type MetricCode, metricOf, type TableId, table3Code } from '../metric.ts';
import type { Sentence } from '../sentence.ts';
import { isTable3RowCode, table3CellOf } from '../table3.ts';
import { type CrosswalkPair, type CrosswalkSide, crosswalk } from '../taxonomy/crosswalk.ts';
import type { Edition } from '../taxonomy/editions.ts';
import { shortLabel } from '../taxonomy/short-labels.ts';
import type { YearReport } from './comparison.ts';

/** Which figures of two reports stand side by side. */
export type Route =
  | {
      readonly kind: 'open';
      readonly current: readonly MetricCode[];
      readonly previous: readonly MetricCode[];
      readonly care: Sentence | null;
    }
  | { readonly kind: 'refused'; readonly why: Sentence }
  /** A report does not print the table at all. */
  | { readonly kind: 'notPrinted' };

type Place = TableId | 'form2014';
const tables: readonly TableId[] = ['t2', 't3', 't4'];

/** The edition of a table of a report; '2014' where the report prints the 2014 form instead, null where neither. */
export function editionOf(report: YearReport, place: Place): Edition | null {
  const table = place === 'form2014' ? null : report.editions[place];
  if (table !== null) return table;
  return [...report.cells.keys()].some((code) => code.startsWith('form2014.')) ? '2014' : null;
}

function codesOf(side: CrosswalkSide, applicant: ApplicantKind): readonly MetricCode[] {
  return side.codes.map((code) => (isTable3RowCode(code) ? table3Code(code, applicant) : code));
}

/** Tables that a side is about; a side without codes is about those of the other side. */
function placesOf(side: CrosswalkSide, other: CrosswalkSide): readonly Place[] {
  const [code] = side.codes.length > 0 ? side.codes : other.codes;
  if (code === undefined) return [];
  const { place } = metricOf(isTable3RowCode(code) ? `${code}@total` : code);
  if (place === 'prose') return tables;
  // A 2014 row without counterpart has none in any table of the later forms.
  return place === 'form2014' && side.codes.length === 0 ? tables : [place];
}

function matches(report: YearReport, side: CrosswalkSide, other: CrosswalkSide): boolean {
  return placesOf(side, other).some((place) => {
    const edition = editionOf(report, place);
    return edition !== null && side.editions.includes(edition);
  });
}

type Candidate = {
  readonly pair: CrosswalkPair;
  readonly current: readonly MetricCode[];
  readonly previous: readonly MetricCode[];
};

function candidates(metric: MetricCode, current: YearReport, previous: YearReport): readonly Candidate[] {
  const applicant = table3CellOf(metric)?.applicant ?? 'total';
  return crosswalk.flatMap((pair): Candidate[] => {
    const [a, b] = [codesOf(pair.a, applicant), codesOf(pair.b, applicant)];
    if (!a.includes(metric) && !b.includes(metric)) return [];
    if (matches(previous, pair.a, pair.b) && matches(current, pair.b, pair.a))
      return [{ pair, current: b, previous: a }];
    // A report on an outdated form may follow one on the newer form.
    if (matches(current, pair.a, pair.b) && matches(previous, pair.b, pair.a))
      return [{ pair, current: a, previous: b }];
    return [];
  });
}

/** The form does not print the unit of 采购总金额: 元 and 万元 both occur. */
const unitNotPrinted: Sentence = {
  zh: '表格没有规定采购总金额的单位，两年可能有元与万元之别，须看原文。',
  en: 'The form does not fix the unit of the procurement amount: yuan or 10,000 yuan, see the originals.',
};

/** The metric itself on both sides, or what stands for it in the 2014 form when both years use that; null otherwise. */
function withinOneForm(metric: MetricCode, now: Edition | null, before: Edition | null): Route | null {
  if (now === null || now !== before) return null;
  const { place } = metricOf(metric);
  if (now !== '2014' || place === 'form2014')
    return {
      kind: 'open',
      current: [metric],
      previous: [metric],
      care: metric === 'proactive2019.procurement.amount' ? unitNotPrinted : null,
    };
  const applicant = table3CellOf(metric)?.applicant ?? 'total';
  const pair = crosswalk.find(
    ({ a, b, relation }) =>
      relation !== 'not_comparable' && a.editions.includes('2014') && codesOf(b, applicant).includes(metric),
  );
  if (pair === undefined) return null;
  const codes = codesOf(pair.a, applicant);
  return { kind: 'open', current: codes, previous: codes, care: null };
}

/** By the crosswalk: what may be compared before what may not, and numbers that are known before those that are not. */
function acrossForms(metric: MetricCode, current: YearReport, previous: YearReport): Route | null {
  const found = candidates(metric, current, previous);
  const allowed = found.filter(({ pair }) => pair.relation !== 'not_comparable');
  const known = allowed.find(
    (candidate) =>
      sumOf(current, candidate.current).kind === 'known' && sumOf(previous, candidate.previous).kind === 'known',
  );
  const chosen = known ?? allowed[0];
  const [refusal] = found;
  if (chosen === undefined) return refusal === undefined ? null : { kind: 'refused', why: refusal.pair.why };
  const care = chosen.pair.relation === 'care' ? chosen.pair.why : null;
  return { kind: 'open', current: chosen.current, previous: chosen.previous, care };
}

/**
 * The figures to put side by side for a figure of a table: the same code within one edition, otherwise by the crosswalk,
 * which may refuse. What the crosswalk does not know has no counterpart and is refused.
 */
export function routeBetween(metric: MetricCode, current: YearReport, previous: YearReport): Route {
  const { place } = metricOf(metric);
  if (place === 'prose') return { kind: 'notPrinted' };
  const [now, before] = [editionOf(current, place), editionOf(previous, place)];
  const route = withinOneForm(metric, now, before) ?? acrossForms(metric, current, previous);
  if (route !== null) return route;
  const printed = (report: YearReport, edition: Edition | null): boolean =>
    edition !== null || (place === 'form2014' && tables.some((table) => editionOf(report, table) !== null));
  if (!printed(current, now) || !printed(previous, before)) return { kind: 'notPrinted' };
  const label = shortLabel(metric);
  return {
    kind: 'refused',
    why: {
      zh: `两年的格式中，至少有一种没有与「${label.zh}」对应的项目。`,
      en: `At least one of the two years' forms has no counterpart of ${label.en}.`,
    },
  };
}
