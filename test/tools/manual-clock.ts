import type { Clock } from '../../src/domain/clock.ts';

/** A clock that stands still until it is told to go on. */
export type ManualClock = Clock & {
  /** Lets time pass, and everything that waited for less than that go on, in order. */
  advance(milliseconds: number): void;
  /** Milliseconds until something that waits goes on; infinite when nothing does. */
  next(): number;
  /** Sets it forward or back, as when the time of a machine is corrected: what waits does so as long as before. */
  jump(milliseconds: number): void;
  /** Resolves as soon as something waits for exactly so many milliseconds. */
  waitingFor(milliseconds: number): Promise<void>;
};

type Waiter = { readonly due: number; readonly length: number; readonly resolve: () => void };

/** A manual clock, at noon of a day in November. */
export function createManualClock(start = new Date('2026-11-20T12:00:00Z')): ManualClock {
  /** Milliseconds that have passed, by which waits are told. */
  let now = 0;
  let zero = start.getTime();
  let waiters: Waiter[] = [];
  let expecting: { readonly length: number; readonly resolve: () => void }[] = [];
  return {
    now: () => new Date(zero + now),
    next: () => Math.min(...waiters.map(({ due }) => due - now)),
    jump: (milliseconds) => {
      zero += milliseconds;
    },
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        const waiter = { due: now + milliseconds, length: milliseconds, resolve };
        waiters.push(waiter);
        signal?.addEventListener('abort', () => {
          waiters = waiters.filter((other) => other !== waiter);
          reject(signal.reason);
        });
        for (const { length, resolve: met } of expecting) if (length === milliseconds) met();
        expecting = expecting.filter(({ length }) => length !== milliseconds);
      }),
    advance: (milliseconds) => {
      now += milliseconds;
      const due = waiters.filter((waiter) => waiter.due <= now).toSorted((a, b) => a.due - b.due);
      waiters = waiters.filter((waiter) => waiter.due > now);
      for (const { resolve } of due) resolve();
    },
    waitingFor: (milliseconds) =>
      waiters.some(({ length }) => length === milliseconds)
        ? Promise.resolve()
        : new Promise((resolve) => expecting.push({ length: milliseconds, resolve })),
  };
}
