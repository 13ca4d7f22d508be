import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Transport } from './transport.ts';

/** Milliseconds within which a connection is made, or the call cannot have arrived. */
const connectTimeout = 10_000;
/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Calls of the Bot API over Node's own connections, which are kept open; whatever is no short text goes by `fetch`. `fetch`
 * leaves so much behind for each call that, at hundreds of calls a second, collecting it holds up every answer for a tenth of
 * a second.
 */
export const httpTransport: Transport = async (url, init) => {
  const { method = 'GET', headers, body, signal } = init;
  if (typeof body !== 'string') return await fetch(url, init);
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const options = { method, headers: Object.fromEntries(new Headers(headers)), ...(signal ? { signal } : {}) };
  const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, options, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.once('end', () => {
      const { statusCode: status = 0 } = response;
      resolve(new Response(bodiless.has(status) ? null : Buffer.concat(chunks), { status }));
    });
    // Also when the connection ends in the middle of the answer.
    response.once('error', reject);
  });
  request.once('error', reject);
  request.once('socket', (socket) => {
    if (!socket.connecting) return;
    // By the name that `fetch` gives it.
    const tooLong = Object.assign(new Error('no connection was made in time'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
    const timer = setTimeout(() => request.destroy(tooLong), connectTimeout);
    for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer));
  });
  request.end(body);
  return await promise;
};
