import { workerData } from 'node:worker_threads';

/**
 * Ends the process it runs in when that holds more memory than allowed, or has lost its parent. It runs in a thread of its
 * own because a document can keep the main thread busy for ever, and counts resident memory because buffers and what
 * libraries allocate are no part of the heap that Node can limit.
 */

const { limitBytes } = workerDataOf(workerData);
const parent = process.ppid;

setInterval(() => {
  if (process.memoryUsage.rss() > limitBytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 20);

function workerDataOf(data: unknown): { limitBytes: number } {
  const limit = typeof data === 'object' && data !== null && 'limitBytes' in data ? data.limitBytes : undefined;
  if (typeof limit !== 'number' || !(limit > 0)) throw new TypeError('limitBytes must be a positive number');
  return { limitBytes: limit };
}
