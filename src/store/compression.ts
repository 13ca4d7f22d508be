import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';

/** The first byte of what is stored says how the rest is. */
const plain = 0;
const deflated = 1;

/** A value as compressed JSON. The same value gives the same bytes. */
export function packJson(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  return smaller(text, deflateRawSync(text, { level: 9 }));
}

/** The value that `packJson` was given, as JSON has it. */
export function unpackJson(packed: Uint8Array): unknown {
  const rest = packed.subarray(1);
  return JSON.parse((methodOf(packed) === deflated ? inflateRawSync(rest) : Buffer.from(rest)).toString());
}

/** A document, compressed unless it is already; off the main thread, as documents may be of many megabytes. */
export async function packDocument(bytes: Uint8Array): Promise<Uint8Array> {
  return smaller(bytes, await promisify(deflateRaw)(bytes));
}

/** The bytes that `packDocument` was given. */
export async function unpackDocument(packed: Uint8Array): Promise<Uint8Array> {
  const rest = packed.subarray(1);
  return methodOf(packed) === deflated ? promisify(inflateRaw)(rest) : rest;
}

function smaller(bytes: Uint8Array, compressed: Uint8Array): Uint8Array {
  return compressed.length < bytes.length
    ? Buffer.concat([Uint8Array.of(deflated), compressed])
    : Buffer.concat([Uint8Array.of(plain), bytes]);
}

function methodOf(packed: Uint8Array): number {
  const method = packed[0];
  if (method !== plain && method !== deflated) throw new RangeError(`${method} is no way of storing bytes`);
  return method;
}
