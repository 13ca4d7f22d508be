import { describe, expect, it } from 'vitest';
import { testEngine } from './tools/engines.ts';
import { runBroadcast } from './tools/crowd/broadcast-run.ts';

// What `npm run bench -- alerts` does with 100,000 followers, with fewer, and without looking at the time that it takes.

const followers = 2000;

describe('alerts to thousands of followers, some blocked, some migrated, some held by 429s', () => {
  const engine = testEngine('postgres');

  it('reach each of them once, sent by the program in two processes, which go on answering', async () => {
    const { databaseUrl } = await engine.freshDatabase();
    if (databaseUrl === null) throw new Error('Postgres has an address');
    const run = await runBroadcast({
      databaseUrl,
      followers,
      perSecond: 600,
      processes: 2,
      idleSeconds: 0,
      askEvery: 300,
    });
    const blocked = followers / 20;
    expect(run.counts).toEqual({
      pending: 0,
      sent: followers - blocked,
      blocked,
      gone: 0,
      failed: 0,
      superseded: 0,
      possiblyTwice: 0,
    });
    expect(run.tally.twice).toEqual([]);
    expect(run.tally.reached).toBe(followers - blocked);
    expect(run.tally.floods).toBeGreaterThanOrEqual(followers / 50);
    expect(run.busy.length).toBeGreaterThan(0);
    expect(run.complaints.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  }, 120_000);
});
