import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { readAddress, readCallBody } from './call-request.ts';
import type { Double } from './double.ts';

/** The double on a port of this machine. */
export type DoubleServer = {
  /** What BOT_API_ROOT is set to. */
  readonly root: string;
  /** Breaks all connections and listens no more. */
  close(): Promise<void>;
};

/** Serves the double over HTTP; port 0 is any that is free. */
export async function serveDouble(double: Double, port = 0): Promise<DoubleServer> {
  const server = createServer((request, response) => {
    respond(double, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (!isInternet(address)) throw new Error('the double has no port');
  return {
    root: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function isInternet(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

async function respond(double: Double, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = readAddress(new URL(request.url ?? '/', 'http://double.invalid').pathname);
  if (address === null) {
    response.writeHead(404).end();
    return;
  }
  if (address.kind === 'file') {
    const bytes = double.file(address.token, address.rest);
    response.writeHead(bytes === null ? 404 : 200).end(bytes ?? undefined);
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const body = await readCallBody(request.headers['content-type'] ?? '', Readable.toWeb(request));
  const answer = await double.answer({ token: address.token, method: address.rest, ...body, signal: gone.signal });
  switch (answer.kind) {
    case 'whole':
      response.writeHead(answer.status, { 'content-type': answer.type === 'json' ? 'application/json' : 'text/html' });
      response.end(answer.body);
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(answer.body);
      return;
    case 'reset':
    case 'unreachable':
      request.socket.resetAndDestroy();
  }
}
