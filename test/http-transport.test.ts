import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpTransport } from '../src/telegram/http-transport.ts';

/** Serves on a free port; gives the address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"查"}' };

describe('calls over HTTP', () => {
  it('carry method, headers and body, and give status and text', async () => {
    const root = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(429, { 'content-type': 'application/json' });
        response.end(`${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks).toString()}`);
      });
    });
    const response = await httpTransport(`${root}/bot/x`, call);
    expect(response.status).toBe(429);
    expect(await response.text()).toBe('POST application/json {"text":"查"}');
  });

  it('use one connection again and again', async () => {
    const ports = new Set<number | undefined>();
    const root = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume().on('end', () => response.end('{}'));
    });
    for (let count = 0; count < 5; count += 1) await (await httpTransport(root, call)).text();
    expect(ports.size).toBe(1);
  });

  it('fail with the code that says that nothing arrived when nobody listens', async () => {
    await expect(httpTransport('http://127.0.0.1:1', call)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('fail when the connection breaks before the answer, or in the middle of it', async () => {
    const before = await serve((request) => request.socket.resetAndDestroy());
    await expect(httpTransport(before, call)).rejects.toThrow(/./);
    const midway = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":');
      request.socket.end();
    });
    await expect(httpTransport(midway, call)).rejects.toThrow(/./);
  });

  it('end when they are aborted', async () => {
    const arrived = Promise.withResolvers<void>();
    const root = await serve(() => arrived.resolve());
    const stop = new AbortController();
    const ended = httpTransport(root, { ...call, signal: stop.signal });
    const outcome = expect(ended).rejects.toThrow(/abort/i);
    await arrived.promise;
    stop.abort();
    await outcome;
  });

  it('take whatever fetch takes', async () => {
    const root = await serve((request, response) => {
      const type = request.headers['content-type'] ?? '';
      request.resume().on('end', () => response.end(type.split(';')[0]));
    });
    const form = new FormData();
    form.set('document', new Blob(['x']), 'x.txt');
    expect(await (await httpTransport(root, { method: 'POST', body: form })).text()).toBe('multipart/form-data');
    expect(await (await httpTransport(root, {})).text()).toBe('');
  });
});
