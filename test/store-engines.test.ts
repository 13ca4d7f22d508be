import { expect, it } from 'vitest';
import { describeOnEachEngine } from './tools/engines.ts';

describeOnEachEngine('a fresh store', (engine) => {
  it('is empty and answers', async () => {
    const store = await engine.openFreshStore();
    await store.ping();
    expect(store.engine).toEqual({ kind: engine.kind, version: expect.stringMatching(/^18/) });
    expect(await store.holdings()).toEqual({ agencies: 0, reports: 0, years: [], newest: null, samplesOnly: false });
  });
});
