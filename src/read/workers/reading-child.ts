import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { UserError } from '../../domain/user-error.ts';
import { tooLarge } from '../refusals.ts';
import { type ChildMessage, isJob } from './child-message.ts';

/**
 * The process in which a pool reads documents: it loads the module named on its command line and calls its `read` for one
 * job after the other, with a function that says how many parts of a document are done. A thread beside it ends the process when it grows too large, which nothing in it can prevent.
 */

/** A report of a province is below 2 MB of figures and text. */
const largestResult = 32_000_000;

// Ctrl-C reaches every process of a terminal. What is being read is finished; the pool ends this process when it is done.
process.on('SIGINT', () => {});

const [modulePath = '', limitBytes = ''] = process.argv.slice(2);
const watch = new Worker(path.join(import.meta.dirname, 'memory-watch.ts'), {
  workerData: { limitBytes: Number(limitBytes) },
  execArgv: [],
});
watch.unref();

const module: unknown = await import(pathToFileURL(modulePath).href);
const read: unknown = typeof module === 'object' && module !== null && 'read' in module ? module.read : undefined;
if (typeof read !== 'function') throw new TypeError(`${modulePath} exports no read`);

function send(message: ChildMessage): void {
  process.send?.(message);
}

function progress(done: number, total: number): void {
  send({ kind: 'progress', done, total });
}

process.on('message', (job: unknown) => {
  if (!isJob(job)) throw new TypeError('not a job');
  void Promise.resolve()
    .then((): unknown => read(job.bytes, job.name, job.options, progress))
    .then((value) => {
      const result = serialize(value);
      if (result.length > largestResult) throw tooLarge();
      send({ kind: 'result', result, residentBytes: process.memoryUsage.rss() });
    })
    .catch((error: unknown) => {
      const residentBytes = process.memoryUsage.rss();
      if (error instanceof UserError) send({ kind: 'refused', zh: error.zh, en: error.en, residentBytes });
      else {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send({ kind: 'failed', message, residentBytes });
      }
    });
});
watch.once('online', () => send({ kind: 'ready' }));
