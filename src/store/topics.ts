/**
 * The topics (domain/follow-target.ts) that an agency belongs to, as an SQL array over a row of agencies by its name in the
 * statement. A region or kind that is not known leaves NULLs, which equal nothing.
 */
export function topicsOf(row: string): string {
  const places = [`'r' || ${row}.region`, `'b'`, ...[2, 4, 6].map((digits) => `'b' || left(${row}.region, ${digits})`)];
  const kinds = places.map((place) => `'k' || ${row}.kind || '.' || ${place}`);
  return `array['a' || ${row}.id, 'k' || ${row}.kind, ${[...places, ...kinds].join(', ')}]`;
}

/**
 * `topicsOf` with those of the agencies that were renamed to it, whoever follows which also wants to hear of it. What was
 * merged into it, split off or gave it a task is another agency, and its followers are not told.
 */
export function topicsHeard(row: string): string {
  return `(${topicsOf(row)} || array(
    with recursive former (id) as (
      select s.from_id from agency_successions s where s.to_id = ${row}.id and s.relation = 'renamed_to'
      union
      select s.from_id from former join agency_successions s on s.to_id = former.id and s.relation = 'renamed_to'
    )
    select 'a' || id from former
  ))`;
}
