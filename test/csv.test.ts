import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, parseCsv } from '../src/text/csv.ts';

function textOf(rows: Parameters<typeof csvFile>[0]): string {
  return Buffer.from(csvFile(rows)).toString('utf8');
}

describe('a CSV file', () => {
  it('begins with a byte order mark and ends its rows with CRLF', () => {
    expect(
      textOf([
        ['机关', '新收'],
        ['临江市财政局', 20],
      ]),
    ).toBe('\ufeff机关,新收\r\n临江市财政局,20\r\n');
  });

  it('marks text that a spreadsheet would take for a formula, and leaves numbers what they are', () => {
    const cells = ['=1+1', '+1', '-1', '@a', '\ta', '\ra', '＝1', '－1'];
    expect(textOf([[...cells, -5, 2.5, null, '1-1']]).slice(1)).toBe(
      `${cells.map((cell) => `"'${cell}"`).join(',')},-5,2.5,,1-1\r\n`,
    );
  });

  it('is read as it was written, whatever the text', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '甲') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 }), (rows) => {
        const read = parseCsv(textOf(rows)) ?? [];
        expect(read.map((row) => row.map((text) => text.replace(/^'(?=[\r\n])/, '')))).toEqual(rows);
      }),
    );
  });

  it('that is broken is none', () => {
    expect(parseCsv('a,"b')).toBeNull();
    expect(parseCsv('a,"b"c\n')).toBeNull();
    expect(parseCsv('a,b,\n\n,\n')).toEqual([['a', 'b', '']]);
  });
});
