/** A cell of a table file: a number stays one, null is an empty cell. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, its full-width forms included. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/u;
const quoted = /[",\r\n\t]/;

/**
 * A table as a CSV file that spreadsheets open as it is: UTF-8 with a byte order mark, CRLF. Text that a spreadsheet would
 * take for a formula is marked as text with an apostrophe; numbers, negative ones too, stay numbers.
 */
export function csvFile(rows: readonly (readonly CsvCell[])[]): Uint8Array {
  return Buffer.from(`\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`);
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return quoted.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The rows of a CSV text, every cell as text; empty lines are left out. Null when a quoted cell never ends or is followed
 * by more text.
 */
export function parseCsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text.replace(/^\ufeff/, '');
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/.exec(rest);
    if (match === null) return null;
    const [whole, inQuotes, plain = '', end] = match;
    row.push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (end === ',' && rest !== '') continue;
    if (end === ',') row.push('');
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  }
  return rows;
}
