import { z } from 'zod';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { openServer } from '../../src/store/open-server.ts';
import type { StoreOptions } from '../../src/store/open.ts';

const tableRow = z.object({ name: z.string(), times: z.string() });

/**
 * Every row of every table of a database, which nobody may have open when it is embedded; but for times and what follows from them alone:
 * which report of an agency was stored last.
 */
export async function dumpOf(options: StoreOptions): Promise<{ readonly [table: string]: readonly string[] }> {
  const { databaseUrl, dataDir, clock } = options;
  const { engine } =
    databaseUrl === null ? await openEmbedded(dataDir) : await openServer(databaseUrl, { connections: 1, clock });
  try {
    const tables = await engine.rows({
      text: `
        select table_name as name, coalesce(
          string_agg(column_name, ',') filter (where data_type like 'timestamp%' or column_name = 'newest_year'), ''
        ) as times
        from information_schema.columns where table_schema = 'public' group by table_name order by table_name`,
      row: tableRow,
    });
    const dump: { [table: string]: readonly string[] } = {};
    for (const { name, times } of tables) {
      const text = `select (to_jsonb(t) - string_to_array($1, ','))::text as row from "${name}" t`;
      const rows = await engine.rows({ text, row: z.object({ row: z.string() }) }, [times]);
      dump[name] = rows.map(({ row }) => row).toSorted();
    }
    return dump;
  } finally {
    await engine.close();
  }
}
