import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The program on Telegram, as a process of its own. */
export type BotProcess = {
  /** Megabytes of memory that it holds; null where the system does not say. */
  memory(): Promise<number | null>;
  /** Lines of its log that are warnings or errors. */
  complaints(): readonly string[];
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../../..');
/** What one process has compiled the next need not. */
const compiled = path.join(tmpdir(), 'gongkai-tests-compiled');

/** Starts the program with an environment. Resolves when it takes updates; rejects when it ends before. */
export async function startBotProcess(environment: { readonly [name: string]: string }): Promise<BotProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'src/main.ts')], {
    env: { PATH, NODE_COMPILE_CACHE: compiled, LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const started = Promise.withResolvers<void>();
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line.includes('"event":"bot started"')) started.resolve();
      if (line !== '' && !line.includes('"level":"info"')) complaints.push(line);
    }
  });
  await Promise.race([
    started.promise,
    exited.then(() => {
      throw new Error(`the bot did not start: ${complaints.join(' ')}`);
    }),
  ]);
  return {
    memory: () => residentMemory(child.pid ?? 0),
    complaints: () => complaints,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function residentMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
