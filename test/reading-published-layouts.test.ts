import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readDocument } from '../src/read/read.ts';
import { documentOfText } from '../src/read/text.ts';
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

describe('figures in exact columns that stand beside their heads', () => {
  const rows = (figures: readonly string[]) =>
    ['1.信访举报投诉类申请', '2.重复申请', '3.要求提供公开出版物', '4.无正当理由大量反复申请'].map((label) => [
      label,
      ...figures,
    ]);
  const headings = [
    '临江市示例局2023年政府信息公开工作年度报告',
    '一、总体情况',
    '五、存在的主要问题',
    '三、收到和处理政府信息公开申请情况',
  ];
  const report = (figures: readonly string[]) =>
    [...headings, ...rows(figures).map((row) => row.join('\t'))].join('\n');
  const repeat = (figures: readonly string[]) => {
    const { cells } = extract(documentOfText(report(figures)));
    return cells.get('outcome.not_processed.repeat@org.business');
  };

  it('are not taken where a blank cell before them and lost totals leave seven', () => {
    expect(repeat(['', '1', '0', '0', '0', '0', '0'])).toEqual({ kind: 'unreadable' });
    expect(repeat(['', '1', '0', '0', '0', '0', '1'])).toEqual({ kind: 'number', value: 1 });
  });
});
