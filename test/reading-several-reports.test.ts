import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { readHtml } from '../src/read/html.ts';
import { formHtml } from './tools/form-markup.ts';
import { faultsOf, filledReport, type Parts } from './tools/published/filled.ts';

const report = filledReport('2021', 'sparse', 7);
const other = filledReport('2021', 'sparse', 8);
const older = filledReport('2019', 'dense', 9);

const called = (title: string, { parts }: { readonly parts: Parts }): Parts => [title, ...parts.slice(1)];
const tables = ({ parts }: { readonly parts: Parts }): Parts => parts.filter((part) => typeof part !== 'string');
const reading = (parts: Parts) => extract(readHtml(Buffer.from(formHtml(parts))));
const rules = (parts: Parts) => reading(parts).findings.map(({ rule }) => rule);

const documents: { readonly [name: string]: Parts } = {
  'the year before behind it': [...report.parts, ...called('临江市示例局2022年政府信息公开工作年度报告', other)],
  'another form behind it': [...report.parts, ...called('临江市示例局2020年政府信息公开工作年度报告', older)],
  'another agency behind it': [...report.parts, ...called('临江市另一局2023年政府信息公开工作年度报告', other)],
  'the year before right behind table 4': [
    ...report.parts.slice(0, -4),
    ...called('临江市示例局2022年政府信息公开工作年度报告', other),
  ],
  'annexes of departments': [
    ...report.parts,
    '附件1',
    ...called('临江市财政局2023年政府信息公开工作年度报告', other),
    '附件2',
    ...called('临江市教育局2023年政府信息公开工作年度报告', older),
  ],
  'tables of the year before behind it': [...report.parts, '附：上年数据', ...tables(other)],
  'tables of the year before above its title': ['上年数据', ...tables(other), ...report.parts],
};

describe('a document with more than one report', () => {
  it.each(Object.entries(documents))('gives the figures of one and says so: %s', (_, parts) => {
    const extraction = reading(parts);
    expect(faultsOf(extraction, report)).toEqual({ wrong: [], silent: [], missing: 0 });
    expect([extraction.agency, extraction.year]).toEqual(['临江市示例局', 2023]);
    expect(extraction.findings.filter(({ rule }) => rule === 'R.several')).toHaveLength(1);
  });

  it('gives no figure where the tables of two years alternate', () => {
    const mixed = report.parts.flatMap((part, index) =>
      typeof part === 'string' ? [part] : [part, '上年', other.parts[index] ?? []],
    );
    const { wrong, silent } = faultsOf(reading(mixed), report);
    expect({ wrong, silent }).toEqual({ wrong: [], silent: [] });
    expect(rules(mixed)).toContain('R.several');
  });

  it('has nothing to say of one that is there twice, or whose title heads every page', () => {
    expect(rules([...report.parts, ...report.parts])).not.toContain('R.several');
    const headed = report.parts.flatMap((part) => ['临江市示例局2023年政府信息公开工作年度报告', part]);
    expect(rules(headed)).not.toContain('R.several');
  });
});
