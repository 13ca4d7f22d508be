import { type MetricCode, printedCodes } from '../../src/domain/metric.ts';
import type { Table3Edition } from '../../src/domain/table3.ts';
import { type FormTable, officialForm } from './official-form.ts';

/** The official form with a report's figures in its cells, in printed order. */
export function filledForm(
  edition: Table3Edition,
  printed: (code: MetricCode) => string,
): readonly (string | FormTable)[] {
  const rest = { 2: printedCodes('t2', edition), 3: printedCodes('t3', edition), 4: printedCodes('t4', edition) };
  const next = { 2: 0, 3: 0, 4: 0 };
  const form = officialForm((table) => {
    const code = rest[table][next[table]];
    next[table] += 1;
    if (code === undefined) throw new RangeError(`table ${table} has more cells than codes`);
    return printed(code);
  }, edition);
  for (const table of [2, 3, 4] as const) {
    if (next[table] !== rest[table].length) throw new RangeError(`table ${table} has fewer cells than codes`);
  }
  return form;
}
