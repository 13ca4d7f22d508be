import { z } from 'zod';
import type { Evidence } from '../domain/report.ts';
import { cellNumber, codeOfCell } from './cell-numbers.ts';
import { packJson, unpackJson } from './compression.ts';

/**
 * Cell numbers, places and texts each in a list of their own, and numbers as differences from the one before: cells of
 * a row follow each other, and the differences are nearly all the same, which compresses to a third.
 */
const differences = z.array(z.number().nullable());
const shape = z.object({
  cells: differences,
  pages: differences,
  lines: differences,
  tables: z.array(z.enum(['t2', 't3', 't4', 'form2014']).nullable()),
  rows: differences,
  columns: differences,
  raw: z.array(z.string()),
});

/** The same evidence gives the same bytes. */
export function packEvidence(evidence: Evidence): Uint8Array {
  const places = [...evidence.values()];
  const packed: z.input<typeof shape> = {
    cells: differencesOf([...evidence.keys()].map(cellNumber)),
    pages: differencesOf(places.map(({ page }) => page)),
    lines: differencesOf(places.map(({ line }) => line)),
    tables: places.map(({ table }) => table),
    rows: differencesOf(places.map(({ row }) => row)),
    columns: differencesOf(places.map(({ column }) => column)),
    raw: places.map(({ raw }) => raw),
  };
  return packJson(packed);
}

/** The very evidence that was packed. Throws when its lists do not match. */
export function unpackEvidence(bytes: Uint8Array): Evidence {
  const packed = shape.parse(unpackJson(bytes));
  const [cells, pages, lines, rows, columns] = [
    valuesOf(packed.cells),
    valuesOf(packed.pages),
    valuesOf(packed.lines),
    valuesOf(packed.rows),
    valuesOf(packed.columns),
  ];
  return new Map(
    packed.raw.map((raw, index) => [
      codeOfCell(cells[index] ?? 0),
      {
        page: pages[index] ?? null,
        line: lines[index] ?? null,
        table: packed.tables[index] ?? null,
        row: rows[index] ?? null,
        column: columns[index] ?? null,
        raw,
      },
    ]),
  );
}

function differencesOf(values: readonly (number | null)[]): (number | null)[] {
  let last = 0;
  return values.map((value) => {
    if (value === null) return null;
    const difference = value - last;
    last = value;
    return difference;
  });
}

function valuesOf(changes: readonly (number | null)[]): (number | null)[] {
  let last = 0;
  return changes.map((difference) => {
    if (difference === null) return null;
    last += difference;
    return last;
  });
}
