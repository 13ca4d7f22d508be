/**
 * Work that is done one batch after the other: what comes while one is under way makes up the next. Each call ends as the
 * batch did that its items were in.
 */
export function inBatches<Item>(
  work: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let waiting: { readonly items: Item[]; readonly end: PromiseWithResolvers<void> } | null = null;
  let working = false;

  async function run(): Promise<void> {
    working = true;
    while (waiting !== null) {
      const { items, end } = waiting;
      waiting = null;
      await work(items).then(end.resolve, end.reject);
    }
    working = false;
  }

  return (items) => {
    waiting ??= { items: [], end: Promise.withResolvers() };
    waiting.items.push(...items);
    const { promise } = waiting.end;
    if (!working) void run();
    return promise;
  };
}
