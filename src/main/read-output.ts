import { checkReport, findingsOf } from '../domain/checks/check-report.ts';
import type { Finding } from '../domain/finding.ts';
import { type MetricCode, metrics } from '../domain/metric.ts';
import type { Extraction } from '../extract/extraction.ts';
import type { Locale } from '../text/format.ts';

/** The codes of a document in the order of the form. */
function inOrder(codes: Iterable<MetricCode>): readonly MetricCode[] {
  const present = new Set(codes);
  return metrics.map(({ code }) => code).filter((code) => present.has(code));
}

/** What reading and rules have to say about a document, the gravest first. Rules are tried on reports only. */
export function remarksOn(extraction: Extraction): readonly Finding[] {
  if (!extraction.isReport) return [];
  const order: readonly Finding['severity'][] = ['error', 'warning', 'info'];
  return [...extraction.findings, ...findingsOf(checkReport(extraction))].toSorted(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
}

/** The object that `read --json` prints for a document (design.md, section 5). `document` is the file as it was named. */
export function jsonOf(document: string, extraction: Extraction, locale: Locale): object {
  const { cells, derived, prose, provenance, editions } = extraction;
  const codes = inOrder(cells.keys());
  const withState = (kind: string) => codes.filter((code) => cells.get(code)?.kind === kind);
  return {
    document,
    isReport: extraction.isReport,
    agency: extraction.agency,
    agencyAsWritten: extraction.agencyAsWritten,
    region: extraction.region,
    year: extraction.year,
    editions,
    figures: Object.fromEntries(
      codes.flatMap((code) => {
        const state = cells.get(code);
        return state?.kind === 'number' ? [[code, state.value]] : [];
      }),
    ),
    blank: withState('blank'),
    notApplicable: withState('notApplicable'),
    unreadable: withState('unreadable'),
    derived: Object.fromEntries(inOrder(derived.keys()).map((code) => [code, derived.get(code)])),
    prose: Object.fromEntries(
      inOrder(prose.keys()).flatMap((code) => {
        const figure = prose.get(code);
        return figure === undefined ? [] : [[code, { value: figure.value, quote: figure.quote }]];
      }),
    ),
    provenance: Object.fromEntries(
      inOrder(provenance.keys()).flatMap((code) => {
        const place = provenance.get(code);
        return place === undefined ? [] : [[code, place]];
      }),
    ),
    findings: remarksOn(extraction).map(({ rule, severity, codes: concerned, message }) => ({
      rule,
      severity,
      codes: concerned,
      message: message[locale],
    })),
  };
}
