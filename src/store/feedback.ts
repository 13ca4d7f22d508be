import { z } from 'zod';
import type { Engine, Statement } from './engine.ts';
import { storableText } from './report-row.ts';
import type { Store } from './store.ts';

/** Most characters of a name that was not found, and of an error that is reported. */
const longestName = 60;
const longestWords = 500;
/** Names and errors kept at most; the rarest and the oldest go first. */
const mostNames = 5000;
const mostErrors = 5000;

type FeedbackMethods = Pick<Store, 'noteMissedName' | 'missedNames' | 'reportError' | 'reportedErrors' | 'settleError'>;

const noteName: Statement<{ added: boolean }> = {
  text: `
    insert into missed_names as held (name, count, last_asked_at) values ($1, 1, $2)
    on conflict (name) do update set count = held.count + 1, last_asked_at = excluded.last_asked_at
    returning count = 1 as added`,
  row: z.object({ added: z.boolean() }),
};

/**
 * What another connection forgets at the same time is left to it, as the two would wait for each other; what both leave goes with
 * the next name.
 */
const pruneNames: Statement<unknown> = {
  text: `
    delete from missed_names where name in (
      select name from missed_names order by count desc, last_asked_at desc offset ${mostNames} for update skip locked
    )`,
  row: z.unknown(),
};

const names: Statement<{ name: string; count: number; lastAskedAt: Date }> = {
  text: 'select name, count, last_asked_at from missed_names order by count desc, last_asked_at desc, name limit $1',
  row: z
    .object({ name: z.string(), count: z.number(), last_asked_at: z.date() })
    .transform(({ last_asked_at: lastAskedAt, ...rest }) => ({ ...rest, lastAskedAt })),
};

const addError: Statement<{ id: number }> = {
  text: 'insert into reported_errors (agency_id, year, words, reported_at) values ($1, $2, $3, $4) returning id',
  row: z.object({ id: z.number() }),
};

const pruneErrors: Statement<unknown> = {
  text: `delete from reported_errors where id <= $1::integer - ${mostErrors}`,
  row: z.unknown(),
};

/** With the number of all that are open, also when none is. */
const openErrors: Statement<{
  open: number;
  error: { id: number; agency: string; agencyName: string; year: number | null; words: string; at: Date } | null;
}> = {
  text: `
    with open as (select * from reported_errors where settled_at is null)
    select counted.open, e.id, e.agency_id, a.name, e.year, e.words, e.reported_at
    from (select count(*)::int as open from open) counted
    left join (select * from open order by id desc limit $1) e on true
    left join agencies a on a.id = e.agency_id
    order by e.id desc`,
  row: z
    .union([
      z.object({
        open: z.number(),
        id: z.number(),
        agency_id: z.string(),
        name: z.string(),
        year: z.number().nullable(),
        words: z.string(),
        reported_at: z.date(),
      }),
      z.object({ open: z.number(), id: z.null() }),
    ])
    .transform((row) => ({
      open: row.open,
      error:
        row.id === null
          ? null
          : {
              id: row.id,
              agency: row.agency_id,
              agencyName: row.name,
              year: row.year,
              words: row.words,
              at: row.reported_at,
            },
    })),
};

const settle: Statement<unknown> = {
  text: 'update reported_errors set settled_at = coalesce(settled_at, $2) where id = $1',
  row: z.unknown(),
};

/** What people missed and what they found wrong; who they are is not kept. */
export function feedbackMethods(engine: Engine, now: () => Date): FeedbackMethods {
  return {
    async noteMissedName(name) {
      const kept = inShort(name, longestName);
      if (kept === '') return;
      const [noted] = await engine.rows(noteName, [kept, now()]);
      if (noted?.added === true) await engine.rows(pruneNames);
    },
    missedNames: (limit) => engine.rows(names, [limit]),
    async reportError({ agency, year, words }) {
      const [added] = await engine.rows(addError, [agency, year, inShort(words, longestWords), now()]);
      if (added === undefined) throw new Error('storing returned no row');
      await engine.rows(pruneErrors, [added.id]);
      return added.id;
    },
    async reportedErrors(limit) {
      const rows = await engine.rows(openErrors, [limit]);
      return {
        open: rows[0]?.open ?? 0,
        errors: rows.flatMap(({ error }) => (error === null ? [] : [error])),
      };
    },
    async settleError(id) {
      await engine.rows(settle, [id, now()]);
    },
  };
}

function inShort(text: string, longest: number): string {
  const line = storableText(text).replaceAll(/\s+/gu, ' ').trim();
  return Array.from(line).slice(0, longest).join('');
}
