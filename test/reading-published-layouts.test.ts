import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readDocument } from '../src/read/read.ts';
import { publishedLayouts } from './tools/published/all-layouts.ts';
import { faultsOf, filledReport, fills } from './tools/published/filled.ts';

const reports = [
  ...fills.map((fill) => filledReport('2021', fill)),
  ...(['sparse', 'blank'] as const).map((fill) => filledReport('2019', fill)),
];

describe('the form as agencies, sites and converters publish it', () => {
  it.each(publishedLayouts.map((layout) => [layout.name, layout] as const))('%s', async (name, { whole, bytes }) => {
    for (const report of reports) {
      const { edition, fill } = report;
      const extraction = extract(await readDocument(bytes(report.parts), name));
      const { wrong, silent, missing } = faultsOf(extraction, report);
      expect({ edition, fill, wrong, silent }).toEqual({ edition, fill, wrong: [], silent: [] });
      if (whole) expect({ edition, fill, missing }).toEqual({ edition, fill, missing: 0 });
      for (const own of [extraction.editions.t2, extraction.editions.t3]) expect([edition, null]).toContain(own);
    }
  });
});
