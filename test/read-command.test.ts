import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isMetricCode } from '../src/domain/metric.ts';
import { UserError } from '../src/domain/user-error.ts';
import { runRead } from '../src/main/read.ts';
import { WrongUsage } from '../src/main/wrong-usage.ts';
import { seeded } from './tools/agencies.ts';
import { makeReport } from './tools/made-report.ts';

const metricCode = z.string().refine(isMetricCode);
/** Design.md, section 5. */
const shape = z.strictObject({
  document: z.string(),
  isReport: z.boolean(),
  agency: z.string().nullable(),
  agencyAsWritten: z.string().nullable(),
  region: z.string().nullable(),
  year: z.number().nullable(),
  editions: z.strictObject({ t2: z.string().nullable(), t3: z.string().nullable(), t4: z.string().nullable() }),
  figures: z.record(metricCode, z.number()),
  blank: z.array(metricCode),
  notApplicable: z.array(metricCode),
  unreadable: z.array(metricCode),
  derived: z.record(metricCode, z.strictObject({ value: z.number(), why: z.string() })),
  prose: z.record(metricCode, z.strictObject({ value: z.number(), quote: z.string() })),
  provenance: z.record(
    metricCode,
    z.strictObject({
      page: z.number().nullable(),
      line: z.number().nullable(),
      table: z.string().nullable(),
      row: z.number().nullable(),
      column: z.number().nullable(),
      raw: z.string(),
    }),
  ),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      codes: z.array(metricCode),
      message: z.string(),
    }),
  ),
});
const refusal = z.strictObject({ document: z.string(), error: z.string() });

let folder: string;
const file = (name: string) => path.join(folder, name);
const random = seeded(7);
const { sheet, figures } = makeReport('2021', (below) => Math.floor(random() * below));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gongkai-read-'));
  const rows = sheet.map((row) => (row.includes('规章') ? ['规章', '', '/', 'O'] : row));
  await writeFile(file('report.txt'), rows.map((row) => row.join('\t')).join('\n'));
  await writeFile(
    file('nameless.txt'),
    '2023年政府信息公开工作年度报告\n一、总体情况\n未收到政府信息公开申请。\n六、其他需要报告的事项\n',
  );
  await writeFile(file('letter.txt'), '请各单位准时参加会议。\n');
  await writeFile(file('empty.txt'), '');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  const lines: string[] = [];
  const code = await runRead(args, { locale: 'zh', print: (line) => lines.push(line) });
  return { code, out: lines.join('\n') };
}

describe('read --json', () => {
  it('prints one array in order, each code in one of four states, and 1 when a file cannot be read', async () => {
    const { code: exit, out } = await read(
      '--json',
      file('report.txt'),
      file('empty.txt'),
      file('letter.txt'),
      file('none.txt'),
    );
    expect(exit).toBe(1);
    const [report, empty, letter, none] = z.array(z.unknown()).parse(JSON.parse(out));
    const { figures: read_, blank, notApplicable, unreadable, provenance, document, findings } = shape.parse(report);
    expect(document).toBe(file('report.txt'));
    const all = [...Object.keys(read_), ...blank, ...notApplicable, ...unreadable];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(figures.size);
    expect([blank, notApplicable, unreadable]).toEqual([
      ['proactive.regulations.made'],
      ['proactive.regulations.repealed'],
      ['proactive.regulations.in_force'],
    ]);
    expect(Object.keys(provenance)).toHaveLength(figures.size);
    expect(findings.map(({ rule }) => rule)).toContain('R.unreadable');
    expect(refusal.parse(empty).error).toMatch(/空/);
    expect(shape.parse(letter)).toMatchObject({ isReport: false, figures: {}, prose: {} });
    expect(refusal.parse(none).document).toBe(file('none.txt'));
  });

  it('takes the agency that is given for a text without one', async () => {
    const { code: exit, out } = await read('--json', file('nameless.txt'), '--agency', '淄博市审计局');
    expect(exit).toBe(0);
    expect(shape.parse(z.array(z.unknown()).parse(JSON.parse(out))[0])).toMatchObject({
      agency: '淄博市审计局',
      region: '370300',
    });
  });
});

describe('read, for people', () => {
  it('shows whose and which year it is, the figures, and what is doubted, in either language', async () => {
    const { code: exit, out } = await read(file('report.txt'));
    expect(exit).toBe(0);
    expect(out).toContain('临江市示例局 · 2023 年度');
    expect(out).toMatch(/规章现行有效 未能读出/);
    expect(out).toMatch(/存疑 R\.unreadable：/);
    const english = await read(file('report.txt'), '--lang', 'en');
    expect(english.out).toContain('report year 2023');
    expect(english.out).toMatch(/Received [\d,]+ \(/);
    expect(english.out).toMatch(/doubt R\.unreadable: /);
  });

  it('says what is no report, and goes on after a file that cannot be read', async () => {
    const { code: exit, out } = await read(file('empty.txt'), file('letter.txt'));
    expect(exit).toBe(1);
    expect(out).toMatch(/empty\.txt\n.*空[^]*letter\.txt\n不是政府信息公开年度报告/);
    expect((await read(file('letter.txt'))).code).toBe(0);
  });

  it('throws one clear sentence for a single unreadable file and for wrong usage', async () => {
    await expect(read(file('empty.txt'))).rejects.toThrow(UserError);
    await expect(read()).rejects.toThrow(WrongUsage);
    await expect(read('--wrong', file('report.txt'))).rejects.toThrow(WrongUsage);
    await expect(read('--lang', 'fr', file('report.txt'))).rejects.toThrow(WrongUsage);
  });
});
