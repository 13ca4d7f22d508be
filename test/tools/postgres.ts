import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket at which the databases of this run are asked for. */
    engineServer: string;
  }
}

/**
 * Starts the process that makes databases for the tests of this run. It starts Postgres when a test first asks for it,
 * and ends, with Postgres and all that was stored, when its input closes: also when this process is killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'engine-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl+C is for vitest, which then closes the input.
    detached: true,
  });
  const [socket]: unknown[] = await once(createInterface(server.stdout), 'line');
  if (typeof socket !== 'string') throw new Error('the engine server did not start');
  project.provide('engineServer', socket);
  return async () => {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
  };
}
