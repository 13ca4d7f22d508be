import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../src/domain/clock.ts';
import type { Statement } from '../src/store/engine.ts';
import { openPostgresEngine } from '../src/store/postgres-engine.ts';
import { testEngine } from './tools/engines.ts';
import { proxyTo } from './tools/proxy.ts';

// A connection that breaks in the middle of a transaction: whatever the work does then, the transaction fails and the process goes on.

const one: Statement<{ one: number }> = { text: 'select 1::int as one', row: z.object({ one: z.number() }) };

async function setting() {
  const { databaseUrl } = await testEngine('postgres').freshDatabase();
  const proxy = await proxyTo(databaseUrl ?? '', onTestFinished);
  const engine = await openPostgresEngine(proxy.url, { connections: 2, clock: systemClock });
  onTestFinished(() => engine.close());
  return { engine, proxy };
}

/** Lets everything happen that follows from a socket that was closed. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

describe('a connection that breaks in a transaction', () => {
  it.each([
    ['between two statements', async () => await settled()],
    ['while a statement is under way', async () => {}],
  ])('%s fails it, and the next one succeeds', async (_, wait) => {
    const { engine, proxy } = await setting();
    const done: string[] = [];
    const failed = engine.transaction(async (queries) => {
      await queries.rows(one);
      done.push('first');
      await proxy.cut();
      await wait();
      await queries.rows(one);
      done.push('second');
    });
    await expect(failed).rejects.toMatchObject({ code: expect.stringMatching(/^(?:CONNECTION_|E)/) });
    await settled();
    expect(done).toEqual(['first']);
    await proxy.mend();
    expect(await engine.transaction((queries) => queries.rows(one))).toEqual([{ one: 1 }]);
  });

  it('after its last statement fails it', async () => {
    const { engine, proxy } = await setting();
    const failed = engine.transaction(async (queries) => {
      await queries.rows(one);
      await proxy.cut();
      await settled();
      return 'done';
    });
    await expect(failed).rejects.toMatchObject({ code: expect.stringMatching(/^(?:CONNECTION_|E)/) });
    await settled();
    await proxy.mend();
    expect(await engine.rows(one)).toEqual([{ one: 1 }]);
  });

  it('fails it also where the work makes another error of it', async () => {
    const { engine, proxy } = await setting();
    const failed = engine.transaction(async (queries) => {
      await queries.rows(one);
      await proxy.cut();
      await queries.rows(one).catch(() => {
        throw new RangeError('no more');
      });
    });
    await expect(failed).rejects.toThrow();
    await settled();
    await proxy.mend();
    expect(await engine.rows(one)).toEqual([{ one: 1 }]);
  });

  it('takes nothing from the pool, however often', async () => {
    const { engine, proxy } = await setting();
    for (let round = 0; round < 5; round += 1) {
      const failed = engine.transaction(async (queries) => {
        await queries.rows(one);
        await proxy.cut();
        await queries.rows(one);
      });
      await expect(failed).rejects.toThrow();
      await settled();
      await proxy.mend();
    }
    expect(await Promise.all([engine.rows(one), engine.transaction((queries) => queries.rows(one))])).toEqual([
      [{ one: 1 }],
      [{ one: 1 }],
    ]);
  });
});
