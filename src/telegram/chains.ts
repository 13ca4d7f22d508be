/** Work in order within a key, side by side across keys. */
export type Chains = {
  /** Does the work after everything of the same key, and at once where there is none. The work must not throw. */
  add(key: number | null, work: () => Promise<void>): void;
  /** Resolves as soon as less than so much work is in hand. */
  below(count: number): Promise<void>;
};

/** Chains of work, held in memory. Work with no key follows nothing. */
export function createChains(): Chains {
  const last = new Map<number, Promise<void>>();
  let inHand = 0;
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  return {
    add: (key, work) => {
      inHand += 1;
      const chain = run(key === null ? undefined : last.get(key), work).finally(() => {
        inHand -= 1;
        if (key !== null && last.get(key) === chain) last.delete(key);
        for (const { resolve } of waiting.filter(({ count }) => inHand < count)) resolve();
        waiting = waiting.filter(({ count }) => inHand >= count);
      });
      if (key !== null) last.set(key, chain);
    },

    below: async (count) => {
      if (inHand < count) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, resolve });
      await promise;
    },
  };
}

async function run(before: Promise<void> | undefined, work: () => Promise<void>): Promise<void> {
  await before;
  await work();
}
