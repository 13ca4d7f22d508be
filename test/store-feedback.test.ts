import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../src/store/store.ts';
import { describeOnEachEngine, testEngine } from './tools/engines.ts';
import { agencyOf } from './tools/new-reports.ts';

const agency = agencyOf('淄博市财政局');

describeOnEachEngine('what people missed and what they found wrong', (engine) => {
  let store: Store;
  let now = new Date('2026-11-20T04:00:00Z');
  beforeAll(async () => {
    store = await engine.openFreshStore({ clock: { now: () => now, wait: () => Promise.resolve() } });
    await store.addAgencies([agency], []);
  });

  it('counts the names that were not found, the most wanted first', async () => {
    for (const name of ['甲市乙局', '丙县丁局', '甲市乙局', ' 甲市乙局\n']) await store.noteMissedName(name);
    now = new Date('2026-11-21T04:00:00Z');
    await store.noteMissedName('丙县丁局');
    expect(await store.missedNames(5)).toEqual([
      { name: '甲市乙局', count: 3, lastAskedAt: new Date('2026-11-20T04:00:00Z') },
      { name: '丙县丁局', count: 2, lastAskedAt: now },
    ]);
    expect(await store.missedNames(1)).toHaveLength(1);
  });

  it('keeps names short, and nothing of an empty one', async () => {
    await store.noteMissedName('很'.repeat(500));
    await store.noteMissedName('  ');
    const names = (await store.missedNames(10)).map(({ name }) => name);
    expect(names).toContain('很'.repeat(60));
    expect(names).toHaveLength(3);
  });

  it('keeps reported errors until they are settled', async () => {
    expect(await store.reportedErrors(5)).toEqual({ open: 0, errors: [] });
    const first = await store.reportError({ agency: agency.id, year: 2023, words: '新收应为\u00003' });
    const second = await store.reportError({ agency: agency.id, year: null, words: '长'.repeat(900) });
    const { open, errors } = await store.reportedErrors(5);
    expect(open).toBe(2);
    expect(errors).toEqual([
      { id: second, agency: agency.id, agencyName: agency.name, year: null, words: '长'.repeat(500), at: now },
      { id: first, agency: agency.id, agencyName: agency.name, year: 2023, words: '新收应为\uFFFD3', at: now },
    ]);
    expect(await store.reportedErrors(1)).toMatchObject({ open: 2, errors: [{ id: second }] });
    await store.settleError(second);
    await store.settleError(second);
    expect(await store.reportedErrors(5)).toMatchObject({ open: 1, errors: [{ id: first }] });
  });
});

// On the quicker engine alone: it takes thousands of statements.
describe('many missed names', () => {
  const engine = testEngine('postgres');

  it('forgets the rarest names beyond five thousand', { timeout: 120_000 }, async () => {
    const store = await engine.openFreshStore();
    for (const name of ['甲市乙局', '甲市乙局']) await store.noteMissedName(name);
    for (let block = 0; block < 51; block += 1)
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => store.noteMissedName(`第${block * 100 + index}号机关`)),
      );
    // What several that forget at once leave to each other goes with the next name.
    await store.noteMissedName('最后一个机关');
    const names = (await store.missedNames(100_000)).map(({ name }) => name);
    expect(names).toHaveLength(5000);
    expect(names[0]).toBe('甲市乙局');
  });
});
