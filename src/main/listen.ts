import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../log.ts';

/** Answers a request. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Milliseconds that requests get to be answered when the program stops. */
const grace = 3000;

/** Why nothing can listen at a port, for the person who chose it; undefined for any other error. */
function portError(port: number, error: unknown): UserError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new UserError({
      zh: `端口 ${port} 已被占用：请用 PORT 指定别的端口，或先结束占用它的程序。`,
      en: `The port ${port} is in use: set PORT to another one, or stop the program that has it.`,
    });
  if (code === 'EACCES')
    return new UserError({
      zh: `没有权限监听端口 ${port}：请用 PORT 指定 1024 以上的端口。`,
      en: `This user may not listen at port ${port}: set PORT to one above 1024.`,
    });
  return undefined;
}

/**
 * Answers requests at a port of all addresses, each by the handler of its path. `close` takes no more, and gives those
 * under way a moment. Throws UserError when the port cannot be had.
 */
export async function listen(
  port: number,
  handlers: ReadonlyMap<string, Handler>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<{ close(): Promise<void> }> {
  let closing = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (closing) response.shouldKeepAlive = false;
    const handler = handlers.get(new URL(request.url ?? '/', 'http://here.invalid').pathname);
    if (handler === undefined) response.writeHead(404).end();
    else await handler(request, response);
  }

  // Longer than Telegram keeps a connection that it does not use, so that it is never closed under a request.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 75_000 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      // Also whoever went away before the request was whole.
      if (!request.destroyed) log.error('request failed', error instanceof Error ? { error } : {});
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(port, error) ?? error));
    server.listen(port, resolve);
  });
  const bound = server.address();
  log.info('listening', { port: typeof bound === 'object' && bound !== null ? bound.port : port });

  return {
    close: async () => {
      closing = true;
      const done = new AbortController();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await Promise.race([closed, clock.wait(grace, done.signal).catch(() => undefined)]);
      done.abort();
      server.closeAllConnections();
    },
  };
}
