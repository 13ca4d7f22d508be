import type { Transport } from '../../telegram/transport.ts';
import { readAddress, readCallBody } from './call-request.ts';
import type { Double } from './double.ts';

/** The root under which the double answers inside this process. No request to it ever leaves. */
export const doubleRoot = 'http://double.invalid';

/** Calls of the double without a network, by way of the same requests and bodies. */
export function inProcess(double: Double): Transport {
  return async (url, init) => {
    const signal = init.signal ?? new AbortController().signal;
    const address = readAddress(new URL(url).pathname);
    if (address === null) return new Response('Not Found', { status: 404 });
    if (address.kind === 'file') {
      const bytes = double.file(address.token, address.rest);
      return bytes === null ? new Response('Not Found', { status: 404 }) : new Response(Buffer.from(bytes));
    }
    const type = new Headers(init.headers).get('content-type') ?? '';
    const body = await readCallBody(type, init.body);
    const answer = await double.answer({ token: address.token, method: address.rest, ...body, signal });
    if (answer.kind === 'reset') throw networkError('ECONNRESET');
    if (answer.kind === 'unreachable') throw networkError('ECONNREFUSED');
    if (answer.kind === 'whole') return new Response(answer.body, { status: answer.status });
    const half = new TextEncoder().encode(answer.body);
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(half) }));
  };
}

/** What Node's fetch throws. */
function networkError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code }) });
}
