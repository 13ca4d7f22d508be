import type { Transaction } from '@electric-sql/pglite';
import { type Engine, numberListTypes, numbersOfList, type Queries } from './engine.ts';

const bytea = 17;

/**
 * Postgres in this process, its files in `folder`. The caller makes sure that no other process has it open.
 * PGlite's own conversion of bytes takes seconds for a document.
 */
export async function openPgliteEngine(folder: string): Promise<Engine> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create({
    dataDir: folder,
    // Of a new database: files of its log of 1 MB in place of 16, as it stores little at a time.
    initDbStartParams: ['--wal-segsize=1', '--no-sync', '--no-instructions'],
    serializers: { [bytea]: (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}` },
    parsers: { [bytea]: (text: string) => Buffer.from(text.slice(2), 'hex') },
  });
  // Given with each statement: what is given to create() for arrays, PGlite replaces by its own.
  const parsers = Object.fromEntries(numberListTypes.map((type) => [type, numbersOfList]));
  const queriesOf = (connection: Pick<Transaction, 'query' | 'exec'>): Queries => ({
    async rows({ text, row }, values = []) {
      const { rows } = await connection.query(text, [...values], { parsers });
      return rows.map((found) => row.parse(found));
    },
    async script(text) {
      await connection.exec(text);
    },
  });

  return {
    kind: 'pglite',
    ...queriesOf(database),
    transaction: (work) => database.transaction((transaction) => work(queriesOf(transaction))),
    async listen(channel, callback) {
      const stop = await database.listen(channel, () => callback());
      return () => stop();
    },
    close: () => database.close(),
  };
}
