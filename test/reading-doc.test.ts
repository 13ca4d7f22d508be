import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/domain/user-error.ts';
import { readDoc } from '../src/read/doc.ts';
import { shapeOf, tablesOf } from './tools/document-shape.ts';
import { officialForm, plainFigures } from './tools/official-form.ts';

/** The synthetic form of tools/official-form.ts, written by LibreOffice 7.4 as Word 97-2003. */
const form = readFileSync(path.join(import.meta.dirname, 'reports/synthetic/form-2021.doc'));
/** The same with changes tracked: 3 deleted and 5 inserted, hidden and struck text, a field, a nested table. */
const changed = readFileSync(path.join(import.meta.dirname, 'reports/synthetic/tracked-changes.doc'));

describe('an old Word file', () => {
  it('gives each cell of the official form its place and span', () => {
    const document = readDoc(form);
    expect(shapeOf(document)).toEqual(officialForm(plainFigures));
    expect(tablesOf(document).every(({ exactGrid }) => exactGrid)).toBe(true);
  });

  it('leaves out what is deleted, hidden or struck out, and the codes of fields', () => {
    const [table] = tablesOf(readDoc(changed));
    expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['规章', '5'],
      ['行政许可', '6'],
      ['行政处罚', '17'],
      ['行政强制', '甲\n4'],
    ]);
  });

  it('refuses a cut or empty file', () => {
    for (const length of [0, 8, 511, 512, 1_024, 4_096, 20_000, 40_000]) {
      expect(() => readDoc(form.subarray(0, length)), String(length)).toThrow(UserError);
    }
  });

  it('refuses sectors that run in a circle', () => {
    const bytes = Buffer.from(form);
    const directory = (bytes.readUInt32LE(48) + 1) * 512;
    const allocation = (bytes.readUInt32LE(76) + 1) * 512;
    const first = bytes.readUInt32LE(48);
    expect(directory).toBeLessThan(bytes.length);
    bytes.writeUInt32LE(first, allocation + first * 4);
    expect(() => readDoc(bytes)).toThrow(UserError);
  });

  it('refuses an encrypted file and one from before Word 97', () => {
    const header = form.indexOf(Buffer.from([0xec, 0xa5]));
    const encrypted = Buffer.from(form);
    encrypted[header + 11] = (encrypted[header + 11] ?? 0) | 0x01;
    const older = Buffer.from(form);
    older.writeUInt16LE(0x0065, header + 2);
    expect(() => readDoc(encrypted)).toThrow(UserError);
    expect(() => readDoc(older)).toThrow(UserError);
  });

  it('reads or refuses a file with any damage, without ever failing otherwise', () => {
    // A fixed sequence, so that a failure can be seen again.
    let state = 1;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    for (let round = 0; round < 150; round += 1) {
      const bytes = Buffer.from(form);
      for (let change = 0; change < 1 + random(20); change += 1) bytes[random(bytes.length)] = random(256);
      let failure: unknown;
      try {
        readDoc(bytes);
      } catch (error) {
        failure = error instanceof UserError ? undefined : error;
      }
      expect(failure, `round ${round}`).toBeUndefined();
    }
  });
});
