import { createHash } from 'node:crypto';
import type { Agency } from '../../src/domain/agency.ts';
import type { Cells, CellState } from '../../src/domain/figure.ts';
import { type MetricCode, printedCodes } from '../../src/domain/metric.ts';
import type { TableEditions } from '../../src/domain/report.ts';
import type { NewReport } from '../../src/store/store.ts';

/** An agency as the store holds it; its id is made of its name. */
export function agencyOf(name: string, region = '370300'): Agency {
  return {
    id: createHash('sha256').update(name).digest('base64url').slice(0, 8),
    name,
    kind: 'investment-promotion',
    level: 'prefecture',
    region,
    names: [{ name, kind: 'official', source: 'test' }],
  };
}

/** All three tables of the edition of 2021. */
export const editions2021: TableEditions = { t2: '2021', t3: '2021', t4: '2021' };

/** A cell that differs from a printed 0; 'absent': the document does not print it. */
export type GivenCell = readonly [MetricCode, number | Exclude<CellState['kind'], 'number'> | 'absent'];

/** Every cell that the editions print: 0, unless given otherwise. */
export function printedCells(editions: TableEditions, given: readonly GivenCell[] = []): Cells {
  const zeros = (['t2', 't3', 't4'] as const).flatMap((table) => {
    const edition = editions[table];
    return edition === null ? [] : printedCodes(table, edition).map((code): GivenCell => [code, 0]);
  });
  const cells = new Map<MetricCode, CellState>();
  for (const [code, value] of [...zeros, ...given]) {
    if (value === 'absent') cells.delete(code);
    else cells.set(code, typeof value === 'number' ? { kind: 'number', value } : { kind: value });
  }
  return cells;
}

/** A read report on the form of 2021; `words` stand for the document, and make its hash. */
export function newReport(
  agency: Agency,
  year: number,
  {
    cells = [],
    words = 'document',
    ...rest
  }: Partial<Omit<NewReport, 'cells'>> & {
    readonly cells?: readonly GivenCell[];
    readonly words?: string;
  } = {},
): NewReport {
  const bytes = Buffer.from(`${agency.name} ${year} ${words}`);
  const editions = rest.editions ?? editions2021;
  return {
    agency: agency.id,
    year,
    scope: 'agency',
    editions,
    cells: printedCells(editions, cells),
    prose: new Map(),
    derived: new Map(),
    agencyAsWritten: agency.name,
    machineRead: false,
    findings: [],
    evidence: new Map(),
    source: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName: `${words.slice(0, 40)}.txt`,
      url: null,
      publishedOn: null,
      fetchedAt: new Date('2024-01-31T08:00:00Z'),
      abridged: false,
    },
    bytes,
    ...rest,
  };
}
