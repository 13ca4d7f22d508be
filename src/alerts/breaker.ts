/** Stops all alerts after repeated attempts whose end is not known, until one of them gets through. */
export type Breaker = {
  /** How many attempts may be under way at once: 0 none now, 1 a probe, else as many as one likes. */
  allowance(now: Date): 0 | 1 | 'all';
  /** Milliseconds until a probe may go; 0 when it may. */
  wait(now: Date): number;
  passed(): void;
  /** `outright`: one is enough, as no attempt can succeed. Gives whether alerts stop now that went on before. */
  failed(now: Date, outright: boolean): boolean;
};

const mostFailures = 5;
const firstPause = 30_000;
const longestPause = 600_000;

export function createBreaker(): Breaker {
  let failures = 0;
  let pause = 0;
  let until = 0;
  const wait = (now: Date): number => {
    const left = until - now.getTime();
    // A clock that was put back does not keep it open.
    return left > longestPause ? 0 : Math.max(0, left);
  };
  return {
    wait,
    allowance: (now) => (pause === 0 ? 'all' : wait(now) > 0 ? 0 : 1),
    passed: () => {
      failures = 0;
      pause = 0;
    },
    failed: (now, outright) => {
      failures += 1;
      if (failures < mostFailures && !outright) return false;
      const first = pause === 0;
      pause = first ? firstPause : Math.min(longestPause, pause * 2);
      until = now.getTime() + pause;
      return first;
    },
  };
}
