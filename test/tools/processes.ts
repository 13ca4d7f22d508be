import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { StoreOptions } from '../../src/store/open.ts';

/** A process that a test started. */
export type TestProcess = {
  readonly pid: number;
  /** The next line that it says on standard output; undefined when it says no more. */
  nextLine(): Promise<string | undefined>;
  /** Tells a process that waits to go on. */
  go(): void;
  /** Closes its input, waits for its end, and gives all else that it said. */
  end(): Promise<{ readonly code: number | null; readonly lines: readonly string[]; readonly errors: string }>;
  kill(): Promise<void>;
};

/**
 * Starts store-process.ts. `wait`: it says `ready`, and opens the store when it is told to go. `limit`: kilobytes of the
 * largest file that it may write, as when a disk is full.
 */
export function startStoreProcess(
  action: 'open' | 'hold' | 'save',
  { databaseUrl, dataDir }: Pick<StoreOptions, 'databaseUrl' | 'dataDir'>,
  { wait = false, limit }: { readonly wait?: boolean; readonly limit?: number } = {},
): TestProcess {
  const program = path.join(import.meta.dirname, 'store-process.ts');
  const words = [program, action, '--data-dir', dataDir];
  if (databaseUrl !== null) words.push('--database-url', databaseUrl);
  if (wait) words.push('--wait');
  const child =
    limit === undefined
      ? spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'pipe'] })
      : spawn('bash', ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, ...words], {
          stdio: ['pipe', 'pipe', 'pipe'],
        });
  return processOf(child);
}

function processOf(child: ChildProcessByStdio<Writable, Readable, Readable>): TestProcess {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const nextLine = async (): Promise<string | undefined> => {
    const { value, done } = await lines.next();
    return done === true ? undefined : value;
  };
  return {
    pid: child.pid ?? 0,
    nextLine,
    go() {
      child.stdin.write('go\n');
    },
    async end() {
      child.stdin.end();
      const rest: string[] = [];
      for (let line = await nextLine(); line !== undefined; line = await nextLine()) rest.push(line);
      await exited;
      return { code: child.exitCode, lines: rest, errors };
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
