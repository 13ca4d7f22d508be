import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UserError } from '../src/domain/user-error.ts';
import { createReadingPool } from '../src/read/workers/reading-pool.ts';
import { docxOf, formHtml, formWordXml } from './tools/form-markup.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';
import { pdfOf, show } from './tools/pdf-writer.ts';

const answer = z.object({ bytes: z.number(), name: z.string(), options: z.unknown(), process: z.number() });

const hostile = createReadingPool({
  size: 2,
  memoryMb: 250,
  deadlineMs: 1_000,
  module: path.join(import.meta.dirname, 'tools/hostile-reading.ts'),
  accept: (value) => value,
});
/** Memory alone can end what runs here. */
const patient = createReadingPool({
  size: 1,
  memoryMb: 250,
  deadlineMs: 600_000,
  module: path.join(import.meta.dirname, 'tools/hostile-reading.ts'),
  accept: (value) => value,
});
/** One process, so that what comes after an accident runs where it happened. */
const real = createReadingPool({
  size: 1,
  memoryMb: 400,
  deadlineMs: 20_000,
  module: path.join(import.meta.dirname, 'tools/block-counting.ts'),
  accept: (value) => z.number().parse(value),
});

afterAll(() => {
  hostile.close();
  patient.close();
  real.close();
});

describe('a pool', () => {
  it('hands over bytes, name and options, and the result', async () => {
    const result = answer.parse(await hostile.read(new Uint8Array(5), 'a.html', { agency: '示例局' }));
    expect(result).toMatchObject({ bytes: 5, name: 'a.html', options: { agency: '示例局' } });
    expect(result.process).not.toBe(process.pid);
  });

  it('keeps its processes warm, and reads in no more of them than it has', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => hostile.read(new Uint8Array(), 'ok')));
    const processes = new Set(results.map((result) => answer.parse(result).process));
    expect(processes.size).toBeLessThanOrEqual(2);
    expect(processes).toContain(answer.parse(await hostile.read(new Uint8Array(), 'ok')).process);
  });

  for (const accident of ['hang', 'never', 'crash', 'large result', 'talk nonsense']) {
    it(`ends a document that does "${accident}" as a refusal while others are read`, async () => {
      const bad = hostile.read(new Uint8Array(), accident);
      const good = [hostile.read(new Uint8Array(1), 'ok'), hostile.read(new Uint8Array(2), 'ok')];
      await expect(bad).rejects.toThrow(UserError);
      expect((await Promise.all(good)).map((result) => answer.parse(result).bytes)).toEqual([1, 2]);
    });
  }

  for (const accident of ['heap', 'buffers']) {
    it(`ends a document that fills the ${accident}, whatever time it has`, async () => {
      await expect(patient.read(new Uint8Array(), accident)).rejects.toThrow(UserError);
      expect(answer.parse(await patient.read(new Uint8Array(1), 'ok')).bytes).toBe(1);
    });
  }

  it('tells a failing reader from a bad document', async () => {
    const failure = hostile.read(new Uint8Array(), 'throw');
    await expect(failure).rejects.toThrow('nothing to read');
    await expect(failure).rejects.not.toThrow(UserError);
  });

  it('gives documents no secrets, no code, no programs and no files to write', async () => {
    expect(await hostile.read(new Uint8Array(), 'environment')).toEqual([]);
    await expect(hostile.read(new Uint8Array(), 'evaluate')).rejects.toThrow('EvalError');
    await expect(hostile.read(new Uint8Array(), 'start a program')).rejects.toThrow('restricted');
    await expect(hostile.read(new Uint8Array(), 'write')).rejects.toThrow('restricted');
  });

  it('refuses an oversized file without reading it', async () => {
    await expect(hostile.read(new Uint8Array(60_000_000), 'ok')).rejects.toThrow(UserError);
  });

  it('says so when its module does not load, and when it is closed', async () => {
    const broken = createReadingPool({ ...settings, module: path.join(import.meta.dirname, 'tools/nowhere.ts') });
    await expect(broken.read(new Uint8Array(), 'a')).rejects.toThrow('does not start');
    broken.close();
    await expect(broken.read(new Uint8Array(), 'a')).rejects.toThrow('closed');
  });

  it('fails what it is reading when it is closed', async () => {
    const closing = createReadingPool({
      ...settings,
      module: path.join(import.meta.dirname, 'tools/hostile-reading.ts'),
    });
    const pending = [closing.read(new Uint8Array(), 'never'), closing.read(new Uint8Array(), 'ok')];
    closing.close();
    const outcomes = await Promise.allSettled(pending);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

const settings = { size: 1, memoryMb: 250, deadlineMs: 1_000, accept: (value: unknown) => value };

describe('documents in a pool', () => {
  const form = officialForm(plainFigures);
  const spaces = `<w:p><w:r><w:t>${' '.repeat(1_000)}</w:t></w:r></w:p>`;
  const good: Readonly<Record<string, Uint8Array>> = {
    page: new TextEncoder().encode(formHtml(form)),
    'Word file': docxOf(formWordXml(form)),
    PDF: pdfOf([show('本年度本机关按照要求公开政府信息，未收到申请。', 70, 760)]),
  };
  const bad: Readonly<Record<string, () => Uint8Array>> = {
    'a table of 20 MB': () => Buffer.from(`<table>${'<tr><td>1</td><td>2</td></tr>'.repeat(700_000)}</table>`),
    'a Word bomb': () => docxOf(spaces.repeat(60_000)),
    'a Word file full of empty cells': () =>
      docxOf(`<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(200)}</w:tr>`.repeat(1_200)}</w:tbl>`),
  };

  for (const [name, make] of Object.entries(bad)) {
    it(`refuses ${name}, and reads on`, async () => {
      await expect(real.read(make(), 'report')).rejects.toThrow(UserError);
      expect(await real.read(good['page'] ?? new Uint8Array(), 'report')).toBe(form.length);
    });
  }

  it('reads each format', async () => {
    const counts = await Promise.all(Object.values(good).map((bytes) => real.read(bytes, 'report')));
    expect(counts).toEqual([form.length, form.length, 1]);
  });
});
