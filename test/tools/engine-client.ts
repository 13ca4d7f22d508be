import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The process that makes databases. */
export type EngineServer = { readonly socket: string; stop(): Promise<void> };

/**
 * Starts engine-server.ts. It starts Postgres when it is first wished for, and ends, with Postgres and all that was
 * stored, when its input closes: also when this process is killed.
 */
export async function startEngineServer(): Promise<EngineServer> {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'engine-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl+C is for this process, which then closes the input.
    detached: true,
  });
  const [socket]: unknown[] = await once(createInterface(server.stdout), 'line');
  if (typeof socket !== 'string') throw new Error('the engine server did not start');
  return {
    socket,
    async stop() {
      server.stdin.end();
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

/** What the server at a socket answers to a wish: the address of a database, or the path of a data folder. */
export async function wishFor(wish: string, socketPath: string): Promise<string> {
  const socket = connect(socketPath);
  const answers = createInterface(socket);
  socket.write(`${wish}\n`);
  try {
    const [answer]: unknown[] = await once(answers, 'line', { signal: AbortSignal.timeout(50_000) });
    if (typeof answer !== 'string') throw new Error('the engine server gave no answer');
    return answer;
  } finally {
    socket.destroy();
  }
}
