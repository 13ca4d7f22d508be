import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CellState } from '../src/domain/figure.ts';
import { type MetricCode, metrics } from '../src/domain/metric.ts';
import type { TableEditions } from '../src/domain/report.ts';
import { cellNumber, codeOfCell } from '../src/store/cell-numbers.ts';
import { packCells, unpackCells, unpackEditions } from '../src/store/packed-cells.ts';
import { packEvidence, unpackEvidence } from '../src/store/packed-evidence.ts';
import { describeOnEachEngine } from './tools/engines.ts';
import { editions2021, printedCells, agencyOf, newReport } from './tools/new-reports.ts';

const figure = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -3, max: 40 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  fc.constantFrom(12.3, 0.005, 1234567.89, -0.1, 1e21, 5e-324),
);
const state: fc.Arbitrary<CellState> = fc.oneof(
  { weight: 3, arbitrary: figure.map((value) => ({ kind: 'number' as const, value })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('blank' as const, 'notApplicable' as const, 'unreadable' as const)
      .map((kind) => ({ kind })),
  },
);
const edition = fc.constantFrom(null, '2014' as const, '2019' as const, '2021' as const);
const editions: fc.Arbitrary<TableEditions> = fc.record({ t2: edition, t3: edition, t4: edition });
const someCells = fc.array(fc.tuple(fc.constantFrom(...metrics.map(({ code }) => code)), state), { maxLength: 60 });

/** What was read of a form: mostly printed zeros, some cells otherwise, some of no edition at all, some missing. */
const reading = fc
  .record({ editions, given: someCells, absent: fc.array(fc.nat(400), { maxLength: 20 }), zeros: fc.boolean() })
  .map(({ editions: printed, given, absent, zeros }) => {
    const cells = new Map([...(zeros ? printedCells(printed) : []), ...given]);
    for (const [index, code] of [...cells.keys()].entries()) if (absent.includes(index)) cells.delete(code);
    return { editions: printed, cells };
  });

const byCode = (cells: ReadonlyMap<MetricCode, CellState>) => Object.fromEntries(cells);

describe('packed cells', () => {
  it('give back every reading as it was', () => {
    fc.assert(
      fc.property(reading, ({ editions: printed, cells }) => {
        const packed = packCells(printed, cells);
        expect(unpackEditions(packed)).toEqual(printed);
        expect(byCode(unpackCells(packed))).toEqual(byCode(cells));
      }),
      { numRuns: 300 },
    );
  });

  it('keep a row printed outside its edition', () => {
    const cells = printedCells(editions2021, [
      ['outcome.other@total', 3],
      ['outcome.other@natural_person', 0],
      ['outcome.other@org.other', 'blank'],
    ]);
    expect(byCode(unpackCells(packCells(editions2021, cells)))).toEqual(byCode(cells));
  });

  it('spend nothing on printed zeros', () => {
    const { cells, large, exceptions } = packCells(editions2021, printedCells(editions2021));
    expect([cells, large, exceptions]).toEqual([[], [], []]);
  });

  it('never make a 0 of a total whose column is empty', () => {
    const packed = packCells(editions2021, printedCells(editions2021));
    const damaged = { ...packed, totals: packed.totals.map(() => null) };
    expect(unpackCells(damaged).get('outcome.total@total')).toBeUndefined();
    expect(unpackCells(damaged).get('outcome.total@natural_person')).toEqual({ kind: 'number', value: 0 });
  });

  it('refuse what is no figure, and rows that they cannot understand', () => {
    expect(() => packCells(editions2021, new Map([['review.total', { kind: 'number', value: Number.NaN }]]))).toThrow(
      RangeError,
    );
    const packed = packCells(editions2021, printedCells(editions2021));
    expect(() => unpackCells({ ...packed, exceptions: [cellNumber('review.total'), 9] })).toThrow('unknown state');
    expect(() => unpackCells({ ...packed, cells: [9999, 1] })).toThrow('no cell has the number');
    expect(() => unpackCells({ ...packed, t3Edition: 2030 })).toThrow('no edition');
  });
});

describe('packed evidence', () => {
  const place = fc.option(fc.nat(3000), { nil: null });
  const provenance = fc.record({
    page: place,
    line: place,
    table: fc.constantFrom('t2', 't3', 't4', 'form2014', null),
    row: place,
    column: place,
    raw: fc.string({ unit: 'binary' }),
  });

  it('gives back every place as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...metrics.map(({ code }) => code)), provenance)), (places) => {
        expect(unpackEvidence(packEvidence(new Map(places)))).toEqual(new Map(places));
      }),
    );
  });
});

describe('cell numbers', () => {
  // Rows hold these numbers: an entry here may be added, never changed or removed.
  const frozen = z
    .record(z.string(), z.number())
    .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'cell-numbers.json'), 'utf8')));

  it('are those that rows were written with', () => {
    expect(Object.fromEntries(metrics.map(({ code }) => [code, cellNumber(code)]))).toEqual(frozen);
  });

  it('belong to one cell each, and fit a smallint', () => {
    expect(new Set(Object.values(frozen)).size).toBe(metrics.length);
    for (const { code } of metrics) expect(codeOfCell(cellNumber(code))).toBe(code);
    expect(Math.max(...Object.values(frozen))).toBeLessThan(2 ** 15);
  });
});

describeOnEachEngine('stored cells', (engine) => {
  it('come back as they were read', async () => {
    const store = await engine.openFreshStore();
    const agency = agencyOf('淄博市投资促进局');
    await store.addAgencies([agency], []);
    let year = 2000;
    await fc.assert(
      fc.asyncProperty(reading, async ({ editions: printed, cells }) => {
        year += 1;
        await store.save({ ...newReport(agency, year), editions: printed, cells });
        const [held] = (await store.reports(agency.id, [year])).reports;
        expect(held?.report.editions).toEqual(printed);
        expect(byCode(held?.report.cells ?? new Map())).toEqual(byCode(cells));
      }),
      { numRuns: 40 },
    );
  });
});
