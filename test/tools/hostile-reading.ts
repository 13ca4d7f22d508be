/** What a pool runs in its tests: the name says what goes wrong. */
export async function read(bytes: Uint8Array, name: string, options: unknown): Promise<unknown> {
  if (name === 'hang') for (;;);
  if (name === 'never') await new Promise(() => {});
  if (name === 'heap') {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, index) => index + kept.length));
  }
  if (name === 'buffers') {
    const kept: Uint8Array[] = [];
    for (;;) kept.push(new Uint8Array(8_000_000).fill(1));
  }
  if (name === 'talk nonsense') {
    process.send?.({ kind: 'nonsense' });
    await new Promise(() => {});
  }
  if (name === 'crash') process.abort();
  if (name === 'throw') throw new TypeError('nothing to read');
  if (name === 'environment') return Object.keys(process.env);
  // oxlint-disable-next-line typescript/no-implied-eval -- what a hostile document would try
  if (name === 'evaluate') return new Function('return 1')();
  if (name === 'start a program') (await import('node:child_process')).execFileSync('true');
  if (name === 'write') (await import('node:fs')).writeFileSync('written', '');
  if (name === 'large result') return 'x'.repeat(40_000_000);
  return { bytes: bytes.length, name, options, process: process.pid };
}
