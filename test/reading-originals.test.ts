import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../src/domain/checks/check-report.ts';
import { extract } from '../src/extract/extract.ts';
import { readDocument } from '../src/read/read.ts';
import { originals, originalsTest } from './tools/originals.ts';

const all = [...originals('seeds'), ...originals('corpus')];

/** Given on the site and in its column are one to most reports. */
const alike: { readonly [code: string]: string } = {
  'prose.site_items': 'prose.ogi_column_items',
  'prose.ogi_column_items': 'prose.site_items',
};

describe('published text reports, as people read them', () => {
  it.skipIf(all.length > 0)(originalsTest('are compared'), () => {
    expect(all).toEqual([]);
  });

  it.each(all.map((original) => [original.truth.document, original] as const))(
    '%s',
    async (name, { bytes, text, truth }) => {
      const extraction = extract(await readDocument(bytes, name));
      expect(extraction.isReport).toBe(truth.isReport);
      if (!truth.isReport) return;
      const cells = new Map<string, unknown>(
        [...extraction.cells].map(([code, state]) => [code, state.kind === 'number' ? state.value : state.kind]),
      );
      const derived = new Map<string, number>([...extraction.derived].map(([code, { value }]) => [code, value]));
      const differing = Object.entries(truth.figures).filter(
        ([code, value]) => cells.get(code) !== value && derived.get(code) !== value,
      );
      expect(differing).toEqual([]);
      expect([...truth.blank, ...truth.notApplicable].filter((code) => typeof cells.get(code) === 'number')).toEqual(
        [],
      );

      const prose = new Map<string, number>([...extraction.prose].map(([code, { value }]) => [code, value]));
      const misquoted = Object.entries(truth.prose).filter(([code, value]) => {
        const given = [prose.get(code), prose.get(alike[code] ?? code)].filter((said) => said !== undefined);
        return given.length > 0 && !given.includes(value);
      });
      expect(misquoted).toEqual([]);

      if (truth.year !== null) expect(extraction.year).toBe(truth.year);
      if (truth.region !== undefined) expect(extraction.region).toBe(truth.region);
      if (extraction.agency === null) expect(extraction.agencyAsWritten).not.toBeNull();
      const rules = [...extraction.findings, ...findingsOf(checkReport(extraction))].map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining(truth.findings));
      for (const [code, { raw, line }] of extraction.provenance) {
        const printed = text.split(/\r\n|\n|\r/)[(line ?? 0) - 1] ?? '';
        if (cells.get(code) !== 'unreadable') expect(printed, code).toContain(raw.trim());
      }
    },
  );
});
