/** What is known of some work that was done again and again: rounds, and milliseconds. */
export type Times = { readonly n: number; readonly p50: number; readonly p99: number };

/** Work to be timed. `run` returns the milliseconds that it took, so that it may leave out what is not its own. */
export type Work = { readonly name: string; readonly run: () => Promise<number> };

/** Work beside the floor that it was measured with. */
export type Compared = { readonly name: string; readonly times: Times; readonly floor: Times };

/** Milliseconds of the whole of some work. */
export async function timeOf(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Of at least one number of milliseconds. */
export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { n: sorted.length, p50: quantile(0.5), p99: quantile(0.99) };
}

/**
 * Times work against a floor, each once a round, so that whatever slows the machine down slows all of them. A fifth of
 * the rounds more come first, and are not counted: they warm up plans, caches and the compiler. After `seconds` no round
 * begins, but `fewest` there are in any case.
 */
export async function compare(
  floor: () => Promise<number>,
  works: readonly Work[],
  {
    rounds,
    seconds = 15,
    fewest = 3,
  }: { readonly rounds: number; readonly seconds?: number; readonly fewest?: number },
): Promise<readonly Compared[]> {
  const runs = [floor, ...works.map(({ run }) => run)];
  const taken: number[][] = runs.map(() => []);
  const begun = performance.now();
  const warmUp = Math.floor(rounds / 5);
  for (let round = -warmUp; round < rounds; round += 1) {
    if (round >= fewest && performance.now() - begun > seconds * 1000) break;
    // Another one begins each round, as who comes after the heaviest pays for the rubbish that it left.
    for (let turn = 0; turn < runs.length; turn += 1) {
      const index = (round + warmUp + turn) % runs.length;
      const milliseconds = await runs[index]?.();
      if (round >= 0 && milliseconds !== undefined) taken[index]?.push(milliseconds);
    }
  }
  const [floorTimes, ...times] = taken.map(timesOf);
  if (floorTimes === undefined) throw new Error('there is always a floor');
  return works.flatMap(({ name }, index) => {
    const own = times[index];
    return own === undefined ? [] : [{ name, times: own, floor: floorTimes }];
  });
}
