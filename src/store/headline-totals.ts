import { type Table3RowCode, table3Code } from '../domain/metric.ts';
import { table3Rows } from '../domain/taxonomy/table3.ts';

/** A row of table 三 whose 总计 has a column of its own, since rankings and sums read it without decoding a row. */
export type HeadlineTotal = { readonly code: `${Table3RowCode}@total`; readonly column: string };

/** The 总计 of every row of table 三 that any edition prints, in printed order; a mere heading has none. */
export const headlineTotals: readonly HeadlineTotal[] = table3Rows
  .filter((row) => Object.values(row.kind).some((kind) => kind !== 'group'))
  .map((row) => ({ code: table3Code(row.code, 'total'), column: row.code.replaceAll('.', '_') }));
