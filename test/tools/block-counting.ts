import { readDocument } from '../../src/read/read.ts';

/** What a pool runs in its tests of real documents: how many blocks a document has. */
export async function read(bytes: Uint8Array, name: string): Promise<number> {
  return (await readDocument(bytes, name)).blocks.length;
}
