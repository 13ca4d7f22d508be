import type { Sql } from 'postgres';
import type { Clock } from '../domain/clock.ts';
import { type Engine, errorCode, numberListTypes, numbersOfList, type Queries } from './engine.ts';

/** SQLSTATE of a server that has no connection left to give. */
const tooManyConnections = '53300';
/** Milliseconds to wait for one, again and again. */
const pauses = [50, 100, 200, 400, 800, 1600, 3200];

/**
 * Postgres at an address, over a pool of connections that is opened as needed and mended when lost. What finds no
 * connection free waits for one; when the database is gone, statements fail until it is back.
 */
export async function openPostgresEngine(
  databaseUrl: string,
  options: { readonly connections: number; readonly clock: Clock },
): Promise<Engine> {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, {
    max: options.connections,
    connect_timeout: 10,
    // Seconds before the next attempt: soon at first, and never so long that people wait after the database is back.
    backoff: (attempts) => Math.min(0.05 * 2 ** attempts, 2),
    // Saves a round trip for each connection: the only lists are those of numberListTypes.
    fetch_types: false,
    types: {
      numberLists: {
        to: 1007,
        from: [...numberListTypes],
        serialize: (list: string) => list,
        parse: numbersOfList,
      },
    },
    onnotice: () => {},
    connection: { application_name: 'gongkai' },
  });
  const queries = queriesOf(sql);
  // Nothing was run when a connection was refused, so that all of it may be tried again.
  const patiently = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    for (const pause of pauses) {
      try {
        return await attempt();
      } catch (error) {
        if (errorCode(error) !== tooManyConnections) throw error;
      }
      await options.clock.wait(pause);
    }
    return attempt();
  };
  return {
    kind: 'postgres',
    rows: (statement, values) => patiently(() => queries.rows(statement, values)),
    script: (text) => patiently(() => queries.script(text)),
    transaction: (work) => patiently(() => inTransaction(sql, work)),
    async listen(channel, callback) {
      let connected = false;
      const listening = await sql.listen(
        channel,
        () => callback(),
        () => {
          if (connected) callback();
          connected = true;
        },
      );
      return () => listening.unlisten();
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/** Codes of a connection that is no more; those of 57P are of a server that ends it. SQLSTATEs leave it as it was. */
const lostCodes = /^(?:E[A-Z]+|CONNECT(?:ION)?_[A-Z_]+|57P0[123])$/;

/**
 * Runs some work in a transaction. The driver writes to a connection of its own though it was lost meanwhile, if only
 * `rollback`, and the error of that ends the process (porsager/postgres#1208): so nothing more is written to one that was
 * lost, and work that is left on it is left for good.
 */
async function inTransaction<Result>(sql: Sql, work: (queries: Queries) => Promise<Result>): Promise<Result> {
  const loss = Promise.withResolvers<never>();
  let isLost = false;
  const lose = (error: unknown): void => {
    isLost = true;
    loss.reject(error);
  };
  const forGood = new Promise<never>(() => {});
  const whileConnected = async <Outcome>(run: () => Promise<Outcome>): Promise<Outcome> => {
    if (isLost) return await loss.promise;
    try {
      return await run();
    } catch (error) {
      if (lostCodes.test(errorCode(error) ?? '')) lose(error);
      throw error;
    }
  };
  const begun = sql.begin(async (transaction) => {
    const queries = queriesOf(transaction);
    try {
      const result = await work({
        rows: (statement, values) => whileConnected(() => queries.rows(statement, values)),
        script: (text) => whileConnected(() => queries.script(text)),
      });
      return isLost ? await forGood : { result };
    } catch (error) {
      return isLost ? await forGood : Promise.reject(error);
    }
  });
  // The driver tells by this that the connection was lost between two statements.
  begun.catch(lose);
  loss.promise.catch(() => undefined);
  return (await Promise.race([begun, loss.promise])).result;
}

function queriesOf(sql: Pick<Sql, 'unsafe'>): Queries {
  return {
    async rows({ text, row }, values = []) {
      // Prepared once for each connection: planning a statement takes longer than running it.
      const rows = await sql.unsafe(text, [...values], { prepare: true });
      return rows.map((found) => row.parse(found));
    },
    async script(text) {
      await sql.unsafe(text);
    },
  };
}
