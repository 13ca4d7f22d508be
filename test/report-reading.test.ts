import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.ts';
import { acceptReading } from '../src/extract/reading-schema.ts';
import { readDocument } from '../src/read/read.ts';
import { createReadingPool } from '../src/read/workers/reading-pool.ts';
import { docxOf, formHtml, formWordXml } from './tools/form-markup.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';

const pool = createReadingPool({
  size: 1,
  memoryMb: 400,
  deadlineMs: 20_000,
  module: path.resolve(import.meta.dirname, '../src/extract/reading-module.ts'),
  accept: acceptReading,
});
afterAll(() => pool.close());

describe('a report read in a process of its own', () => {
  const form = officialForm(plainFigures);
  const files = { html: new TextEncoder().encode(formHtml(form)), docx: docxOf(formWordXml(form)) };

  for (const [format, bytes] of Object.entries(files)) {
    it(`gives what reading it here gives (${format})`, async () => {
      const there = await pool.read(bytes, 'report');
      expect(there.extraction).toEqual(extract(await readDocument(bytes, 'report')));
      expect(there.format).toBe(format);
      expect(there.extraction.cells.get('requests.received@natural_person')).toEqual({ kind: 'number', value: 3_084 });
    });
  }

  it('takes the agency of a text that names none', async () => {
    const text = '2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局未收到政府信息公开申请。\n';
    const reading = await pool.read(new TextEncoder().encode(text), 'report', { agency: '临江市示例局' });
    expect(reading.extraction.agency).toBe('临江市示例局');
  });

  it('refuses an answer that is no reading', () => {
    expect(() => acceptReading({ format: 'html', metadata: {}, extraction: { isReport: true } })).toThrow();
  });
});
