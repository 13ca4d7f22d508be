import { z } from 'zod';
import type { Statement } from './engine.ts';

/** What must be known of a database before it is used, in one round trip. */
export const serverFacts: Statement<{ version: string; number: number; encoding: string; has_history: boolean }> = {
  text: `
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      current_setting('server_encoding') as encoding, to_regclass('applied_migrations') is not null as has_history`,
  row: z.object({ version: z.string(), number: z.number(), encoding: z.string(), has_history: z.boolean() }),
};
