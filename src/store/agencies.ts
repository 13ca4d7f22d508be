import { z } from 'zod';
import type { Agency, AgencyLevel, AgencyName, Succession } from '../domain/agency.ts';
import type { Engine, Statement } from './engine.ts';
import type { Store } from './store.ts';

const channel = 'agencies_changed';

const levels = ['national', 'province', 'prefecture', 'county', 'township', 'zone'] as const satisfies AgencyLevel[];
const nameKinds = ['official', 'former', 'alias'] as const satisfies AgencyName['kind'][];
const relations = [
  'renamed_to',
  'merged_into',
  'split_into',
  'absorbed_function',
  'dual_name',
  'branch_of',
] as const satisfies Succession['relation'][];

const allAgencies: Statement<Agency> = {
  text: `
    select a.id, a.name, a.kind, a.level, a.region, coalesce(n.names, '[]') as names
    from agencies a
    left join (
      select agency_id, json_agg(json_build_object('name', name, 'kind', kind, 'source', source) order by kind desc, name)
        as names
      from agency_names group by agency_id
    ) n on n.agency_id = a.id
    order by a.id`,
  row: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.string().nullable(),
    level: z.enum(levels).nullable(),
    region: z.string().nullable(),
    names: z.array(z.object({ name: z.string(), kind: z.enum(nameKinds), source: z.string() })),
  }),
};

const allSuccessions: Statement<Succession> = {
  text: 'select from_id, to_id, relation, certainty, note_zh, note_en from agency_successions order by from_id, to_id',
  row: z
    .object({
      from_id: z.string(),
      to_id: z.string(),
      relation: z.enum(relations),
      certainty: z.enum(['certain', 'probable']),
      note_zh: z.string(),
      note_en: z.string(),
    })
    .transform((row) => ({
      from: row.from_id,
      to: row.to_id,
      relation: row.relation,
      certainty: row.certainty,
      note: { zh: row.note_zh, en: row.note_en },
    })),
};

/** What is newly known of an agency is added; its name and what was known stay. Returns those that changed. */
const addAgency: Statement<{ id: string }> = {
  text: `
    insert into agencies as held (id, name, kind, level, region)
    select id, name, kind, level, region
    from json_to_recordset($1::text::json) as given (id text, name text, kind text, level text, region text)
    on conflict (id) do update set
      kind = coalesce(held.kind, excluded.kind),
      level = coalesce(held.level, excluded.level),
      region = coalesce(held.region, excluded.region)
    where (held.kind is null and excluded.kind is not null)
      or (held.level is null and excluded.level is not null)
      or (held.region is null and excluded.region is not null)
    returning id`,
  row: z.object({ id: z.string() }),
};

/** Of several sources of a name the first in order is kept, so that it does not matter which document comes first. */
const addName: Statement<{ added: boolean }> = {
  text: `
    insert into agency_names as held (agency_id, name, kind, source)
    select distinct on (agency, name) agency, name, kind, source
    from json_to_recordset($1::text::json) as given (agency text, name text, kind text, source text)
    order by agency, name, source collate "C"
    on conflict (agency_id, name) do update set source = excluded.source
    where excluded.source collate "C" < held.source collate "C"
    returning xmax = 0 as added`,
  row: z.object({ added: z.boolean() }),
};

const addSuccession: Statement<unknown> = {
  text: `
    insert into agency_successions (from_id, to_id, relation, certainty, note_zh, note_en)
    select "from", "to", relation, certainty, note_zh, note_en
    from json_to_recordset($1::text::json)
      as given ("from" text, "to" text, relation text, certainty text, note_zh text, note_en text)
    on conflict (from_id, to_id, relation) do nothing
    returning 1`,
  row: z.unknown(),
};

/** Region and kind stand on every report of the agency as well. */
const repeatOnReports: Statement<unknown> = {
  text: `
    update report_versions v set region = a.region, kind = a.kind
    from agencies a
    where a.id = v.agency_id and a.id in (select json_array_elements_text($1::text::json))`,
  row: z.unknown(),
};

const notify: Statement<unknown> = { text: `select pg_notify('${channel}', '')`, row: z.unknown() };

type AgencyMethods = Pick<Store, 'agencies' | 'addAgencies' | 'onAgenciesChanged'>;

/** Agencies, their names and successions. */
export function agencyMethods(engine: Engine): AgencyMethods {
  return {
    async agencies() {
      const [agencies, successions] = await Promise.all([engine.rows(allAgencies), engine.rows(allSuccessions)]);
      return { agencies, successions };
    },
    async addAgencies(agencies, successions) {
      const names = agencies.flatMap(({ id, names: all }) => all.map((name) => ({ agency: id, ...name })));
      const links = successions.map(({ note, ...link }) => ({ ...link, note_zh: note.zh, note_en: note.en }));
      await engine.transaction(async (queries) => {
        // In the order of the ids, so that two processes that add the same agencies wait for each other.
        const changed = await queries.rows(addAgency, [JSON.stringify(inOrder(agencies, ({ id }) => id))]);
        const named = await queries.rows(addName, [
          JSON.stringify(inOrder(names, ({ agency, name }) => agency + name)),
        ]);
        const linked = await queries.rows(addSuccession, [JSON.stringify(inOrder(links, ({ from, to }) => from + to))]);
        if (changed.length > 0) await queries.rows(repeatOnReports, [JSON.stringify(changed.map(({ id }) => id))]);
        if (changed.length + linked.length > 0 || named.some(({ added }) => added)) await queries.rows(notify);
      });
    },
    onAgenciesChanged: (callback) => engine.listen(channel, callback),
  };
}

function inOrder<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
