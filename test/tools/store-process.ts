import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../../src/domain/clock.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { agencyOf, newReport } from './new-reports.ts';

// A process of its own that opens a store and does as it is told: `store-process.ts ACTION --data-dir FOLDER
// [--database-url URL] [--wait]`, which waits for a word on its input before it opens it. It says on standard output what it has done, and what a person would be told on standard error.

const agency = agencyOf('淄博市投资促进局');

const actions: { readonly [action in string]?: (store: Store) => Promise<void> } = {
  async open(store) {
    process.stdout.write('opened\n');
    await store.close();
  },
  /** Keeps the store open until its input ends; repeats what is handed over. */
  async hold(store) {
    store.onRequest('repeat', z.string(), (words) => Promise.resolve(words.repeat(2)));
    store.onRequest('refuse', z.unknown(), () => Promise.reject(new UserError({ zh: '不行。', en: 'No.' })));
    store.onRequest('fail', z.unknown(), () => Promise.reject(new Error('broken')));
    store.onRequest('die', z.unknown(), () => Promise.resolve(process.kill(process.pid, 'SIGKILL')));
    process.stdout.write('opened\n');
    await new Promise((resolve) => {
      process.stdin.once('end', resolve).resume();
    });
    await store.close();
  },
  /** Saves reports of one year after another until it is killed or refused; says each year that was saved. */
  async save(store) {
    await store.addAgencies([agency], []);
    for (let year = 1; ; year += 1) {
      await store.save(newReport(agency, year, { words: randomBytes(500_000).toString('hex') }));
      process.stdout.write(`${year}\n`);
    }
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'data-dir': { type: 'string' }, 'database-url': { type: 'string' }, wait: { type: 'boolean' } },
});
if (values.wait === true) {
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
}
try {
  const store = await openStore({
    databaseUrl: values['database-url'] ?? null,
    dataDir: values['data-dir'] ?? '.',
    clock: systemClock,
  });
  await actions[positionals[0] ?? 'open']?.(store);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.en}\n`);
  // PGlite would keep the process alive.
  process.exit(1);
}
