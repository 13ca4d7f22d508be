/**
 * The topics (domain/follow-target.ts) that an agency belongs to, as an SQL array over a row of agencies by its name in the
 * statement. A region or kind that is not known leaves NULLs, which equal nothing.
 */
export function topicsOf(row: string): string {
  const places = [`'r' || ${row}.region`, `'b'`, ...[2, 4, 6].map((digits) => `'b' || left(${row}.region, ${digits})`)];
  const kinds = places.map((place) => `'k' || ${row}.kind || '.' || ${place}`);
  return `array['a' || ${row}.id, 'k' || ${row}.kind, ${[...places, ...kinds].join(', ')}]`;
}
